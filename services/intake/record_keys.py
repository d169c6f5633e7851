"""Rows that were exported from records: which record is meant, and what it was then."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar
from uuid import UUID

from core.errors import Violation
from core.i18n import N_
from db import Storage, Transaction
from services.intake.candidates import Candidate
from services.intake.plan import ImportRequest, PlannedRow, Verdict
from services.intake.staff_index import StaffIndex, folded
from services.rules import ParticipationEntry, ResourceUseEntry
from services.versions import Row

EntryT = TypeVar("EntryT", ParticipationEntry, ResourceUseEntry)
UNKNOWN_RECORD = N_(
    "There is no record with the number “{value}”: leave the cell empty to enter a new one."
)
CHANGED_SINCE = N_(
    "This record was changed in the application after the export: export it again, then correct it."
)


@dataclass(frozen=True)
class RecordKey:
    """The number of an exported record with the versions it had; without them any will do."""

    record_id: str
    versions: tuple[str, ...]

    @staticmethod
    def of(text: str) -> "RecordKey | None":
        """Read a number as an export writes it, None when it is no such thing."""
        record_id, *versions = text.split(".")
        try:
            return RecordKey(str(UUID(record_id)), tuple(versions))
        except ValueError:
            return None

    def is_of(self, row: Row) -> bool:
        """Say whether the record stands as it was exported."""
        present = (row["version"], row.get("activity_version"))
        return not self.versions or self.versions == tuple(
            str(version) for version in present if version is not None
        )


def standing(
    source: Storage | Transaction, request: ImportRequest, rows: Sequence[Candidate]
) -> Mapping[str, Row]:
    """Return the participations that rows were exported from, as they stand now, by their ids."""
    keys = [RecordKey.of(row.record_key) for row in rows if row.record_key]
    found = source.rows(
        "intake/participations_numbered",
        organisation_id=request.person.organisation_id,
        participation_ids=list({key.record_id for key in keys if key}),
    )
    return {str(row["participation_id"]): row for row in found}


def with_own_teacher(row: Candidate, numbered: Mapping[str, Row], staff: StaffIndex) -> Candidate:
    """Return a row with the record's own teacher where the name is theirs, namesakes or not."""
    key = RecordKey.of(row.record_key)
    before = numbered.get(key.record_id) if key else None
    if before is None or not bears(staff, str(before["teacher_id"]), row.name):
        return row
    own = (str(before["teacher_id"]),)
    left = tuple(found for found in row.violations if found.field != "teacher_ids")
    return replace(row, entry=replace(row.entry, teacher_ids=own), violations=left)


@dataclass(frozen=True)
class Told(Generic[EntryT]):
    """A row that was exported from a record: what it says, what was wrong in reading it."""

    number: int
    record_key: str
    entry: EntryT
    violations: tuple[Violation, ...]


@dataclass(frozen=True)
class Comparing(Generic[EntryT]):
    """How a sort of record is compared: its entry from a row, what a file changes, the rules."""

    entry_of: Callable[[Row], EntryT]
    merged: Callable[[EntryT, EntryT], EntryT]
    broken: Callable[[EntryT, EntryT], Iterable[Violation]]


def compared(
    told: Told[EntryT],
    numbered: Mapping[str, Row],
    taken: set[str],
    *,
    by: Comparing[EntryT],
) -> tuple[PlannedRow, EntryT]:
    """Return the verdict on a row and its entry; nothing written since the export is overwritten.

    `numbered` are the records by their ids, `taken` those that the file named so far.
    """
    key = RecordKey.of(told.record_key)
    before = numbered.get(key.record_id) if key else None
    if key is None or before is None:
        unknown = Violation("record_id", UNKNOWN_RECORD, {"value": told.record_key})
        return PlannedRow(told.number, Verdict.REJECTED, (unknown,)), told.entry
    if key.record_id in taken:
        return PlannedRow(told.number, Verdict.DUPLICATE), told.entry
    taken.add(key.record_id)
    former = by.entry_of(before)
    entry = as_before(by.merged(told.entry, former), former)
    if before["is_withdrawn"] or (entry == former and not told.violations):
        return PlannedRow(told.number, Verdict.UNCHANGED), entry
    named = {violation.field for violation in told.violations}
    broken = (rule for rule in by.broken(entry, former) if rule.field not in named)
    stale = () if key.is_of(before) else (Violation("row", CHANGED_SINCE),)
    violations = (*told.violations, *broken, *stale)
    verdict = Verdict.REJECTED if violations else Verdict.CHANGED
    row = PlannedRow(
        told.number, verdict, violations, outside_key=former.outside_key, before=before
    )
    return row, entry


def bears(staff: StaffIndex, teacher_id: str, name: str) -> bool:
    """Say whether a teacher is called so in the staff list."""
    return teacher_id in staff.by_name.get(folded(name), ())


def as_before(entry: EntryT, former: EntryT) -> EntryT:
    """Return the entry with the former texts where only blanks differ: cells are read without."""
    kept: dict[str, Any] = {
        field.name: was
        for field in fields(entry)
        if isinstance(was := getattr(former, field.name), str)
        and isinstance(now := getattr(entry, field.name), str)
        and was.split() == now.split()
    }
    return replace(entry, **kept)
