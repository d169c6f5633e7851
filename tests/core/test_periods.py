"""Periods: their days, their neighbours, quarters that were set."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from core import periods
from core.i18n import words_of
from core.period_names import against_title
from core.periods import Period, PeriodKind
from core.selection import Selection


@pytest.mark.parametrize(
    ("period", "starts_on", "ends_on"),
    [
        (periods.school_year(2026), date(2026, 9, 1), date(2027, 8, 31)),
        (periods.half_year(2026, 1), date(2026, 9, 1), date(2026, 12, 31)),
        (periods.half_year(2026, 2), date(2027, 1, 1), date(2027, 8, 31)),
        (periods.quarter(2026, 1), date(2026, 9, 1), date(2026, 10, 31)),
        (periods.quarter(2026, 4), date(2027, 4, 1), date(2027, 8, 31)),
        (periods.month(2027, 2), date(2027, 2, 1), date(2027, 2, 28)),
        (periods.month(2026, 12), date(2026, 12, 1), date(2026, 12, 31)),
        (periods.calendar_year(2026), date(2026, 1, 1), date(2026, 12, 31)),
        (periods.any_range(date(2026, 5, 2), date(2026, 5, 1)), date(2026, 5, 1), date(2026, 5, 2)),
    ],
)
def test_period_has_its_days(period: Period, starts_on: date, ends_on: date) -> None:
    assert (period.starts_on, period.ends_on) == (starts_on, ends_on)


@pytest.mark.parametrize(
    ("period", "previous"),
    [
        (periods.school_year(2026), periods.school_year(2025)),
        (periods.half_year(2026, 1), periods.half_year(2025, 2)),
        (periods.quarter(2026, 1), periods.quarter(2025, 4)),
        (periods.quarter(2026, 3), periods.quarter(2026, 2)),
        (periods.month(2026, 1), periods.month(2025, 12)),
        (periods.calendar_year(2026), periods.calendar_year(2025)),
    ],
)
def test_previous_is_the_neighbour_of_the_same_kind(period: Period, previous: Period) -> None:
    assert period.previous() == previous
    assert previous.following() == period
    assert previous.ends_on + timedelta(days=1) == period.starts_on


def test_previous_range_is_as_long_and_ends_the_day_before() -> None:
    period = periods.any_range(date(2026, 10, 10), date(2026, 10, 19))
    assert period.previous() == periods.any_range(date(2026, 9, 30), date(2026, 10, 9))
    assert period.previous().following() == period


def test_quarters_of_a_year_are_the_year_without_gaps() -> None:
    starts = {2026: (date(2026, 9, 1), date(2026, 11, 5), date(2027, 1, 12), date(2027, 4, 2))}
    quarters = [periods.quarter(2026, part, starts) for part in (1, 2, 3, 4)]
    assert quarters[0].starts_on == periods.school_year(2026).starts_on
    assert quarters[-1].ends_on == periods.school_year(2026).ends_on
    for before, after in pairwise(quarters):
        assert before.ends_on + timedelta(days=1) == after.starts_on
        assert after.previous() == before


def test_summer_belongs_to_the_school_year_before() -> None:
    assert periods.school_year_of(date(2026, 8, 31)) == 2025
    assert periods.school_year_of(date(2026, 9, 1)) == 2026


def test_running_period_is_compared_with_as_many_days() -> None:
    selection = Selection(("school",), None, periods.school_year(2026))
    before = selection.before(date(2026, 11, 23))
    assert before.period.kind is PeriodKind.SCHOOL_YEAR
    assert (before.period.starts_on, before.period.ends_on) == (
        date(2025, 9, 1),
        date(2025, 11, 23),
    )


def test_ended_period_is_compared_with_the_whole_one_before() -> None:
    selection = Selection(("school",), None, periods.quarter(2025, 2))
    assert selection.before(date(2026, 11, 23)).period == periods.quarter(2025, 1)


@pytest.mark.parametrize(
    ("period", "compared"),
    [
        (periods.quarter(2026, 1), periods.quarter(2025, 1)),  # not with IV and the summer
        (periods.quarter(2026, 2), periods.quarter(2026, 1)),  # 61 days each
        (periods.quarter(2026, 3), periods.quarter(2025, 3)),
        (periods.quarter(2026, 4), periods.quarter(2025, 4)),
        (periods.half_year(2026, 1), periods.half_year(2025, 1)),
        (periods.half_year(2026, 2), periods.half_year(2025, 2)),
        (periods.school_year(2027), periods.school_year(2026)),
        (periods.month(2027, 3), periods.month(2027, 2)),
        (periods.calendar_year(2026), periods.calendar_year(2025)),
    ],
)
def test_a_period_is_compared_with_one_as_long(period: Period, compared: Period) -> None:
    assert period.compared() == compared
    against = Selection(("school",), None, period).against(date(2030, 1, 1))
    assert against.is_fair
    assert against.is_a_year_before == (compared != period.previous())


def test_a_tenth_is_of_the_longer_one() -> None:
    assert periods.are_as_long(28, 31)
    assert periods.are_as_long(90, 100)
    assert not periods.are_as_long(89, 100)
    assert not periods.are_as_long(61, 153)


def test_days_compared_with_are_named_with_their_number_where_it_is_another() -> None:
    starts = {
        2025: (date(2025, 9, 1), date(2025, 10, 6), date(2025, 12, 1), date(2026, 4, 1)),
        2026: periods.default_quarter_starts(2026),
    }
    selection = Selection(("school",), None, periods.quarter(2026, 1, starts))
    against = selection.against(date(2030, 1, 1))
    assert not against.is_fair
    assert against_title(against, words_of("ru")) == (
        "01.09.2025 – 05.10.2025, годом раньше (61 день против 35)"
    )
    assert against_title(against, words_of("en")) == (
        "1 Sep 2025 – 5 Oct 2025, a year before (61 days against 35)"
    )
    running = selection.against(date(2026, 9, 23))
    assert running.is_fair
    assert running.now.days == running.before.days == 23


def test_figures_speak_of_the_last_day_but_never_of_the_future() -> None:
    selection = Selection(("school",), None, periods.school_year(2026))
    assert selection.as_of(date(2026, 11, 23)) == date(2026, 11, 23)
    assert selection.as_of(date(2030, 1, 1)) == date(2027, 8, 31)


def test_a_day_of_the_schools_begins_at_nine_in_the_evening_of_greenwich():
    begins = periods.beginning(date(2026, 10, 6))
    assert begins == datetime(2026, 10, 5, 21)  # noqa: DTZ001 - as the database keeps it
    assert periods.local(begins) == datetime(2026, 10, 6)  # noqa: DTZ001
