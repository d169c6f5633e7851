"""Kinds of activity and communities as texts name them: by the reference lists and by synonyms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from services.recognition.folding import fold
from services.recognition.parts import WRITING, Part
from services.reference import Reference

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST_STEM, _ENDING = 4, 2  # a word of a name is known by its beginning, without the ending

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Code → the phrases that name it, each a tuple of beginnings of words."""

    kinds: Phrases
    communities: Phrases

    def kind(self, text: str) -> tuple[Part, ...]:
        """Return the kind that a text names; several that fit equally well are doubtful."""
        return _named("kind", text, self.kinds)

    def community(self, text: str) -> tuple[Part, ...]:
        """Return the community that a text names; several are doubtful."""
        return _named("community", text, self.communities)


def vocabulary_of(reference: Reference) -> Vocabulary:
    """Return the vocabulary of the lists as they are now."""
    return Vocabulary(
        _phrases(reference, "kinds", WRITING["kinds"]),
        _phrases(reference, "communities", WRITING["communities"]),
    )


def _phrases(
    reference: Reference, list_name: str, synonyms: Mapping[str, list[str]]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found = {}
    for code in reference.codes(list_name):
        item = reference.lists[list_name][code]
        names = [part for name in (item.name, item.name_en) for part in name.split(",")]
        own = [tuple(map(_stem, _words(name))) for name in names]
        known = [tuple(_words(phrase)) for phrase in synonyms.get(code, ())]
        found[code] = tuple(dict.fromkeys(phrase for phrase in (*own, *known) if phrase))
    return found


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word[:-_ENDING] if len(word) >= _SHORTEST_STEM + _ENDING else word


def _named(field: str, text: str, phrases: Phrases) -> tuple[Part, ...]:
    """Return the code with the longest phrase, its place from the first word to the last."""
    words = [(fold(word[0]), *word.span()) for word in _WORD.finditer(text)]
    found = [
        (len(phrase), code, spans)
        for code, known in phrases.items()
        for phrase in known
        for spans in [_places(phrase, words)]
        if spans
    ]
    longest = max((length for length, _, _ in found), default=0)
    best = {code: spans for length, code, spans in found if length == longest}
    return tuple(
        Part(field, code, start, end, is_doubtful=len(best) > 1)
        for code, spans in best.items()
        for start, end in spans[:1]
    )


def _places(
    phrase: tuple[str, ...], words: list[tuple[str, int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return from where to where the phrase stands, its words side by side."""
    return tuple(_found(phrase, words))


def _found(phrase: tuple[str, ...], words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    for place in range(len(words) - len(phrase) + 1):
        window = words[place : place + len(phrase)]
        if all(_is_begun(word, stem) for (word, _, _), stem in zip(window, phrase, strict=True)):
            yield window[0][1], window[-1][2]


def _is_begun(word: str, stem: str) -> bool:
    return word.startswith(stem) if len(stem) >= _SHORTEST_STEM else word == stem
