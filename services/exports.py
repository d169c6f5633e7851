"""Exports of records: what the person may see, as a file that can be imported again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.i18n import N_, words_of
from core.periods import TIME_ZONE
from db import Storage
from services.events import event_of, record_event
from services.export_columns import COLUMNS, Reader
from services.export_files import FORMATS, ExportTable
from services.reference import load_reference
from services.sight import sight_of

MOST_ROWS = 1_000_000
TITLES: Mapping[str, str] = {
    "participations": N_("Participations"),
    "resource_uses": N_("Uses of resources"),
}
FOUND: Mapping[str, str] = {
    "participations": "records/participations",
    "resource_uses": "records/resource_uses",
}
CONTENT: Mapping[str, str] = {
    "participations": "exports/participations",
    "resource_uses": "exports/resource_uses",
}


@dataclass(frozen=True)
class Wanted:
    """What to export: a sort of record, the filters as the list of records takes them, a format."""

    sort: str
    filters: Mapping[str, object]
    file_format: str


def export_records(storage: Storage, person: Person, wanted: Wanted) -> bytes:
    """Return all records in sight that fit the filters as a file; the journal keeps the deed."""
    require(person, Action.ENTER_RECORDS)
    table = records_table(storage, person, wanted)
    content = FORMATS[wanted.file_format].write(table)
    filters = {name: value for name, value in wanted.filters.items() if value}
    with storage.writing(of_data=False) as transaction:
        event = event_of(
            person,
            "exported",
            subject=wanted.sort,
            format=wanted.file_format,
            rows=len(table.rows),
            filters=filters,
        )
        record_event(transaction, event)
    return content


def records_table(storage: Storage, person: Person, wanted: Wanted) -> ExportTable:
    """Return all records in sight that fit the filters, in the person's words."""
    require(person, Action.ENTER_RECORDS)
    sight = sight_of(storage, person).parameters()
    found = storage.read(FOUND[wanted.sort], **sight, **wanted.filters, top=MOST_ROWS)
    rows = storage.rows(CONTENT[wanted.sort], record_ids=found["record_id"].tolist())
    words, columns = words_of(person.language), COLUMNS[wanted.sort]
    reader = Reader(words, load_reference(storage, person.language))
    cells = [[column.value(row, reader) for column in columns] for row in rows]
    return ExportTable(words(TITLES[wanted.sort]), columns, cells, words)


def file_name(title: str, suffix: str) -> str:
    """Return a name with the moment in it, so that no older file is taken for it."""
    stem = re.sub(r"\W+", "_", title).strip("_")
    return f"{stem}_{datetime.now(TIME_ZONE):%Y-%m-%d_%H-%M-%S}.{suffix}"
