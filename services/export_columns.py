"""The columns of an export: their words, and how the import is told what each of them holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from core.i18n import N_, Words
from services.export_cells import Kind, joined, listed, plain, worded
from services.records import STATUS_NAMES
from services.reference import Item, Reference
from services.rules import Payment, Provider

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
    cells: Callable[[pa.RecordBatch, Reader], pa.Array]
    kind: Kind = Kind.TEXT
    width: int = 16
    is_imported: bool = True


def _key(batch: pa.RecordBatch, _reader: Reader) -> pa.Array:
    """Return what tells a record and the version of it that is exported: id.version.activity's."""
    names = ("record_id", "version", "activity_version")
    return joined([batch.column(name) for name in names], ".")


def _full_name(batch: pa.RecordBatch, _reader: Reader) -> pa.Array:
    names = ("last_name", "first_name", "middle_name")
    return joined([batch.column(name) for name in names], " ")


def kept(name: str, head: str, kind: Kind, *, width: int) -> Column:
    """Return a column of cells as they are kept."""
    return Column(name, head, lambda batch, _: plain(batch, name, kind), kind, width)


def text(name: str, head: str, width: int = 24) -> Column:
    """Return a column of texts."""
    return kept(name, head, Kind.TEXT, width=width)


def day(name: str, head: str) -> Column:
    """Return a column of days."""
    return kept(name, head, Kind.DAY, width=12)


def whole(name: str, head: str) -> Column:
    """Return a column of whole numbers."""
    return kept(name, head, Kind.WHOLE, width=10)


def of_list(name: str, head: str, list_name: str) -> Column:
    """Return a column of names from a reference list; a code nobody knows stays."""

    def cells(batch: pa.RecordBatch, reader: Reader) -> pa.Array:
        codes = batch.column(name)
        return pc.coalesce(worded(codes, reader.names[list_name]), codes)

    return Column(name, head, cells, width=20)


def named(name: str, head: str, names: Mapping[str, str], *, is_imported: bool = True) -> Column:
    """Return a column of the words for a few fixed codes."""

    def cells(batch: pa.RecordBatch, reader: Reader) -> pa.Array:
        in_words = {code: reader.words(words) for code, words in names.items()}
        return worded(batch.column(name), in_words)

    return Column(name, head, cells, is_imported=is_imported)


KEY = Column("record_id", N_("Number in the application"), _key, width=20)
TEACHER = Column("full_name", N_("Teacher"), _full_name, width=32)
STATE = named("status", N_("State"), STATUS_WORDS, is_imported=False)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "participations": (
        TEACHER,
        of_list("community", N_("Community"), "communities"),
        of_list("kind", N_("Kind of activity"), "kinds"),
        text("title", N_("Title"), 48),
        day("starts_on", N_("First day")),
        day("took_part_on", N_("Day of taking part")),
        day("ends_on", N_("Last day")),
        text("address", N_("Link"), 36),
        text("document_number", N_("Document number")),
        kept("is_without_evidence", N_("no evidence"), Kind.FLAG, width=16),
        kept("hours", N_("Hours"), Kind.DECIMAL, width=8),
        of_list("role", N_("Role"), "roles"),
        of_list("outcome", N_("Outcome"), "outcomes"),
        of_list("level", N_("Level"), "levels"),
        of_list("document", N_("Kind of document"), "documents"),
        day("document_issued_on", N_("Document issued on")),
        text("issuer", N_("Issued or organised by")),
        of_list("subject", N_("Subject"), "subjects"),
        Column("grades", N_("Grades"), lambda batch, _: listed(batch.column("grades")), width=10),
        text("material_kind", N_("Kind of material")),
        text("coauthors", N_("Co-authors")),
        whole("pupils_involved", N_("Pupils involved")),
        named("payment", N_("Free or paid"), PAYMENT_NAMES),
        text("shared_where", N_("Shared with colleagues at")),
        text("comment", N_("Comment"), 36),
        STATE,
        KEY,
    ),
    "resource_uses": (
        TEACHER,
        text("resource", N_("Resource"), 40),
        named("provider", N_("Whose it is"), PROVIDER_NAMES),
        of_list("community", N_("Community"), "communities"),
        text("partner", N_("Partner")),
        day("used_on", N_("Date")),
        of_list("subject", N_("Subject"), "subjects"),
        whole("grade", N_("Grade")),
        whole("times", N_("How many times")),
        whole("minutes", N_("Minutes in all")),
        whole("pupils_reached", N_("Pupils reached")),
        text("purpose", N_("What for"), 36),
        STATE,
        KEY,
    ),
}
