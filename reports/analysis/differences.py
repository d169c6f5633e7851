"""Why a school year and a calendar year tell other figures: by months, to the last record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core import formats
from core.i18n import N_, Words
from core.indicators import INDICATORS, PARTICIPATIONS, Source
from core.period_names import period_title
from core.periods import (
    DAY,
    Period,
    PeriodKind,
    any_range,
    calendar_year,
    school_year,
    school_year_of,
)
from db import Row, Transaction
from reports.analysis.indicators import rows_of, value_of
from reports.asked import Asked
from reports.content import Block, Cell, Column, Kind, PageBreak, Style, Table, Text

# What adds up by months, and after it what is counted once in a period.
ADDED_UP = (
    "participations",
    "documents",
    "courses",
    "course_hours",
    "webinar_hours",
    "above_municipal",
    "prizes",
    "resource_uses",
)
COUNTED_ONCE = ("works", "teachers", "trainees", "authors", "resource_teachers")
BY_MONTH = ("participations", "documents", "courses", "course_hours", "works")
TITLE = N_("Why the figures of the school year and of the calendar year differ")

Rows = Mapping[Source, Row]


@dataclass(frozen=True)
class Pair:
    """A school year and a calendar year that share months, and what is in one of them only."""

    school: Period
    calendar: Period

    @property
    def shared(self) -> Period:
        """The months that are in both."""
        first = max(self.school.starts_on, self.calendar.starts_on)
        return any_range(first, min(self.school.ends_on, self.calendar.ends_on))

    @property
    def school_only(self) -> Period:
        """The months of the school year that the calendar year leaves out."""
        return _rest(self.school, self.shared)

    @property
    def calendar_only(self) -> Period:
        """The months of the calendar year that the school year leaves out."""
        return _rest(self.calendar, self.shared)


def pairs_of(period: Period, today: date) -> tuple[Pair, ...]:
    """Return the years of the other kind that have begun and share months with the period."""
    if period.kind is PeriodKind.CALENDAR_YEAR:
        years = (school_year(period.year - 1), school_year(period.year))
        found = [Pair(year, period) for year in years]
    elif period.kind is PeriodKind.SCHOOL_YEAR:
        calendars = (calendar_year(period.year), calendar_year(period.year + 1))
        found = [Pair(period, year) for year in calendars]
    else:
        return ()
    return tuple(pair for pair in found if pair.shared.starts_on <= today)


def page(words: Words, transaction: Transaction, asked: Asked) -> Iterator[Block]:
    """Yield the page; nothing for a period that is no year."""
    pairs = pairs_of(asked.period, asked.today)
    if not pairs:
        return
    yield PageBreak()
    yield Text(words(TITLE), Style.HEADING)
    yield Text(
        words(
            "A record counts in the period that its day lies in. The school year runs from "
            "September to August and is what the yearly analysis tells of; the calendar year runs "
            "from January to December and is what the self-evaluation tells of. Both are counted "
            "from the same records by the same rules, as of {day}.",
            day=formats.day(asked.today, words.language),
        )
    )
    for pair in pairs:
        yield from _compared(words, transaction, asked, pair=pair)
    yield _by_month(words, transaction, asked, pairs=pairs)


def _compared(
    words: Words, transaction: Transaction, asked: Asked, *, pair: Pair
) -> Iterator[Block]:
    names = {
        "school": period_title(pair.school, words),
        "calendar": period_title(pair.calendar, words),
        "shared": months_title(words, pair.shared),
        "school_only": months_title(words, pair.school_only),
        "calendar_only": months_title(words, pair.calendar_only),
    }
    yield Text(
        words(
            "In both – the {school} and the {calendar} – are the months {shared}, with the same "
            "figures. In the school year only: {school_only}. In the calendar year only: "
            "{calendar_only}.",
            **names,
        )
    )
    periods = (pair.school, pair.school_only, pair.calendar_only, pair.calendar)
    counted = [_counted(transaction, asked, period) for period in periods]
    yield _table(words, pair, counted, names=names)
    staff = [int(rows[PARTICIPATIONS]["staff"]) for rows in (counted[0], counted[-1])]
    yield Text(
        words(
            "Shares have wholes of their own: of the staff are in the {school} {first}, in the "
            "{calendar} {second} teachers, since whoever was employed in the period counts.",
            school=names["school"],
            calendar=names["calendar"],
            first=staff[0],
            second=staff[1],
        )
    )


def _table(words: Words, pair: Pair, counted: Sequence[Rows], *, names: Mapping[str, str]) -> Table:
    rows = [_row(words, code, counted) for code in (*ADDED_UP, *COUNTED_ONCE)]
    return Table(
        words(
            "From the {school} to the {calendar}",
            school=names["school"],
            calendar=names["calendar"],
        ),
        (
            Column(words("Figure"), weight=2.4),
            Column(formats.school_year_name(pair.school.year), Kind.COUNT, 1.2),
            Column(words("less {months}", months=names["school_only"]), Kind.COUNT, 1.5),
            Column(words("plus {months}", months=names["calendar_only"]), Kind.COUNT, 1.5),
            Column(words("counted once in a year"), Kind.COUNT, 1.5),
            Column(str(pair.calendar.year), Kind.COUNT, 1.2),
        ),
        rows,
        words(
            "In every row the first number, less the second, plus the third and the fourth, is the "
            "last one. The fourth is for what counts once however often it comes: a teacher who is "
            "active in shared months too neither goes nor comes, a work of several authors "
            "is one work."
        ),
        f"differences_{pair.school.year}_{pair.calendar.year}",
    )


def _row(words: Words, code: str, counted: Sequence[Rows]) -> tuple[Cell, ...]:
    school, less, plus, calendar = (value_of(INDICATORS[code], rows) for rows in counted)
    return (
        words(INDICATORS[code].name),
        school,
        less,
        plus,
        calendar - (school - less + plus),
        calendar,
    )


def _by_month(
    words: Words, transaction: Transaction, asked: Asked, *, pairs: Sequence[Pair]
) -> Table:
    """Return the months of all these years with the years that each is told in."""
    years = [year for pair in pairs for year in (pair.school, pair.calendar)]
    whole = any_range(
        min(year.starts_on for year in years),
        min(max(year.ends_on for year in years), max(asked.today, asked.period.starts_on)),
    )
    selection = replace(asked.selection, period=whole)
    limits = {**selection.parameters(), "as_of": selection.as_of(asked.today)}
    found = {row["month"]: row for row in transaction.rows(PARTICIPATIONS.monthly, **limits)}
    return Table(
        words("The months one by one"),
        (
            Column(words("Month"), weight=2),
            Column(words("School year"), weight=1.2),
            Column(words("Calendar year"), weight=1.8),
            *(Column(words(INDICATORS[code].name), Kind.COUNT, 1.3) for code in BY_MONTH),
        ),
        [
            (
                formats.month_name(month, words.language),
                formats.school_year_name(school_year_of(month)),
                str(month.year),
                *(_value(found.get(month), code) for code in BY_MONTH),
            )
            for month in _months(whole)
        ],
        words(
            "Added up over the months of a year they are the figures of that year, works apart: a "
            "work told in two months is one work of the year."
        ),
        "differences_by_month",
    )


def months_title(words: Words, period: Period) -> str:
    """Return the months of a period: January 2026 – August 2026."""
    first, last = (
        formats.month_name(day, words.language) for day in (period.starts_on, period.ends_on)
    )
    return f"{first} – {last}"


def _value(row: Row | None, code: str) -> float:
    return float(row[INDICATORS[code].column]) if row else 0


def _counted(transaction: Transaction, asked: Asked, period: Period) -> Rows:
    return rows_of(transaction, replace(asked.selection, period=period), asked.today)


def _rest(whole: Period, part: Period) -> Period:
    """Return what is left of a period that a part stands at the beginning or the end of."""
    if part.starts_on == whole.starts_on:
        return any_range(part.ends_on + DAY, whole.ends_on)
    return any_range(whole.starts_on, part.starts_on - DAY)


def _months(period: Period) -> list[date]:
    first = period.starts_on.year * 12 + period.starts_on.month - 1
    last = period.ends_on.year * 12 + period.ends_on.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
