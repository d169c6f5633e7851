"""Merging two items of a reference list: everything that uses the one uses the other from then on.

Every record concerned gets a new version, so its history still tells what it said before; what
counted goes on counting. The item merged away stays, archived, and names the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from core.access import Action, Person, require
from core.errors import RulesBroken, Violation
from core.i18n import N_
from db import Storage, Transaction
from services.events import event_of, record_event
from services.reference_marks import Replacement, replace_in_marks
from services.reference_rows import ItemKey, find_item, refuse_fixed, write_item

# list -> the tables whose versions hold its codes
VERSIONED: Mapping[str, tuple[str, ...]] = {
    "communities": ("activities", "resources"),
    "kinds": ("activities",),
    "levels": ("activities",),
    "roles": ("participations",),
    "outcomes": ("participations",),
    "documents": ("participations",),
    "resource_kinds": ("resources",),
    "positions": ("teachers",),
    "qualifications": ("teachers",),
    "method_groups": ("teachers",),
    "subjects": ("activities", "resources", "resource_uses", "teachers"),
}

REASON = "merged"

ITSELF = N_("Choose another item: this one cannot be merged with itself.")
MERGED_AWAY = N_("This item was merged with another one already.")
ARCHIVED = N_("Choose an item that is not archived.")


@dataclass(frozen=True)
class Merge:
    """Which item goes up in which other one of the same list."""

    list_name: str
    old_code: str
    new_code: str

    @property
    def old(self) -> ItemKey:
        """The item that is archived."""
        return ItemKey(self.list_name, self.old_code)

    @property
    def new(self) -> ItemKey:
        """The item that takes its place."""
        return ItemKey(self.list_name, self.new_code)


def merge_items(storage: Storage, person: Person, merge: Merge) -> int:
    """Merge and return how many records got a new version; RulesBroken tells why not."""
    require(person, Action.MANAGE_REFERENCE)
    refuse_fixed(merge.old, "old_code")
    with storage.writing() as transaction:
        before = find_item(transaction, merge.old)
        _check(transaction, merge, is_merged=bool(before["merged_into"]))
        changed = sum(
            _replace(transaction, person, merge, table=table)
            for table in VERSIONED[merge.list_name]
        )
        _replace_in_rules(transaction, merge)
        codes = (merge.list_name, merge.old_code, merge.new_code)
        replace_in_marks(transaction, Replacement(*codes, person, REASON))
        write_item(
            transaction,
            person,
            merge.old,
            before=before,
            is_archived=True,
            merged_into=merge.new_code,
        )
        event = event_of(
            person,
            "reference_items_merged",
            subject=f"{merge.list_name}/{merge.old_code}",
            into=merge.new_code,
            records=changed,
        )
        record_event(transaction, event)
    return changed


def _check(transaction: Transaction, merge: Merge, *, is_merged: bool) -> None:
    """Raise RulesBroken unless the two can be merged, NotFound unless both are of the list."""
    if merge.old_code == merge.new_code:
        raise RulesBroken((Violation("new_code", ITSELF),))
    if is_merged:
        raise RulesBroken((Violation("old_code", MERGED_AWAY),))
    if find_item(transaction, merge.new)["is_archived"]:
        raise RulesBroken((Violation("new_code", ARCHIVED),))


def _replace(transaction: Transaction, person: Person, merge: Merge, *, table: str) -> int:
    """Write the new versions of one table and close the ones before; return how many rows."""
    moment = transaction.started_at
    changed = transaction.run(
        f"{table}/replace_code",
        list=merge.list_name,
        old_code=merge.old_code,
        new_code=merge.new_code,
        moment=moment,
        account_id=person.account_id,
        reason=REASON,
    )
    if changed:
        transaction.run(f"{table}/close_replaced", moment=moment)
    return changed


def _replace_in_rules(transaction: Transaction, merge: Merge) -> None:
    """Say of the new item what was said of the old one: offers, prefilling, addresses, leads."""
    codes = {"old_code": merge.old_code, "new_code": merge.new_code}
    transaction.run("reference/replace_code_in_addresses", list=merge.list_name, **codes)
    transaction.run("reference/replace_code_in_defaults", list=merge.list_name, **codes)
    if merge.list_name == "method_groups":
        transaction.run("accounts/replace_method_group", **codes)
    if merge.list_name == "kinds":
        transaction.run("reference/delete_kind_defaults", kind=merge.old_code)
    field = {"communities": "community", "kinds": "kind"}.get(merge.list_name)
    if field:
        _replace_in_offers(transaction, merge, field)


def _replace_in_offers(transaction: Transaction, merge: Merge, field: str) -> None:
    offers = transaction.rows("reference/community_kinds")
    for offer in offers:
        if offer[field] == merge.old_code:
            replaced = {**offer, field: merge.new_code}
            transaction.run("reference/delete_community_kind", **offer)
            if replaced not in offers:
                transaction.run("reference/insert_community_kind", **replaced)
