"""Passwords that are tried first: known words in either layout, keyboard walks, repeats, dates.

The list beside this file holds words, not passwords; the rules make the passwords of them: a word
with digits and marks around it, typed in the other layout, with marks for letters, two together.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_suffix(".toml")

# Only digits and what stands between them: telephone numbers, dates.
ONLY_NUMBERS = re.compile(r"[\d\s+\-./:()]+")
SHORTEST_WORD, MOST_WORDS, FEWEST_OTHER_LETTERS = 4, 2, 4
FEWEST_CHARACTERS, LONGEST_REPEATED, MOST_WALKED = 5, 8, 0.7


def is_predictable(password: str) -> bool:
    """Say whether a password is one of those that are tried first."""
    text = password.casefold()
    return (
        bool(ONLY_NUMBERS.fullmatch(text))
        or len(set(text)) < FEWEST_CHARACTERS
        or _is_repeated(text)
        or _is_walk(text)
        or is_made_of(text, _words())
    )


def is_made_of(password: str, words: Iterable[str]) -> bool:
    """Say whether the password is one or two of the words with hardly another letter."""
    known = [
        part
        for word in words
        for part in re.findall(r"[^\W\d_]+", word.casefold())
        if len(part) >= SHORTEST_WORD
    ]
    known.sort(key=len, reverse=True)
    return any(_is_used_up(reading, known) for reading in _readings(password.casefold()))


def _readings(text: str) -> tuple[str, ...]:
    """Return the letters alone, as typed, in the other layouts, and with marks for letters."""
    typed = (text, *(text.translate(table) for table in _tables()))
    return tuple("".join(filter(str.isalpha, reading)) for reading in typed)


def _is_used_up(letters: str, words: list[str]) -> bool:
    taken = 0
    for word in words:
        while taken < MOST_WORDS and word in letters:
            letters = letters.replace(word, "", 1)
            taken += 1
    return taken > 0 and len(letters) < FEWEST_OTHER_LETTERS


def _is_repeated(text: str) -> bool:
    """Say whether a short piece is typed again and again: qwe123qwe123."""
    longest = min(LONGEST_REPEATED, len(text) // 2)
    return any(
        (text[:length] * (len(text) // length + 1)).startswith(text)
        for length in range(1, longest + 1)
    )


def _is_walk(text: str) -> bool:
    """Say whether most steps go to a neighbouring key or the next letter: 1qaz2wsx, abcdef."""
    steps = list(pairwise(text))
    walked = sum(step in _walked() or step[0] == step[1] for step in steps)
    return bool(steps) and walked / len(steps) >= MOST_WALKED


@cache
def _list() -> dict[str, Any]:
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for words in _list()["words"].values() for word in words.split())


@cache
def _tables() -> tuple[dict[int, int], ...]:
    """Return the translations of a typed text into what else it may stand for."""
    latin, russian = _list()["layouts"]["latin"], _list()["layouts"]["russian"]
    pairs = ((latin, russian), (russian, latin), *_list()["marks_for_letters"].values())
    return tuple(str.maketrans(typed, meant) for typed, meant in pairs)


@cache
def _walked() -> frozenset[tuple[str, str]]:
    """Return the steps of keyboard walks, in both directions."""
    walks = [walk for kind in _list()["walks"].values() for walk in kind]
    return frozenset(
        step for walk in walks for step in (*pairwise(walk), *pairwise(reversed(walk)))
    )
