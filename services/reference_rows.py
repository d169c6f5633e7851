"""Reference items as rows: found, checked and written as versions, within a larger deed."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.access import Person
from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from db import Transaction
from db.connection import Row
from services.events import event_of, record_event
from services.fixed_items import why_fixed

LONGEST_NAME = 200

LISTS: dict[str, str] = {
    "communities": N_("Communities"),
    "kinds": N_("Kinds of activity"),
    "levels": N_("Levels"),
    "roles": N_("Roles"),
    "outcomes": N_("Outcomes"),
    "documents": N_("Documents"),
    "resource_kinds": N_("Kinds of resource"),
    "positions": N_("Positions"),
    "subjects": N_("Subjects"),
    "method_groups": N_("Method groups"),
    "qualifications": N_("Qualification"),
}


@dataclass(frozen=True)
class ItemKey:
    """Which item is meant: a list and a code in it."""

    list_name: str
    code: str


@dataclass(frozen=True)
class ItemNames:
    """What an item is called; the English name repeats a proper name or is left empty for it."""

    name: str
    name_en: str = ""

    def trimmed(self) -> "ItemNames":
        """Return the names without spaces around; an empty English name becomes the name."""
        name = " ".join(self.name.split())
        return ItemNames(name, " ".join(self.name_en.split()) or name)


def rows_of(transaction: Transaction, list_name: str) -> list[Row]:
    """Return the items of a list in its order, archived ones too; NotFound for no list."""
    if list_name not in LISTS:
        raise NotFound(list=list_name)
    return [row for row in transaction.rows("reference/items") if row["list"] == list_name]


def find_item(transaction: Transaction, key: ItemKey) -> Row:
    """Return an item as it is now; NotFound for a list or a code that is not there."""
    for row in rows_of(transaction, key.list_name):
        if row["code"] == key.code:
            return row
    raise NotFound(list=key.list_name, code=key.code)


def write_item(
    transaction: Transaction, person: Person, key: ItemKey, *, before: Row | None, **values: object
) -> None:
    """Write the version after `before` with the given values changed; None for a new item."""
    version, moment = (int(str(before["version"])) if before else 0), transaction.started_at
    if before and not transaction.run(
        "reference/supersede_item",
        list=key.list_name,
        code=key.code,
        version=version,
        superseded_at=moment,
    ):
        raise StaleEdit(list=key.list_name, code=key.code)
    row: Row = {
        "is_archived": False,
        "merged_into": None,
        "reason": "",
        "is_withdrawn": False,
        **(before or {}),
        **values,
        "list": key.list_name,
        "code": key.code,
        "version": version + 1,
        "recorded_at": moment,
        "recorded_by": person.account_id,
    }
    transaction.run("reference/insert_item", **row)


def note(transaction: Transaction, person: Person, key: ItemKey, *, action: str) -> None:
    """Write the deed into the journal."""
    record_event(transaction, event_of(person, action, subject=f"{key.list_name}/{key.code}"))


def check_names(names: ItemNames, others: list[Row]) -> Iterator[Violation]:
    """Name what is wrong with an item's names; no other item of its list is called the same."""
    if not names.name:
        yield Violation("name", N_("Write a name."))
    for field, text in (("name", names.name), ("name_en", names.name_en)):
        if len(text) > LONGEST_NAME:
            message = N_("Shorten the text: at most {longest} characters, now {length}.")
            facts: dict[str, object] = {"longest": LONGEST_NAME, "length": len(text)}
            yield Violation(field, message, facts)
    if any(str(other["name"]).casefold() == names.name.casefold() for other in others):
        yield Violation("name", N_("Another item of the list has this name already."))


def refuse_fixed(key: ItemKey, field: str) -> None:
    """Raise RulesBroken with the reason when rules depend on the item."""
    reason = why_fixed(key.list_name, key.code)
    if reason:
        raise RulesBroken((Violation(field, reason),))
