"""python -m services demo: a database file with the fictional school and accounts of every role."""

from argparse import ArgumentParser

from core.access import ROLE_NAMES
from core.errors import DiskRefused, Failure
from core.i18n import N_, Words
from core.periods import today
from core.settings import Settings
from db import open_storage
from services.command import Call, Command
from services.demonstration import holds_only_demonstration, load, make_accounts


class RealRecords(Failure):
    """The database holds more than a demonstration."""

    message = N_(
        "The database {path} holds more than a demonstration and stays as it is. "
        "Name another file: NETWORKS_DATABASE=data/demo.duckdb"
    )


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take no arguments: the settings name the file."""
    del parser, words


def run(call: Call) -> int:
    """Write the database anew, plant the school and say the accounts."""
    _clear(call.settings)
    storage = open_storage(call.settings)
    try:
        accounts = make_accounts(storage, call.settings, load(storage, today()))
    finally:
        storage.close()
    words = call.words
    call.say(words("The demonstration is in {path}. Its accounts:", path=call.settings.database))
    for account in accounts:
        role = words(ROLE_NAMES[account.role])
        call.say(f"{account.username:<12}{account.password:<20}{role}")
    return 0


def _clear(settings: Settings) -> None:
    """Delete the database file of an earlier demonstration; RealRecords for any other."""
    path = settings.database
    if not path.exists():
        return
    storage = open_storage(settings)
    try:
        if not holds_only_demonstration(storage):
            raise RealRecords(path=path)
    finally:
        storage.close()
    try:
        path.unlink()
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    except OSError as error:
        raise DiskRefused(path=path) from error


DEMO = Command(
    "demo", N_("Makes a database with a fictional school and prints its accounts."), declare, run
)
