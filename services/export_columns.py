"""The columns of an export: their words, and how the import is told what each of them holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, partial

from core.i18n import N_, Words
from services.records import STATUS_NAMES
from services.reference import Item, Reference
from services.rules import Payment, Provider
from services.versions import Row

PAYMENT_NAMES: Mapping[str, str] = {
    Payment.FREE.value: N_("free of charge"),
    Payment.PAID.value: N_("paid"),
}
PROVIDER_NAMES: Mapping[str, str] = {
    Provider.COMMUNITY.value: N_("of a community"),
    Provider.PARTNER.value: N_("of a partner"),
    Provider.OWN.value: N_("of our school"),
}
STATUS_WORDS: Mapping[str, str] = {status.value: name for status, name in STATUS_NAMES.items()}


class Kind(StrEnum):
    """What the cells of a column are, whoever reads them."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"
    DECIMAL = "decimal"
    FLAG = "flag"


Cell = str | date | int | float | bool | None


@dataclass(frozen=True)
class Reader:
    """For whom an export is: the language of its words."""

    words: Words
    reference: Reference

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The names of every list by code; the code itself where another item has the name too."""
        return {
            list_name: {
                code: text if _bearers(items, text) == [code] else code
                for code, text in ((code, self.reference.name(list_name, code)) for code in items)
            }
            for list_name, items in self.reference.lists.items()
        }


def _bearers(items: Mapping[str, Item], text: str) -> list[str]:
    """Return the codes that the import could read a text as."""
    return [
        code
        for code, item in items.items()
        if text.casefold() in {item.name.casefold(), item.name_en.casefold(), code.casefold()}
    ]


@dataclass(frozen=True)
class Column:
    """One column: the field of the import that takes it, its head, its cells, its width."""

    name: str
    head: str
    value: Callable[[Row, Reader], Cell]
    kind: Kind = Kind.TEXT
    width: int = 16
    is_imported: bool = True


def record_key(row: Row) -> str:
    """Return what tells a record and the version of it that was exported: id.version.activity's."""
    versions = (row["version"], row["activity_version"])
    return ".".join(str(part) for part in (row["record_id"], *versions) if part is not None)


def _key(row: Row, _reader: Reader) -> Cell:
    return record_key(row)


def _plain(row: Row, _reader: Reader, *, name: str) -> Cell:
    value = row[name]
    return value if isinstance(value, str | date | int | float) else None


def _listed(row: Row, reader: Reader, *, name: str, list_name: str) -> Cell:
    code = row[name]
    return reader.names[list_name].get(code, code) if isinstance(code, str) else None


def _named(row: Row, reader: Reader, *, name: str, names: Mapping[str, str]) -> Cell:
    code = row[name]
    return reader.words(names[code]) if isinstance(code, str) and code in names else None


def _full_name(row: Row, _reader: Reader) -> Cell:
    parts = (row["last_name"], row["first_name"], row["middle_name"])
    return " ".join(str(part) for part in parts if part)


def _numbers(row: Row, _reader: Reader, *, name: str) -> Cell:
    values = row[name]
    return ", ".join(map(str, values)) if isinstance(values, list) else None


def text(name: str, head: str, width: int = 24) -> Column:
    """Return a column of texts as they are kept."""
    return Column(name, head, partial(_plain, name=name), width=width)


def day(name: str, head: str) -> Column:
    """Return a column of days."""
    return Column(name, head, partial(_plain, name=name), Kind.DAY, width=12)


def whole(name: str, head: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, head, partial(_plain, name=name), Kind.WHOLE, width=10)


def listed(name: str, head: str, list_name: str) -> Column:
    """Return a column of names from a reference list."""
    return Column(name, head, partial(_listed, name=name, list_name=list_name), width=20)


def named(name: str, head: str, names: Mapping[str, str], *, is_imported: bool = True) -> Column:
    """Return a column of the words for a few fixed codes."""
    value = partial(_named, name=name, names=names)
    return Column(name, head, value, width=16, is_imported=is_imported)


KEY = Column("record_id", N_("Record number"), _key, width=14)
TEACHER = Column("full_name", N_("Teacher"), _full_name, width=32)
STATE = named("status", N_("State"), STATUS_WORDS, is_imported=False)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "participations": (
        KEY,
        TEACHER,
        listed("community", N_("Community"), "communities"),
        listed("kind", N_("Kind of activity"), "kinds"),
        text("title", N_("Title"), 48),
        day("starts_on", N_("First day")),
        day("took_part_on", N_("Day of taking part")),
        day("ends_on", N_("Last day")),
        text("address", N_("Link"), 36),
        text("document_number", N_("Document number")),
        Column(
            "is_without_evidence",
            N_("no evidence"),
            partial(_plain, name="is_without_evidence"),
            Kind.FLAG,
        ),
        Column("hours", N_("Hours"), partial(_plain, name="hours"), Kind.DECIMAL, width=8),
        listed("role", N_("Role"), "roles"),
        listed("outcome", N_("Outcome"), "outcomes"),
        listed("level", N_("Level"), "levels"),
        listed("document", N_("Kind of document"), "documents"),
        day("document_issued_on", N_("Document issued on")),
        text("issuer", N_("Issued or organised by")),
        listed("subject", N_("Subject"), "subjects"),
        Column("grades", N_("Grades"), partial(_numbers, name="grades"), width=10),
        text("material_kind", N_("Kind of material")),
        text("coauthors", N_("Co-authors")),
        whole("pupils_involved", N_("Pupils involved")),
        named("payment", N_("Free or paid"), PAYMENT_NAMES),
        text("shared_where", N_("Shared with colleagues at")),
        text("comment", N_("Comment"), 36),
        STATE,
    ),
    "resource_uses": (
        KEY,
        TEACHER,
        text("resource", N_("Resource"), 40),
        named("provider", N_("Whose it is"), PROVIDER_NAMES),
        listed("community", N_("Community"), "communities"),
        text("partner", N_("Partner")),
        day("used_on", N_("Date")),
        listed("subject", N_("Subject"), "subjects"),
        whole("grade", N_("Grade")),
        whole("times", N_("How many times")),
        whole("minutes", N_("Minutes in all")),
        whole("pupils_reached", N_("Pupils reached")),
        text("purpose", N_("What for"), 36),
        STATE,
    ),
}
