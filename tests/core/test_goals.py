"""The rules of a goal: what the plan says for a day, where the pace leads, when neither speaks."""

from datetime import date, timedelta

import pytest

from core.goals import Basis, Before, Levels, Plan, Standing, State, plan
from core.periods import month, school_year

YEAR = school_year(2026)
DAY = date(2026, 11, 25)
AFTER = YEAR.ends_on + timedelta(days=1)
LEVELS = Levels(100, 200, 300)
DAYS_OF_YEAR, DAYS_PASSED = 30 + 31 + 30 + 31 + 31 + 28 + 31 + 30 + 31, 30 + 31 + 25


def on(day, value, share, *, events=None, most=None):
    found = Plan(share, Basis.LAST_TIME)
    return Standing(value, LEVELS, YEAR, day, found, value if events is None else events, most)


@pytest.mark.parametrize(
    ("period", "day", "then", "by_days", "expected"),
    [
        (YEAR, DAY, Before(23, 100, 100), True, Plan(0.23, Basis.LAST_TIME)),
        (YEAR, DAY, None, True, Plan(DAYS_PASSED / DAYS_OF_YEAR, Basis.DAYS)),
        (YEAR, DAY, Before(2, 9, 9), True, Plan(DAYS_PASSED / DAYS_OF_YEAR, Basis.DAYS)),
        (YEAR, DAY, Before(0, 50, 50), True, Plan(DAYS_PASSED / DAYS_OF_YEAR, Basis.DAYS)),
        # one course of 72 hours last October tells nothing
        (YEAR, DAY, Before(72, 72, 1), True, Plan(DAYS_PASSED / DAYS_OF_YEAR, Basis.DAYS)),
        (YEAR, DAY, Before(2, 9, 9), False, Plan(0.0, Basis.NOTHING)),
        (YEAR, date(2027, 7, 15), None, True, Plan(1.0, Basis.DAYS)),
        (month(2026, 7), date(2026, 7, 10), None, True, Plan(10 / 31, Basis.DAYS)),
        (YEAR, date(2026, 8, 31), Before(50, 50, 50), True, Plan(0.0, Basis.NOTHING)),
    ],
)
def test_the_plan_follows_the_period_before_else_the_days_without_summer(
    period, day, then, by_days, expected
):
    assert plan(period, day, then=then, by_days=by_days) == expected


@pytest.mark.parametrize(
    ("goal", "state", "forecast"),
    [
        (on(DAY, 50, 0.25), State.ON_PLAN, 200),
        (on(DAY, 49, 0.25), State.BEHIND, 196),
        (on(DAY, 24, 0.25), State.LATE, 96),
        (on(DAY, 300, 0.25), State.EXCELLENT, 1200),
        (on(DAY, 240, 0.25, most=250), State.GOOD, 250),
        (on(DAY, 50, 0.05), State.UNTOLD, None),
        (on(DAY, 50, 0.25, events=4), State.ON_PLAN, None),
        (on(date(2026, 8, 1), 0, 0.0), State.TO_COME, None),
        (on(YEAR.ends_on, 99, 1.0), State.LATE, None),  # the last day itself still counts
        (on(AFTER, 100, 1.0), State.ENOUGH, None),
        (on(AFTER, 99, 1.0), State.MISSED, None),
    ],
)
def test_how_a_goal_stands(goal, state, forecast):
    assert goal.state is state
    assert goal.forecast == (forecast if forecast is None else pytest.approx(forecast))
