"""The records behind each figure are just those it counts, over random selections."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from core.dimensions import DIMENSIONS, Facts, within
from core.indicators import CATALOGUE, PARTICIPATIONS, RESOURCE_USES
from core.periods import calendar_year, quarter, school_year
from core.selection import Selection
from tests.queries.dashboards import counted
from tests.queries.dashboards import test_counts as counts
from tests.queries.dashboards.counted import Counting, course_hours, people
from tests.queries.dashboards.recorded import COMMUNITIES, KINDS, LEVELS, OUTCOMES
from tests.queries.dashboards.test_counts import TODAY, countings, hours_of, webinar_hours

filled, storage, records = counts.filled, counts.storage, counts.records

# What each figure is about, written from the counting rules alone: the records, and their sum.
BEHIND = {
    "teachers": (lambda part: True, lambda parts: len(people(parts))),
    "participations": (lambda part: True, len),
    "works": (lambda part: part.outcome == "published", counted.works),
    "documents": (lambda part: part.document != "none", len),
    "course_hours": (lambda part: course_hours(part) > 0, hours_of),
    "trainees": (lambda part: course_hours(part) > 0, lambda parts: len(people(parts))),
    "courses": (lambda part: course_hours(part) > 0, len),
    "webinar_hours": (lambda part: part.kind == "webinar", webinar_hours),
    "above_municipal": (lambda part: part.level in counted.ABOVE_MUNICIPAL, len),
    "prizes": (lambda part: part.outcome in counted.PRIZES, len),
    "authors": (lambda part: part.outcome == "published", lambda parts: len(people(parts))),
    "talks": (lambda part: part.role == "speaker", len),
    "jury_work": (lambda part: part.role == "expert", len),
    "mentoring": (lambda part: part.role == "mentor", len),
    "resource_uses": (lambda use: True, lambda uses: sum(use.times for use in uses)),
    "resource_teachers": (lambda use: True, lambda uses: len(people(uses))),
    "pupils_reached": (lambda use: True, lambda uses: sum(use.pupils or 0 for use in uses)),
}
# The figures that stand in one row of totals; tests/pages looks behind the others.
DIRECT = [one for one in CATALOGUE if one.source in {PARTICIPATIONS, RESOURCE_USES}]
FIELDS = {"communities": COMMUNITIES, "kinds": KINDS, "levels": LEVELS, "outcomes": OUTCOMES}


def random_selections(records, count):
    """Return selections of the first school by a few random filters each."""
    chance, home = Random(11), records.teachers[0].organisation_id
    for number in range(count):
        filters: dict[str, Any] = {
            name: tuple(chance.sample(codes, 2))
            for name, codes in FIELDS.items()
            if chance.random() < 0.4
        }
        if number % 4 == 1:
            filters["parts"] = ("document",)
        period = chance.choice((school_year(2025), calendar_year(2026), quarter(2026, 1)))
        yield Selection((home,), None, period, with_waiting=number % 2 == 0, **filters)


def test_the_records_behind_every_figure_are_those_it_counts(storage, records):
    for selection in random_selections(records, 4):
        as_of = selection.as_of(TODAY)
        counting = Counting(records, selection, as_of)
        staff = {teacher.teacher_id for teacher in counting.staff()}
        taken, used = counting.taken(), counting.used()
        for indicator in DIRECT:
            is_about, summed = BEHIND[indicator.code]
            is_taken = indicator.source is PARTICIPATIONS
            expected = [
                fact
                for fact in (taken if is_taken else used)
                if is_about(fact)
                and (not indicator.is_of_staff or fact.teacher.teacher_id in staff)
            ]
            listed = storage.rows(
                "dashboards/records" if is_taken else "dashboards/resource_use_records",
                **within(selection, indicator.mark).parameters(),
                staff_on=as_of if indicator.is_of_staff else None,
                top=1000,
            )
            row = storage.rows(indicator.statement, **selection.parameters(), as_of=as_of)[0]
            where = (indicator.code, selection)
            assert sorted(row["happened_on"] for row in listed) == sorted(
                fact.day for fact in expected
            ), where
            assert row[indicator.column] == summed(expected), where
            if indicator.counts_records:
                assert row[indicator.column] == (listed[0]["found"] if listed else 0), where


@pytest.mark.parametrize("statement", ["dashboards/records", "dashboards/resource_use_records"])
def test_the_records_behind_are_just_those_that_count(storage, records, statement):
    for name, counting in countings(records):
        is_use = statement == "dashboards/resource_use_records"
        facts = counting.used() if is_use else counting.taken()
        found = storage.rows(statement, **counting.selection.parameters(), staff_on=None, top=5)
        days = sorted((fact.day for fact in facts), reverse=True)
        assert [row["happened_on"] for row in found] == days[:5], name
        assert [row["found"] for row in found] == [len(facts)] * len(days[:5]), name


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda one: one.name)
def test_filters_with_nothing_in_common_select_nothing(storage, records, dimension):
    """In the period before as well; of parts all have to hold, none excludes another."""
    if dimension.name == "part":
        return
    whole = Selection((records.teachers[0].organisation_id,), None, calendar_year(2026))
    field: dict[str, Any] = {dimension.field: (dimension.nothing,)}
    nothing = replace(whole, **field)
    figures = {"dashboards/totals": "participations", "dashboards/resource_totals": "uses"}
    told = {
        Facts.ALL: set(figures),
        Facts.PARTICIPATIONS: {"dashboards/totals"},
        Facts.RESOURCE_USES: {"dashboards/resource_totals"},
    }[dimension.told_by]
    for selection in (nothing, nothing.before(TODAY)):
        for statement, column in figures.items():
            row = storage.rows(statement, **selection.parameters(), as_of=TODAY)[0]
            assert (row[column] == 0) == (statement in told)
        rows = storage.rows("dashboards/records", **selection.parameters(), staff_on=None, top=9)
        assert (rows == []) == ("dashboards/totals" in told)
