"""Filters: what the address says, what survives a page change, what a link with nonsense does."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from core import period_codes, periods
from core.access import Role
from core.periods import Period, PeriodKind
from ui import period_filter

OpenAs = Callable[..., AppTest]
STARTS = {2026: (date(2026, 9, 1), date(2026, 11, 5), date(2027, 1, 12), date(2027, 4, 2))}


@pytest.mark.parametrize(
    "period",
    [
        periods.school_year(2026),
        periods.half_year(2025, 2, STARTS),
        periods.quarter(2026, 2, STARTS),
        periods.month(2026, 10),
        periods.calendar_year(2025),
        periods.any_range(date(2013, 4, 1), date(2014, 1, 31)),
    ],
)
def test_period_comes_back_from_the_address(period: Period) -> None:
    assert period_codes.decode(period_codes.encode(period), STARTS) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quarter",
        "quarter:2026.5",
        "quarter:x.1",
        "month:2026.13",
        "year:2026",
        "school_year:99999",
        "range:2026-09-01",
        "range:2026-02-30..2026-03-01",
        "range:0001-01-01..9999-12-31",
        "range:2027-12-30..2101-01-01",
        "half_year:2026.0",
    ],
)
def test_nonsense_in_the_address_is_no_period(text: str) -> None:
    assert period_codes.decode(text, STARTS) is None


def test_offered_periods_run_from_the_first_record_to_today_and_not_beyond() -> None:
    first, today = date(2024, 11, 20), date(2026, 11, 23)
    quarters = period_filter.offered(PeriodKind.QUARTER, first, today, starts=STARTS)
    assert quarters[0] == periods.quarter(2026, 2, STARTS)
    assert quarters[-1] == periods.quarter(2024, 1, STARTS)
    months = period_filter.offered(PeriodKind.MONTH, first, today, starts={})
    assert (months[0], months[-1]) == (periods.month(2026, 11), periods.month(2024, 11))
    assert len(months) == 25


def test_link_sets_the_filters(open_as: OpenAs) -> None:
    app = open_as(
        Role.METHODIST, period="quarter:2026.1", community="infourok,sferum", level="school"
    )
    assert app.selectbox(key="filter_period_kind").value == PeriodKind.QUARTER
    assert app.multiselect(key="filter_community").value == ["infourok", "sferum"]
    assert app.multiselect(key="filter_level").value == ["school"]


def test_choice_survives_other_screens_and_stands_in_their_address(open_as: OpenAs) -> None:
    app = open_as(Role.METHODIST)
    app.multiselect(key="filter_community").set_value(["urok_rf"]).run()
    app.toggle(key="filter_waiting").set_value(True).run()
    for screen in ("dashboards/communities.py", "entry/records.py", "dashboards/resources.py"):
        app.query_params.clear()  # as Streamlit's front end does on a change of page
        app.switch_page(screen).run()
        assert not app.exception
    assert app.multiselect(key="filter_community").value == ["urok_rf"]
    assert app.query_params["community"] == "urok_rf"
    assert app.query_params["waiting"] == "1"


def test_address_walked_back_to_takes_the_filters_off(open_as: OpenAs) -> None:
    app = open_as(Role.METHODIST)
    app.multiselect(key="filter_community").set_value(["urok_rf"]).run()
    del app.query_params["community"]
    app.run()
    assert app.multiselect(key="filter_community").value == []


def test_link_to_a_period_without_records_shows_that_period(open_as: OpenAs) -> None:
    app = open_as(Role.METHODIST, period="month:2013.4")
    assert app.selectbox(key="filter_period_month").value == periods.month(2013, 4)
    assert app.query_params["period"] == "month:2013.4"


def test_unknown_codes_in_the_address_are_passed_over(open_as: OpenAs) -> None:
    app = open_as(Role.METHODIST, community="nobody,sferum", period="quarter:1.9")
    assert app.multiselect(key="filter_community").value == ["sferum"]
    assert app.selectbox(key="filter_period_kind").value == PeriodKind.SCHOOL_YEAR
    assert not app.error


def test_a_code_told_twice_or_oddly_in_the_address_is_chosen_once(open_as: OpenAs) -> None:
    app = open_as(
        Role.METHODIST,
        community="sferum,sferum",
        grade="5,05,+5,٥",
        month="2026-10-01,20261001",
        subject="not_stated,not_stated",
    )
    assert not app.exception
    assert dict(app.query_params) == {
        "community": "sferum",
        "grade": "5",
        "month": "2026-10-01",
        "subject": "not_stated",
    }


def test_clearing_takes_everything_off(open_as: OpenAs) -> None:
    app = open_as(Role.METHODIST, period="month:2026.10", community="sferum", waiting="1")
    app.button(key="clear_filters").click().run()
    assert app.query_params == {}
    assert app.multiselect(key="filter_community").value == []
    assert app.selectbox(key="filter_period_kind").value == PeriodKind.SCHOOL_YEAR


def test_a_filter_in_a_closed_popover_begins_anew_when_something_else_sets_it(
    open_as: OpenAs,
) -> None:
    """The browser goes on sending what a widget that it does not show knew before."""
    app = open_as(Role.METHODIST)
    app.date_input(key="filter_known").set_value(date(2026, 10, 31)).run()
    assert app.query_params["known"] == "2026-10-31"
    stale = app.date_input(key="filter_known").id
    app.button(key="then_back").click().run()
    assert "known" not in app.query_params
    assert stale not in [one.id for one in app.date_input]
    app.toggle(key="filter_compared").set_value(True).run()
    assert "known" not in app.query_params
