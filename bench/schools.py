"""Database files to measure on: the demonstration school, made larger and larger."""

import os
from collections.abc import Mapping, Sequence
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
SIZES: Mapping[str, int] = {
    "ten-thousand": 10_000,
    "million": 1_000_000,
    "ten-million": 10_000_000,
}
MAKING_MEMORY = "8GB"  # ten million records are made in one go, in some minutes
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
    more = {"NETWORKS_DATABASE": str(part), "NETWORKS_MEMORY_LIMIT": MAKING_MEMORY}
    storage = open_storage(load_settings({**os.environ, **more}))
    try:
        make_accounts(storage, settings, load(storage, today()))
        enlarge(storage, SIZES[school])
    finally:
        storage.close()
    part.replace(settings.database)


def begin_session(settings: Settings, role: Role = Role.DIRECTOR) -> str:
    """Return the token of a new session of the school's head teacher, or of another role."""
    return begin_sessions(settings, [role])[0]


def begin_sessions(settings: Settings, roles: Sequence[Role]) -> list[str]:
    """Return the tokens of new sessions, one for each role that is named."""
    storage = open_storage(settings)
    try:
        accounts = {row["role"]: str(row["account_id"]) for row in storage.rows("accounts/all")}
        return [_begun(storage, settings, accounts[role]) for role in roles]
    finally:
        storage.close()


def address_of(page: str, settings: Settings) -> str:
    """Return a page's address; who is looked at on a teacher's page has the most records."""
    if page != "teacher":
        return page
    storage = open_storage(settings)
    try:
        with storage._cursor() as cursor:
            found = cursor.execute(
                "select teacher_id from counted_participations "
                "group by all order by count(*) desc, teacher_id limit 1"
            ).fetchone()
    finally:
        storage.close()
    return f"{page}?teacher={found[0]}" if found else page


def _begun(storage: Storage, settings: Settings, account_id: str) -> str:
    begun = redeem_ticket(storage, issue_ticket(storage, account_id, "/"), "127.0.0.1", settings)
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
