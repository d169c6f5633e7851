"""How numbers, days and names are written, in the language of the person who reads them."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from core.periods import local, today

NO_BREAK_SPACE = "\u00a0"


def number(value: float, language: str) -> str:
    """Write a number with the language's separators, at most one decimal place."""
    return format_decimal(round(value, 1), format="#,##0.#", locale=language)


def signed(value: float, language: str) -> str:
    """Write a change with its sign: +3, −2, 0."""
    text = number(abs(value), language)
    return text if round(value, 1) == 0 else f"{'+' if value > 0 else '−'}{text}"


def coefficient(value: float, language: str) -> str:
    """Write a number between nothing and one: 0,46."""
    return format_decimal(round(value, 2), format="0.00", locale=language)


def percent(part: float, whole: float, language: str) -> str:
    """Write a share as a whole percentage; a dash when there is nothing to divide by.

    A little is never written as nothing, nor almost all as all: <1 %, >99 %.
    """
    if not whole:
        return "–"
    text = format_decimal(round(100 * part / whole), format="#,##0", locale=language)
    if text == "0" and part > 0:
        text = "<1"
    if text == "100" and part < whole:
        text = ">99"
    return f"{text}{NO_BREAK_SPACE}%" if language == "ru" else f"{text}%"


def day(value: date, language: str) -> str:
    """Write a date in figures: 31.10.2026, or 31 Oct 2026 in English."""
    return format_date(value, "dd.MM.yyyy" if language == "ru" else "d MMM yyyy", locale=language)


def month(value: date, language: str) -> str:
    """Write a month and its year for a chart's axis: сент. 2026, Sep 2026."""
    return format_date(value, "LLL yyyy", locale=language)


def month_short(value: date, language: str) -> str:
    """Write a month alone, where its year stands beside it: сент., Sep."""
    return format_date(value, "LLL", locale=language)


def month_name(value: date, language: str) -> str:
    """Write a month and its year in full: сентябрь 2026, September 2026."""
    return format_date(value, "LLLL yyyy", locale=language)


def moment(value: datetime, language: str) -> str:
    """Write a UTC moment in the schools' own time: 31.10.2026 14:05."""
    pattern = "dd.MM.yyyy HH:mm" if language == "ru" else "d MMM yyyy HH:mm"
    return format_datetime(local(value), pattern, locale=language)


def clock(value: datetime, language: str) -> str:
    """Write a UTC moment as the schools' clocks show it: 14:05; another day's with its date."""
    if local(value).date() != today():
        return moment(value, language)
    return format_datetime(local(value), "HH:mm", locale=language)


def person_name(last: str, first: str, middle: str = "") -> str:
    """Write a name with initials: Ибрагимова З. А.; a name of one part stays as it is."""
    initials = [f"{part[0]}." for part in (first, middle) if part]
    return NO_BREAK_SPACE.join([last, *initials]) if initials else last


def school_year_name(year: int) -> str:
    """Write a school year: 2026/27."""
    return f"{year}/{(year + 1) % 100:02d}"
