"""The school itself: its names and its letterhead, as versions."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from core.access import Action, Person, require
from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from db import Storage, Transaction
from db.connection import Row
from services.events import event_of, record_event
from services.rules.checks import Text, required, texts

REQUIRED = {
    "full_name": N_("Write the school's full name."),
    "short_name": N_("Write the school's short name."),
}
TEXTS = {
    "full_name": Text(500),
    "short_name": Text(200),
    "letterhead_russian": Text(2000, has_lines=True),
    "letterhead_chechen": Text(2000, has_lines=True),
}


@dataclass(frozen=True)
class SchoolEntry:
    """What is typed about the school; the letterhead may stay empty."""

    full_name: str
    short_name: str
    letterhead_russian: str = ""
    letterhead_chechen: str = ""

    def trimmed(self) -> "SchoolEntry":
        """Return the entry without spaces around its texts."""
        return SchoolEntry(**{name: str(text).strip() for name, text in asdict(self).items()})


@dataclass(frozen=True)
class School:
    """The school as it is now; `version` is what a change must be made on."""

    organisation_id: str
    version: int
    entry: SchoolEntry
    is_demonstration: bool


def check_school(entry: SchoolEntry) -> Iterator[Violation]:
    """Name what is wrong with the names and the letterhead."""
    yield from required(entry.trimmed(), REQUIRED)
    yield from texts(entry, TEXTS)


def school_of(storage: Storage | Transaction, organisation_id: str) -> School:
    """Return a school as it is now; NotFound when there is none."""
    row = storage.row("organisations/open_version", organisation_id=organisation_id)
    if row is None:
        raise NotFound(organisation=organisation_id)
    return School(
        organisation_id=organisation_id,
        version=int(str(row["version"])),
        entry=SchoolEntry(**{name: str(row[name]) for name in TEXTS}),
        is_demonstration=bool(row["is_demonstration"]),
    )


def change_school(storage: Storage, person: Person, entry: SchoolEntry, *, version: int) -> None:
    """Write a new version of the person's school; StaleEdit when another came in between."""
    require(person, Action.MANAGE_SCHOOL)
    violations = tuple(check_school(entry))
    if violations:
        raise RulesBroken(violations)
    organisation_id = person.organisation_id
    with storage.writing() as transaction:
        before = transaction.row("organisations/open_version", organisation_id=organisation_id)
        closed = transaction.run(
            "organisations/supersede",
            organisation_id=organisation_id,
            version=version,
            superseded_at=transaction.started_at,
        )
        if before is None or not closed:
            raise StaleEdit(organisation=organisation_id)
        changed = {**before, **asdict(entry.trimmed()), "version": version + 1}
        _insert(transaction, changed, recorded_by=person.account_id)
        record_event(transaction, event_of(person, "school_changed", subject=organisation_id))


def insert_school(transaction: Transaction, organisation_id: str, entry: SchoolEntry) -> None:
    """Write the first version of a school, as part of the set-up."""
    row: Row = {
        "organisation_id": organisation_id,
        "version": 1,
        "parent_id": None,
        "kind": "school",
        "is_demonstration": False,
        **asdict(entry.trimmed()),
    }
    _insert(transaction, row, recorded_by=None)


def _insert(transaction: Transaction, row: Row, *, recorded_by: str | None) -> None:
    stamp = {"recorded_at": transaction.started_at, "recorded_by": recorded_by}
    transaction.run("organisations/insert", **row, **stamp, reason="", is_withdrawn=False)
