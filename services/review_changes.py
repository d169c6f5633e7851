"""What a record was when it last counted and when the person last saw it: what to compare with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.access import Person
from db import Storage
from services import resource_uses
from services.opened_records import OpenedRecord
from services.participation_rows import entry_of
from services.review import seen_versions
from services.rules import ParticipationEntry, ResourceUseEntry
from services.versions import ACTIVITIES, PARTICIPATIONS, RESOURCE_USES, Opened, Row

EntryT = TypeVar("EntryT", ParticipationEntry, ResourceUseEntry)


@dataclass(frozen=True)
class Former(Generic[EntryT]):
    """A former state of a record: its content and the moment it was written."""

    entry: EntryT
    recorded_at: object


@dataclass(frozen=True)
class Baselines(Generic[EntryT]):
    """What a record is compared with; None where there is nothing to compare, or no difference."""

    counted: Former[EntryT] | None
    seen: Former[EntryT] | None


def participation_baselines(
    storage: Storage, person: Person, record: OpenedRecord[ParticipationEntry]
) -> Baselines[ParticipationEntry]:
    """Return what a participation, read within sight already, is compared with."""
    opened = record.opened
    rows = storage.rows(PARTICIPATIONS.versions, participation_id=opened.record_id)
    activities = {
        str(activity_id): storage.rows(ACTIVITIES.versions, activity_id=activity_id)
        for activity_id in {row["activity_id"] for row in rows}
    }
    mark = _mark(storage, person, opened)
    counted, seen = _counted(rows), _of_version(rows, mark.version if mark else None)
    return Baselines(
        _former(counted, _counted(_versions(activities, counted)), record),
        _former(
            seen,
            _of_version(_versions(activities, seen), mark.activity_version if mark else None),
            record,
        ),
    )


def resource_use_baselines(
    storage: Storage, person: Person, record: OpenedRecord[ResourceUseEntry]
) -> Baselines[ResourceUseEntry]:
    """Return what a use of a resource, read within sight already, is compared with."""
    rows = storage.rows(RESOURCE_USES.versions, resource_use_id=record.opened.record_id)
    mark = _mark(storage, person, record.opened)
    return Baselines(
        _former_use(_counted(rows), record),
        _former_use(_of_version(rows, mark.version if mark else None), record),
    )


def _mark(storage: Storage, person: Person, opened: Opened) -> Opened | None:
    return seen_versions(storage, person, (opened.record_id,)).get(opened.record_id)


def _counted(rows: Sequence[Row]) -> Row | None:
    counting = (row for row in rows if row["counted_at"] and not row["uncounted_at"])
    return next(counting, None)


def _of_version(rows: Sequence[Row], version: int | None) -> Row | None:
    return next((row for row in rows if row["version"] == version), None)


def _versions(activities: Mapping[str, Sequence[Row]], row: Row | None) -> Sequence[Row]:
    return activities[str(row["activity_id"])] if row else ()


def _former(
    row: Row | None, activity: Row | None, record: OpenedRecord[ParticipationEntry]
) -> Former[ParticipationEntry] | None:
    if row is None or activity is None:
        return None
    return _differing(Former(entry_of(activity, row), row["recorded_at"]), record)


def _former_use(
    row: Row | None, record: OpenedRecord[ResourceUseEntry]
) -> Former[ResourceUseEntry] | None:
    if row is None:
        return None
    return _differing(Former(resource_uses.entry_of(row), row["recorded_at"]), record)


def _differing(former: Former[EntryT], record: OpenedRecord[EntryT]) -> Former[EntryT] | None:
    return None if former.entry == record.entry else former
