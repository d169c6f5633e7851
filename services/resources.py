"""The catalogue of resources: adding one, on its own or together with its first use."""

from core.access import Action, Person, require
from core.ids import new_id
from db import Storage
from services.records import require_rules
from services.rules import ResourceEntry, check_resource, load_facts
from services.rules.entries import trimmed
from services.rules.resource import owner
from services.sight import sight_of
from services.versions import Writer


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
    community, partner = owner(entry)
    writer.transaction.run(
        "resources/insert",
        resource_id=resource_id,
        version=1,
        organisation_id=writer.person.organisation_id,
        title=entry.title,
        kind=entry.kind,
        community=community,
        partner=partner,
        subject=entry.subject,
        grades=sorted(set(entry.grades)),
        address=entry.address,
        capacity=entry.capacity,
        outside_key=entry.outside_key,
        batch_id=None,
        recorded_at=writer.transaction.started_at,
        recorded_by=writer.person.account_id,
        reason="",
        is_withdrawn=False,
    )
    return resource_id
