"""How well the words of a name fit one person: what agrees, what is doubtful, what contradicts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from services.recognition.folding import Token, parts_of
from services.recognition.inflection import counterpart, nominatives

SURE, INFLECTED, HALF, CROSSED = 100, 97, 90, 88  # how well a surname fits; less: misspelt
MISSPELT_AT_BEST = 85
CONTRADICTION, SLIP, SURNAME_ALONE = 30, 6, 2
WITHOUT_SURNAME, A_GIVEN_NAME = 50, 15
ALIKE = 80  # of 100: a given name this much like another is it misspelt


@dataclass(frozen=True)
class Named:
    """A person's name, folded: the surname whole and in parts, the words of the other names."""

    teacher_id: str
    surname: str
    surname_parts: tuple[str, ...]
    first: tuple[str, ...]
    middle: tuple[str, ...]
    sorted_by: str


@dataclass(frozen=True)
class Given:
    """What the words beside the surname say: names that agree, are misspelt, or contradict."""

    agreeing: int = 0
    slips: int = 0
    contradictions: int = 0
    has_middle: bool = False


@dataclass(frozen=True)
class Fit:
    """How a name fits a person, from 0 to 100.

    `is_plausible`: nothing contradicts; `is_certain`: and nothing is left to be guessed.
    """

    person: Named
    score: int
    is_plausible: bool
    is_certain: bool


def words_of(name: str) -> list[str]:
    """Return the words of a folded name, parts with hyphens apart, brackets and points left out."""
    return [part for word in name.split() for part in parts_of(word.strip("().,"))]


def fit(person: Named, words: Sequence[Token], *, place: int) -> Fit:
    """Return how the words fit, the one at this place being the surname."""
    quality = _surname(person, words[place].text)
    given = _given(person, [*words[:place], *words[place + 1 :]])
    is_firm = (
        quality >= INFLECTED
        or (quality == HALF and given.agreeing > 0)
        or (quality == CROSSED and given.has_middle)
    )
    is_plausible = not given.contradictions and quality >= CROSSED
    lost = given.contradictions * CONTRADICTION + given.slips * SLIP
    alone = 0 if given.agreeing else SURNAME_ALONE
    return Fit(
        person,
        max(1, quality - lost - alone),
        is_plausible,
        is_plausible and is_firm and not given.slips,
    )


def fit_by_given_names(person: Named, words: Sequence[Token]) -> Fit:
    """Return how words without a known surname fit; that alone is never certain."""
    given = _given(person, words)
    score = WITHOUT_SURNAME + given.agreeing * A_GIVEN_NAME
    score -= given.contradictions * CONTRADICTION + given.slips * SLIP
    return Fit(person, max(1, score), is_plausible=False, is_certain=False)


def _surname(person: Named, word: str) -> int:
    """Return how well a word fits the surname."""
    if word == person.surname:
        return SURE
    is_other = counterpart(word) == person.surname
    if is_other:
        return CROSSED
    may_bend = word[:2] == person.surname[:2]
    if may_bend and person.surname in nominatives(word):
        return INFLECTED
    parts = parts_of(word)
    if person.surname in parts or word in person.surname_parts:
        return HALF
    if person.surname_parts == tuple(parts):
        return SURE
    return round(fuzz.ratio(word, person.surname) * MISSPELT_AT_BEST / 100)


def _given(person: Named, words: Sequence[Token]) -> Given:
    """Compare full names first, in any order, then initials with the names that are left."""
    left = [*((name, False) for name in person.first), *((name, True) for name in person.middle)]
    surnames = [*person.surname_parts]
    agreeing = slips = contradictions = 0
    has_middle = False
    for word in _full(words):
        place, likeness = _closest(word, [name for name, _ in left])
        if likeness < ALIKE and word in surnames:
            surnames.remove(word)
        elif likeness < ALIKE:
            contradictions += 1
        else:
            _, is_middle = left.pop(place)
            slips += likeness < 100
            agreeing += likeness == 100
            has_middle = has_middle or (is_middle and likeness == 100)
    initials = [word.text for word in words if word.is_short]
    if _agree(initials, left):
        agreeing += len(initials)
    else:
        contradictions += 1
    return Given(agreeing, slips, contradictions, has_middle)


def _full(words: Sequence[Token]) -> Iterator[str]:
    for word in words:
        if not word.is_short:
            yield from parts_of(word.text)


def _closest(word: str, names: Sequence[str]) -> tuple[int, float]:
    """Return the place of the name most like a word, in any case, and how much so."""
    likenesses = [_likeness(word, name) for name in names]
    if not likenesses:
        return -1, 0
    best = max(likenesses)
    return likenesses.index(best), best


def _likeness(word: str, name: str) -> float:
    if word == name or (word[:2] == name[:2] and name in nominatives(word)):
        return 100
    return min(99, fuzz.ratio(word, name))


def _agree(initials: Sequence[str], names: Sequence[tuple[str, bool]]) -> bool:
    """Say whether initials begin the names in their order; a double name may have one initial."""
    if not initials:
        return True
    firsts = [name for name, is_middle in names if not is_middle]
    middles = [name for name, is_middle in names if is_middle]
    whole = [name for name, _ in names]
    short = [*firsts[:1], *middles[:1]]
    return any(
        len(initials) <= max(len(way), len(short) if not middles else 0)
        and all(_begins(initial, name) for initial, name in zip(initials, way, strict=False))
        for way in (whole, short)
    ) or (not middles and bool(firsts) and len(initials) == 2 and _begins(initials[0], firsts[0]))


def _begins(initial: str, name: str) -> bool:
    return name.startswith(initial) or initial.startswith(name)
