"""Copies of an open database: a snapshot under writers, checked before it counts as a copy.

The evidence that a copy names lies beside it, so the folder of copies is a place to work from.
"""

from contextlib import suppress
from pathlib import Path

import duckdb

from core.errors import DiskRefused, StorageFailure
from core.i18n import N_
from core.settings import Settings
from db.connection import Storage, now
from db.evidence_files import copy_missing, named_files
from db.migrate import migrate

BATCH_ROWS = 100_000
MADE_ANEW = "view_definitions"  # the copy's views are made from their files, so it begins empty


class CopyFailed(StorageFailure):
    """The copy does not hold what the database holds."""

    message = N_("The copy {path} does not hold everything, so it was deleted. Try again.")


def back_up(storage: Storage, settings: Settings, occasion: str) -> Path:
    """Copy the open database and its evidence into the backups folder; return the copy's path.

    Raises DiskRefused or CopyFailed; a copy that is there is whole.
    """
    stem, suffix = settings.database.stem, settings.database.suffix
    stamp = f"{now():%Y%m%d-%H%M%S-%f}"
    target = settings.backups / f"{stem}-{stamp}-{occasion}{suffix}"
    try:
        copy_missing(settings.database, named_files(storage), target)
    except OSError as error:
        raise DiskRefused(path=settings.backups) from error
    return copy_database(storage, target)


def copy_database(storage: Storage, target: Path) -> Path:
    """Copy the open database into a new file, as it is at this moment, and return the file's path.

    One transaction reads everything, so writers go on and the copy holds none of their halves.
    SQL may not reach files (design, fact 5), so the rows travel as Arrow batches into a second
    database. The file gets its name only when it was opened again and holds as much.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with storage._cursor() as source:  # noqa: SLF001 - whole tables, which no statement reads
            source.execute("begin transaction")
            held = _copy_tables(source, part)
            source.execute("rollback")
        if _row_counts(part) != held:
            raise CopyFailed(path=target)
        part.replace(target)
    except (OSError, duckdb.IOException) as error:
        raise DiskRefused(path=target) from error
    finally:
        for leftover in (part, part.with_name(f"{part.name}.wal")):
            with suppress(OSError):  # what could not be written may not be deletable either
                leftover.unlink(missing_ok=True)
    return target


def _copy_tables(source: duckdb.DuckDBPyConnection, part: Path) -> dict[str, int]:
    """Write tables, rows, indexes and views into a new file; return the rows of each table."""
    tables = source.execute(
        "select table_name, sql from duckdb_tables() where not internal order by table_name"
    ).fetchall()
    indexes = source.execute("select sql from duckdb_indexes() where sql is not null").fetchall()
    ((limit,),) = source.execute("select current_setting('memory_limit')").fetchall()
    with duckdb.connect(part, config={"memory_limit": limit}) as copy:
        for _, definition in tables:
            copy.execute(definition)
        for name, _ in tables:
            if name != MADE_ANEW:
                rows = source.table(name).to_arrow_reader(BATCH_ROWS)
                copy.from_arrow(rows).insert_into(name)
        for (definition,) in indexes:
            copy.execute(definition)
        migrate(copy, (), None)
    return {name: len(source.table(name)) for name, _ in tables}


def _row_counts(path: Path) -> dict[str, int]:
    with duckdb.connect(path, read_only=True) as copy:
        tables = copy.execute(
            "select table_name from duckdb_tables() where not internal"
        ).fetchall()
        return {name: len(copy.table(name)) for (name,) in tables}
