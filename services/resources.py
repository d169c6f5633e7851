"""The catalogue of resources: adding one, on its own or together with its first use."""

from dataclasses import fields, replace
from typing import Any

from core.access import Action, Person, require
from core.errors import RulesBroken, StaleEdit, Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage
from services.records import require_rules
from services.rules import Provider, ResourceEntry, check_resource, load_facts
from services.rules.entries import trimmed
from services.rules.resource import owner
from services.sight import sight_of
from services.versions import Row, Writer

USED = N_("Records of its use name this resource ({uses}), so it stays in the catalogue.")


def add(storage: Storage, person: Person, entry: ResourceEntry) -> str:
    """Add a resource to the catalogue and return its id; raises RulesBroken."""
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        organisations = sight_of(transaction, person).organisation_ids
        facts = load_facts(transaction, organisations, person.language)
        entry = trimmed(entry, facts.reference.address_rules)
        require_rules(check_resource(entry, facts))
        return write(Writer(transaction, person), entry)


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
