"""What a record was at each moment of its life, read from the versions of all that makes it up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from db import Storage, Transaction
from services import resource_uses
from services.participation_rows import entry_of
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.teacher_rules import TeacherEntry
from services.versions import ACTIVITIES, PARTICIPATIONS, RESOURCE_USES, FactTable, Row

EntryT = TypeVar("EntryT", ParticipationEntry, ResourceUseEntry, ResourceEntry, TeacherEntry)
Source = Storage | Transaction


@dataclass(frozen=True)
class HeldFile:
    """A file that is attached to a record."""

    attachment_id: str
    name: str


@dataclass(frozen=True)
class State(Generic[EntryT]):
    """A record at one moment; `counted` is what of it the figures hold, None when nothing.

    `activity_id` is of the activity that a participation belonged to, `files` are its evidence.
    """

    entry: EntryT
    status: str
    status_reason: str
    is_withdrawn: bool
    counted: EntryT | None
    activity_id: str | None = None
    files: tuple[HeldFile, ...] = ()


@dataclass(frozen=True)
class Moment(Generic[EntryT]):
    """When a record became what it is then, by whose hand and why.

    `is_own` is False where only the activity it shares with others was written.
    """

    recorded_at: datetime
    recorded_by: str | None
    reason: str
    is_own: bool
    state: State[EntryT]


@dataclass(frozen=True)
class Trail(Generic[EntryT]):
    """One sort of record: the table that holds it and how its moments are read."""

    table: FactTable
    moments: Callable[[Source, str], Sequence[Moment[EntryT]]]


def _participation_moments(source: Source, record_id: str) -> list[Moment[ParticipationEntry]]:
    """Return the moments of a participation and of the activity it belonged to meanwhile."""
    own = source.rows(PARTICIPATIONS.versions, participation_id=record_id)
    attached = source.rows("attachments/versions", participation_id=record_id)
    activities = {
        activity_id: source.rows(ACTIVITIES.versions, activity_id=activity_id)
        for activity_id in dict.fromkeys(str(row["activity_id"]) for row in own)
    }
    shared = [
        row
        for activity_id, rows in activities.items()
        for row in rows
        if (standing := _at(own, _moment_of(row))) and standing["activity_id"] == activity_id
    ]

    def entry(row: Row, activity: Row | None) -> ParticipationEntry:
        rows = activities[str(row["activity_id"])]
        return entry_of(activity or rows[0], row)

    def state(moment: datetime) -> State[ParticipationEntry]:
        row = _at(own, moment) or own[0]
        counted = _counted_at(own, moment)
        activity = _at(activities[str(row["activity_id"])], moment)
        official = _counted_at(activities[str(counted["activity_id"])], moment) if counted else None
        return _state(
            row,
            entry(row, activity),
            counted=entry(counted, official or activity) if counted else None,
            files=_files_at(attached, moment),
        )

    rows = _latest_of_each_moment((*shared, *attached, *own))
    return [_moment(row, (*own, *attached), state) for row in rows]


def _resource_use_moments(source: Source, record_id: str) -> list[Moment[ResourceUseEntry]]:
    own = source.rows(RESOURCE_USES.versions, resource_use_id=record_id)

    def state(moment: datetime) -> State[ResourceUseEntry]:
        row, counted = _at(own, moment) or own[0], _counted_at(own, moment)
        return _state(
            row,
            resource_uses.entry_of(row),
            counted=resource_uses.entry_of(counted) if counted else None,
        )

    return [_moment(row, own, state) for row in _latest_of_each_moment(own)]


def item_moments(rows: Sequence[Row], entry: Callable[[Row], EntryT]) -> list[Moment[EntryT]]:
    """Return the moments of what nobody checks and no figure counts by itself."""

    def state(moment: datetime) -> State[EntryT]:
        row = _at(rows, moment) or rows[0]
        is_withdrawn = bool(row["is_withdrawn"])
        return State(entry(row), "", "", is_withdrawn=is_withdrawn, counted=None)

    return [_moment(row, rows, state) for row in _latest_of_each_moment(rows)]


PARTICIPATION_TRAIL = Trail(PARTICIPATIONS, _participation_moments)
RESOURCE_USE_TRAIL = Trail(RESOURCE_USES, _resource_use_moments)


def _state(
    row: Row, entry: EntryT, *, counted: EntryT | None, files: tuple[HeldFile, ...] = ()
) -> State[EntryT]:
    return State(
        entry=entry,
        status=str(row["status"]),
        status_reason=str(row["status_reason"]),
        is_withdrawn=bool(row["is_withdrawn"]),
        counted=counted,
        activity_id=str(row["activity_id"]) if "activity_id" in row else None,
        files=files,
    )


def _moment(
    row: Row, own: Sequence[Row], state: Callable[[datetime], State[EntryT]]
) -> Moment[EntryT]:
    recorded_at = _moment_of(row)
    return Moment(
        recorded_at=recorded_at,
        recorded_by=None if row["recorded_by"] is None else str(row["recorded_by"]),
        reason=str(row["reason"]),
        is_own=any(version["recorded_at"] == recorded_at for version in own),
        state=state(recorded_at),
    )


def _latest_of_each_moment(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the last row of every transaction, the first transaction first."""
    latest = {_moment_of(row): row for row in rows}
    for moment in sorted(latest):
        yield latest[moment]


def _at(rows: Sequence[Row], moment: datetime) -> Row | None:
    """Return the version that stood at a moment, None before the first."""
    standing = [row for row in rows if _moment_of(row) <= moment]
    return standing[-1] if standing else None


def _files_at(rows: Sequence[Row], moment: datetime) -> tuple[HeldFile, ...]:
    """Return the files that were attached at a moment, in the order in which they came."""
    standing = {str(row["attachment_id"]): row for row in rows if _moment_of(row) <= moment}
    return tuple(
        HeldFile(attachment_id, str(row["file_name"]))
        for attachment_id, row in standing.items()
        if not row["is_withdrawn"]
    )


def _counted_at(rows: Sequence[Row], moment: datetime) -> Row | None:
    """Return the version that counted at a moment."""
    for row in reversed(rows):
        since, until = row["counted_at"], row["uncounted_at"]
        has_begun = isinstance(since, datetime) and since <= moment
        if has_begun and not (isinstance(until, datetime) and until <= moment):
            return row
    return None


def _moment_of(row: Row) -> datetime:
    recorded_at = row["recorded_at"]
    if not isinstance(recorded_at, datetime):
        raise TypeError(recorded_at)
    return recorded_at
