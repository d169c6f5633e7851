"""How numbers, days and names are written, in the language of the person who reads them."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime, get_day_names
from babel.numbers import format_decimal

from core.periods import local, today

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"  # no break either


def number(value: float, language: str) -> str:
    """Write a number with the language's separators, at most one decimal place."""
    return _decimal(_rounded(value, 1), "#,##0.#", language)


def signed(value: float, language: str) -> str:
    """Write a change with its sign: +3, −2, 0."""
    text = number(abs(value), language)
    return text if _rounded(value, 1) == 0 else f"{'+' if value > 0 else '−'}{text}"


def coefficient(value: float, language: str) -> str:
    """Write a number between nothing and one: 0,46."""
    return _decimal(_rounded(value, 2), "0.00", language)


def percent(part: float, whole: float, language: str) -> str:
    """Write a share as a whole percentage; a dash when there is nothing to divide by.

    A little is never written as nothing, nor almost all as all: <1 %, >99 %.
    """
    if not whole:
        return "–"
    text = _decimal(_rounded(100 * part / whole, 0), "#,##0", language)
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


def weekday(number: int, language: str) -> str:
    """Write a day of the week by its number, Monday is 1: понедельник, Monday."""
    return str(get_day_names("wide", "stand-alone", language)[number - 1])


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


def signature_name(last: str, first: str, middle: str = "") -> str:
    """Write a name as it stands under a signature: З. А. Ибрагимова."""
    initials = [f"{part[0]}." for part in (first, middle) if part]
    return NO_BREAK_SPACE.join([*initials, last])


def school_year_name(year: int) -> str:
    """Write a school year: 2026/27."""
    return f"{year}/{(year + 1) % 100:02d}"


def _rounded(value: float, places: int) -> float:
    """Round as schools and office programs do: 62.5 % is 63 %, where Python's own makes it 62."""
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


@lru_cache(maxsize=10_000)
def _decimal(value: float, pattern: str, language: str) -> str:
    """Write a number by a pattern; a matrix shows the same few numbers hundreds of times."""
    return format_decimal(value + 0, format=pattern, locale=language)  # + 0: never −0
