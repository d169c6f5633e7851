"""What a meeting decided: written, pinned to a slide, its state; looked back at by the next one."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from core.access import Action, Person, require
from core.errors import NotFound, StaleEdit, Violation
from core.i18n import N_
from core.ids import new_id
from db import Row, Storage, Transaction
from services.meetings import Meeting, require_meeting
from services.records import require_rules
from services.rules.checks import EARLIEST, Text, required, texts
from services.versions import Opened, Writer

LONGEST, LONGEST_NAME = 500, 120


class State(StrEnum):
    """How far a decision has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


STATE_NAMES: Mapping[State, str] = {
    State.OPEN: N_("in work"),
    State.DONE: N_("done"),
    State.DROPPED: N_("taken off"),
}


@dataclass(frozen=True)
class DecisionEntry:
    """What is written: decided what, until when, who answers for it."""

    text: str
    due_on: date | None = None
    responsible: str = ""
    state: State = State.OPEN


@dataclass(frozen=True)
class Pin:
    """The slide that a decision is about: which build, which place from 0."""

    build_id: str
    place: int


@dataclass(frozen=True)
class Decision:
    """A decision as the lists show it, with the meeting that it was made at."""

    decision_id: str
    version: int
    entry: DecisionEntry
    pin: Pin | None
    meeting: str
    held_on: date

    @property
    def opened(self) -> Opened:
        """What a change is made on."""
        return Opened(self.decision_id, self.version)

    def is_late(self, today: date) -> bool:
        """Say whether its day has gone by without it being done."""
        due_on = self.entry.due_on
        return self.entry.state is State.OPEN and due_on is not None and due_on < today


def decide(
    storage: Storage, person: Person, meeting_id: str, *, entry: DecisionEntry, pin: Pin | None
) -> str:
    """Write a decision of a meeting and return its id. Raises RulesBroken, NotFound."""
    require(person, Action.HOLD_MEETINGS)
    values = _values(entry)
    with storage.writing(of_data=False) as transaction:
        require_meeting(transaction, person, meeting_id)
        row = {
            "decision_id": new_id(),
            "organisation_id": person.organisation_id,
            "meeting_id": meeting_id,
            "meeting_build_id": pin.build_id if pin else None,
            "place": pin.place if pin else None,
            "is_withdrawn": False,
            **values,
        }
        _insert(Writer(transaction, person), row, version=1)
    return str(row["decision_id"])


def change_decision(
    storage: Storage, person: Person, opened: Opened, *, entry: DecisionEntry
) -> None:
    """Change a decision as the person saw it; raises RulesBroken, NotFound, StaleEdit."""
    require(person, Action.HOLD_MEETINGS)
    values = _values(entry)
    with storage.writing(of_data=False) as transaction:
        before = _standing(transaction, person, opened)
        if any(before[name] != value for name, value in values.items()):
            _advance(Writer(transaction, person), opened, {**before, **values})


def withdraw_decision(storage: Storage, person: Person, opened: Opened) -> None:
    """Take back a decision that was written by mistake; it lies in the trash from then on.

    Raises NotFound, StaleEdit.
    """
    require(person, Action.HOLD_MEETINGS)
    with storage.writing(of_data=False) as transaction:
        before = _standing(transaction, person, opened)
        _advance(Writer(transaction, person), opened, {**before, "is_withdrawn": True})


def restore_decision(storage: Storage, person: Person, opened: Opened) -> None:
    """Put a withdrawn decision back to its meeting; StaleEdit when somebody did so already.

    Raises NotFound, also where the meeting itself was deleted.
    """
    require(person, Action.HOLD_MEETINGS)
    with storage.writing(of_data=False) as transaction:
        before = _in_organisation(transaction, person, opened)
        if not before["is_withdrawn"]:
            raise StaleEdit(decision=opened.record_id)
        require_meeting(transaction, person, str(before["meeting_id"]))
        _advance(Writer(transaction, person), opened, {**before, "is_withdrawn": False})


def decisions_of(storage: Storage, person: Person, meeting_id: str) -> tuple[Decision, ...]:
    """Return a meeting's decisions in the order they were written."""
    require(person, Action.HOLD_MEETINGS)
    place = {"meeting_id": meeting_id, "organisation_id": person.organisation_id}
    return tuple(map(_decision, storage.rows("decisions/of_meeting", **place)))


def decisions_of_snapshot(storage: Storage, snapshot_id: str) -> tuple[Decision, ...]:
    """Return what was decided at the meeting that a snapshot was frozen of, as it stands now.

    It is for whoever has the snapshot already; none for a snapshot of anything else.
    """
    return tuple(map(_decision, storage.rows("decisions/of_snapshot", snapshot_id=snapshot_id)))


def looked_back_at(storage: Storage, person: Person, meeting: Meeting) -> tuple[Decision, ...]:
    """Return the decisions of the meeting before this one, and those of earlier ones still open."""
    require(person, Action.HOLD_MEETINGS)
    rows = storage.rows(
        "decisions/standing",
        meeting_id=meeting.meeting_id,
        organisation_id=person.organisation_id,
        before_day=meeting.held_on,
    )
    return tuple(map(_decision, rows))


def pinned_slides(storage: Storage, person: Person, pin: Pin) -> tuple[str, datetime] | None:
    """Return the slides of a decision's build as JSON without names, and the UTC moment of it."""
    require(person, Action.HOLD_MEETINGS)
    row = storage.row(
        "decisions/pinned_to",
        meeting_build_id=pin.build_id,
        organisation_id=person.organisation_id,
    )
    return (str(row["shown"]), row["built_at"]) if row else None


def _values(entry: DecisionEntry) -> dict[str, object]:
    """Return the columns that an entry gives. Raises RulesBroken."""
    entry = replace(entry, text=entry.text.strip(), responsible=entry.responsible.strip())
    require_rules(tuple(_violations(entry)))
    return {**asdict(entry), "state": entry.state.value}


def _violations(entry: DecisionEntry) -> Iterator[Violation]:
    yield from required(entry, {"text": N_("Write what was decided.")})
    limits = {"text": Text(LONGEST, has_lines=True), "responsible": Text(LONGEST_NAME)}
    yield from texts(entry, limits)
    if entry.due_on and entry.due_on < EARLIEST:
        yield Violation("due_on", N_("This day is before 1990: check the year."))


def _standing(transaction: Transaction, person: Person, opened: Opened) -> Row:
    row = _in_organisation(transaction, person, opened)
    if row["is_withdrawn"]:
        raise StaleEdit(decision=opened.record_id)
    return row


def _in_organisation(transaction: Transaction, person: Person, opened: Opened) -> Row:
    row = transaction.row(
        "decisions/open_version",
        decision_id=opened.record_id,
        organisation_id=person.organisation_id,
    )
    if row is None:
        raise NotFound(decision=opened.record_id)
    return row


def _advance(writer: Writer, opened: Opened, row: Row) -> None:
    closed = writer.transaction.run(
        "decisions/supersede",
        decision_id=opened.record_id,
        version=opened.version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(decision=opened.record_id)
    _insert(writer, row, version=opened.version + 1)


def _insert(writer: Writer, row: Mapping[str, object], *, version: int) -> None:
    stamp = {
        "version": version,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": writer.reason,
    }
    writer.transaction.run("decisions/insert", **{**row, **stamp})


def _decision(row: Row) -> Decision:
    build_id, place = row["meeting_build_id"], row["place"]
    return Decision(
        str(row["decision_id"]),
        int(row["version"]),
        DecisionEntry(
            str(row["text"]), row["due_on"], str(row["responsible"]), State(row["state"])
        ),
        None if build_id is None or place is None else Pin(str(build_id), int(place)),
        str(row["meeting"]),
        row["held_on"],
    )
