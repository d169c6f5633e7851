"""The community that a mapping names: found by its name, or planned to be added with its kinds."""

from dataclasses import replace
from datetime import datetime

from core.access import Action, require
from db import Storage, Transaction
from services.intake.plan import ImportRequest, PlannedCommunity
from services.item_codes import code_from
from services.reference import Item, Reference, load_reference
from services.reference_rows import ItemKey, find_item, note, write_item
from services.versions import Writer

LIST = "communities"


def planned_community(
    source: Storage | Transaction, request: ImportRequest
) -> PlannedCommunity | None:
    """Return the mapping's community; NotAllowed when the person may not add what is missing."""
    named = request.mapping.community
    if named is None:
        return None
    reference = load_reference(source)
    items = reference.lists.get(LIST, {})
    code = next(
        (c for c, item in items.items() if item.name.casefold() == named.name.casefold()), None
    )
    if code is None:
        taken = {str(row["code"]) for row in source.rows("reference/known_codes", list=LIST)}
        planned = PlannedCommunity(code_from(named.name, taken), named.name, True, named.kinds)
    else:
        missing = tuple(kind for kind in named.kinds if kind not in reference.kinds.get(code, ()))
        planned = PlannedCommunity(code, named.name, False, missing)
    if planned.is_new or planned.added_kinds:
        require(request.person, Action.MANAGE_REFERENCE)
    return planned


def with_community(reference: Reference, planned: PlannedCommunity | None) -> Reference:
    """Return the reference lists as they would be with the planned community."""
    if planned is None:
        return reference
    communities = dict(reference.lists.get(LIST, {}))
    if planned.is_new:
        item = Item(planned.code, planned.name, planned.name, False, None, 1)
        communities[planned.code] = item
    offered = (*reference.kinds.get(planned.code, ()), *planned.added_kinds)
    return replace(
        reference,
        lists={**reference.lists, LIST: communities},
        kinds={**reference.kinds, planned.code: offered},
    )


def write_community(writer: Writer, planned: PlannedCommunity | None) -> None:
    """Add the planned community at the end of the list, and the kinds it is to offer."""
    if planned is None:
        return
    transaction, key = writer.transaction, ItemKey(LIST, planned.code)
    if planned.is_new:
        orders = [
            int(str(row["sort_order"]))
            for row in transaction.rows("reference/items")
            if row["list"] == LIST
        ]
        write_item(
            transaction,
            writer.person,
            key,
            before=None,
            name=planned.name,
            name_en=planned.name,
            sort_order=max(orders, default=0) + 1,
        )
        note(transaction, writer.person, key, action="reference_item_added")
    for kind in planned.added_kinds:
        transaction.run("reference/insert_community_kind", community=planned.code, kind=kind)


def withdraw_unused(writer: Writer, added_at: datetime) -> None:
    """Withdraw the communities that were added at this moment and that no record uses now."""
    transaction = writer.transaction
    used = {
        str(row["code"])
        for row in transaction.rows("reference/item_uses")
        if row["list"] == LIST and row["records"]
    }
    for row in transaction.rows("reference/items_added", list=LIST, recorded_at=added_at):
        key = ItemKey(LIST, str(row["code"]))
        if key.code not in used:
            item = find_item(transaction, key)
            taken_out = {"is_withdrawn": True, "reason": writer.reason}
            write_item(transaction, writer.person, key, before=item, **taken_out)
            note(transaction, writer.person, key, action="reference_item_deleted")
