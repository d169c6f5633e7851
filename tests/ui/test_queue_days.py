"""A wait is told in the days of the schools, not in those of Greenwich."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from core.i18n import words_of
from ui.review.filters import ANSWERS, LISTS, QueueFilters
from ui.review.queue_list import waits

TODAY = date(2026, 10, 6)
MIDNIGHT = datetime(2026, 10, 5, 21)  # noqa: DTZ001 - as the database keeps it


@pytest.mark.parametrize(
    ("since", "told"),
    [(MIDNIGHT, "waits since today"), (MIDNIGHT - timedelta(minutes=1), "waits 1 day")],
)
def test_a_wait_is_as_old_as_the_schools_days(since, told):
    page: Any = SimpleNamespace(today=TODAY, words=words_of("en"))
    assert waits(page, {"waiting_since": since}) == told


def test_waiting_longer_than_days_means_since_before_the_first_of_them():
    answers = {**dict.fromkeys(ANSWERS, ""), "days": "3"}
    filters = QueueFilters("participations", dict.fromkeys(LISTS, ()), answers)
    assert filters.parameters(TODAY)["waiting_before"] == MIDNIGHT - timedelta(days=3)
