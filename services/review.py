"""Checking records: returning them with a sentence, leaving them out with a reason, what was seen.

Confirming stands with the records themselves: it may write a level into the activity.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from core.access import Action, Person, require
from core.errors import StaleEdit, Violation
from core.i18n import N_, words_of
from db import Storage, Transaction
from services.decisions import PARTICIPATIONS, Decision, Reviewed, as_seen, decide, in_sight
from services.records import Status, require_rules
from services.rules.checks import Text, texts
from services.rules.entries import WithdrawalEntry, trimmed
from services.versions import Opened, Row, Writer

LONGEST_REASON = 500
TAKEN_BACK = N_("the decision is taken back")
NO_SENTENCE: Mapping[Status, str] = {
    Status.RETURNED: N_("Write what is to be mended: the owner reads this sentence."),
    Status.NOT_COUNTED: N_("Write why the record does not count: the owner reads this sentence."),
}


def return_records(
    storage: Storage, person: Person, seen: Sequence[Opened], *, sort: Reviewed, sentence: str
) -> int:
    """Return records to their owners with a sentence; return how many were not so already.

    What counted of them leaves the figures. All or none: RulesBroken without a sentence, StaleEdit
    when one is not as it was seen.
    """
    require(person, Action.CONFIRM_RECORDS)
    return _decide(storage, person, seen, sort=sort, decision=Decision(Status.RETURNED, sentence))


def leave_out(
    storage: Storage, person: Person, seen: Sequence[Opened], *, sort: Reviewed, reason: str
) -> int:
    """Let records not count, with a reason; otherwise as `return_records`."""
    require(person, Action.CONFIRM_RECORDS)
    return _decide(storage, person, seen, sort=sort, decision=Decision(Status.NOT_COUNTED, reason))


def take_back(storage: Storage, person: Person, seen: Sequence[Opened], *, sort: Reviewed) -> int:
    """Take back what the person decided on records as they were seen then; return on how many.

    What stood and what counted before stands and counts again. All or none: StaleEdit when one
    of them was written since then, by whomever.
    """
    require(person, Action.CONFIRM_RECORDS)
    with storage.writing() as transaction:
        rows = in_sight(transaction, person, seen, sort=sort)
        decided = [
            _as_decided(rows[record.record_id], record, person)
            for record in dict.fromkeys(seen)
            if rows[record.record_id]["version"] != record.version
        ]
        if len({row["recorded_at"] for row in decided}) > 1:
            raise StaleEdit(records=[row["record_id"] for row in decided])
        if decided:
            _write_back(transaction, person, decided, sort=sort)
        return len(decided)


def _as_decided(row: Row, record: Opened, person: Person) -> Row:
    """Return a record whose open version is the person's decision and whose activity is as it was.

    Raises StaleEdit for every other one.
    """
    activity_at, decided_at = row.get("activity_recorded_at"), row["recorded_at"]
    is_later = False
    if isinstance(activity_at, datetime) and isinstance(decided_at, datetime):
        is_later = activity_at > decided_at
    decided = (record.version + 1, person.account_id)
    if is_later or (row["version"], row["recorded_by"]) != decided:
        raise StaleEdit(record=record.record_id)
    return row


def _write_back(
    transaction: Transaction, person: Person, decided: Sequence[Row], *, sort: Reviewed
) -> None:
    decided_at, words = decided[0]["recorded_at"], words_of(person.language)
    who: Row = {"moment": transaction.started_at, "account_id": person.account_id}
    values: Row = {
        **who,
        "record_ids": [str(row["record_id"]) for row in decided],
        "decided_at": decided_at,
        "reason": words(TAKEN_BACK),
    }
    if sort is PARTICIPATIONS:
        transaction.run("activities/take_back", **values)
        transaction.run("activities/close_undone", **who)
    transaction.run(sort.take_back, **values)
    transaction.run(sort.close_undone, **who)


def mark_seen(storage: Storage, person: Person, record: Opened, *, sort: Reviewed) -> None:
    """Note that the person has seen this version of a record; NotFound, NotAllowed out of sight."""
    require(person, Action.CONFIRM_RECORDS)
    with storage.writing(of_data=False) as transaction:
        in_sight(transaction, person, [record], sort=sort)
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
    decision: Decision,
) -> int:
    sentence = trimmed(WithdrawalEntry(decision.sentence)).reason
    require_rules(check_sentence(decision.status, sentence))
    decision = replace(decision, sentence=sentence)
    with storage.writing() as transaction:
        rows = as_seen(transaction, person, seen, sort=sort)
        fresh = [row for row in rows if not decision.stands(row)]
        return decide(Writer(transaction, person), fresh, decision, sort=sort)
