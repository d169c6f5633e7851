"""Months and school years of days, and the days of moments."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SCHOOL = ZoneInfo("Europe/Moscow")


def school_year_of(day: date) -> int:
    """Return the calendar year in which the school year began: on 1 September."""
    return day.year - (day.month < 9)


def month_of(day: date) -> date:
    return day.replace(day=1)


def local_day(moment: datetime) -> date:
    """Return the day that a moment of the database has where the schools are."""
    return moment.replace(tzinfo=UTC).astimezone(SCHOOL).date()
