"""The numbers of a plan's lines are those of the show, and a line without slides says so."""

from datetime import date, timedelta

import pytest

from core.access import Role
from core.periods import today
from reports.slides import slides_read
from services.meeting_decisions import DecisionEntry, Pin, decide
from services.slides import Slide, SlideSort
from tests.pages.held import MEETINGS, YEAR, built_of, frozen, planned, taken
from tests.queries.dashboards.recorded import Records, write

AGENDA = Slide(SlideSort.TEXT, "Повестка", text="1. Итоги")
DECISIONS = Slide(SlideSort.DECISIONS)
VIEW = Slide(SlideSort.VIEW, "Год", "dashboards/overview.py", filters=YEAR)
KINDS = Slide(SlideSort.CARD, "", "dashboards/overview.py", "by_kind", YEAR)
EMPTY = "пуст, в показ не войдёт"


@pytest.fixture
def records(storage, school):
    """Three teachers with records in 2025/26."""
    write(storage, Records((), taken(school), (), []))


def lines(app):
    """Return what the lines of the plan are called, their numbers before them."""
    found = [str(one.value) for one in app.markdown if str(one.value).startswith(":material/")]
    return [text.split("**")[1].replace("\\", "") for text in found if "**" in text]


def captions(app):
    return "\n".join(str(one.value) for one in app.caption).replace("\\", "")


def test_the_numbers_are_those_of_the_show(storage, school, records, open_as):
    meeting_id = planned(storage, school, AGENDA, DECISIONS, VIEW, KINDS)
    app = frozen(open_as, meeting_id)
    slides = slides_read(built_of(storage, school, meeting_id).shown)
    last = len(slides)
    assert last > 4
    assert slides[-1].title == "Участия по видам деятельности"
    assert lines(app) == [
        "1. Повестка",
        "— Решения прошлого совещания",
        f"2–{last - 1}. Год",
        f"{last}. Участия по видам деятельности",
    ]
    assert captions(app).count(EMPTY) == 1


def test_decisions_take_as_many_numbers_as_they_have_slides(storage, school, records, open_as):
    person = school.people[Role.METHODIST]
    before = planned(storage, school, KINDS, day=today() - timedelta(days=30))
    frozen(open_as, before)
    now = planned(storage, school, DECISIONS, AGENDA)
    app = open_as(Role.METHODIST, MEETINGS, meeting=now)
    assert lines(app) == ["— Решения прошлого совещания", "1. Повестка"]
    pin = Pin(built_of(storage, school, before).build_id, 0)
    entry = DecisionEntry("Привлечь МО", date(2026, 12, 1))
    decide(storage, person, before, entry=entry, pin=pin)
    app = open_as(Role.METHODIST, MEETINGS, meeting=now)
    assert lines(app) == ["1–2. Решения прошлого совещания", "3. Повестка"]
    assert EMPTY not in captions(app)
    frozen(open_as, now)
    assert len(slides_read(built_of(storage, school, now).shown)) == 3
