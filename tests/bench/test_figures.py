"""Every dashboard against the counts in pandas: all of it once, and some random settings."""

import logging
from dataclasses import replace

import pytest

from bench.figures.measure import SCREENS_COUNTED, opened
from bench.figures.settings import FIRST_YEAR, person
from core.access import Role
from core.periods import half_year, quarter, today
from core.sitemap import screen_of
from services.demonstration import load

SETTINGS = 3


@pytest.fixture
def counted(storage, monkeypatch):
    load(storage, today())
    logging.disable(logging.WARNING)  # what draws is not there, and Streamlit says so
    yield opened()
    logging.disable(logging.NOTSET)


def beside_nothing(counted):
    """Return the first quarter of the school beside the one before, which has no records."""
    return replace(counted.wide(), period=quarter(FIRST_YEAR + 1, 1), is_compared=True)


def to_an_audience(setting):
    presenter = person(setting.person.organisation_id, Role.PRESENTER)
    return replace(setting, person=presenter, period=half_year(FIRST_YEAR + 1, 1))


def test_every_figure_of_every_screen_is_what_the_rules_count(counted):
    drawn = counted.drawn(SETTINGS, number=1)
    visits = [(screen, counted.wide()) for screen in SCREENS_COUNTED]
    visits[2] = SCREENS_COUNTED[2], beside_nothing(counted)
    visits += zip(SCREENS_COUNTED[::3], drawn, strict=True)
    visits.append((screen_of("dashboards/network.py"), to_an_audience(beside_nothing(counted))))
    for screen, setting in visits:
        found = counted.compared(screen, setting)
        assert not found.differences, (screen.address, str(setting))
        if setting == counted.wide():
            assert found.figures > 50, screen.address
