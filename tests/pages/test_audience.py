"""Whoever sees no names is told of no cell of one or two people, by a sum neither."""

import logging
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from bench.figures.compare import compared
from bench.figures.measure import SCREENS_COUNTED
from bench.figures.records import read
from bench.figures.screens import _page, seen
from bench.figures.settings import Setting, person
from core.access import Role
from core.dimensions import read_mark
from core.indicators import INDICATORS
from core.periods import school_year
from core.selection import Selection
from core.sitemap import screen_of
from core.tiles import Look, Tile
from tests.queries.dashboards.recorded import many, write
from ui import data
from ui.boards import tiles
from ui.dashboards.view import View

YEAR, TODAY = school_year(2025), date(2026, 11, 30)
UNTOLD, REST = "not shown", "not shown apart"
SCREENS = [screen for screen in SCREENS_COUNTED if screen.address != "teacher"]
MONTHS = (
    ("dashboards/overview.py", "by_month"),
    ("dashboards/communities.py", "movement"),
    ("dashboards/development.py", "hours"),
)
DIMENSIONS = ("month", "community", "kind", "level", "outcome", "role", "subject")


@pytest.fixture(params=(1, 2))
def given(request, storage, school):
    """Some hundred records of two dozen teachers: most cells are about one or two of them."""
    logging.disable(logging.WARNING)  # what draws is not there, and Streamlit says so
    records = of_the_staff(many(request.param, [school.organisation_id] * 2))
    write(storage, records)
    yield [part for part in records.taken if _counts(part)]
    logging.disable(logging.NOTSET)


def of_the_staff(records):
    """Return the records of people who are all employed all the time."""
    people = {
        one.teacher_id: replace(one, employed_from=None, employed_to=None)
        for one in records.teachers
    }

    def own(parts):
        return [replace(part, teacher=people[part.teacher.teacher_id]) for part in parts]

    return replace(
        records,
        teachers=list(people.values()),
        taken=own(records.taken),
        used=own(records.used),
    )


def _counts(part):
    return part.status == "confirmed" and YEAR.starts_on <= part.day <= YEAR.ends_on


def audience(school, role=Role.PRESENTER):
    return Setting(person(school.organisation_id, role), TODAY, YEAR, is_compared=True)


def view_of(setting, path="dashboards/overview.py"):
    page = _page(screen_of(path), setting)
    sight = data.sight(page.person)
    return View(page, Selection(sight.organisation_ids, sight.teacher_ids, setting.period))


def people(parts):
    return {part.teacher.teacher_id for part in parts}


def divided(parts, code):
    found = defaultdict(list)
    for part in parts:
        found[code(part)].append(part)
    return found


def month(part):
    return part.day.replace(day=1)


def test_no_screen_tells_a_figure_of_one_or_two_people(storage, school, given):
    records = read(storage)
    for screen in SCREENS:
        found = compared(records, screen, audience(school))
        assert not found.differences, screen.address
        assert found.figures > 10, screen.address


def drawn(school, screen, key, role=Role.PRESENTER):
    return seen(screen_of(screen), audience(school, role)).drawings[key]


@pytest.mark.parametrize(("screen", "key"), MONTHS)
def test_a_month_is_not_told_by_what_stands_beside_it(school, given, screen, key):
    parts = [part for part in given if key != "hours" or is_course(part)]
    by_month = divided(parts, month)
    cells = divided(parts, lambda part: (month(part), name_of(part)))
    drawing = drawn(school, screen, key)
    hidden = set(cells) - set(told_by_month(drawing.chart))
    assert hidden
    assert all(len(people(cells[cell])) > 2 for cell in cells if cell not in hidden)
    table = drawing.table.set_index("Month")["Total"]
    sums = dict(zip(drawing.chart.axis.months, table, strict=True))
    for day in by_month:
        beside = [cell for cell in hidden if cell[0] == day]
        if sums[day] != UNTOLD:
            assert sums[day] == total(by_month[day], key)
            assert len(people(by_month[day])) > 2
            assert len(beside) != 1
    assert len([day for day in by_month if sums[day] == UNTOLD]) != 1


def told_by_month(chart):
    rows = zip(chart.frame["month"], chart.frame["series"], chart.frame["value"], strict=True)
    return {(first_day(day), name): value for day, name, value in rows if value > 0}


def first_day(day):
    return date.fromisoformat(str(day)[:10])


def total(parts, key):
    return sum(part.hours for part in parts) if key == "hours" else len(parts)


def is_course(part):
    least = {"pd_course": 16, "retraining": 250}.get(part.kind)
    return bool(least and part.document != "none" and (part.hours or 0) >= least)


def name_of(part):
    return data.reference("en").name("communities", part.community)


def test_whoever_sees_names_sees_every_cell(school, given):
    drawing = drawn(school, *MONTHS[0], role=Role.DIRECTOR)
    cells = divided(given, lambda part: (month(part), part.community))
    assert (drawing.chart.frame["value"] > 0).sum() == len(cells)
    assert REST not in drawing.table.columns


def test_a_small_chart_shows_all_months_or_none(school, given):
    for role, count in ((Role.PRESENTER, 0), (Role.DIRECTOR, 12)):
        found = seen(screen_of("dashboards/overview.py"), audience(school, role)).metrics
        assert len(found["works"].trend) == count


def test_no_tile_of_a_board_tells_of_one_or_two_people(school, given):
    view, told_of = view_of(audience(school)), 0
    for code, is_behind in BEHIND.items():
        parts = [part for part in given if is_behind(part)]
        for dimension in DIMENSIONS:
            look = Look.COLUMNS if dimension == "month" else Look.BARS
            chart = tiles.drawing(Tile(code, dimension, look), view).chart
            behind = divided(parts, CODES.get(dimension, partial(getattr_of, dimension)))
            told = told_by(chart, dimension) if chart else {}
            told_of += len(told)
            hidden = [own for name, own in behind.items() if name and name not in told]
            for name, own in behind.items():
                assert name not in told or len(people(own)) > 2, (code, dimension, name)
            assert not INDICATORS[code].adds_up or len(hidden) != 1, (code, dimension)
    assert told_of > 20


def told_by(chart, dimension):
    if dimension == "month":
        return {day.isoformat(): value for (day, _), value in told_by_month(chart).items()}
    rows = chart.everything
    pairs = zip(rows["mark"], rows["value"], strict=True)
    return {read_mark(mark)[dimension]: value for mark, value in pairs if mark}


def getattr_of(name, part):
    return getattr(part, name)


CODES = {"month": lambda part: month(part).isoformat()}
BEHIND = {
    "participations": lambda part: True,
    "documents": lambda part: part.document != "none",
    "course_hours": is_course,
    "works": lambda part: part.outcome == "published",
    "authors": lambda part: part.outcome == "published",
}
