"""How a period is called in the running text and the title of a paper."""

from core import formats
from core.i18n import Words
from core.periods import Against, Period, PeriodKind

ORDINALS = ("I", "II", "III", "IV")


def period_title(period: Period, words: Words) -> str:
    """Return a period in full: the school year 2026/27, quarter II of the school year 2026/27."""
    year = formats.school_year_name(period.year)
    match period.kind:
        case PeriodKind.SCHOOL_YEAR:
            return words("school year {year}", year=year)
        case PeriodKind.HALF_YEAR:
            part = ORDINALS[period.part - 1]
            return words("half-year {part} of the school year {year}", part=part, year=year)
        case PeriodKind.QUARTER:
            part = ORDINALS[period.part - 1]
            return words("quarter {part} of the school year {year}", part=part, year=year)
        case PeriodKind.MONTH:
            return formats.month_name(period.starts_on, words.language)
        case PeriodKind.CALENDAR_YEAR:
            return words("calendar year {year}", year=period.year)
        case PeriodKind.RANGE:
            first, last = (
                formats.day(day, words.language) for day in (period.starts_on, period.ends_on)
            )
            return f"{first} – {last}"


def against_title(against: Against, words: Words) -> str:
    """Name the days that others are compared with; of another length, how long both are."""
    days = (against.before.starts_on, against.before.ends_on)
    first, last = (formats.day(day, words.language) for day in days)
    text = f"{first} – {last}"
    if against.is_a_year_before:
        text = words("{days}, a year before", days=text)
    if against.is_fair:
        return text
    length = words.count(
        "{n} day against {before}",
        "{n} days against {before}",
        against.now.days,
        before=against.before.days,
    )
    return f"{text} ({length})"
