"""The staff by what a text may call them; whoever is not named beyond doubt is asked for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from services.recognition.fitting import Fit, Named, fit, fit_by_given_names, words_of
from services.recognition.folding import Token, fold, parts_of, tokens
from services.recognition.inflection import counterpart, nominatives

MOST_CANDIDATES = 8
MOST_REMEMBERED = 50_000
LEAST_BY_GIVEN = 50
LEAST_LIKENESS = 74  # of 100: how alike a misspelt surname has to be


@dataclass(frozen=True)
class Recognised:
    """Whom a text names: one person beyond doubt, or those it may mean, the likeliest first.

    `scores` has a number from 0 to 100 for each candidate; a certain person is the only candidate.
    """

    certain: str | None = None
    candidates: tuple[str, ...] = ()
    scores: tuple[int, ...] = ()


@dataclass
class StaffNames:
    """An index over the staff; build it once, ask it for any number of texts."""

    rows: Sequence[Mapping[str, object]]
    _found: dict[str, Recognised] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._surnames: dict[str, list[Named]] = defaultdict(list)
        self._given: dict[str, list[Named]] = defaultdict(list)
        for row in self.rows:
            if not row.get("is_withdrawn"):
                self._add(_named(row))
        self._spellings = list(self._surnames)
        self._beginnings = {word[:2] for word in (*self._surnames, *self._given)}

    def _add(self, person: Named) -> None:
        for word in dict.fromkeys((person.surname, *person.surname_parts)):
            self._surnames[word].append(person)
        for word in dict.fromkeys((*person.first, *person.middle)):
            self._given[word].append(person)

    def find(self, text: str) -> Recognised:
        """Return whom a name means: initials, any order, inflected, misspelt, short of a name."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            found = self._found[text] = self._recognised(tokens(text))
        return found

    def is_surname(self, word: str) -> bool:
        """Say whether a word is somebody's surname, in any case."""
        return any(True for _ in self._by_surname(fold(word)))

    def agrees(self, name: str) -> bool:
        """Say whether all words of a name are those of one person."""
        return any(found.is_plausible for found in self._fits(tokens(name)))

    def _recognised(self, words: Sequence[Token]) -> Recognised:
        fits = self._fits(words)
        firm = [found for found in fits if found.is_plausible]
        if len(firm) == 1 and firm[0].is_certain:
            return Recognised(firm[0].person.teacher_id, (firm[0].person.teacher_id,), (100,))
        by_given = (fit_by_given_names(person, words) for person in self._by_given(words))
        likely = (found for found in by_given if found.score >= LEAST_BY_GIVEN)
        fits = _best((*fits, *self._misspelt(words), *likely))
        shown = fits[:MOST_CANDIDATES]
        return Recognised(
            None,
            tuple(found.person.teacher_id for found in shown),
            tuple(found.score for found in shown),
        )

    def _fits(self, words: Sequence[Token]) -> list[Fit]:
        """Return how the people with one of the words as a surname fit."""
        return _best(
            fit(person, words, place=place)
            for place, word in enumerate(words)
            if not word.is_short
            for person in self._by_surname(word.text)
        )

    def _by_surname(self, word: str) -> Iterator[Named]:
        """Yield whose surname a word may be: as written, in another case, of the other gender."""
        spellings = {word, counterpart(word), *parts_of(word)}
        if word not in self._surnames and word[:2] in self._beginnings:
            spellings |= nominatives(word)
        for spelling in spellings:
            yield from self._surnames.get(spelling, ())

    def _misspelt(self, words: Sequence[Token]) -> Iterator[Fit]:
        for place, word in enumerate(words):
            if word.is_short or len(word.text) < 3:
                continue
            alike = process.extract(
                word.text,
                self._spellings,
                scorer=fuzz.ratio,
                score_cutoff=LEAST_LIKENESS,
                limit=MOST_CANDIDATES,
            )
            for spelling, _, _ in alike:
                for person in self._surnames[spelling]:
                    yield fit(person, words, place=place)

    def _by_given(self, words: Sequence[Token]) -> Iterator[Named]:
        for word in words:
            if not word.is_short:
                spellings = {word.text}
                if word.text[:2] in self._beginnings:
                    spellings |= nominatives(word.text)
                for spelling in spellings:
                    yield from self._given.get(spelling, ())


def _best(fits: Iterator[Fit] | Sequence[Fit]) -> list[Fit]:
    """Return the best fit of each person, the likeliest first, namesakes by their names."""
    best: dict[str, Fit] = {}
    for found in fits:
        before = best.get(found.person.teacher_id)
        if before is None or found.score > before.score:
            best[found.person.teacher_id] = found
    return sorted(best.values(), key=lambda found: (-found.score, found.person.sorted_by))


def _named(row: Mapping[str, object]) -> Named:
    surname = fold(" ".join(str(row["last_name"] or "").split()))
    first, middle = (fold(str(row[part] or "")) for part in ("first_name", "middle_name"))
    whole = "-".join(words_of(surname))
    return Named(
        teacher_id=str(row["teacher_id"]),
        surname=whole,
        surname_parts=tuple(parts_of(whole)),
        first=tuple(words_of(first)),
        middle=tuple(words_of(middle)),
        sorted_by=f"{surname} {first} {middle}",
    )
