"""Checking records: returning them with a sentence, leaving them out with a reason, what was seen.

Confirming stands with the records themselves: it may write a level into the activity.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.access import Action, Person, require
from core.errors import NotFound, StaleEdit, Violation
from core.i18n import N_
from db import Storage, Transaction
from services.records import Status, require_rules
from services.rules.checks import Text, texts
from services.rules.entries import WithdrawalEntry, trimmed
from services.sight import require_in_sight, sight_of
from services.versions import Opened, Row

LONGEST_REASON = 500
NO_SENTENCE: Mapping[Status, str] = {
    Status.RETURNED: N_("Write what is to be mended: the owner reads this sentence."),
    Status.NOT_COUNTED: N_("Write why the record does not count: the owner reads this sentence."),
}


@dataclass(frozen=True)
class Reviewed:
    """One sort of record as it is checked: the statements that read and write many at once."""

    opened: str
    close: str
    decide: str


PARTICIPATIONS = Reviewed(
    "participations/opened", "participations/close_many", "participations/insert_decisions"
)
RESOURCE_USES = Reviewed(
    "resource_uses/opened", "resource_uses/close_many", "resource_uses/insert_decisions"
)


def return_records(
    storage: Storage, person: Person, seen: Sequence[Opened], *, sort: Reviewed, sentence: str
) -> int:
    """Return records to their owners with a sentence; return how many were not so already.

    What counted of them leaves the figures. All or none: RulesBroken without a sentence, StaleEdit
    when one is not as it was seen.
    """
    require(person, Action.CONFIRM_RECORDS)
    return _decide(storage, person, seen, sort=sort, decision=(Status.RETURNED, sentence))


def leave_out(
    storage: Storage, person: Person, seen: Sequence[Opened], *, sort: Reviewed, reason: str
) -> int:
    """Let records not count, with a reason; otherwise as `return_records`."""
    require(person, Action.CONFIRM_RECORDS)
    return _decide(storage, person, seen, sort=sort, decision=(Status.NOT_COUNTED, reason))


def mark_seen(storage: Storage, person: Person, record: Opened) -> None:
    """Note that the person has seen this version of a record."""
    require(person, Action.CONFIRM_RECORDS)
    with storage.writing(of_data=False) as transaction:
        mark = {
            "account_id": person.account_id,
            "record_id": record.record_id,
            "version": record.version,
            "activity_version": record.activity_version,
            "seen_at": transaction.started_at,
        }
        if not transaction.run("review/set_mark", **mark):
            transaction.run("review/insert_mark", **mark)


def seen_versions(storage: Storage, person: Person, record_ids: Sequence[str]) -> dict[str, Opened]:
    """Return what the person saw last of these records, by their ids."""
    marks = storage.rows("review/marks", account_id=person.account_id, record_ids=tuple(record_ids))
    return {
        str(mark["record_id"]): Opened(
            str(mark["record_id"]), mark["version"], mark["activity_version"]
        )
        for mark in marks
    }


def check_sentence(status: Status, sentence: str) -> tuple[Violation, ...]:
    """Return every broken rule of a decision: it has a sentence of bounded length."""
    missing = () if sentence else (Violation("reason", NO_SENTENCE[status]),)
    limits = {"reason": Text(LONGEST_REASON, has_lines=True)}
    return (*missing, *texts(WithdrawalEntry(sentence), limits))


def _decide(
    storage: Storage,
    person: Person,
    seen: Sequence[Opened],
    *,
    sort: Reviewed,
    decision: tuple[Status, str],
) -> int:
    status, sentence = decision[0], trimmed(WithdrawalEntry(decision[1])).reason
    require_rules(check_sentence(status, sentence))
    with storage.writing() as transaction:
        rows = _opened_rows(transaction, person, seen, sort=sort)
        stated = (status.value, sentence)
        record_ids = [
            str(row["record_id"]) for row in rows if (row["status"], row["status_reason"]) != stated
        ]
        moment = transaction.started_at
        transaction.run(sort.close, record_ids=record_ids, moment=moment)
        return transaction.run(
            sort.decide,
            record_ids=record_ids,
            status=status.value,
            status_reason=sentence,
            moment=moment,
            account_id=person.account_id,
        )


def _opened_rows(
    transaction: Transaction, person: Person, seen: Sequence[Opened], *, sort: Reviewed
) -> list[Row]:
    """Return the open versions of records in sight, each still the one that was seen."""
    record_ids = tuple(dict.fromkeys(record.record_id for record in seen))
    found = {
        str(row["record_id"]): row for row in transaction.rows(sort.opened, record_ids=record_ids)
    }
    sight = sight_of(transaction, person)
    for record in seen:
        row = found.get(record.record_id)
        if row is None:
            raise NotFound(record=record.record_id)
        require_in_sight(sight, str(row["organisation_id"]), str(row["teacher_id"]))
        is_changed = record.activity_version not in {None, row["activity_version"]}
        if row["version"] != record.version or is_changed:
            raise StaleEdit(record=record.record_id)
    return list(found.values())
