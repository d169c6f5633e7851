"""The catalogue of resources: adding, changing, taking out, putting back, by one set of rules."""

from dataclasses import fields, replace
from typing import Any

from core.access import Action, Person, require
from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from services.records import check_withdrawal, require_rules
from services.reference import load_reference
from services.rules import Provider, ResourceEntry, check_resource, load_facts
from services.rules.entries import WithdrawalEntry, trimmed
from services.rules.resource import owner
from services.sight import sight_of
from services.versions import Opened, Row, Writer

USED = N_("Records of its use name this resource ({uses}), so it stays in the catalogue.")


def add(storage: Storage, person: Person, entry: ResourceEntry) -> str:
    """Add a resource to the catalogue and return its id; raises RulesBroken."""
    require(person, Action.MANAGE_RESOURCES)
    with storage.writing() as transaction:
        organisations = sight_of(transaction, person).organisation_ids
        facts = load_facts(transaction, organisations, person.language)
        entry = trimmed(entry, facts.reference.address_rules)
        require_rules(check_resource(entry, facts))
        return write(Writer(transaction, person), entry)


def change(storage: Storage, person: Person, opened: Opened, *, entry: ResourceEntry) -> None:
    """Change a resource as the person saw it; raises RulesBroken, StaleEdit, NotFound."""
    require(person, Action.MANAGE_RESOURCES)
    with storage.writing() as transaction:
        row = _seen(transaction, person, opened)
        if row["is_withdrawn"]:
            raise StaleEdit(resource=opened.record_id)
        rules = load_reference(transaction).address_rules
        entry = replace(trimmed(entry, rules), outside_key=entry_of(row).outside_key)
        if entry != entry_of(row):
            change_in(Writer(transaction, person), row, entry)


def withdraw(storage: Storage, person: Person, opened: Opened, *, reason: str) -> None:
    """Take a resource that no use names out of the catalogue, for a reason."""
    require(person, Action.MANAGE_RESOURCES)
    entry = trimmed(WithdrawalEntry(reason))
    require_rules(check_withdrawal(entry))
    with storage.writing() as transaction:
        row = _seen(transaction, person, opened)
        turn_in(Writer(transaction, person, entry.reason), row, is_withdrawn=True)


def restore(storage: Storage, person: Person, opened: Opened) -> None:
    """Put a resource back into the catalogue; RulesBroken where another took its place."""
    require(person, Action.MANAGE_RESOURCES)
    with storage.writing() as transaction:
        row = _seen(transaction, person, opened)
        if not row["is_withdrawn"]:
            raise StaleEdit(resource=opened.record_id)
        turn_in(Writer(transaction, person), row, is_withdrawn=False)


def versions_in_sight(
    source: Storage | Transaction, person: Person, resource_id: str
) -> tuple[Row, ...]:
    """Return a resource's versions, the first one first; NotFound when it is out of sight."""
    rows = source.rows("resources/versions", resource_id=resource_id)
    sight = sight_of(source, person)
    if not rows or str(rows[-1]["organisation_id"]) not in sight.organisation_ids:
        raise NotFound(resource=resource_id)
    return tuple(rows)


def write(writer: Writer, entry: ResourceEntry) -> str:
    """Write a resource whose rules hold and return its id."""
    resource_id = new_id()
    row = {
        "resource_id": resource_id,
        "organisation_id": writer.person.organisation_id,
        "outside_key": entry.outside_key,
        "batch_id": None,
        "is_withdrawn": False,
    }
    _insert(writer, {**row, **_values(entry)}, version=1)
    return resource_id


def entry_of(row: Row) -> ResourceEntry:
    """Return the entry that would give this row."""
    known = {field.name for field in fields(ResourceEntry)}
    values: dict[str, Any] = {name: value for name, value in row.items() if name in known}
    provider = Provider.PARTNER if row["partner"] else Provider.OWN
    values["provider"] = (Provider.COMMUNITY if row["community"] else provider).value
    return ResourceEntry(**{**values, "grades": tuple(values["grades"])})


def change_in(writer: Writer, opened: Row, entry: ResourceEntry) -> None:
    """Change a resource as it was seen, by the rules; raises RulesBroken, StaleEdit."""
    sight = sight_of(writer.transaction, writer.person)
    facts = load_facts(writer.transaction, sight.organisation_ids, writer.person.language)
    others = {
        resource_id: resource
        for resource_id, resource in facts.resources.items()
        if resource_id != str(opened["resource_id"])
    }
    facts = replace(facts, resources=others)
    require_rules(check_resource(entry, facts, former=entry_of(opened)))
    _advance(writer, {**opened, **_values(entry)})


def turn_in(writer: Writer, opened: Row, *, is_withdrawn: bool) -> None:
    """Take a resource out of the catalogue, one that no use names, or put it back."""
    if is_withdrawn:
        found = writer.transaction.row("resources/uses", resource_id=opened["resource_id"])
        if found and found["uses"]:
            raise RulesBroken((Violation("title", USED, {"uses": found["uses"]}),))
        _advance(writer, {**opened, "is_withdrawn": True})
    else:
        change_in(writer, {**opened, "is_withdrawn": False}, entry_of(opened))


def _seen(transaction: Transaction, person: Person, opened: Opened) -> Row:
    """Return the open version of a resource; StaleEdit when the person saw another one."""
    row = versions_in_sight(transaction, person, opened.record_id)[-1]
    if row["version"] != opened.version:
        raise StaleEdit(resource=opened.record_id)
    return row


def _values(entry: ResourceEntry) -> Row:
    community, partner = owner(entry)
    names = ("title", "kind", "subject", "address", "capacity")
    own = {name: getattr(entry, name) for name in names}
    grades = sorted(set(entry.grades))
    return {**own, "community": community, "partner": partner, "grades": grades}


def _advance(writer: Writer, row: Row) -> None:
    version, resource_id = int(str(row["version"])), row["resource_id"]
    closed = writer.transaction.run(
        "resources/supersede",
        resource_id=resource_id,
        version=version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(resource=resource_id)
    _insert(writer, row, version=version + 1)


def _insert(writer: Writer, row: Row, *, version: int) -> None:
    stamp = {
        "version": version,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": writer.reason,
    }
    writer.transaction.run("resources/insert", **{**row, **stamp})
