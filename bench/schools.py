"""Database files to measure on: the demonstration school, and the same with a million records."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bench.measures import RESULTS
from core.access import Role
from core.periods import FIRST_MONTH, school_year_of, today
from core.settings import Settings, load_settings
from db import Storage, open_storage
from db.counted import make_anew
from db.demonstration.happenings import YEARS
from services.demonstration import load, make_accounts
from services.sessions import issue_ticket, redeem_ticket

MILLION = Path(__file__).parent / "million"
SIZES: Mapping[str, int] = {"demonstration": 0, "million": 1_000_000}
SESSION_HOURS = "720"


def settings_of(school: str) -> Settings:
    """Return the settings of a school's file and make them those of this process."""
    os.environ["NETWORKS_DATABASE"] = str(RESULTS / f"{school}-{today():%Y%m%d}.duckdb")
    os.environ["NETWORKS_SESSION_HOURS"] = SESSION_HOURS
    return load_settings()


def make(school: str, settings: Settings) -> None:
    """Make a school's file; one that was made today is used again."""
    if settings.database.exists():
        return
    for old in RESULTS.glob(f"{school}-*"):
        old.unlink()
    part = settings.database.with_suffix(".part")
    storage = open_storage(load_settings({**os.environ, "NETWORKS_DATABASE": str(part)}))
    try:
        make_accounts(storage, settings, load(storage, today()))
        if SIZES[school]:
            enlarge(storage, SIZES[school])
    finally:
        storage.close()
    part.replace(settings.database)


def begin_session(settings: Settings) -> str:
    """Return the token of a new session of the school's head teacher."""
    storage = open_storage(settings)
    try:
        accounts = storage.rows("accounts/all")
        director = next(row for row in accounts if row["role"] == Role.DIRECTOR)
        ticket = issue_ticket(storage, str(director["account_id"]), "/")
        begun = redeem_ticket(storage, ticket, "127.0.0.1", settings)
    finally:
        storage.close()
    if begun is None:
        raise RuntimeError("a fresh ticket was refused")
    return begun[0]


def enlarge(storage: Storage, participations: int) -> None:
    """Add teachers, activities, participations and resource uses, in the order of their dates."""
    values = {
        "first_day": date(school_year_of(today()) - YEARS + 1, FIRST_MONTH, 1),
        "last_day": today(),
        "participations": participations,
    }
    with storage._cursor() as cursor:
        for path in sorted(MILLION.glob("*.sql")):
            sql = path.read_text(encoding="utf-8")
            (statement,) = cursor.extract_statements(sql)
            named = statement.named_parameters
            cursor.execute(statement, {name: values[name] for name in values if name in named})
            cursor.fetchall()
        cursor.execute("checkpoint")
    with storage.writing() as transaction:
        make_anew(transaction.run)
