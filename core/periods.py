"""Periods of school life: school years, half-years, quarters, calendar years, months, any range."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Europe/Moscow")
DAY = timedelta(days=1)
HALF_YEARS, QUARTERS = 2, 4
FIRST_MONTH = 9  # a school year begins on 1 September, the summer belongs to the year before
DEFAULT_QUARTER_STARTS: tuple[tuple[int, int], ...] = ((9, 1), (11, 1), (1, 1), (4, 1))

QuarterStarts = Mapping[int, tuple[date, date, date, date]]


class PeriodKind(StrEnum):
    """The kinds of period a person can choose."""

    SCHOOL_YEAR = "school_year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    CALENDAR_YEAR = "calendar_year"
    RANGE = "range"


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both included.

    `year` is the calendar year in which it (or its school year) begins, `part` the number of
    the half-year, quarter or month in it.
    """

    kind: PeriodKind
    starts_on: date
    ends_on: date
    year: int = 0
    part: int = 0
    quarter_starts: tuple[tuple[int, tuple[date, date, date, date]], ...] = ()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.ends_on - self.starts_on).days + 1

    def compared(self) -> "Period":
        """Return what it is compared with: the one before, or the same part a year before.

        The summer belongs to quarter IV and half-year II, so their neighbours are of another
        length; numbers of periods that differ so much say nothing of growth or fall.
        """
        before = self.previous()
        if self.part and not are_as_long(self.days, before.days):
            return self._a_year_before()
        return before

    def _a_year_before(self) -> "Period":
        make = {PeriodKind.HALF_YEAR: half_year, PeriodKind.QUARTER: quarter}.get(self.kind)
        if make is None:
            return self.previous()
        return make(self.year - 1, self.part, dict(self.quarter_starts))

    def previous(self) -> "Period":
        """Return the period of the same kind just before this one."""
        starts = dict(self.quarter_starts)
        match self.kind:
            case PeriodKind.SCHOOL_YEAR:
                return school_year(self.year - 1)
            case PeriodKind.CALENDAR_YEAR:
                return calendar_year(self.year - 1)
            case PeriodKind.MONTH:
                before = self.starts_on - DAY
                return month(before.year, before.month)
            case PeriodKind.HALF_YEAR:
                return half_year(*_step_back(self.year, self.part, HALF_YEARS), starts)
            case PeriodKind.QUARTER:
                return quarter(*_step_back(self.year, self.part, QUARTERS), starts)
            case PeriodKind.RANGE:
                length = self.ends_on - self.starts_on + DAY
                return any_range(self.starts_on - length, self.ends_on - length)

    def following(self) -> "Period":
        """Return the period of the same kind just after this one; days are followed by as many."""
        if self.kind is PeriodKind.RANGE:
            length = self.ends_on - self.starts_on + DAY
            return any_range(self.starts_on + length, self.ends_on + length)
        return running(self.kind, self.ends_on + DAY, dict(self.quarter_starts))


@dataclass(frozen=True)
class Against:
    """The days that are told and those that they are compared with, perhaps a year before."""

    now: Period
    before: Period
    is_a_year_before: bool = False

    @property
    def is_fair(self) -> bool:
        """Whether both are about as long, so that more or fewer means growth or fall."""
        return are_as_long(self.now.days, self.before.days)


def are_as_long(days: int, others: int) -> bool:
    """Say whether two numbers of days differ by at most a tenth of the larger."""
    return abs(days - others) * 10 <= max(days, others)


def today() -> date:
    """Return today's date where the schools are."""
    return datetime.now(TIME_ZONE).date()


def local(moment: datetime) -> datetime:
    """Return a UTC moment of the database as the schools' own time, without a zone."""
    aware = moment.replace(tzinfo=moment.tzinfo or UTC)
    return aware.astimezone(TIME_ZONE).replace(tzinfo=None)


def beginning(day: date) -> datetime:
    """Return when a day begins where the schools are, as a UTC moment of the database."""
    return datetime.combine(day, time(), TIME_ZONE).astimezone(UTC).replace(tzinfo=None)


def school_year_of(day: date) -> int:
    """Return the calendar year in which the school year of this day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def school_year(year: int) -> Period:
    """Return the school year that begins on 1 September of `year`."""
    starts_on, ends_on = date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH, 1) - DAY
    return Period(PeriodKind.SCHOOL_YEAR, starts_on, ends_on, year)


def calendar_year(year: int) -> Period:
    """Return the calendar year, the period of self-evaluation."""
    return Period(PeriodKind.CALENDAR_YEAR, date(year, 1, 1), date(year, 12, 31), year)


def month(year: int, number: int) -> Period:
    """Return one month; `number` is 1 to 12."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(PeriodKind.MONTH, date(year, number, 1), following - DAY, year, number)


def any_range(starts_on: date, ends_on: date) -> Period:
    """Return the days between two dates, in whichever order they are given."""
    first, last = min(starts_on, ends_on), max(starts_on, ends_on)
    return Period(PeriodKind.RANGE, first, last, first.year)


def default_quarter_starts(year: int) -> tuple[date, date, date, date]:
    """Return the first days of the four quarters of a school year when none were set."""
    first, second, third, fourth = (
        date(year if number >= FIRST_MONTH else year + 1, number, day)
        for number, day in DEFAULT_QUARTER_STARTS
    )
    return first, second, third, fourth


def quarter(year: int, part: int, starts: QuarterStarts | None = None) -> Period:
    """Return quarter 1 to 4 of a school year; `starts` holds the first days that were set.

    A quarter lasts until the next one begins, so the four together are the school year.
    """
    known = starts or {}
    firsts = known.get(year) or default_quarter_starts(year)
    ends_on = firsts[part] - DAY if part < QUARTERS else school_year(year).ends_on
    return Period(
        PeriodKind.QUARTER, firsts[part - 1], ends_on, year, part, tuple(sorted(known.items()))
    )


def half_year(year: int, part: int, starts: QuarterStarts | None = None) -> Period:
    """Return half-year 1 or 2 of a school year: quarters 1 and 2, or 3 and 4."""
    first = quarter(year, part * 2 - 1, starts)
    last = quarter(year, part * 2, starts)
    return Period(
        PeriodKind.HALF_YEAR, first.starts_on, last.ends_on, year, part, first.quarter_starts
    )


def running(kind: PeriodKind, day: date, starts: QuarterStarts | None = None) -> Period:
    """Return the period of a kind that the day lies in; a range is the day alone."""
    year = school_year_of(day)
    match kind:
        case PeriodKind.SCHOOL_YEAR:
            return school_year(year)
        case PeriodKind.CALENDAR_YEAR:
            return calendar_year(day.year)
        case PeriodKind.MONTH:
            return month(day.year, day.month)
        case PeriodKind.HALF_YEAR:
            halves = (half_year(year, part, starts) for part in range(1, HALF_YEARS + 1))
            return next(half for half in halves if day <= half.ends_on)
        case PeriodKind.QUARTER:
            quarters = (quarter(year, part, starts) for part in range(1, QUARTERS + 1))
            return next(part for part in quarters if day <= part.ends_on)
        case PeriodKind.RANGE:
            return any_range(day, day)


def _step_back(year: int, part: int, parts: int) -> tuple[int, int]:
    return (year, part - 1) if part > 1 else (year - 1, parts)
