"""What was frozen of a meeting: once and for ever, without names and with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from core.access import REACH, Action, Person, Reach, Role, may, require
from core.ids import new_id
from db import Row, Storage
from services.events import event_of, record_event
from services.meetings import require_meeting
from services.papers import Entry, note_in
from services.snapshots import Frozen, Snapshot, keep_in

MEETING = "meeting"  # the sort of a snapshot


@dataclass(frozen=True)
class Built:
    """The slides as JSON; `named` is empty where names are not for this person.

    `code` is the snapshot's, `built_at` a UTC moment.
    """

    build_id: str
    meeting_id: str
    snapshot_id: str
    code: str
    language: str
    shown: str
    named: str
    built_at: datetime
    builder: str = ""


@dataclass(frozen=True)
class Slides:
    """The slides of a build as JSON, without names and with them."""

    shown: str
    named: str


def build_meeting(
    storage: Storage,
    person: Person,
    meeting_id: str,
    *,
    frozen: Frozen,
    slides: Slides,
    entry: Callable[[Snapshot], Entry],
) -> str:
    """Keep what was frozen of a meeting, beside whatever was frozen before; return the build's id.

    `frozen` is what an audience sees, as the blocks of a paper; `entry` is the snapshot's line in
    the list of papers. All of it is kept or, when the machine dies meanwhile, nothing. Raises
    NotFound.
    """
    require(person, Action.HOLD_MEETINGS)
    build_id, organisation_id = new_id(), person.organisation_id
    with storage.writing(of_data=False) as transaction:
        require_meeting(transaction, person, meeting_id)
        kept = keep_in(
            transaction, frozen, organisation_id=organisation_id, taken_by=person.account_id
        )
        transaction.run(
            "meetings/insert_build",
            meeting_build_id=build_id,
            meeting_id=meeting_id,
            organisation_id=organisation_id,
            snapshot_id=kept.snapshot_id,
            shown=slides.shown,
            named=slides.named,
            built_at=kept.taken_at,
            built_by=person.account_id,
        )
        line = entry(kept)
        note_in(transaction, line, organisation_id=organisation_id, made_by=person.account_id)
        record_event(transaction, event_of(person, "meeting_built", subject=frozen.title))
    return build_id


def build_in_sight(storage: Storage, person: Person, meeting_id: str) -> Built | None:
    """Return what was frozen last of a meeting; None while nothing was."""
    require(person, Action.SHOW_MEETINGS)
    row = storage.row(
        "meetings/build",
        meeting_id=meeting_id,
        organisation_id=person.organisation_id,
        with_names=sees_names(person),
    )
    return _built(row) if row else None


def shown_of(storage: Storage, snapshot_id: str) -> str:
    """Return the slides without names, as JSON, that a snapshot was frozen from; empty for none.

    It is for whoever has the snapshot already: it shows nothing that the snapshot does not.
    """
    row = storage.row("meetings/shown_of_snapshot", snapshot_id=snapshot_id)
    return str(row["shown"]) if row else ""


def sees_names(person: Person) -> bool:
    """Say whether the person may see the names of the whole school, so the slides with names."""
    return may(person, Action.VIEW_NAMES) and sees_notes(person)


def sees_notes(person: Person) -> bool:
    """Say whether what is written for the speaker is for this person: not for the audience."""
    return may(person, Action.SHOW_MEETINGS) and REACH[person.role] is Reach.ORGANISATION


def as_audience(person: Person) -> Person:
    """Return the person as one who sees what an audience may: the whole school, no names."""
    return replace(person, role=Role.PRESENTER, teacher_id=None, led_method_group=None)


def _built(row: Row) -> Built:
    return Built(
        str(row["meeting_build_id"]),
        str(row["meeting_id"]),
        str(row["snapshot_id"]),
        str(row["code"]),
        str(row["language"]),
        str(row["shown"]),
        str(row["named"]),
        row["built_at"],
        str(row["builder"]),
    )
