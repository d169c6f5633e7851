"""Recording, changing, confirming, withdrawing and restoring uses of resources."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any

from core.access import Action, Person, may, require
from core.ids import new_id
from db import Storage
from services import decisions, records, resources, versions
from services.drafts import close_draft
from services.records import Status, require_rules
from services.rules import ResourceUseEntry, RuleFacts, check_resource_use, load_facts
from services.rules.entries import trimmed
from services.sight import Sight, require_in_sight, sight_of
from services.versions import RESOURCE_USES, Opened, Row, Writer

withdraw = partial(records.withdraw, table=RESOURCE_USES)
restore = partial(records.restore, table=RESOURCE_USES)

FIELDS = (
    "teacher_id",
    "resource_id",
    "used_on",
    "subject",
    "grade",
    "times",
    "minutes",
    "pupils_reached",
    "purpose",
)


def record(
    storage: Storage,
    person: Person,
    entry: ResourceUseEntry,
    *,
    is_confirmed: bool = False,
    draft_id: str | None = None,
) -> str:
    """Record a use, and the new resource when there is one; return the id of the use.

    `is_confirmed` is heard when the person may confirm. The use bears the id of the draft it was
    made of, which is no draft any more. Raises RulesBroken, or DraftRecorded when that was done
    before.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        writer, sight = Writer(transaction, person), sight_of(transaction, person)
        facts = load_facts(transaction, sight.organisation_ids, person.language)
        entry = _trimmed(entry, facts)
        require_rules(check_resource_use(entry, facts))
        close_draft(transaction, person, draft_id)
        is_counted = is_confirmed and may(person, Action.CONFIRM_RECORDS)
        values = {
            **_values(writer, entry, facts, sight=sight),
            "resource_use_id": draft_id or new_id(),
            "outside_key": entry.outside_key,
            "batch_id": None,
            **_state(is_counted=is_counted),
        }
        versions.add(writer, RESOURCE_USES, values, is_counted=is_counted)
        return str(values["resource_use_id"])


def change(
    storage: Storage,
    person: Person,
    opened: Opened,
    *,
    entry: ResourceUseEntry,
    is_confirmed: bool | None = None,
) -> None:
    """Change a use; `is_confirmed` None keeps a confirmed one confirmed.

    Whoever may not confirm sends it back for a check, while what was confirmed goes on counting;
    whoever may confirm takes it out of the figures by leaving it unconfirmed. Raises RulesBroken
    or StaleEdit.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        change_in(Writer(transaction, person), opened, entry=entry, is_confirmed=is_confirmed)


def change_in(
    writer: Writer, opened: Opened, *, entry: ResourceUseEntry, is_confirmed: bool | None
) -> None:
    """Change a use as `change` does, within a transaction that does more."""
    person = writer.person
    sight = sight_of(writer.transaction, person)
    before = records.open_current(writer, RESOURCE_USES, opened)
    former = entry_of(before)
    facts = load_facts(writer.transaction, sight.organisation_ids, person.language)
    entry = _trimmed(entry, facts)
    require_rules(check_resource_use(entry, facts, former=former))
    is_counted = records.stays_confirmed(person, before, wanted=is_confirmed)
    is_kept = is_confirmed is None or is_counted == (before["status"] == Status.CONFIRMED)
    is_same = replace(entry, outside_key=former.outside_key) == former
    if is_same and is_kept and not records.is_sent_again(person, before):
        return
    changes = {**_values(writer, entry, facts, sight=sight), **_state(is_counted=is_counted)}
    versions.advance(
        writer,
        RESOURCE_USES,
        before,
        changes=changes,
        is_counted=is_counted,
        is_taken_back=records.is_taken_back(writer, before, is_counted=is_counted),
    )


def confirm(storage: Storage, person: Person, opened: Sequence[Opened]) -> int:
    """Confirm uses as they were seen and return how many waited; all or none (StaleEdit)."""
    require(person, Action.CONFIRM_RECORDS)
    with storage.writing() as transaction:
        rows = decisions.as_seen(transaction, person, opened, sort=decisions.RESOURCE_USES)
        waiting = [row for row in rows if row["status"] != Status.CONFIRMED]
        writer, decision = Writer(transaction, person), decisions.Decision(Status.CONFIRMED)
        return decisions.decide(writer, waiting, decision, sort=decisions.RESOURCE_USES)


def entry_of(row: Row) -> ResourceUseEntry:
    """Return the entry that would give this row."""
    known = {field.name for field in fields(ResourceUseEntry)}
    values: dict[str, Any] = {name: value for name, value in row.items() if name in known}
    return ResourceUseEntry(**values)


def _trimmed(entry: ResourceUseEntry, facts: RuleFacts) -> ResourceUseEntry:
    rules, new = facts.reference.address_rules, entry.new_resource
    return replace(trimmed(entry), new_resource=trimmed(new, rules) if new else None)


def _values(
    writer: Writer, entry: ResourceUseEntry, facts: RuleFacts, *, sight: Sight
) -> dict[str, object]:
    """Return the columns an entry gives, with the new resource written; checks the sight."""
    teacher_id = str(entry.teacher_id)
    organisation_id = facts.teachers[teacher_id].organisation_id
    require_in_sight(sight, organisation_id, teacher_id)
    values = {name: getattr(entry, name) for name in FIELDS}
    if entry.new_resource:
        values["resource_id"] = resources.write(writer, entry.new_resource)
    return {**values, "organisation_id": organisation_id}


def _state(*, is_counted: bool) -> dict[str, object]:
    status = Status.CONFIRMED if is_counted else Status.SUBMITTED
    return {"status": status.value, "status_reason": ""}
