"""An open database: reads on their own cursors, one writer at a time, a version for caches."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import pandas as pd
import pyarrow as pa

from core.errors import DiskRefused, StorageFailure
from core.ids import new_id
from db.counted import Freshness
from db.statements import Statement, statement

# Frames here have tens of rows: for those, each step over text in Arrow costs more than the text.
pd.options.mode.string_storage = "python"

logger = logging.getLogger(__name__)

Row = dict[str, Any]
BATCH_ROWS = 20_000


def now() -> datetime:
    """Return this moment in UTC without a zone, as the `_at` columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


class Transaction:
    """A running write, kept together or not at all; or reads of one moment."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.started_at = now()
        self._freshness = Freshness(self.started_at)

    def rows(self, name: str, /, **parameters: object) -> list[Row]:
        """Return the rows of a statement as this transaction sees them."""
        return _rows(self._cursor, statement(name), parameters)

    def row(self, name: str, /, **parameters: object) -> Row | None:
        """Return the first row or None."""
        return next(iter(self.rows(name, **parameters)), None)

    def read(self, name: str, /, **parameters: object) -> pd.DataFrame:
        """Return the rows as a frame with exactly the header's columns; ids are text."""
        return _frame(self._cursor, statement(name), parameters)

    def batches(self, name: str, /, **parameters: object) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a statement a batch at a time; ids are text."""
        wanted = statement(name)
        found = self._cursor.sql(wanted.sql_for(parameters), params=wanted.bind(parameters))
        yield from found.to_arrow_reader(BATCH_ROWS)

    def run(self, name: str, /, **parameters: object) -> int:
        """Run a write and return how many rows it changed."""
        wanted = statement(name)
        result = self._cursor.execute(
            wanted.sql_for(parameters), wanted.bind(parameters)
        ).fetchone()
        self._freshness.note(wanted, parameters)
        return int(result[0]) if result else 0

    def insert(self, name: str, rows: pa.Table, /, **parameters: object) -> int:
        """Run a write over rows that are handed over whole, and return how many it changed.

        The statement reads them as the table `incoming`, whose columns its header names.
        """
        wanted = statement(name)
        if rows.column_names != list(wanted.row_columns):
            raise TypeError(f"{name}: {rows.column_names}, the header has {[*wanted.row_columns]}")
        self._cursor.register("incoming", rows)
        try:
            return self.run(name, **parameters)
        finally:
            self._cursor.unregister("incoming")

    def finish(self) -> None:
        """Move the version of the data on, with what is kept ready of them."""
        self.run("storage/advance_data_version")
        self._freshness.settle(self.run)


@dataclass
class Storage:
    """An open database file; safe to share between threads, one process at a time.

    `data_version` moves on with every commit of data: it is part of the key of every cached result.
    `stamp` is another one after every commit, those of sessions and drafts too. A write goes on
    inside `aside`: whoever draws screens lets others draw while it waits for another writer.
    """

    path: Path
    _connection: duckdb.DuckDBPyConnection
    data_version: int = 0
    stamp: str = field(default_factory=new_id)
    aside: Callable[[], AbstractContextManager[None]] = nullcontext
    _writer: threading.RLock = field(default_factory=threading.RLock)

    def read(self, name: str, /, **parameters: object) -> pd.DataFrame:
        """Return the rows as a frame with exactly the header's columns; ids are text."""
        with self._cursor() as cursor:
            return _frame(cursor, statement(name), parameters)

    def rows(self, name: str, /, **parameters: object) -> list[Row]:
        """Return the statement's rows as dictionaries of plain Python values; ids are text."""
        with self._cursor() as cursor:
            return _rows(cursor, statement(name), parameters)

    def row(self, name: str, /, **parameters: object) -> Row | None:
        """Return the first row or None."""
        return next(iter(self.rows(name, **parameters)), None)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that only reads: all it reads stood there at one moment."""
        with self._cursor() as cursor:
            cursor.execute("begin transaction read only")
            try:
                yield Transaction(cursor)
            finally:
                _roll_back(cursor)

    @contextmanager
    def writing(self, *, of_data: bool = True) -> Iterator[Transaction]:
        """Open the one write transaction; it commits at the end, an error leaves nothing behind.

        What no dashboard shows (sessions, attempts) is written with `of_data=False`, so that
        somebody's signing in does not make every cached result old. Raises DiskRefused when the
        disk does not take it; other errors pass through.
        """
        with self.aside(), self._writer, self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                transaction = Transaction(cursor)
                yield transaction
                if of_data:
                    transaction.finish()
                cursor.execute("commit")
            except BaseException as error:
                _roll_back(cursor)
                if isinstance(error, duckdb.IOException):
                    raise DiskRefused(path=self.path) from error
                raise
            self.data_version += of_data
            self.stamp = new_id()

    def is_answering(self) -> bool:
        """Say whether the database answers a question, for the health route."""
        try:
            return self.row("storage/data_version") is not None
        except (duckdb.Error, StorageFailure):
            logger.exception("the database does not answer")
            return False

    def close(self) -> None:
        """Write everything into the one file and close it."""
        with self._writer:
            self._connection.close()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.Error:  # a failed commit has rolled back by itself
        logger.debug("nothing to roll back", exc_info=True)


def _frame(
    cursor: duckdb.DuckDBPyConnection, wanted: Statement, parameters: Mapping[str, object]
) -> pd.DataFrame:
    frame = cursor.execute(wanted.sql_for(parameters), wanted.bind(parameters)).df()
    for column, kind in wanted.columns.items():
        if kind == "uuid":
            frame[column] = frame[column].map(str, na_action="ignore")
    return frame


def _rows(
    cursor: duckdb.DuckDBPyConnection, wanted: Statement, parameters: Mapping[str, object]
) -> list[Row]:
    cursor.execute(wanted.sql_for(parameters), wanted.bind(parameters))
    names = [column[0] for column in cursor.description or ()]
    return [
        dict(zip(names, (_plain(value) for value in row), strict=True)) for row in cursor.fetchall()
    ]


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    return value
