"""Records as a screen opens them for a correction: read whole, within the person's sight."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from core.access import Person
from core.errors import NotFound
from db import Storage, Transaction
from services import resource_uses
from services.participation_rows import OpenedRows
from services.rules import ParticipationEntry, ResourceUseEntry
from services.sight import sight_of
from services.versions import (
    ACTIVITIES,
    PARTICIPATIONS,
    RESOURCE_USES,
    FactTable,
    Opened,
    Row,
    open_version,
)

EntryT = TypeVar("EntryT", ParticipationEntry, ResourceUseEntry)


@dataclass(frozen=True)
class OpenedRecord(Generic[EntryT]):
    """A record as it stands; `others` share its activity, so a change of that is theirs too.

    `reason` is of its withdrawal, `status_reason` of its being returned or not counted.
    """

    opened: Opened
    entry: EntryT
    status: str
    is_withdrawn: bool
    reason: str
    status_reason: str = ""
    others: int = 0


def read_participation(
    storage: Storage | Transaction, person: Person, record_id: str
) -> OpenedRecord[ParticipationEntry]:
    """Return a participation; NotFound when it is not there or out of sight."""
    row = _row_in_sight(storage, person, record_id, table=PARTICIPATIONS)
    activity = open_version(storage, ACTIVITIES, str(row["activity_id"]))
    shared = storage.rows("participations/of_activity", activity_id=activity["activity_id"])
    return OpenedRecord(
        opened=Opened(record_id, _version(row), _version(activity)),
        entry=OpenedRows(row, activity).entry,
        status=str(row["status"]),
        is_withdrawn=bool(row["is_withdrawn"]),
        reason=str(row["reason"]),
        status_reason=str(row["status_reason"]),
        others=sum(str(other["participation_id"]) != record_id for other in shared),
    )


def read_resource_use(
    storage: Storage, person: Person, record_id: str
) -> OpenedRecord[ResourceUseEntry]:
    """Return a use of a resource; NotFound when it is not there or out of sight."""
    row = _row_in_sight(storage, person, record_id, table=RESOURCE_USES)
    return OpenedRecord(
        opened=Opened(record_id, _version(row)),
        entry=resource_uses.entry_of(row),
        status=str(row["status"]),
        is_withdrawn=bool(row["is_withdrawn"]),
        reason=str(row["reason"]),
        status_reason=str(row["status_reason"]),
    )


def _row_in_sight(
    storage: Storage | Transaction, person: Person, record_id: str, *, table: FactTable
) -> Row:
    try:
        UUID(record_id)
    except ValueError as error:  # an address can be typed by anybody
        raise NotFound(record=record_id) from error
    row = open_version(storage, table, record_id)
    sight = sight_of(storage, person)
    if not sight.includes(str(row["organisation_id"]), str(row["teacher_id"])):
        raise NotFound(record=record_id)
    return row


def _version(row: Row) -> int:
    return int(str(row["version"]))
