"""The reference lists as forms, filters and charts read them: codes in order, names by code."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.dimensions import NOT_STATED
from core.i18n import words_of
from db import Storage, Transaction
from services.addresses import AddressRule


@dataclass(frozen=True)
class Item:
    """One item of a list; `name_en` repeats the name where it is a proper name."""

    code: str
    name: str
    name_en: str
    is_archived: bool
    merged_into: str | None
    version: int


@dataclass(frozen=True)
class KindDefaults:
    """What a kind of activity is prefilled with; `minimum_hours` None: hours are not asked."""

    role: str
    outcome: str
    level: str
    document: str
    minimum_hours: float | None


FOLLOWING = ("role", "outcome", "level", "document")  # the fields that a kind is prefilled with
NO_DEFAULTS = KindDefaults("attendee", "participated", "unrated", "none", None)


@dataclass(frozen=True)
class Reference:
    """All reference lists, in the language of the person who reads them."""

    language: str
    lists: Mapping[str, Mapping[str, Item]]
    kinds: Mapping[str, tuple[str, ...]]
    defaults_by_kind: Mapping[str, KindDefaults]
    address_rules: tuple[AddressRule, ...] = ()

    def name(self, list_name: str, code: str | None) -> str:
        """Return the item's name; empty for None, the code itself when nobody knows it."""
        if code is None:
            return ""
        if code == NOT_STATED:
            return words_of(self.language)("not stated")
        item = self.lists.get(list_name, {}).get(code)
        if item is None:
            return code
        return item.name if self.language == "ru" else item.name_en

    def codes(self, list_name: str, *, archived: bool = False) -> tuple[str, ...]:
        """Return the codes of a list in its order, archived ones only when asked for."""
        items = self.lists.get(list_name, {}).values()
        return tuple(item.code for item in items if archived or not item.is_archived)

    def kinds_of(self, community: str | None) -> tuple[str, ...]:
        """Return the kinds a community offers, in the order of the list of kinds."""
        offered = self.kinds.get(community or "", ())
        return tuple(kind for kind in self.codes("kinds") if kind in offered)

    def defaults(self, kind: str | None) -> KindDefaults:
        """Return what a kind is prefilled with."""
        return self.defaults_by_kind.get(kind or "", NO_DEFAULTS)

    def following(self, kind: str | None) -> dict[str, str]:
        """Return the fields that follow from a kind with their values; none without a kind."""
        usual = self.defaults(kind)
        return {name: getattr(usual, name) for name in FOLLOWING} if kind else {}


def load_reference(storage: Storage | Transaction, language: str = "ru") -> Reference:
    """Read the reference lists as they are now."""
    lists: dict[str, dict[str, Item]] = {}
    for row in storage.rows("reference/items"):
        lists.setdefault(row["list"], {})[row["code"]] = Item(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            is_archived=row["is_archived"],
            merged_into=row["merged_into"],
            version=row["version"],
        )
    kinds: dict[str, tuple[str, ...]] = {}
    for row in storage.rows("reference/community_kinds"):
        community = row["community"]
        kinds[community] = (*kinds.get(community, ()), row["kind"])
    rules = tuple(AddressRule(**row) for row in storage.rows("reference/address_rules"))
    return Reference(language, lists, kinds, _defaults(storage), rules)


def _defaults(storage: Storage | Transaction) -> dict[str, KindDefaults]:
    return {
        row["kind"]: KindDefaults(
            role=row["role"],
            outcome=row["outcome"],
            level=row["level"],
            document=row["document"],
            minimum_hours=None if row["minimum_hours"] is None else float(row["minimum_hours"]),
        )
        for row in storage.rows("reference/kind_defaults")
    }
