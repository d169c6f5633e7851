"""Decisions on many records at once: read as they were seen, written in a few statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.access import Person
from core.errors import NotFound, StaleEdit
from db import Transaction
from services.records import Status
from services.sight import require_in_sight, sight_of
from services.versions import Opened, Row, Writer


@dataclass(frozen=True)
class Reviewed:
    """One sort of record as it is checked: the statements that read and write many at once."""

    opened: str
    close: str
    decide: str
    take_back: str
    close_undone: str


PARTICIPATIONS = Reviewed(
    "participations/opened",
    "participations/close_many",
    "participations/insert_decisions",
    "participations/take_back",
    "participations/close_undone",
)
RESOURCE_USES = Reviewed(
    "resource_uses/opened",
    "resource_uses/close_many",
    "resource_uses/insert_decisions",
    "resource_uses/take_back",
    "resource_uses/close_undone",
)


@dataclass(frozen=True)
class Decision:
    """Where a check leaves a record, and what is said to its owner; a confirmed one counts."""

    status: Status
    sentence: str = ""

    def stands(self, row: Row) -> bool:
        """Say whether a record is decided so already."""
        return (row["status"], row["status_reason"]) == (self.status, self.sentence)


def as_seen(
    transaction: Transaction, person: Person, seen: Sequence[Opened], *, sort: Reviewed
) -> list[Row]:
    """Return the open versions of records in sight, each still the one that was seen."""
    rows = in_sight(transaction, person, seen, sort=sort)
    for record in seen:
        row = rows[record.record_id]
        is_changed = record.activity_version not in {None, row.get("activity_version")}
        if row["version"] != record.version or is_changed:
            raise StaleEdit(record=record.record_id)
    return list(rows.values())


def in_sight(
    transaction: Transaction, person: Person, seen: Sequence[Opened], *, sort: Reviewed
) -> dict[str, Row]:
    """Return the open versions of records by their ids, each once; NotFound, NotAllowed."""
    record_ids = tuple(dict.fromkeys(record.record_id for record in seen))
    found = {
        str(row["record_id"]): row for row in transaction.rows(sort.opened, record_ids=record_ids)
    }
    sight = sight_of(transaction, person)
    rows: dict[str, Row] = {}
    for record_id in record_ids:
        row = found.get(record_id)
        if row is None:
            raise NotFound(record=record_id)
        require_in_sight(sight, str(row["organisation_id"]), str(row["teacher_id"]))
        rows[record_id] = row
    return rows


def decide(writer: Writer, rows: Sequence[Row], decision: Decision, *, sort: Reviewed) -> int:
    """Write the decision on open versions as their next ones; return how many were written."""
    if not rows:
        return 0
    moment = writer.transaction.started_at
    record_ids = [str(row["record_id"]) for row in rows]
    writer.transaction.run(sort.close, record_ids=record_ids, moment=moment)
    return writer.transaction.run(
        sort.decide,
        record_ids=record_ids,
        status=decision.status.value,
        status_reason=decision.sentence,
        moment=moment,
        account_id=writer.person.account_id,
        counted_at=moment if decision.status is Status.CONFIRMED else None,
    )
