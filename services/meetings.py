"""Meetings: a title, a day, a plan of slides; planned by who holds them, seen when frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.access import Action, Person, may, require
from core.errors import Failure, NotFound, RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from db import Row, Storage, Transaction
from services.events import event_of, record_event
from services.rules.checks import EARLIEST, Text, texts
from services.slides import LONGEST_TITLE, Slide, put, slide_of

DECIDED_AT_IT = N_("Decisions were written at this meeting, so it stays.")


class NoSuchMeeting(Failure):
    """There is none, or nothing of it is open to this person: both look the same."""

    message = N_("There is no such meeting, or it is not open to you.")


class PlanChanged(Failure):
    """Somebody else arranged the plan since it was read: nothing was done."""

    message = N_(
        "Somebody changed the plan of this meeting at the same time, so nothing was done. Here it "
        "is as it stands now: look and repeat."
    )


class MeetingChanged(Failure):
    """Somebody else gave the same meeting another title or day since it was opened."""

    message = N_(
        "Somebody gave this meeting another title or day meanwhile: it stands above. What you "
        "typed is still in the fields: save it again to put it in its place."
    )


@dataclass(frozen=True)
class Meeting:
    """A meeting as the lists show it; `built_at` is a UTC moment, None while nothing was frozen."""

    meeting_id: str
    title: str
    held_on: date
    build_id: str | None = None
    code: str = ""
    built_at: datetime | None = None
    slides: int = 0


def meetings(storage: Storage, person: Person) -> tuple[Meeting, ...]:
    """Return the organisation's meetings, the latest first; a plan alone is for who holds them."""
    require(person, Action.SHOW_MEETINGS)
    found = map(_meeting, storage.rows("meetings/in_sight", organisation_id=person.organisation_id))
    holds = may(person, Action.HOLD_MEETINGS)
    return tuple(one for one in found if holds or one.build_id is not None)


def meeting_in_sight(storage: Storage, person: Person, meeting_id: str) -> Meeting:
    """Return one meeting. Raises NoSuchMeeting."""
    found = next((m for m in meetings(storage, person) if m.meeting_id == meeting_id), None)
    if found is None:
        raise NoSuchMeeting(meeting=meeting_id)
    return found


def slides_of(storage: Storage, person: Person, meeting_id: str) -> tuple[Slide, ...]:
    """Return a meeting's plan in its order."""
    require(person, Action.HOLD_MEETINGS)
    return tuple(map(slide_of, storage.rows("meetings/slides", **_place(person, meeting_id))))


def last_held(storage: Storage, person: Person, before: date) -> date | None:
    """Return the day of the last meeting that was frozen, before a day; None for none."""
    require(person, Action.SHOW_MEETINGS)
    row = storage.row(
        "meetings/last_held", organisation_id=person.organisation_id, before_day=before
    )
    found = row["held_on"] if row else None
    return found if isinstance(found, date) else None


def make_meeting(
    storage: Storage, person: Person, *, title: str, held_on: date, slides: Sequence[Slide] = ()
) -> str:
    """Make a meeting and return its id. Raises RulesBroken for what cannot be."""
    require(person, Action.HOLD_MEETINGS)
    meeting = Meeting(new_id(), title.strip(), held_on)
    _refuse(meeting)
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "meetings/insert",
            meeting_id=meeting.meeting_id,
            organisation_id=person.organisation_id,
            title=meeting.title,
            held_on=held_on,
            created_at=transaction.started_at,
            created_by=person.account_id,
        )
        put(transaction, _place(person, meeting.meeting_id), slides)
    return meeting.meeting_id


def change_meeting(storage: Storage, person: Person, wanted: Meeting, *, seen: Meeting) -> None:
    """Give a meeting another title or day; what was left as it was `seen` stays what it is now.

    Raises RulesBroken, NotFound, and MeetingChanged where both changed the same.
    """
    require(person, Action.HOLD_MEETINGS)
    wanted = replace(wanted, title=wanted.title.strip())
    _refuse(wanted)
    with storage.writing(of_data=False) as transaction:
        now = _meeting(require_meeting(transaction, person, wanted.meeting_id))
        title, held_on = _agreed(now, wanted, seen)
        transaction.run(
            "meetings/set_content",
            meeting_id=wanted.meeting_id,
            organisation_id=person.organisation_id,
            title=title,
            held_on=held_on,
        )


def arrange_slides(
    storage: Storage,
    person: Person,
    meeting_id: str,
    *,
    slides: Sequence[Slide],
    seen: Sequence[Slide],
) -> None:
    """Set a meeting's plan, made of the plan `seen`. Raises RulesBroken, NotFound, PlanChanged."""
    require(person, Action.HOLD_MEETINGS)
    with storage.writing(of_data=False) as transaction:
        if _plan(transaction, person, meeting_id) != tuple(seen):
            raise PlanChanged(meeting=meeting_id)
        _replace_plan(transaction, person, meeting_id, slides=slides)


def add_slides(
    storage: Storage, person: Person, meeting_id: str, *, slides: Sequence[Slide]
) -> None:
    """Add slides to the end of a plan, whoever else changes it. Raises RulesBroken, NotFound."""
    require(person, Action.HOLD_MEETINGS)
    with storage.writing(of_data=False) as transaction:
        before = _plan(transaction, person, meeting_id)
        _replace_plan(transaction, person, meeting_id, slides=(*before, *slides))


def delete_meeting(storage: Storage, person: Person, meeting_id: str) -> None:
    """Delete a meeting's plan; its snapshots stay. RulesBroken when decisions hang on it."""
    require(person, Action.HOLD_MEETINGS)
    place = _place(person, meeting_id)
    with storage.writing(of_data=False) as transaction:
        if transaction.rows("decisions/of_meeting", **place):
            raise RulesBroken((Violation("title", DECIDED_AT_IT),))
        if transaction.run("meetings/delete", **place):
            transaction.run("meetings/delete_slides", **place)
            record_event(transaction, event_of(person, "meeting_deleted", subject=meeting_id))


def require_meeting(transaction: Transaction, person: Person, meeting_id: str) -> Row:
    """Return the row of a meeting of the person's organisation. Raises NotFound."""
    rows = transaction.rows("meetings/in_sight", organisation_id=person.organisation_id)
    found = next((row for row in rows if str(row["meeting_id"]) == meeting_id), None)
    if found is None:
        raise NotFound(meeting=meeting_id)
    return found


def _place(person: Person, meeting_id: str) -> Mapping[str, object]:
    return {"meeting_id": meeting_id, "organisation_id": person.organisation_id}


def _plan(transaction: Transaction, person: Person, meeting_id: str) -> tuple[Slide, ...]:
    require_meeting(transaction, person, meeting_id)
    return tuple(map(slide_of, transaction.rows("meetings/slides", **_place(person, meeting_id))))


def _replace_plan(
    transaction: Transaction, person: Person, meeting_id: str, *, slides: Sequence[Slide]
) -> None:
    transaction.run("meetings/delete_slides", **_place(person, meeting_id))
    put(transaction, _place(person, meeting_id), slides)


def _agreed(now: Meeting, wanted: Meeting, seen: Meeting) -> tuple[str, date]:
    """Return title and day when what is wanted is laid over what is now. Raises MeetingChanged."""
    for name in ("title", "held_on"):
        was, asked, stands = (getattr(one, name) for one in (seen, wanted, now))
        if asked not in {was, stands} and stands != was:
            raise MeetingChanged(meeting=now.meeting_id)
    title = now.title if wanted.title == seen.title else wanted.title
    return title, now.held_on if wanted.held_on == seen.held_on else wanted.held_on


def _refuse(meeting: Meeting) -> None:
    violations = list(texts(meeting, {"title": Text(LONGEST_TITLE)}))
    if not meeting.title:
        violations.append(Violation("title", N_("Give the meeting a title.")))
    if meeting.held_on < EARLIEST:
        violations.append(Violation("held_on", N_("This day is before 1990: check the year.")))
    if violations:
        raise RulesBroken(tuple(violations))


def _meeting(row: Row) -> Meeting:
    return Meeting(
        str(row["meeting_id"]),
        str(row["title"]),
        row["held_on"],
        None if row["meeting_build_id"] is None else str(row["meeting_build_id"]),
        str(row["code"]),
        row["built_at"],
        int(row["slides"]),
    )
