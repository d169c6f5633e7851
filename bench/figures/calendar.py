"""The periods of school life, once more: the day figures speak of, and the period before."""

from dataclasses import replace
from datetime import date, timedelta

from bench.figures.days import month_of, school_year_of
from bench.figures.settings import Setting
from core.periods import Period, PeriodKind

DAY = timedelta(days=1)
QUARTERS = ((9, 1), (11, 1), (1, 1), (4, 1))  # as the demonstration has them


def months_from(first: date, last: date) -> list[date]:
    """Return the first days of the months from one day to another, at least one."""
    found = [month_of(first)]
    while month_of(found[-1] + timedelta(days=31)) <= last:
        found.append(month_of(found[-1] + timedelta(days=31)))
    return found


def years_on(day: date, years: int) -> date:
    """Return the same day some years later; a leap day becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def now_of(setting: Setting) -> date:
    return min(setting.today, setting.known_on or setting.today)


def as_of(setting: Setting) -> date:
    """The last day of the period, none that is still to come, but never before its first day."""
    return max(setting.period.starts_on, min(setting.period.ends_on, now_of(setting)))


def before(setting: Setting) -> Setting:
    """Return the same setting over the same period before, cut at the same day while it runs."""
    now, period = now_of(setting), setting.period
    first, last = _days_compared(period)
    if period.starts_on <= now < period.ends_on:
        last = min(last, first + (now - period.starts_on))
    chosen = dict(setting.chosen)
    if "month" in chosen:
        back = _number(first) - _number(period.starts_on)
        moved = (_number(date.fromisoformat(code)) + back for code in chosen["month"])
        chosen["month"] = tuple(date(n // 12, n % 12 + 1, 1).isoformat() for n in moved)
    if "year" in chosen:
        years = school_year_of(first) - school_year_of(period.starts_on)
        chosen["year"] = tuple(str(int(code) + years) for code in chosen["year"])
    then = replace(period, starts_on=first, ends_on=last)
    return replace(setting, period=then, chosen=chosen, is_compared=False)


def is_fair(setting: Setting) -> bool:
    """Say whether as many days are told as are compared with, give or take a tenth."""
    period, now, then = setting.period, now_of(setting), before(setting).period
    last = now if period.starts_on <= now < period.ends_on else period.ends_on
    lengths = sorted((_length(period.starts_on, last), _length(then.starts_on, then.ends_on)))
    return 10 * lengths[0] >= 9 * lengths[1]


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _days_compared(period: Period) -> tuple[date, date]:
    """Return the period before; of quarters and half-years of other lengths, a year before."""
    first, last = _days_before(period)
    if period.kind in {PeriodKind.QUARTER, PeriodKind.HALF_YEAR}:
        lengths = sorted((_length(first, last), _length(period.starts_on, period.ends_on)))
        if 10 * lengths[0] < 9 * lengths[1]:
            following = period.ends_on + DAY
            return years_on(period.starts_on, -1), years_on(following, -1) - DAY
    return first, last


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days_before(period: Period) -> tuple[date, date]:
    first, last = period.starts_on, period.ends_on
    match period.kind:
        case PeriodKind.SCHOOL_YEAR | PeriodKind.CALENDAR_YEAR:
            return years_on(first, -1), first - DAY
        case PeriodKind.MONTH:
            return month_of(first - DAY), first - DAY
        case PeriodKind.QUARTER:
            return _quarter_before(first), first - DAY
        case PeriodKind.HALF_YEAR:
            return _quarter_before(_quarter_before(first)), first - DAY
        case _:
            return first - (last - first) - DAY, first - DAY


def _quarter_before(first: date) -> date:
    """Return the first day of the quarter that ends just before a quarter's first day."""
    number = QUARTERS.index((first.month, first.day)) - 1
    month, day = QUARTERS[number]
    year = first.year - (month > first.month)
    return date(year, month, day)
