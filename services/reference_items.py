"""What an administrator does with an item of a reference list; nothing that is used is deleted."""

from core.access import Action, Person, require
from core.errors import RulesBroken, StaleEdit, Violation
from core.i18n import N_
from db import Storage, Transaction
from db.connection import Row
from services.item_codes import code_from
from services.reference_rows import (
    ItemKey,
    ItemNames,
    check_names,
    find_item,
    note,
    refuse_fixed,
    rows_of,
    write_item,
)

USED = N_("This item is in use, so it cannot be deleted. Archive it or merge it with another.")
MERGED = N_("This item was merged with another one and stays archived.")


def add_item(storage: Storage, person: Person, list_name: str, *, names: ItemNames) -> str:
    """Add an item at the end of a list and return its code, made from the name."""
    require(person, Action.MANAGE_REFERENCE)
    trimmed = names.trimmed()
    with storage.writing() as transaction:
        items = rows_of(transaction, list_name)
        _refuse_names(trimmed, items)
        taken = transaction.rows("reference/known_codes", list=list_name)
        key = ItemKey(list_name, code_from(trimmed.name, {str(row["code"]) for row in taken}))
        order = max((_order(item) for item in items), default=0) + 1
        values: Row = {"name": trimmed.name, "name_en": trimmed.name_en, "sort_order": order}
        write_item(transaction, person, key, before=None, **values)
        note(transaction, person, key, action="reference_item_added")
    return key.code


def rename_item(storage: Storage, person: Person, key: ItemKey, *, names: ItemNames) -> None:
    """Give an item other names; its code and what uses it stay."""
    require(person, Action.MANAGE_REFERENCE)
    trimmed = names.trimmed()
    with storage.writing() as transaction:
        before = find_item(transaction, key)
        others = [row for row in rows_of(transaction, key.list_name) if row["code"] != key.code]
        _refuse_names(trimmed, others)
        values = {"name": trimmed.name, "name_en": trimmed.name_en}
        write_item(transaction, person, key, before=before, **values)
        note(transaction, person, key, action="reference_item_renamed")


def move_item(storage: Storage, person: Person, key: ItemKey, *, places: int) -> None:
    """Move an item down by so many places of its list, up when negative."""
    require(person, Action.MANAGE_REFERENCE)
    with storage.writing() as transaction:
        find_item(transaction, key)
        items = rows_of(transaction, key.list_name)
        old = next(index for index, item in enumerate(items) if item["code"] == key.code)
        new = min(max(old + places, 0), len(items) - 1)
        items.insert(new, items.pop(old))
        for order, item in enumerate(items, start=1):
            if _order(item) != order:
                moved = ItemKey(key.list_name, str(item["code"]))
                write_item(transaction, person, moved, before=item, sort_order=order)
        note(transaction, person, key, action="reference_item_moved")


def archive_item(storage: Storage, person: Person, key: ItemKey) -> None:
    """Take an item out of the forms; records keep it. RulesBroken when rules depend on it."""
    require(person, Action.MANAGE_REFERENCE)
    refuse_fixed(key, "code")
    with storage.writing() as transaction:
        before = find_item(transaction, key)
        write_item(transaction, person, key, before=before, is_archived=True)
        note(transaction, person, key, action="reference_item_archived")


def unarchive_item(storage: Storage, person: Person, key: ItemKey) -> None:
    """Bring an archived item back into the forms; one that was merged stays."""
    require(person, Action.MANAGE_REFERENCE)
    with storage.writing() as transaction:
        before = find_item(transaction, key)
        if before["merged_into"]:
            raise RulesBroken((Violation("code", MERGED),))
        write_item(transaction, person, key, before=before, is_archived=False)
        note(transaction, person, key, action="reference_item_restored")


def delete_item(storage: Storage, person: Person, key: ItemKey) -> None:
    """Withdraw an item that nothing ever used; RulesBroken for any other."""
    require(person, Action.MANAGE_REFERENCE)
    refuse_fixed(key, "code")
    with storage.writing() as transaction:
        before = find_item(transaction, key)
        if _is_used(transaction, key):
            raise RulesBroken((Violation("code", USED),))
        write_item(transaction, person, key, before=before, is_withdrawn=True)
        _delete_rules(transaction, key)
        note(transaction, person, key, action="reference_item_deleted")


def restore_item(storage: Storage, person: Person, key: ItemKey) -> None:
    """Bring a deleted item back; what the forms said of it is set anew."""
    require(person, Action.MANAGE_REFERENCE)
    with storage.writing() as transaction:
        before = transaction.row("reference/withdrawn_item", list=key.list_name, code=key.code)
        if before is None:
            raise StaleEdit(list=key.list_name, code=key.code)
        names = ItemNames(str(before["name"]), str(before["name_en"]))
        _refuse_names(names, rows_of(transaction, key.list_name))
        write_item(transaction, person, key, before=before, is_withdrawn=False)
        note(transaction, person, key, action="reference_item_restored")


def _is_used(transaction: Transaction, key: ItemKey) -> bool:
    return any(
        use["list"] == key.list_name and use["code"] == key.code
        for use in transaction.rows("reference/item_uses")
    )


def _delete_rules(transaction: Transaction, key: ItemKey) -> None:
    """Take away what was said about a kind or a community that nothing uses."""
    for offer in transaction.rows("reference/community_kinds"):
        if ItemKey("kinds", str(offer["kind"])) == key or (
            ItemKey("communities", str(offer["community"])) == key
        ):
            transaction.run("reference/delete_community_kind", **offer)
    if key.list_name == "kinds":
        transaction.run("reference/delete_kind_defaults", kind=key.code)


def _refuse_names(names: ItemNames, others: list[Row]) -> None:
    violations = tuple(check_names(names, others))
    if violations:
        raise RulesBroken(violations)


def _order(item: Row) -> int:
    return int(str(item["sort_order"]))
