"""The staff list: teachers as versions, with the rules that every way of writing them keeps."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from core.access import Action, Person, require
from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from db.connection import Row
from services.reference import load_reference
from services.teacher_rules import TeacherEntry, check_records, check_teacher, entry_of
from services.versions import Writer

HAS_RECORDS = N_(
    "There are records of this teacher, so the person stays in the list. "
    "Enter the last working day instead."
)
HAS_ACCOUNT = N_("The account {username} belongs to this teacher: unlink it first.")
REASON = N_("Write why, in a few words.")


@dataclass(frozen=True)
class OpenedTeacher:
    """A teacher as the person had the entry before them: what a change was made on."""

    teacher_id: str
    version: int


@dataclass(frozen=True)
class Saved:
    """A teacher that was written, and how many others have the same name."""

    teacher_id: str
    namesakes: int


def add_teacher(storage: Storage, person: Person, entry: TeacherEntry) -> Saved:
    """Add a teacher to the person's school; namesakes are allowed and counted."""
    require(person, Action.MANAGE_PEOPLE)
    trimmed, teacher_id = entry.trimmed(), new_id()
    with storage.writing() as transaction:
        _refuse(*check_teacher(trimmed, load_reference(transaction)))
        namesakes = _namesakes(transaction, person, trimmed)
        row: Row = {
            "teacher_id": teacher_id,
            "version": 1,
            "organisation_id": person.organisation_id,
            "outside_key": None,
            "batch_id": None,
            **asdict(trimmed),
        }
        _insert(transaction, person, row)
    return Saved(teacher_id, namesakes)


def change_teacher(
    storage: Storage, person: Person, opened: OpenedTeacher, *, entry: TeacherEntry
) -> Saved:
    """Write a new version of a teacher; StaleEdit when another came in between."""
    require(person, Action.MANAGE_PEOPLE)
    with storage.writing() as transaction:
        return change_in(Writer(transaction, person), opened, entry=entry.trimmed())


def change_in(writer: Writer, opened: OpenedTeacher, *, entry: TeacherEntry) -> Saved:
    """Change a teacher as `change_teacher` does, within a transaction that does more."""
    transaction, person, teacher_id = writer.transaction, writer.person, opened.teacher_id
    before = _opened(writer, teacher_id)
    _refuse(
        *check_teacher(entry, load_reference(transaction), former=entry_of(before)),
        *check_records(transaction, teacher_id, entry),
    )
    namesakes = _namesakes(transaction, person, entry, teacher_id=teacher_id)
    _advance(writer, opened, {**before, **asdict(entry)})
    return Saved(teacher_id, namesakes)


def withdraw_teacher(
    storage: Storage, person: Person, opened: OpenedTeacher, *, reason: str
) -> None:
    """Take a teacher out of the staff list; only one whom no record or account names."""
    require(person, Action.MANAGE_PEOPLE)
    with storage.writing() as transaction:
        withdraw_in(Writer(transaction, person, reason.strip()), opened)


def withdraw_in(writer: Writer, opened: OpenedTeacher) -> None:
    """Take a teacher out as `withdraw_teacher` does, for the writer's reason."""
    before = _opened(writer, opened.teacher_id)
    _refuse(*_ties(writer.transaction, opened.teacher_id, writer.reason))
    _advance(writer, opened, {**before, "is_withdrawn": True})


def restore_teacher(storage: Storage, person: Person, opened: OpenedTeacher) -> None:
    """Put a withdrawn teacher back into the staff list."""
    require(person, Action.MANAGE_PEOPLE)
    with storage.writing() as transaction:
        restore_in(Writer(transaction, person), opened)


def restore_in(writer: Writer, opened: OpenedTeacher) -> None:
    """Put a teacher back as `restore_teacher` does, within a transaction that does more."""
    before = _opened(writer, opened.teacher_id)
    _advance(writer, opened, {**before, "is_withdrawn": False})


def open_teacher(source: Storage | Transaction, teacher_id: str, *, organisation_id: str) -> Row:
    """Return the open version of a teacher of this organisation; NotFound for any other."""
    row = source.row("teachers/open_version", teacher_id=teacher_id)
    if row is None or row["organisation_id"] != organisation_id:
        raise NotFound(teacher=teacher_id)
    return row


def _opened(writer: Writer, teacher_id: str) -> Row:
    organisation_id = writer.person.organisation_id
    return open_teacher(writer.transaction, teacher_id, organisation_id=organisation_id)


def _advance(writer: Writer, opened: OpenedTeacher, row: Row) -> None:
    """Write the version after the one that the person saw."""
    _close(writer.transaction, opened)
    version = {**row, "version": opened.version + 1}
    _insert(writer.transaction, writer.person, version, reason=writer.reason)


def _close(transaction: Transaction, opened: OpenedTeacher) -> None:
    closed = transaction.run(
        "teachers/supersede", **asdict(opened), superseded_at=transaction.started_at
    )
    if not closed:
        raise StaleEdit(teacher=opened.teacher_id)


def _insert(transaction: Transaction, person: Person, row: Row, *, reason: str = "") -> None:
    stamp = {"recorded_at": transaction.started_at, "recorded_by": person.account_id}
    transaction.run("teachers/insert", **{"is_withdrawn": False, **row, **stamp, "reason": reason})


def _namesakes(
    transaction: Transaction, person: Person, entry: TeacherEntry, *, teacher_id: str | None = None
) -> int:
    found = transaction.rows(
        "teachers/namesakes",
        organisation_id=person.organisation_id,
        last_name=entry.last_name,
        first_name=entry.first_name,
        middle_name=entry.middle_name,
        teacher_id=teacher_id,
    )
    return len(found)


def _ties(transaction: Transaction, teacher_id: str, reason: str) -> Iterator[Violation]:
    """Name what keeps a teacher from being withdrawn."""
    if not reason.strip():
        yield Violation("reason", REASON)
    days = transaction.row("teachers/record_days", teacher_id=teacher_id)
    if days and days["first_day"]:
        yield Violation("reason", HAS_RECORDS)
    for account in transaction.rows("accounts/of_teacher", teacher_id=teacher_id):
        yield Violation("reason", HAS_ACCOUNT, {"username": account["username"]})


def _refuse(*violations: Violation) -> None:
    if violations:
        raise RulesBroken(violations)
