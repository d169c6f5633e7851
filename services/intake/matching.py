"""Guessing which column of a file is which field: by its header and by what its cells hold."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from services.addresses import is_link, link_and_number
from services.intake.field_names import NEEDED
from services.intake.fields import FIELDS, Field, NotUnderstoodError, Reading, codes_of, line, lines
from services.intake.headers import is_note, likeness
from services.intake.mapping import EVIDENCE, ImportMapping, Source
from services.intake.meanings import familiar, guessed_meanings
from services.intake.table import Table
from services.reference import FOLLOWING, Reference

MOST_CELLS = 200  # of a column that are looked at
ENOUGH, SURE = 60.0, 90.0
BY_CONTENT = 61.0  # what its cells alone make of a column whose header says nothing
CONTRADICTED = 40.0  # taken away where the cells are nothing of the kind
LEAST_FIT, MOST_MISFIT, FIT_ALONE, FIT_OF_LIST = 0.8, 0.3, 0.9, 0.7
LONGEST_NUMBER = 60  # signs of a document's number with its kind and day

_LONG_NUMBER = re.compile(r"\d{3}")
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_FULL_NAME = re.compile(
    rf"{_WORD}(?:\s+{_WORD}\s+{_WORD}|\s+[^\W\d_]\.?\s*[^\W\d_]\.?|\s+{_WORD})(?:\s+\w+)?"
)
_TEXTS = {line, lines}
_BY_CONTENT_ALONE = frozenset({"full_name", "address", "starts_on", "used_on"})


@dataclass(frozen=True)
class Guess:
    """Which column a field is likely to be, and whether that is beyond doubt."""

    field: str
    column: str
    score: float

    @property
    def is_sure(self) -> bool:
        """Say whether nobody needs to look at it twice."""
        return self.score >= SURE


def guess_mapping(table: Table, holds: str, reference: Reference) -> ImportMapping:
    """Return the mapping that headers and cells speak for; what is not guessed stays out."""
    columns = {guess.field: Source((guess.column,)) for guess in guesses(table, holds, reference)}
    if holds == "participations":
        columns |= shared_evidence(table, columns)
    mapping = ImportMapping(holds, columns, form=table.form)
    return replace(mapping, values=guessed_meanings(table, mapping, reference))


def guess_holds(table: Table, reference: Reference) -> str:
    """Return what the file seems to hold: the sort whose needed fields its columns name best."""
    return max(FIELDS, key=lambda holds: _completeness(table, holds, reference))


def _completeness(table: Table, holds: str, reference: Reference) -> tuple[float, float]:
    found = guesses(table, holds, reference)
    named = {guess.field for guess in found}
    needed = NEEDED[holds]
    met = sum(not named.isdisjoint(group) for group in needed) / len(needed)
    score = sum(guess.score for guess in found)
    return score * (0.5 + met), met


def guesses(table: Table, holds: str, reference: Reference) -> tuple[Guess, ...]:
    """Return the likely columns, the best first; a column feeds one field, a field has one."""
    found = sorted(_scored(table, holds, reference), key=lambda guess: -guess.score)
    kept: dict[str, Guess] = {}
    taken: set[str] = set()
    for guess in found:
        if guess.field not in kept and guess.column not in taken:
            kept[guess.field] = guess
            taken.add(guess.column)
    return tuple(kept.values())


def samples(table: Table, column: str, most: int = MOST_CELLS) -> list[str]:
    """Return the first texts of a column that are not empty."""
    place = table.columns.index(column)
    cells = table.cells.column(place).slice(0, 5 * MOST_CELLS).to_pylist()
    return [text for text in cells if text][:most]


def _scored(table: Table, holds: str, reference: Reference) -> Iterator[Guess]:
    tests = _Tests(holds, reference, Reading(codes_of(reference), table.form.date_formats))
    for column in table.columns:
        if not is_note(column):
            yield from _of_column(column, samples(table, column), tests)


def _of_column(column: str, texts: Sequence[str], tests: "_Tests") -> Iterator[Guess]:
    """Yield what a column may be; cells that several lists would take tell none of them."""
    by_cells: list[Guess] = []
    for name, known in FIELDS[tests.holds].items():
        by_header = likeness(column, tests.holds, name)
        if known.list_name:
            named = _judged_list(by_header, texts, tests, name=name)
            if named >= ENOUGH:
                yield Guess(name, column, named)
            elif not named and _fit(texts, tests.of_list(name, is_whole=True)) >= FIT_OF_LIST:
                by_cells.append(Guess(name, column, BY_CONTENT + by_header / 10))
        elif by_header or name in _BY_CONTENT_ALONE:
            score = _judged(by_header, _fit_or_none(texts, tests.of_field(name)), name)
            if score >= ENOUGH:
                yield Guess(name, column, score)
    if len(by_cells) == 1:
        yield from by_cells


def _judged_list(by_header: float, texts: Sequence[str], tests: "_Tests", *, name: str) -> float:
    """Return what a header makes of a list's column; 0 where its cells are nothing of the list."""
    if by_header < ENOUGH:
        return 0.0
    if not texts or _fit(texts, tests.of_list(name, is_whole=False)) > MOST_MISFIT:
        return by_header
    is_evidence = sum(bool(_LONG_NUMBER.search(text)) or is_link(text) for text in texts)
    is_exact = by_header >= SURE and is_evidence < len(texts) / 2
    return by_header if is_exact else 0.0


def _judged(by_header: float, fit: float | None, name: str) -> float:
    """Return what header and cells say together."""
    if by_header < ENOUGH and fit is not None and fit >= FIT_ALONE and name in _BY_CONTENT_ALONE:
        return BY_CONTENT + by_header / 10
    if fit is None:
        return by_header
    if fit <= MOST_MISFIT:
        return by_header - CONTRADICTED
    return by_header if fit >= LEAST_FIT else by_header - CONTRADICTED / 4


def _fit(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of cells that are values of a field, 0 without any."""
    return sum(map(test, texts)) / len(texts) if texts else 0.0


def _fit_or_none(texts: Sequence[str], test: Callable[[str], bool] | None) -> float | None:
    """Return the share of cells that are values of a field; None where that says nothing."""
    return _fit(texts, test) if test and texts else None


@dataclass
class _Tests:
    """Whether a text is a value of a field, each field's test made once."""

    holds: str
    reference: Reference
    reading: Reading
    made: dict[tuple[str, bool], Callable[[str], bool]] = field(default_factory=dict)

    def of_list(self, name: str, *, is_whole: bool) -> Callable[[str], bool]:
        """Return whether a text is an item of a field's list, or nearly one."""
        if (name, is_whole) not in self.made:
            test = familiar(self.holds, name, self.reference, is_whole=is_whole)
            self.made[name, is_whole] = test
        return self.made[name, is_whole]

    def of_field(self, name: str) -> Callable[[str], bool] | None:
        """Return whether a text is a value of a field without a list; None where any text is."""
        if name == "full_name":
            return _is_full_name
        if name == "address":
            return is_link
        known = FIELDS[self.holds][name]
        return None if known.read in _TEXTS else lambda text: _is_read(known, text, self.reading)


def _is_full_name(text: str) -> bool:
    """Say whether a text looks like a person's name: its words begin with capitals."""
    words = text.split()[:2]
    return bool(_FULL_NAME.fullmatch(text)) and all(word[:1].isupper() for word in words)


def _is_read(field: Field, text: str, reading: Reading) -> bool:
    try:
        field.read(text, reading)
    except NotUnderstoodError:
        return False
    return True


def shared_evidence(table: Table, columns: Mapping[str, Source]) -> dict[str, Source]:
    """Return the column that has now a link and now a document's number, as both of them.

    Nothing where another column is one of the two.
    """
    used = {name: columns[name].columns[0] for name in columns}
    if used.keys() >= {*EVIDENCE}:
        return {}
    others = {column for name, column in used.items() if name not in EVIDENCE}
    for column in table.columns:
        mine = {used[name] for name in EVIDENCE if name in used} <= {column}
        if mine and column not in others and not is_note(column) and _is_mixed(table, column):
            return dict.fromkeys(EVIDENCE, Source((column,)))
    return {}


def _is_mixed(table: Table, column: str) -> bool:
    parts = [link_and_number(text) for text in samples(table, column)]
    numbers = [number for _, number in parts if number]
    is_number = [len(text) <= LONGEST_NUMBER and any(map(str.isdigit, text)) for text in numbers]
    has_both = any(link for link, _ in parts) and bool(numbers)
    return has_both and sum(is_number) >= LEAST_FIT * len(numbers)


def shared_columns(mapping: ImportMapping) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that feed several fields, with those fields: never without a person."""
    fed: dict[str, list[str]] = {}
    for name, source in mapping.columns.items():
        for column in source.columns:
            fed.setdefault(column, []).append(name)
    return {
        column: tuple(fields)
        for column, fields in fed.items()
        if len(fields) > 1 and not all(map(mapping.is_split, fields))
    }


def unused_columns(table: Table, mapping: ImportMapping) -> tuple[str, ...]:
    """Return the columns that no field takes, in the order of the file."""
    used = {column for source in mapping.columns.values() for column in source.columns}
    return tuple(column for column in table.columns if column not in used)


def needed_fields(mapping: ImportMapping) -> Iterator[str]:
    """Yield the fields that records need; of several that will do, those that are filled."""
    given = {*mapping.columns, *mapping.constants}
    for group in NEEDED[mapping.holds]:
        yield from [name for name in group if name in given] or group


def missing(mapping: ImportMapping) -> tuple[tuple[str, ...], ...]:
    """Return the groups of needed fields of which none is told: by column, constant or kind."""
    given = {
        *mapping.columns,
        *(name for name, text in mapping.constants.items() if text),
        *(("community",) if mapping.community else ()),
    }
    given |= {*FOLLOWING}  # whatever the kind will be, they follow from it
    return tuple(group for group in NEEDED[mapping.holds] if given.isdisjoint(group))
