"""Opening a database file: a copy before a migration, the migrations, then the doors are locked."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from core.errors import DatabaseDamaged, DatabaseInUse, DiskRefused, StorageFailure
from core.settings import Settings
from db.connection import Storage, now
from db.counted import make_anew
from db.migrate import migrate, pending_steps
from db.seed import plant

logger = logging.getLogger(__name__)

_IN_USE = ("could not set lock", "being used by another process", "conflicting lock")
_DISK = ("permission denied", "read-only file system", "no space left", "cannot open file")


def open_storage(settings: Settings) -> Storage:
    """Open the database of an installation, make or migrate it when needed.

    Raises DatabaseInUse, DatabaseDamaged, DiskRefused, DatabaseTooNew or MigrationFailed.
    """
    path = settings.database
    with _sentences(settings):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # names and hashes
        connection = _connect(settings)
        steps = pending_steps(connection, path)
        if steps and steps[0].number > 1:
            connection.execute("checkpoint")
            connection.close()
            backup = back_up_file(settings, f"before-{steps[0].number:04d}")
            connection = _connect(settings)
        else:
            backup = None
        try:
            migrate(connection, steps, backup)
            storage = Storage(path, connection)
            plant(storage)
            _make_counted(storage)
            _lock(connection)
        except BaseException:
            connection.close()
            _put_back(path, backup)
            raise
    version = storage.row("storage/data_version")
    storage.data_version = version["data_version"] if version else 0
    return storage


def _make_counted(storage: Storage) -> None:
    """Make the counted participations anew where they are not those of the data: once after an
    update, and after somebody wrote into the file by other ways."""
    row = storage.row("counted/is_current")
    if row is None or not row["is_current"]:
        with storage.writing(of_data=False) as transaction:
            make_anew(transaction.run)


def back_up_file(settings: Settings, occasion: str) -> Path:
    """Copy a closed database file into the backups folder and return the copy's path."""
    settings.backups.mkdir(parents=True, exist_ok=True)
    stamp = f"{now():%Y%m%d-%H%M%S}"
    name = f"{settings.database.stem}-{stamp}-{occasion}{settings.database.suffix}"
    shutil.copy2(settings.database, settings.backups / name)
    return settings.backups / name


def _put_back(path: Path, backup: Path | None) -> None:
    """After a failure half way the file is again what it was before the first step."""
    if backup is not None:
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
        shutil.copy2(backup, path)


def _connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        settings.database,
        config={"memory_limit": settings.memory_limit, "threads": settings.threads},
    )


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Close every way from SQL to files, and the settings themselves (design, fact 5)."""
    for command in (
        "set enable_external_access = false",
        "set autoinstall_known_extensions = false",
        "set lock_configuration = true",
    ):
        connection.execute(command)


@contextmanager
def _sentences(settings: Settings) -> Iterator[None]:
    """Turn what DuckDB and the system say into the failures of storage."""
    path = settings.database
    try:
        yield
    except StorageFailure:
        raise
    except OSError as error:
        raise DiskRefused(path=path) from error
    except duckdb.Error as error:
        text = str(error).lower()
        if any(sign in text for sign in _IN_USE):
            raise DatabaseInUse(path=path) from error
        if any(sign in text for sign in _DISK):
            raise DiskRefused(path=path) from error
        logger.exception("the database file cannot be opened")
        raise DatabaseDamaged(path=path, backups=settings.backups) from error
