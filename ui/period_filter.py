"""The choice of a period: its kind, then which one; both as one word in the address."""

from datetime import date

import streamlit as st

from core import periods
from core.formats import day, month_name, school_year_name
from core.i18n import N_
from core.period_codes import EARLIEST, LATEST, decode
from core.periods import Period, PeriodKind, QuarterStarts
from ui import data, session
from ui.page import Page

KIND_LABELS = {
    PeriodKind.SCHOOL_YEAR: N_("School year"),
    PeriodKind.HALF_YEAR: N_("Half-year"),
    PeriodKind.QUARTER: N_("Quarter"),
    PeriodKind.MONTH: N_("Month"),
    PeriodKind.CALENDAR_YEAR: N_("Calendar year"),
    PeriodKind.RANGE: N_("Any dates"),
}
ORDINALS = ("I", "II", "III", "IV")
KIND_KEY, RANGE_KEY = "filter_period_kind", "filter_period_range"
FEWEST_YEARS = 3


def draw(page: Page) -> Period:
    """Draw the two controls and return the period they say."""
    kind: PeriodKind = st.selectbox(
        page.words("Period"),
        list(KIND_LABELS),
        format_func=lambda kind: page.words(KIND_LABELS[kind]),
        key=KIND_KEY,
        width=160,
    )
    if kind is PeriodKind.RANGE:
        return _draw_range(page)
    options = _offered(page, kind)
    return st.selectbox(
        page.words("Which one"),
        options,
        format_func=lambda period: name(period, page),
        key=_which_key(kind),
        width=200,
    )


def adopt(page: Page, text: str) -> None:
    """Set the controls from the address; words that mean nothing give the current school year."""
    period = read(page, text)
    session.remember(KIND_KEY, period.kind)
    if period.kind is PeriodKind.RANGE:
        session.remember(RANGE_KEY, (period.starts_on, period.ends_on))
        return
    session.remember(_which_key(period.kind), period)


def read(page: Page, text: str) -> Period:
    """Return the period of an address; words that mean nothing give the current school year."""
    current = periods.school_year(periods.school_year_of(page.today))
    return decode(text, quarter_starts(page)) or current


def offered(kind: PeriodKind, first: date, today: date, *, starts: QuarterStarts) -> list[Period]:
    """Return the periods of a kind from the first data to today, the latest first."""
    years = range(periods.school_year_of(first), periods.school_year_of(today) + 1)
    match kind:
        case PeriodKind.SCHOOL_YEAR:
            found = [periods.school_year(year) for year in years]
        case PeriodKind.HALF_YEAR:
            found = [periods.half_year(year, part, starts) for year in years for part in (1, 2)]
        case PeriodKind.QUARTER:
            found = [periods.quarter(year, part, starts) for year in years for part in (1, 2, 3, 4)]
        case PeriodKind.MONTH:
            found = _months(first, today)
        case _:
            found = [periods.calendar_year(year) for year in range(first.year, today.year + 1)]
    return [period for period in reversed(found) if period.starts_on <= today]


def name(period: Period, page: Page) -> str:
    """Return the period's name: 2026/27, II quarter 2026/27, October 2026."""
    language, words = page.words.language, page.words
    year = school_year_name(period.year)
    match period.kind:
        case PeriodKind.SCHOOL_YEAR:
            return year
        case PeriodKind.HALF_YEAR:
            return words("half-year {part}, {year}", part=ORDINALS[period.part - 1], year=year)
        case PeriodKind.QUARTER:
            return words("quarter {part}, {year}", part=ORDINALS[period.part - 1], year=year)
        case PeriodKind.MONTH:
            return month_name(period.starts_on, language)
        case PeriodKind.CALENDAR_YEAR:
            return str(period.year)
        case PeriodKind.RANGE:
            return f"{day(period.starts_on, language)} – {day(period.ends_on, language)}"


def is_default(period: Period, today: date) -> bool:
    """Say whether this is the current school year, which the address leaves out."""
    return period == periods.school_year(periods.school_year_of(today))


def quarter_starts(page: Page) -> QuarterStarts:
    """Return the first days of quarters that were set, by school year."""
    found: dict[int, dict[int, date]] = {}
    for row in data.rows(page, "periods/quarter_starts"):
        found.setdefault(row["school_year"], {})[row["quarter"]] = row["starts_on"]
    return {
        year: (days[1], days[2], days[3], days[4])
        for year, days in found.items()
        if set(days) == {1, 2, 3, 4}
    }


def first_day(page: Page) -> date:
    """Return the day of the first record in sight, at least three school years ago."""
    limits = data.sight(page.person)
    (row,) = data.rows(page, "periods/first_day", **limits.parameters())
    year = periods.school_year_of(page.today) - FEWEST_YEARS + 1
    earliest = periods.school_year(year).starts_on
    return min(earliest, row["first_day"] or earliest)


def _offered(page: Page, kind: PeriodKind) -> list[Period]:
    """Return the periods to choose from, and the one a link asks for though it has no records."""
    found = offered(kind, first_day(page), page.today, starts=quarter_starts(page))
    asked = session.recall(_which_key(kind))
    return found if asked in found or not isinstance(asked, Period) else [*found, asked]


def _draw_range(page: Page) -> Period:
    default = periods.school_year(periods.school_year_of(page.today))
    if session.recall(RANGE_KEY) is None:
        session.remember(RANGE_KEY, (default.starts_on, page.today))
    chosen: object = st.date_input(
        page.words("From – to"),
        key=RANGE_KEY,
        format="DD.MM.YYYY",
        width=260,
        min_value=EARLIEST,
        max_value=LATEST,
    )
    match chosen:
        case (date() as first, date() as last):
            return periods.any_range(first, last)
        case _:  # the second date is still being chosen
            return periods.any_range(default.starts_on, page.today)


def _months(first: date, last: date) -> list[Period]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        periods.month(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1)
        for n in range(count)
    ]


def _which_key(kind: PeriodKind) -> str:
    return f"filter_period_{kind}"
