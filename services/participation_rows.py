"""A participation between its two shapes: an entry as a person gives it, rows as they are kept."""

from dataclasses import dataclass, fields, replace
from typing import Any

from core.ids import new_id
from services.records import Status
from services.rules import ParticipationEntry
from services.versions import ACTIVITIES, PARTICIPATIONS, Row, Writer, add

ACTIVITY_FIELDS = (
    "community",
    "kind",
    "title",
    "address",
    "starts_on",
    "ends_on",
    "level",
    "subject",
    "grades",
    "hours",
    "issuer",
    "material_kind",
    "payment",
)
PARTICIPATION_FIELDS = (
    "role",
    "outcome",
    "document",
    "document_number",
    "document_issued_on",
    "is_without_evidence",
    "coauthors",
    "pupils_involved",
    "shared_where",
    "comment",
)


def activity_values(entry: ParticipationEntry) -> Row:
    """Return the columns of the activity that an entry gives."""
    values = {name: getattr(entry, name) for name in ACTIVITY_FIELDS}
    return {**values, "grades": sorted(set(entry.grades))}


def participation_values(entry: ParticipationEntry) -> Row:
    """Return the columns of the participation that an entry gives, besides teacher and day."""
    return {name: getattr(entry, name) for name in PARTICIPATION_FIELDS}


def entry_of(activity: Row, participation: Row) -> ParticipationEntry:
    """Return the entry that would give these two rows."""
    known = {field.name for field in fields(ParticipationEntry)}
    rows = {**activity, **participation}
    values: dict[str, Any] = {name: value for name, value in rows.items() if name in known}
    values["teacher_ids"] = (participation["teacher_id"],)
    values["grades"] = tuple(values["grades"])
    return ParticipationEntry(**values)


@dataclass(frozen=True)
class OpenedRows:
    """A participation and its activity as they stand: the open version of each."""

    participation: Row
    activity: Row

    @property
    def entry(self) -> ParticipationEntry:
        """The entry that would give these rows."""
        return entry_of(self.activity, self.participation)

    @property
    def is_confirmed(self) -> bool:
        """Say whether the record stands as confirmed."""
        return self.participation["status"] == Status.CONFIRMED

    def completed(self, entry: ParticipationEntry) -> ParticipationEntry:
        """Return a correction with what no form asks for: the outside key, the day of taking part.

        The day is the activity's, as long as it was so before; otherwise it stays.
        """
        former = self.entry
        follows = former.took_part_on == former.starts_on
        day = entry.took_part_on or (entry.starts_on if follows else former.took_part_on)
        grades = tuple(sorted(set(entry.grades)))
        return replace(entry, took_part_on=day, outside_key=former.outside_key, grades=grades)


def add_activity(
    writer: Writer,
    entry: ParticipationEntry,
    *,
    organisation_id: str,
    is_counted: bool,
    batch_id: str | None = None,
    activity_id: str | None = None,
) -> str:
    """Write a new activity, under the id given or a new one, and return its id."""
    activity_id = activity_id or new_id()
    values = {
        **activity_values(entry),
        "activity_id": activity_id,
        "organisation_id": organisation_id,
        "outside_key": None,
        "batch_id": batch_id,
    }
    add(writer, ACTIVITIES, values, is_counted=is_counted)
    return activity_id


def add_participation(
    writer: Writer,
    entry: ParticipationEntry,
    *,
    owner: Row,
    is_counted: bool,
    batch_id: str | None = None,
) -> str:
    """Write a new participation and return its id.

    `owner` gives activity_id, teacher_id and the teacher's organisation_id.
    """
    participation_id = new_id()
    values = {
        **participation_values(entry),
        **owner,
        "participation_id": participation_id,
        "took_part_on": entry.took_part_on or entry.starts_on,
        "status": (Status.CONFIRMED if is_counted else Status.SUBMITTED).value,
        "status_reason": "",
        "outside_key": entry.outside_key,
        "batch_id": batch_id,
    }
    add(writer, PARTICIPATIONS, values, is_counted=is_counted)
    return participation_id
