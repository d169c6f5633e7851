"""Periods as one word, as the address and the database hold them: quarter:2026.2."""

from datetime import date

from core import periods
from core.periods import Period, PeriodKind, QuarterStarts

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)  # days a school could mean


def encode(period: Period) -> str:
    """Write a period: quarter:2026.2, range:2026-09-01..2026-10-31."""
    if period.kind is PeriodKind.RANGE:
        return f"{period.kind}:{period.starts_on}..{period.ends_on}"
    return f"{period.kind}:{period.year}" + (f".{period.part}" if period.part else "")


def decode(text: str, starts: QuarterStarts) -> Period | None:
    """Read what `encode` wrote; None for anything else, since anybody can type an address."""
    kind, _, rest = text.partition(":")
    try:
        if kind == PeriodKind.RANGE:
            first, _, last = rest.partition("..")
            return _range(date.fromisoformat(first), date.fromisoformat(last))
        year, _, part = rest.partition(".")
        return _period(PeriodKind(kind), (int(year), int(part or 0)), starts)
    except (ValueError, IndexError, OverflowError):
        return None


def _range(first: date, last: date) -> Period:
    if not EARLIEST <= min(first, last) <= max(first, last) <= LATEST:
        raise ValueError(first, last)
    return periods.any_range(first, last)


def _period(kind: PeriodKind, place: tuple[int, int], starts: QuarterStarts) -> Period:
    year, part = place
    if not EARLIEST.year <= year < LATEST.year:
        raise ValueError(year)
    match kind:
        case PeriodKind.SCHOOL_YEAR:
            return periods.school_year(year)
        case PeriodKind.CALENDAR_YEAR:
            return periods.calendar_year(year)
        case PeriodKind.MONTH:
            return periods.month(year, part)
        case PeriodKind.HALF_YEAR if part in {1, 2}:
            return periods.half_year(year, part, starts)
        case PeriodKind.QUARTER if part in {1, 2, 3, 4}:
            return periods.quarter(year, part, starts)
    raise ValueError(part)
