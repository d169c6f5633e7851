"""Notes on what the dashboards show: writing, changing, withdrawing one, putting it back."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from core.access import REACH, Action, Person, Reach, require
from core.dimensions import (
    BY_NAME,
    NOT_STATED,
    TIMES,
    Mark,
    codes_of,
    is_code,
    mark_text,
    read_mark,
)
from core.errors import NotAllowed, NotFound, StaleEdit, Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from services.records import require_rules
from services.reference import Reference, load_reference
from services.rules.checks import EARLIEST, Text, required, texts
from services.sight import require_in_sight, sight_of
from services.versions import Opened, Row, Writer

LONGEST = 500
EMPTY = {"text": N_("Write the note.")}
NOWHERE = N_("Choose the days or the part of the records that the note is about.")
UNKNOWN_PART = N_("What the page is narrowed to is not known any more: choose it anew.")
WITHOUT_FIRST = N_("Choose the first day too.")
BACKWARDS = N_("The last day is before the first one.")
TOO_EARLY = N_("This day is before 1990: check the year.")


@dataclass(frozen=True)
class NoteEntry:
    """What is written, and where it is pinned: days, a mark as text, or both.

    One day has no `noted_until`. A mark tells of no time: the days do.
    """

    text: str
    noted_on: date | None = None
    noted_until: date | None = None
    mark: str = ""


def write_note(storage: Storage, person: Person, entry: NoteEntry) -> str:
    """Write a note and return its id; raises RulesBroken.

    What a method group lead notes is always about the lead's own group.
    """
    require(person, Action.WRITE_NOTES)
    with storage.writing() as transaction:
        row = {
            "note_id": new_id(),
            "organisation_id": person.organisation_id,
            "is_withdrawn": False,
            **_values(transaction, person, entry),
        }
        _insert(Writer(transaction, person), row, version=1)
        return str(row["note_id"])


def change_note(storage: Storage, person: Person, opened: Opened, *, entry: NoteEntry) -> None:
    """Change a note as the person saw it; raises RulesBroken, NotFound, NotAllowed, StaleEdit."""
    require(person, Action.WRITE_NOTES)
    with storage.writing() as transaction:
        before = _standing(transaction, person, opened)
        values = _values(transaction, person, entry)
        if any(before[name] != value for name, value in values.items()):
            _advance(Writer(transaction, person), opened, {**before, **values})


def withdraw_note(storage: Storage, person: Person, opened: Opened) -> None:
    """Take a note off every chart; it lies in the trash from then on."""
    require(person, Action.WRITE_NOTES)
    with storage.writing() as transaction:
        before = _standing(transaction, person, opened)
        _advance(Writer(transaction, person), opened, {**before, "is_withdrawn": True})


def restore_note(storage: Storage, person: Person, opened: Opened) -> None:
    """Put a withdrawn note back; StaleEdit when somebody did so already."""
    require(person, Action.WRITE_NOTES)
    with storage.writing() as transaction:
        before = _own(transaction, person, opened)
        if not before["is_withdrawn"]:
            raise StaleEdit(note=opened.record_id)
        _advance(Writer(transaction, person), opened, {**before, "is_withdrawn": False})


def own_group(person: Person) -> str | None:
    """Return the group that the notes a person may change are pinned to; None: whatever they are.

    Empty is a lead's who leads no group: no note is pinned to that.
    """
    is_lead = REACH[person.role] is Reach.METHOD_GROUP
    return person.led_method_group or "" if is_lead else None


def is_own(person: Person, mark: Mark) -> bool:
    """Say whether a note pinned to this mark is for the person to change: a lead's own group's."""
    group = own_group(person)
    return group is None or mark.get("group") == group


def _values(transaction: Transaction, person: Person, entry: NoteEntry) -> Row:
    """Return the columns that the entry gives; raises RulesBroken, NotAllowed."""
    mark = _mark_for(person, read_mark(entry.mark))
    text = entry.text.strip()
    last = entry.noted_until or entry.noted_on
    entry = replace(entry, text=text, noted_until=last, mark=mark_text(mark))
    require_rules(tuple(_violations(entry, mark, load_reference(transaction))))
    sight = sight_of(transaction, person)
    teacher_ids = [UUID(code) for code in codes_of(mark).get("teacher", ())]
    for teacher_id in teacher_ids:
        require_in_sight(sight, person.organisation_id, str(teacher_id))
    return {**asdict(entry), "teacher_ids": teacher_ids}


def _mark_for(person: Person, mark: Mark) -> Mark:
    group = own_group(person)
    if group is None:
        return mark
    if not group:
        raise NotAllowed(action=Action.WRITE_NOTES.value)
    return {**mark, "group": group}


def _violations(entry: NoteEntry, mark: Mark, reference: Reference) -> Iterator[Violation]:
    yield from required(entry, EMPTY)
    yield from texts(entry, {"text": Text(LONGEST, has_lines=True)})
    if entry.noted_on is None and entry.noted_until:
        yield Violation("noted_on", WITHOUT_FIRST)
    elif entry.noted_on is None and not mark:
        yield Violation("noted_on", NOWHERE)
    if entry.noted_on and entry.noted_until and entry.noted_until < entry.noted_on:
        yield Violation("noted_on", BACKWARDS)
    if entry.noted_on and entry.noted_on < EARLIEST:
        yield Violation("noted_on", TOO_EARLY)
    if not all(
        _is_known(name, code, reference) for name, codes in codes_of(mark).items() for code in codes
    ):
        yield Violation("mark", UNKNOWN_PART)


def _is_known(name: str, code: str, reference: Reference) -> bool:
    dimension = BY_NAME[name]
    if name in TIMES or not is_code(dimension, code):
        return False
    if not dimension.reference_list or (name == "subject" and code == NOT_STATED):
        return True
    return code in reference.codes(dimension.reference_list, archived=True)


def _in_sight(transaction: Transaction, person: Person, note_id: str) -> Row:
    limits = sight_of(transaction, person).parameters()
    row = transaction.row("notes/open_version", note_id=note_id, **limits)
    if row is None:
        raise NotFound(note=note_id)
    return row


def _standing(transaction: Transaction, person: Person, opened: Opened) -> Row:
    """Return a note that stands and that the person may change."""
    row = _own(transaction, person, opened)
    if row["is_withdrawn"]:
        raise StaleEdit(note=opened.record_id)
    return row


def _own(transaction: Transaction, person: Person, opened: Opened) -> Row:
    """Return a note that the person may change or put back."""
    row = _in_sight(transaction, person, opened.record_id)
    if not is_own(person, read_mark(str(row["mark"]))):
        raise NotAllowed(action=Action.WRITE_NOTES.value)
    return row


def _advance(writer: Writer, opened: Opened, row: Row) -> None:
    closed = writer.transaction.run(
        "notes/supersede",
        note_id=opened.record_id,
        version=opened.version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(note=opened.record_id)
    _insert(writer, row, version=opened.version + 1)


def _insert(writer: Writer, row: Row, *, version: int) -> None:
    stamp = {
        "version": version,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": writer.reason,
    }
    writer.transaction.run("notes/insert", **{**row, **stamp})
