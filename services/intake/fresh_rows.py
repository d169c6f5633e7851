"""The rows of a file that are new beyond doubt, told by columns; all others are judged one by one.

Such a row keeps every rule, its key is nobody else's and nothing is the same: no record and no
other row of the file has a say in what becomes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from core.errors import Violation
from db import Storage, Transaction
from services.addresses import completed, normalised
from services.intake.candidates import is_dated_by_rows
from services.intake.cell_columns import (
    CodedColumn,
    Codes,
    Column,
    Mask,
    TextColumn,
    alike,
    canonical,
    combined,
    field_columns,
    first_places,
)
from services.intake.column_rules import ENTRY_FIELDS, Entries, doubted_rows, ordinals
from services.intake.drafts import Draft, reading_of
from services.intake.mapping import NUMBERED
from services.intake.plan import ImportRequest, PlannedRow, Verdict
from services.intake.staff_index import NAMES_OF_TEACHER, StaffIndex
from services.reference import FOLLOWING, Reference
from services.rules import RuleFacts

NAMES = NAMES_OF_TEACHER | {"first_name", "middle_name"}
SAMENESS = ("teacher_ids", "community", "kind", "title")


@dataclass(frozen=True)
class Fresh:
    """The rows that are new beyond doubt: their places in the table, their entries as columns."""

    request: ImportRequest
    entries: Entries
    places: Codes

    def __len__(self) -> int:
        return len(self.places)

    @property
    def numbers(self) -> Codes:
        """The rows' numbers in the file."""
        return np.asarray(self.request.table.numbers)[self.places].astype(np.int64)

    @property
    def titles(self) -> frozenset[str]:
        """What the activities of the rows are called."""
        column = self.entries.columns["title"]
        if isinstance(column, CodedColumn):
            return frozenset(str(column.value(int(place))) for place in self.places)
        return frozenset(column.texts.take(pa.array(self.places)).unique().to_pylist())

    def row(self, index: int) -> PlannedRow:
        """Return one of the rows, its entry made now."""
        place = int(self.places[index])
        entry = self.entries.entry(place)
        number = int(self.request.table.numbers[place].as_py())
        key = entry.outside_key or None
        entry = replace(entry, outside_key=key)
        return PlannedRow(number, Verdict.NEW, participation=entry, outside_key=key)

    @property
    def teacher_ids(self) -> frozenset[str]:
        """Who takes part in one of the rows."""
        column = self.entries.columns["teacher_ids"]
        if not isinstance(column, CodedColumn):
            raise TypeError(column)
        named = (column.values[code] for code in np.unique(column.codes[self.places]))
        return frozenset(str(ids[0]) for ids in named if isinstance(ids, tuple))


def can_be_told_by_columns(request: ImportRequest) -> bool:
    """Say whether rows stand alone: not where others give their days or keys or are meant."""
    mapping = request.mapping
    is_numbered = mapping.options.repeated_keys == NUMBERED
    return not (is_dated_by_rows(mapping) or is_numbered or "record_id" in mapping.columns)


def entry_columns(
    request: ImportRequest, reference: Reference, staff: StaffIndex, *, community: str | None
) -> Entries:
    """Return the columns of entries that a table gives; every name is looked up once."""
    table, mapping = request.table, request.mapping
    columns = dict(
        field_columns(table, mapping, reading_of(request, reference), repeated=NAMES | {"payment"})
    )
    names = {name: columns.pop(name) for name in NAMES & columns.keys()}
    columns = {name: column for name, column in columns.items() if name in ENTRY_FIELDS}
    address = columns.get("address")
    if isinstance(address, CodedColumn):
        columns["address"] = replace(address, values=_kept(address.values, reference))
    columns["teacher_ids"] = _teachers(names, staff, table.row_count)
    columns |= _following(columns.get("kind"), reference, left={*FOLLOWING} - columns.keys())
    if community:
        everywhere = alike(table.row_count)
        columns["community"] = CodedColumn(everywhere, (community,), np.zeros(1, bool))
    return Entries(columns, table.row_count)


def _kept(addresses: Sequence[object], reference: Reference) -> list[object]:
    """Return addresses as they are kept; the rows of a plain column are doubted instead."""
    rules = reference.address_rules
    return [normalised(completed(one, rules)) if isinstance(one, str) else one for one in addresses]


def _following(kind: Column | None, reference: Reference, *, left: set[str]) -> dict[str, Column]:
    """Return the columns that nothing tells: they follow from the kind."""
    if not isinstance(kind, CodedColumn):
        return {}
    usual = [reference.following(str(value) if value else None) for value in kind.values]
    return {
        name: canonical(
            kind.codes, [one.get(name) for one in usual], np.zeros(len(usual), dtype=bool)
        )
        for name in left
    }


def _teachers(names: dict[str, Column], staff: StaffIndex, count: int) -> CodedColumn:
    codes = [column.codes for column in names.values() if isinstance(column, CodedColumn)]
    groups = combined(codes) if codes else alike(count)
    found: list[object] = []
    for place in first_places(groups):
        values = {name: column.value(int(place)) for name, column in names.items()}
        draft = Draft(0, {name: value for name, value in values.items() if value}, ())
        who = staff.find(draft)
        found.append(None if isinstance(who, Violation) else (who,))
    return canonical(groups, found, np.array([who is None for who in found], bool))


def fresh_rows(
    source: Storage | Transaction, request: ImportRequest, entries: Entries, *, facts: RuleFacts
) -> Fresh:
    """Return the rows that are new beyond doubt."""
    doubted = doubted_rows(entries, facts)
    disordered = pa.array([*request.table.overlong, *request.table.uneven], pa.int32())
    if len(disordered):
        doubted |= np.asarray(pc.is_in(request.table.numbers, disordered))
    keys = entries.columns.get("outside_key")
    is_keyed = keys.is_there if isinstance(keys, TextColumn) else np.zeros(entries.count, bool)
    if isinstance(keys, CodedColumn):
        return Fresh(request, entries, np.zeros(0, np.int64))
    if isinstance(keys, TextColumn):
        doubted |= is_keyed & _is_taken(source, request, keys)
    doubted |= _is_repeated(source, request, entries, is_keyed=is_keyed)
    return Fresh(request, entries, np.flatnonzero(~doubted))


def _is_taken(source: Storage | Transaction, request: ImportRequest, keys: TextColumn) -> Mask:
    """Mark keys that stand in the file again or belong to a record."""
    coded = keys.texts.dictionary_encode()
    codes = np.asarray(coded.indices)
    taken: Mask = np.bincount(codes) > 1
    organisation_id = request.person.organisation_id
    known = source.read("intake/keys", organisation_id=organisation_id)["outside_key"]
    taken |= np.asarray(pc.is_in(coded.dictionary, pa.array(known, pa.string())))
    is_taken: Mask = taken[codes]
    return is_taken


def _is_repeated(
    source: Storage | Transaction, request: ImportRequest, entries: Entries, *, is_keyed: Mask
) -> Mask:
    """Mark rows that may say the same as another row or as a record; keys tell two apart."""
    organisation_id = request.person.organisation_id
    known = source.read("intake/participations_told", organisation_id=organisation_id)
    known_keyed = known["is_keyed"].to_numpy(bool)
    if is_keyed.all() and known_keyed.all():
        return np.zeros(entries.count, bool)
    groups = combined(
        [
            *(_told(entries, known, name) for name in SAMENESS),
            np.append(_days(entries), [day.toordinal() for day in known["took_part_on"]]),
        ]
    ).astype(np.int64)
    unkeyed = np.append(~is_keyed, ~known_keyed)
    with_unkeyed = np.zeros(int(groups.max(initial=-1)) + 1, bool)
    with_unkeyed[groups[unkeyed]] = True
    repeated: Mask = with_unkeyed & (np.bincount(groups) > 1)
    return repeated[groups][: entries.count]


def _told(entries: Entries, known: pd.DataFrame, name: str) -> Codes:
    """Return codes of a field for the rows of the file, then for the records."""
    column = entries.columns.get(name)
    if isinstance(column, TextColumn):
        texts = pa.chunked_array([column.texts, pa.array(known[name], pa.string())])
        return np.asarray(texts.combine_chunks().dictionary_encode().indices).astype(np.int64)
    values = column.values if column else (None,)
    codes = column.codes if column else np.zeros(entries.count, np.int64)
    index: dict[object, int] = {}
    for code, value in enumerate(values):
        index.setdefault(value, code)  # spellings of one value have the code of the first
    found = known["teacher_id"].map(lambda one: (one,)) if name == "teacher_ids" else known[name]
    return np.append(codes, [index.get(value, len(values)) for value in found])


def _days(entries: Entries) -> Codes:
    """Return the day of taking part of each row, 0 where there is none."""
    days = np.zeros(entries.count, np.int64)
    for name in ("starts_on", "took_part_on"):
        column = entries.columns.get(name)
        if isinstance(column, CodedColumn):
            given = ordinals(column)[column.codes]
            days = np.where(given > 0, given, days)
    return days


def codes_of(column: Column, places: Codes) -> Codes:
    """Return the codes of the rows at these places."""
    if isinstance(column, CodedColumn):
        return column.codes[places]
    different = column.texts.take(pa.array(places)).dictionary_encode()
    return np.asarray(different.indices).astype(np.int64)


def rest_of(request: ImportRequest, fresh: Fresh | None) -> ImportRequest:
    """Return the request for the rows that are judged one by one."""
    if fresh is None:
        return request
    table = request.table
    is_left = np.ones(table.row_count, bool)
    is_left[fresh.places] = False
    left = pa.array(np.flatnonzero(is_left))
    cells, numbers = table.cells.take(left), table.numbers.take(left)
    return replace(request, table=replace(table, cells=cells, numbers=numbers))
