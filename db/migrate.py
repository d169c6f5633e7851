"""Migrations: numbered SQL files, each in one transaction with its record; views made anew."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from core.errors import DatabaseTooNew, MigrationFailed
from db.connection import now

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
MIGRATIONS = FOLDER / "migrations"
VIEWS = FOLDER / "views"


@dataclass(frozen=True)
class Step:
    """One migration file: its number, name and SQL."""

    number: int
    name: str
    sql: str


def steps(folder: Path = MIGRATIONS) -> tuple[Step, ...]:
    """Return the migration files in the order of their numbers."""
    return tuple(
        Step(int(path.stem[:4]), path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9]*.sql"))
    )


def pending_steps(
    connection: duckdb.DuckDBPyConnection, path: Path, folder: Path = MIGRATIONS
) -> tuple[Step, ...]:
    """Return the steps that the database has not had; DatabaseTooNew when it had unknown ones."""
    _execute_all(connection, (FOLDER / "bootstrap.sql").read_text(encoding="utf-8"))
    applied = {row[0] for row in connection.execute("select step from migrations").fetchall()}
    known = steps(folder)
    unknown = applied - {step.number for step in known}
    if unknown:
        raise DatabaseTooNew(path=path, step=max(unknown))
    return tuple(step for step in known if step.number not in applied)


def migrate(
    connection: duckdb.DuckDBPyConnection, pending: tuple[Step, ...], backup: Path | None
) -> None:
    """Apply the steps one by one, then the views; each is whole or not there at all.

    Raises MigrationFailed naming the step; whoever opened the file puts the copy back.
    """
    for step in pending:
        with _named(connection, step.name, backup):
            _apply(connection, step)
    with _named(connection, "views", backup):
        _make_views(connection, is_changed=bool(pending))


def _apply(connection: duckdb.DuckDBPyConnection, step: Step) -> None:
    connection.execute("begin transaction")
    _execute_all(connection, step.sql)
    connection.execute("insert into migrations values (?, ?, ?)", [step.number, step.name, now()])
    connection.execute("commit")
    connection.execute("checkpoint")


@contextmanager
def _named(connection: duckdb.DuckDBPyConnection, step: str, backup: Path | None) -> Iterator[None]:
    """Turn what DuckDB says within a step into MigrationFailed, with nothing half-done left."""
    try:
        yield
    except duckdb.Error as error:
        _roll_back(connection)
        logger.exception("migration %s failed", step)
        raise MigrationFailed(step=step, backup=backup or "–") from error


def _make_views(connection: duckdb.DuckDBPyConnection, *, is_changed: bool) -> None:
    sql = "\n".join(path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.sql")))
    checksum = hashlib.sha256(sql.encode()).hexdigest()
    known = connection.execute("select checksum from view_definitions").fetchone()
    if not is_changed and known and known[0] == checksum:
        return
    connection.execute("begin transaction")
    _execute_all(connection, sql)
    connection.execute("delete from view_definitions")
    connection.execute("insert into view_definitions values (?)", [checksum])
    connection.execute("commit")
    connection.execute("checkpoint")


def _execute_all(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    for statement in connection.extract_statements(sql):
        connection.execute(statement)


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.execute("rollback")
    except duckdb.Error:  # the failure may have ended the transaction already
        logger.debug("nothing to roll back", exc_info=True)
