"""The commands of `python -m reports`: one for every sort of paper."""

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core import period_codes, periods, portfolio
from core.errors import Failure
from core.i18n import N_, Words
from core.periods import Period, PeriodKind, today
from db import Storage, open_storage
from reports.asked import Asked, asked_by_machine
from reports.deck_command import DECK
from reports.making import Maker, make, write
from reports.pictures_command import PICTURES
from reports.sorts import SORTS, Sort
from reports.taking import put
from services.account_commands import NoSchool
from services.command import Call, Command
from services.quarters import quarter_starts

YEARS = (5, 3)
MOST_NAMED = 10  # people in a sentence

Declare = Callable[[ArgumentParser, Words], None]


class UnknownTeacher(Failure):
    """The words name no teacher, or more than one."""

    message = N_(
        "“{text}” names {count} teachers, one is needed: write more of the name, or the id. {names}"
    )


class BadPeriod(Failure):
    """The words name no period."""

    message = N_(
        "“{text}” is no period. Write school_year:2026, half_year:2026.1, quarter:2026.2, "
        "month:2026.10, calendar_year:2026 or range:2026-09-01..2026-10-31."
    )


def period_of(storage: Storage, text: str, kind: PeriodKind | None = None) -> Period:
    """Return the period that the words name, the running one of the kind (else the school year)
    for none. Raises BadPeriod."""
    starts = quarter_starts(storage)
    if not text:
        return periods.running(kind or PeriodKind.SCHOOL_YEAR, today(), starts)
    period = period_codes.decode(text, starts)
    if period is None:
        raise BadPeriod(text=text)
    return period


def declare(parser: ArgumentParser, words: Words, *, sort: Sort) -> None:
    """Name the period or the teacher and the years, the format and the file."""
    if sort.is_of_teacher:
        parser.add_argument("--teacher", required=True, help=words("The teacher: a name, an id."))
        parser.add_argument("--years", type=int, default=YEARS[0], choices=YEARS)
    else:
        parser.add_argument("--period", default="", help=words("quarter:2026.2; none: this one."))
    parser.add_argument("--format", default=sort.formats[0], choices=sort.formats)
    parser.add_argument("--out", type=Path, help=words("The file; none: a name of its own, here."))


def run(call: Call, *, sort: Sort) -> int:
    """Freeze the paper, note it, write the file and say where it is."""
    code: str = call.arguments.format
    storage = open_storage(call.settings)
    try:
        school = storage.row("organisations/all")
        if school is None:
            raise NoSchool
        organisation_id = str(school["organisation_id"])
        asked = _asked(storage, call, sort, organisation_id=organisation_id)
        snapshot = make(storage, Maker(organisation_id), sort, asked=asked)
        content = write(storage, snapshot, code)
    finally:
        storage.close()
    put(call, snapshot, content, format_code=code)
    return 0


def _asked(storage: Storage, call: Call, sort: Sort, *, organisation_id: str) -> Asked:
    language = call.settings.language
    if not sort.is_of_teacher:
        period = period_of(storage, call.arguments.period, sort.period_kind)
        return asked_by_machine(organisation_id, period, language)
    last = periods.school_year_of(today())
    teacher_id = teacher_of(storage, organisation_id, call.arguments.teacher)
    return asked_by_machine(
        organisation_id,
        portfolio.school_years(last, call.arguments.years),
        language,
        teacher_id=teacher_id,
    )


def teacher_of(storage: Storage, organisation_id: str, text: str) -> str:
    """Return the id of the teacher whose id or name (whole, or its beginning) this is.

    Raises UnknownTeacher for nobody or for several: names are not people.
    """
    staff = storage.rows("people/employment", organisation_ids=(organisation_id,))
    wanted = _folded(text)
    names = {
        str(row["teacher_id"]): " ".join(
            str(row[part]) for part in ("last_name", "first_name", "middle_name")
        )
        for row in staff
    }
    if wanted in names:
        return wanted
    found = [code for code, name in names.items() if _folded(name).startswith(wanted)]
    if len(found) != 1:
        told = "; ".join(f"{names[code]} {code}" for code in found[:MOST_NAMED])
        raise UnknownTeacher(text=text, count=len(found), names=told)
    return found[0]


def _folded(name: str) -> str:
    return " ".join(
        name.casefold()
        .replace("\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}")
        .split()
    )


COMMANDS: tuple[Command, ...] = (
    *(
        Command(sort.code, sort.help, partial(declare, sort=sort), partial(run, sort=sort))
        for sort in SORTS.values()
    ),
    DECK,
    PICTURES,
)
