"""The imports of a school, and taking one back as a whole: versions, nothing is destroyed."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.errors import Failure, NotFound
from core.formats import person_name
from core.i18n import N_, words_of
from db import Storage, Transaction
from services.events import event_of, record_event
from services.intake.community import withdraw_unused
from services.sight import sight_of
from services.versions import Row, Writer

# In the order in which they let go of each other: what is used stays.
TABLES = ("participations", "activities", "resource_uses", "resources", "teachers")

UNDONE = N_("the import of the file {file} is undone")


class AlreadyUndone(Failure):
    """Somebody undid this import before."""

    message = N_("The import of the file {file} is undone already.")


@dataclass(frozen=True)
class Batch:
    """An import that wrote something; `applied_by` is empty for the machine's own.

    `counts` maps verdicts to rows; `undone_at` is None while the import stands.
    """

    batch_id: str
    file_name: str
    sheet: str | None
    holds: str
    applied_at: datetime
    applied_by: str
    counts: Mapping[str, int]
    undone_at: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True)
class ChangedSince:
    """A record of an import that was changed afterwards, with who it speaks of and what.

    `sort` is participation, resource_use, teacher or resource; texts are empty where it has none.
    """

    record_id: str
    sort: str
    title: str
    teacher: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True)
class Undone:
    """How many versions the undoing wrote, and the records that stay as somebody changed them."""

    versions: int
    kept: frozenset[str]


def batches(storage: Storage, person: Person) -> list[Batch]:
    """Return the imports in the person's sight, the latest one first."""
    require(person, Action.IMPORT_RECORDS)
    return [_batch(row) for row in _rows(storage, person)]


def undo_check(storage: Storage, person: Person, batch_id: str) -> tuple[ChangedSince, ...]:
    """Return the records of an import that were changed since: the person is asked about them."""
    _require_batch(storage, person, batch_id)
    return _changed_since(storage, batch_id)


def undo_import(
    storage: Storage, person: Person, batch_id: str, *, kept: Collection[str] | None = None
) -> Undone:
    """Take an import back at once: what it made is withdrawn, what it changed is as before.

    Records changed since are kept when `kept` is None; a collection is the person's answer: those
    in it are kept, the others taken back too. Teachers, resources and a community that something
    else uses stay. Raises NotFound, AlreadyUndone, NotAllowed.
    """
    require(person, Action.IMPORT_RECORDS)
    with storage.writing() as transaction:
        batch = _require_batch(transaction, person, batch_id)
        if batch.undone_at:
            raise AlreadyUndone(file=batch.file_name)
        changed = {record.record_id for record in _changed_since(transaction, batch_id)}
        staying = frozenset(changed if kept is None else changed & set(kept))
        writer = Writer(transaction, person, reason=_reason(person, batch))
        written = sum(_undo(writer, table, batch_id=batch_id, kept=staying) for table in TABLES)
        withdraw_unused(writer, batch.applied_at)
        transaction.run(
            "intake/mark_undone",
            batch_id=batch_id,
            undone_at=transaction.started_at,
            undone_by=person.account_id,
        )
        facts: dict[str, object] = {"file": batch.file_name, "kept": len(staying)}
        record_event(transaction, event_of(person, "import_undone", subject=batch_id, **facts))
    return Undone(written, staying)


def _reason(person: Person, batch: Batch) -> str:
    """Return what the versions say that take the import back, for the history and the trash."""
    return words_of(person.language)(UNDONE, file=batch.file_name)


def _undo(writer: Writer, table: str, *, batch_id: str, kept: Collection[str]) -> int:
    who = {"moment": writer.transaction.started_at, "account_id": writer.person.account_id}
    written = writer.transaction.run(
        f"{table}/undo_import", batch_id=batch_id, kept=tuple(kept), **who, reason=writer.reason
    )
    writer.transaction.run(f"{table}/close_undone", **who)
    return written


def _require_batch(source: Storage | Transaction, person: Person, batch_id: str) -> Batch:
    require(person, Action.IMPORT_RECORDS)
    found = [_batch(row) for row in _rows(source, person) if row["batch_id"] == batch_id]
    if not found:
        raise NotFound(batch=batch_id)
    if found[0].holds == "teachers":
        require(person, Action.MANAGE_PEOPLE)
    return found[0]


def _rows(source: Storage | Transaction, person: Person) -> list[Row]:
    organisation_ids = sight_of(source, person).organisation_ids
    return [*source.rows("intake/batches", organisation_ids=organisation_ids)]


def applied_before(
    source: Storage | Transaction, person: Person, *, digest: str, holds: str, sheet: str | None
) -> Batch | None:
    """Return the standing import of the same content into the person's school, if there is one."""
    for row in source.rows("intake/batches", organisation_ids=(person.organisation_id,)):
        same = (row["file_hash"], row["holds"], row["sheet"]) == (digest, holds, sheet)
        if same and row["undone_at"] is None:
            return _batch(row)
    return None


def _batch(row: Row) -> Batch:
    applied_at, undone_at = row["applied_at"], row["undone_at"]
    if not isinstance(applied_at, datetime):
        raise TypeError(applied_at)
    return Batch(
        batch_id=str(row["batch_id"]),
        file_name=str(row["file_name"]),
        sheet=str(row["sheet"]) if row["sheet"] else None,
        holds=str(row["holds"]),
        applied_at=applied_at,
        applied_by=str(row["applied_by"] or ""),
        counts=json.loads(str(row["counts"])),
        undone_at=undone_at if isinstance(undone_at, datetime) else None,
        undone_by=str(row["undone_by"] or ""),
    )


def _changed_since(source: Storage | Transaction, batch_id: str) -> tuple[ChangedSince, ...]:
    return tuple(
        ChangedSince(
            record_id=str(row["record_id"]),
            sort=str(row["sort"]),
            title=str(row["title"]),
            teacher=person_name(
                str(row["last_name"]), str(row["first_name"]), str(row["middle_name"])
            ),
            changed_at=row["changed_at"],
            changed_by=str(row["changed_by"] or ""),
        )
        for row in source.rows("intake/changed_since", batch_id=batch_id)
    )
