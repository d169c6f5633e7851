"""The records behind a workbook, as they stood at the moment that its snapshot keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from core.i18n import N_, words_of
from db import Storage, Transaction
from reports.asked import asked_then, then
from reports.workbook.listing import Listing, heads
from services.export_columns import COLUMNS, Column, Reader, day, of_list, text
from services.reference import load_reference
from services.snapshots import Snapshot

SORT = "workbook"
RECORDS = (
    "full_name", "community", "kind", "title", "took_part_on", "hours", "role", "outcome", "level",
    "document", "document_number", "document_issued_on", "issuer", "subject", "grades", "address",
)  # fmt: skip
COURSES = (
    "full_name", "community", "kind", "title", "took_part_on", "hours", "document",
    "document_number", "document_issued_on", "issuer",
)  # fmt: skip
WORKS = (
    text("title", N_("Title"), 48),
    text("authors", N_("Authors"), 36),
    day("published_on", N_("Published")),
    of_list("community", N_("Community"), "communities"),
    of_list("subject", N_("Subject"), "subjects"),
    *(column for column in COLUMNS["participations"] if column.name == "grades"),
    of_list("level", N_("Level"), "levels"),
    text("address", N_("Link"), 36),
)


@dataclass(frozen=True)
class Wanted:
    """One sheet of records: its title, what is read, the columns that are shown of it."""

    title: str
    statement: str
    columns: Sequence[Column]
    parameters: Mapping[str, object]


def listings_of(storage: Storage, snapshot: Snapshot) -> Sequence[Listing]:
    """Return the sheets of records beside a snapshot, which the indicators of a period have.

    Raises ExportTooLong for more rows than a sheet holds.
    """
    if snapshot.sort != SORT:
        return ()
    words, (selection, moment) = words_of(snapshot.language), asked_then(snapshot.asked)
    records = then(selection, moment)
    courses = then(replace(selection, parts=("course",)), moment)
    wanted = (
        Wanted(words("List of works"), "papers/works", WORKS, records),
        Wanted(words("List of courses"), "papers/records", _columns(COURSES), courses),
        Wanted(words("Records"), "papers/records", _columns(RECORDS), records),
    )
    with storage.reading() as transaction:
        reader = Reader(words, load_reference(transaction, snapshot.language))
        return [
            Listing(one.title, heads(one.columns, words), _batches(transaction, one, reader))
            for one in wanted
        ]


def _columns(names: Sequence[str]) -> Sequence[Column]:
    by_name = {column.name: column for column in COLUMNS["participations"]}
    return tuple(by_name[name] for name in names)


def _batches(
    transaction: Transaction, wanted: Wanted, reader: Reader
) -> Sequence[Sequence[pa.Array]]:
    return [
        [column.cells(batch, reader) for column in wanted.columns]
        for batch in transaction.batches(wanted.statement, **wanted.parameters)
    ]
