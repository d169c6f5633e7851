"""Another record like an earlier one: the entry that begins with what that one says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.access import Person
from db import Storage
from services.opened_records import read_participation, read_resource_use
from services.rules import Difference, ParticipationEntry, ResourceUseEntry
from services.sight import sight_of
from services.versions import PARTICIPATIONS, open_version


def read_like_participation(
    storage: Storage, person: Person, record_id: str, *, today: date
) -> ParticipationEntry:
    """Return what a participation says, of everybody in sight who took part in its activity.

    What belongs to that one time is left out: evidence and days. NotFound as for the record.
    """
    entry = read_participation(storage, person, record_id).entry
    found = list(_shared(storage, person, record_id, entry=entry))
    return replace(
        entry,
        teacher_ids=tuple(one.teacher_id for one in found),
        differences=tuple(one for one in found if one.role or one.outcome),
        starts_on=today,
        ends_on=None,
        took_part_on=None,
        address="",
        document_number="",
        document_issued_on=None,
        is_without_evidence=False,
        outside_key=None,
    )


def read_like_resource_use(
    storage: Storage, person: Person, record_id: str, *, today: date
) -> ResourceUseEntry:
    """Return what a use of a resource says, as of today."""
    entry = read_resource_use(storage, person, record_id).entry
    return replace(entry, used_on=today, outside_key=None)


def _shared(
    storage: Storage, person: Person, record_id: str, *, entry: ParticipationEntry
) -> Iterator[Difference]:
    """Yield whoever in sight took part in the activity, with what is different for them."""
    row, sight = open_version(storage, PARTICIPATIONS, record_id), sight_of(storage, person)
    yield Difference(entry.teacher_ids[0])
    for other in storage.rows("participations/of_activity", activity_id=row["activity_id"]):
        if other["participation_id"] == record_id:
            continue
        own = open_version(storage, PARTICIPATIONS, str(other["participation_id"]))
        if sight.includes(str(own["organisation_id"]), str(own["teacher_id"])):
            yield Difference(
                str(own["teacher_id"]),
                role=_departing(own["role"], entry.role),
                outcome=_departing(own["outcome"], entry.outcome),
            )


def _departing(own: object, common: object) -> str | None:
    return None if own == common else str(own)
