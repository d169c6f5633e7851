"""The first days of the quarters of a school year."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from core.access import Action, Person, require
from core.errors import RulesBroken, Violation
from core.i18n import N_
from core.periods import QUARTERS, QuarterStarts, default_quarter_starts, school_year
from db import Storage, Transaction
from services.events import event_of, record_event

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100

FIRST_DAY = N_("The first quarter begins with the school year, on 1 September.")
OUTSIDE = N_("This day is not in the school year.")
NOT_LATER = N_("A quarter begins after the one before it.")


def quarter_starts(storage: Storage | Transaction) -> QuarterStarts:
    """Return the first days of the quarters that were set, by school year."""
    found: dict[int, list[date]] = {}
    for row in storage.rows("periods/quarter_starts"):
        if isinstance(starts_on := row["starts_on"], date):
            found.setdefault(int(str(row["school_year"])), []).append(starts_on)
    return {
        year: (days[0], days[1], days[2], days[3])
        for year, days in found.items()
        if len(days) == QUARTERS
    }


def starts_of(storage: Storage, year: int) -> tuple[date, date, date, date]:
    """Return the first days of a school year's quarters, the usual ones when none were set."""
    return quarter_starts(storage).get(year) or default_quarter_starts(year)


def set_quarter_starts(
    storage: Storage, person: Person, year: int, *, starts: tuple[date, date, date, date]
) -> None:
    """Set the four first days; RulesBroken names the fields `quarter_1` to `quarter_4`."""
    require(person, Action.MANAGE_SCHOOL)
    violations = tuple(check_starts(year, starts))
    if violations:
        raise RulesBroken(violations)
    with storage.writing() as transaction:
        for number, starts_on in enumerate(starts, start=1):
            day = {"school_year": year, "quarter": number, "starts_on": starts_on}
            if not transaction.run("quarter_starts/set", **day):
                transaction.run("quarter_starts/insert", **day)
        event = event_of(person, "quarters_set", subject=str(year), starts=[*map(str, starts)])
        record_event(transaction, event)


def check_starts(year: int, starts: tuple[date, ...]) -> Iterator[Violation]:
    """Name the days that cannot be first days of the quarters of the school year."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        yield Violation("year", N_("Choose a school year."))
        return
    whole = school_year(year)
    if starts[0] != whole.starts_on:
        yield Violation("quarter_1", FIRST_DAY)
    for number, (before, day) in enumerate(pairwise(starts), start=2):
        if not whole.starts_on <= day <= whole.ends_on:
            yield Violation(f"quarter_{number}", OUTSIDE)
        elif day <= before:
            yield Violation(f"quarter_{number}", NOT_LATER)
