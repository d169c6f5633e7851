"""Guessing which column of a file is which field: by its header and by what its cells hold."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.intake.field_names import NEEDED
from services.intake.fields import FIELDS, Field, NotUnderstoodError, Reading, codes_of, line, lines
from services.intake.headers import is_note, likeness
from services.intake.mapping import ImportMapping, Source
from services.intake.meanings import guessed_meanings
from services.intake.table import Table
from services.reference import FOLLOWING, Reference

MOST_CELLS = 200  # of a column that are looked at
ENOUGH, SURE = 60.0, 90.0
BY_CONTENT = 61.0  # what its cells alone make of a column whose header says nothing
CONTRADICTED = 40.0  # taken away where the cells are nothing of the kind
LEAST_FIT, MOST_MISFIT, FIT_ALONE = 0.8, 0.3, 0.9

_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_FULL_NAME = re.compile(
    rf"{_WORD}(?:\s+{_WORD}\s+{_WORD}|\s+[^\W\d_]\.?\s*[^\W\d_]\.?|\s+{_WORD})(?:\s+\w+)?"
)
_TEXTS = {line, lines}
_BY_CONTENT_ALONE = frozenset({"full_name", "address", "starts_on", "used_on", "community", "kind"})


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
    mapping = ImportMapping(holds, columns, form=table.form)
    return ImportMapping(
        holds, columns, form=table.form, values=guessed_meanings(table, mapping, reference)
    )


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
    reading = Reading(codes_of(reference), table.form.date_formats)
    found = sorted(_scored(table, holds, reading), key=lambda guess: -guess.score)
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


def _scored(table: Table, holds: str, reading: Reading) -> Iterator[Guess]:
    for column in table.columns:
        if is_note(column):
            continue
        texts = samples(table, column)
        for name, field in FIELDS[holds].items():
            by_header = likeness(column, holds, name)
            if not by_header and name not in _BY_CONTENT_ALONE:
                continue
            is_named_list = bool(field.list_name) and by_header >= ENOUGH
            fit = None if is_named_list else _fit(texts, _test(name, field, reading))
            score = _judged(by_header, fit, name)
            if score >= ENOUGH:
                yield Guess(name, column, score)


def _judged(by_header: float, fit: float | None, name: str) -> float:
    """Return what header and cells say together."""
    if by_header < ENOUGH and fit is not None and fit >= FIT_ALONE and name in _BY_CONTENT_ALONE:
        return BY_CONTENT + by_header / 10
    if fit is None:
        return by_header
    if fit <= MOST_MISFIT:
        return by_header - CONTRADICTED
    return by_header if fit >= LEAST_FIT else by_header - CONTRADICTED / 4


def _fit(texts: Sequence[str], test: Callable[[str], bool] | None) -> float | None:
    """Return the share of cells that are values of a field; None where that says nothing."""
    if test is None or not texts:
        return None
    return sum(map(test, texts)) / len(texts)


def _test(name: str, field: Field, reading: Reading) -> Callable[[str], bool] | None:
    if name == "full_name":
        return _is_full_name
    if name == "address":
        return lambda text: bool(_LINK.match(text))
    if field.list_name:
        codes = reading.codes.get(field.list_name, {})
        return lambda text: text.casefold() in codes
    if field.read in _TEXTS:
        return None
    return lambda text: _is_read(field, text, reading)


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


def shared_columns(mapping: ImportMapping) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that feed several fields, with those fields: never without a person."""
    fed: dict[str, list[str]] = {}
    for field, source in mapping.columns.items():
        for column in source.columns:
            fed.setdefault(column, []).append(field)
    return {column: tuple(fields) for column, fields in fed.items() if len(fields) > 1}


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
    if "kind" in given:
        given |= {*FOLLOWING}
    return tuple(group for group in NEEDED[mapping.holds] if given.isdisjoint(group))
