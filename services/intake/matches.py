"""The match of columns and fields, remembered for the shape of a file: its header."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from core.access import Action, Person, require
from core.ids import new_id
from db import Row, Storage
from services.intake.headers import is_note, normalised
from services.intake.mapping import ImportMapping, Source, parse_mapping
from services.intake.refusals import Refused
from services.intake.table import Table
from services.intake.written_mapping import written


@dataclass(frozen=True)
class Remembered:
    """How files of this shape were matched, when and by whom."""

    mapping: ImportMapping
    saved_at: datetime
    saved_by: str


def shape_of(table: Table) -> str:
    """Return what is alike in files of one shape: their header, whatever the order of columns."""
    headers = sorted(normalised(column) for column in table.columns if not is_note(column))
    return hashlib.sha256("\n".join(headers).encode()).hexdigest()


def remembered(storage: Storage, person: Person, table: Table) -> Remembered | None:
    """Return how files of this shape were matched last time; None when they never were.

    A match that names a field which is no longer there is none either.
    """
    require(person, Action.IMPORT_RECORDS)
    row = storage.row(
        "intake/match_of_shape",
        organisation_id=person.organisation_id,
        shape=shape_of(table),
    )
    return _read(row, table) if row else None


def remember(storage: Storage, person: Person, table: Table, *, mapping: ImportMapping) -> None:
    """Keep the match for files of this shape, in the place of the one before."""
    require(person, Action.IMPORT_RECORDS)
    organisation_id, shape = person.organisation_id, shape_of(table)
    with storage.writing(of_data=False) as transaction:
        transaction.run("intake/delete_match", organisation_id=organisation_id, shape=shape)
        transaction.run(
            "intake/insert_match",
            match_id=new_id(),
            organisation_id=organisation_id,
            shape=shape,
            holds=mapping.holds,
            mapping=json.dumps(written(mapping), ensure_ascii=False),
            saved_at=transaction.started_at,
            saved_by=person.account_id,
        )


def forget(storage: Storage, person: Person, table: Table) -> None:
    """Forget the match for files of this shape."""
    require(person, Action.IMPORT_RECORDS)
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "intake/delete_match",
            organisation_id=person.organisation_id,
            shape=shape_of(table),
        )


def _read(row: Row, table: Table) -> Remembered | None:
    try:
        mapping = parse_mapping(json.loads(str(row["mapping"])))
    except Refused:
        return None
    present = {normalised(column): column for column in reversed(table.columns)}
    columns = {
        name: Source(
            tuple(_present(column, table, present) for column in source.columns),
            before=source.before,
            between=source.between,
            after=source.after,
        )
        for name, source in mapping.columns.items()
    }
    mapping = replace(mapping, columns=columns, form=table.form)
    return Remembered(mapping, cast(datetime, row["saved_at"]), str(row["saved_by"]))


def _present(column: str, table: Table, present: dict[str, str]) -> str:
    """Return the column as this file writes it."""
    return column if column in table.columns else present.get(normalised(column), column)
