"""Exports of records: what the person may see, as a file that can be imported again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from core.access import Action, Person, require
from core.i18n import N_, words_of
from core.periods import TIME_ZONE
from db import Row, Storage
from services.events import event_of, record_event
from services.export_columns import COLUMNS, Reader
from services.export_files import ExportTable, file_of
from services.reference import load_reference
from services.sight import sight_of

TITLES: Mapping[str, str] = {
    "participations": N_("Participations"),
    "resource_uses": N_("Uses of resources"),
}
CONTENT: Mapping[str, str] = {
    "participations": "exports/participations",
    "resource_uses": "exports/resource_uses",
}
DAYS: Mapping[str, str] = {
    "participations": "exports/participation_days",
    "resource_uses": "exports/resource_use_days",
}
SLICE_ROWS = 50_000  # that many are put in order at a time: whole years would not fit in memory


@dataclass(frozen=True)
class Wanted:
    """What to export: a sort of record, the filters as the list of records takes them, a format."""

    sort: str
    filters: Mapping[str, object]
    file_format: str


def export_records(storage: Storage, person: Person, wanted: Wanted) -> bytes:
    """Return all records in sight that fit the filters as a file; the journal keeps the deed.

    Raises ExportTooLong rather than leave any out.
    """
    require(person, Action.ENTER_RECORDS)
    content, count = file_of(records_table(storage, person, wanted), wanted.file_format)
    filters = {name: value for name, value in wanted.filters.items() if value}
    with storage.writing(of_data=False) as transaction:
        event = event_of(
            person,
            "exported",
            subject=wanted.sort,
            format=wanted.file_format,
            rows=count,
            filters=filters,
        )
        record_event(transaction, event)
    return content


def records_table(storage: Storage, person: Person, wanted: Wanted) -> ExportTable:
    """Return all records in sight that fit the filters, in the person's words."""
    require(person, Action.ENTER_RECORDS)
    sight = sight_of(storage, person).parameters()
    words, columns = words_of(person.language), COLUMNS[wanted.sort]
    reader = Reader(words, load_reference(storage, person.language))
    batches = _batches(storage, wanted.sort, {**wanted.filters, **sight})
    cells = ([column.cells(batch, reader) for column in columns] for batch in batches)
    return ExportTable(words(TITLES[wanted.sort]), columns, cells, words)


def _batches(
    storage: Storage, sort: str, parameters: Mapping[str, object]
) -> Iterator[pa.RecordBatch]:
    """Yield the records, the latest first, as they stood at one moment."""
    with storage.reading() as snapshot:
        days = snapshot.rows(DAYS[sort], **parameters)
        for starts_on, ends_on in _slices(days):
            narrowed = {**parameters, "starts_on": starts_on, "ends_on": ends_on}
            yield from snapshot.batches(CONTENT[sort], **narrowed)


def _slices(days: Sequence[Row]) -> Iterator[tuple[date, date]]:
    """Yield first and last days that together hold about as many records as a slice may."""
    ends_on, count = None, 0
    for place, row in enumerate(days, start=1):
        ends_on, count = ends_on or row["day"], count + int(row["records"])
        if count >= SLICE_ROWS or place == len(days):
            yield row["day"], ends_on
            ends_on, count = None, 0


def file_name(title: str, suffix: str) -> str:
    """Return a name with the moment in it, so that no older file is taken for it."""
    stem = re.sub(r"\W+", "_", title).strip("_")
    return f"{stem}_{datetime.now(TIME_ZONE):%Y-%m-%d_%H-%M-%S}.{suffix}"
