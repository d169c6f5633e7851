"""The journal: who did what and when, over all versions and events; searched and exported."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pyarrow as pa

from core.access import Action, Person, require
from core.i18n import N_, Words, words_of
from core.indicators import INDICATORS
from core.periods import beginning, local
from db import Storage
from services.events import event_of, record_event
from services.export_cells import Cell, Kind, of_rows
from services.export_columns import Column, Reader, text
from services.export_files import MOST_ROWS, ExportTable, file_of
from services.journal_words import DEED_WORDS, FACT_WORDS, SUBJECT_WORDS, THING_WORDS
from services.reference import load_reference
from services.versions import Row

TITLE = N_("Journal")


@dataclass(frozen=True)
class JournalFilters:
    """What is looked for; empty tuples mean everybody and everything."""

    starts_on: date
    ends_on: date
    account_ids: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    search: str = ""

    def parameters(self) -> dict[str, object]:
        """Return the parameters of the statement: the days are those of the schools' own time."""
        return {
            "starts_at": beginning(self.starts_on),
            "ends_at": beginning(self.ends_on + timedelta(days=1)),
            "account_ids": self.account_ids,
            "deeds": self.deeds,
            "things": self.things,
            "search": " ".join(self.search.split()),
        }


def search(
    storage: Storage, person: Person, filters: JournalFilters, *, top: int, skip: int = 0
) -> Sequence[Row]:
    """Return the deeds that fit, the latest first; each row says how many there are in all."""
    require(person, Action.VIEW_JOURNAL)
    return storage.rows(
        "journal/found",
        organisation_ids=(person.organisation_id,),
        **filters.parameters(),
        top=top,
        skip=skip,
    )


def export_journal(
    storage: Storage, person: Person, filters: JournalFilters, *, file_format: str
) -> bytes:
    """Return all deeds that fit as a file; the export is a deed of the journal itself."""
    require(person, Action.VIEW_JOURNAL)
    words = words_of(person.language)
    reader = Reader(words, load_reference(storage, person.language))
    parameters = {"organisation_ids": (person.organisation_id,), **filters.parameters()}
    with storage.reading() as snapshot:
        batches = snapshot.batches(
            "journal/found",
            **parameters,
            top=MOST_ROWS + 1,  # one more says that there are too many
            skip=0,
        )
        cells = ([column.cells(batch, reader) for column in COLUMNS] for batch in batches)
        table = ExportTable(words(TITLE), COLUMNS, cells, words)
        content, count = file_of(table, file_format)
    with storage.writing(of_data=False) as transaction:
        facts: dict[str, object] = {"format": file_format, "rows": count}
        record_event(transaction, event_of(person, "exported", subject="journal", **facts))
    return content


def what(row: Row, words: Words) -> str:
    """Return what a deed was about, in words."""
    title = str(row["title"])
    if row["thing"] == "goals" and title in INDICATORS:
        return words(INDICATORS[title].name)
    return words(SUBJECT_WORDS[title]) if title in SUBJECT_WORDS else title


def detail(row: Row, words: Words) -> str:
    """Return why it was done, or the facts of an event, in words."""
    text = str(row["detail"])
    if row["thing"] != "events":
        return text
    facts = json.loads(text or "{}")
    return " · ".join(
        f"{words(FACT_WORDS[name])}: {_fact(value)}" if name in FACT_WORDS else _fact(value)
        for name, value in facts.items()
        if value not in ("", None, [], {})
    )


def _fact(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_fact(part) for part in value.values())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _named(names: Mapping[str, str], code: str, words: Words) -> str:
    return words(names[code]) if code in names else code


def when(row: Row) -> datetime | None:
    """Return when a deed was done, in the schools' own time."""
    happened_at = row["happened_at"]
    return local(happened_at) if isinstance(happened_at, datetime) else None


def _who(row: Row, reader: Reader) -> Cell:
    return str(row["display_name"]) or reader.words("the program itself")


def deed(row: Row, words: Words) -> str:
    """Return what was done, in words."""
    return _named(DEED_WORDS, str(row["deed"]), words)


def thing(row: Row, words: Words) -> str:
    """Return to what sort of thing it was done, in words."""
    return _named(THING_WORDS, str(row["thing"]), words)


def _column(
    name: str,
    head: str,
    value: Callable[[Row, Reader], Cell],
    *,
    width: int,
    kind: Kind = Kind.TEXT,
) -> Column:
    def cells(batch: pa.RecordBatch, reader: Reader) -> pa.Array:
        return of_rows(batch, lambda row: value(row, reader), kind)

    return Column(name, head, cells, kind, width)


COLUMNS: tuple[Column, ...] = (
    _column("happened_at", N_("When"), lambda row, _: when(row), width=18, kind=Kind.MOMENT),
    _column("display_name", N_("Who"), _who, width=28),
    _column("deed", N_("Deed"), lambda row, reader: deed(row, reader.words), width=28),
    _column("thing", N_("Of what sort"), lambda row, reader: thing(row, reader.words), width=22),
    _column("title", N_("What"), lambda row, reader: what(row, reader.words), width=48),
    text("person_name", N_("Whose record"), 32),
    _column(
        "detail", N_("Reason and details"), lambda row, reader: detail(row, reader.words), width=48
    ),
    text("record_id", N_("Number"), 38),
)
