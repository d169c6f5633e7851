"""Every indicator by every dimension, cell by cell, against the counting rules in plain Python."""

from typing import Any

import pytest

from core.indicators import CATALOGUE, PARTICIPATIONS, RESOURCE_USES
from core.periods import school_year_of
from db.statements import statements
from tests.queries.dashboards import test_counts as counts
from tests.queries.dashboards.counted import grouped, of_staff, people

filled, storage, records = counts.filled, counts.storage, counts.records

PLACES = {
    "community": lambda part: [part.community],
    "kind": lambda part: [part.kind],
    "level": lambda part: [part.level],
    "outcome": lambda part: [part.outcome],
    "role": lambda part: [part.role],
    "subject": lambda part: [part.subject or ""],
    "group": lambda part: part.teacher.method_groups or [""],
    "grade": lambda part: sorted({str(grade) for grade in part.grades}) or [""],
    "month": lambda part: [str(counts.first_of_month(part))],
    "year": lambda part: [str(school_year_of(part.day))],
    "teacher": lambda part: [part.teacher.teacher_id],
}
PLACES_OF_USES = {
    name: PLACES[name] for name in ("subject", "group", "month", "year", "teacher")
} | {
    "community": lambda use: [use.resource.community or ""],
    "resource_kind": lambda use: [use.resource.kind],
    "grade": lambda use: ["" if use.grade is None else str(use.grade)],
}
CHOSEN = (
    "much at once",
    "a school year of two",
    "a grade",
)
MEASURES = ("works", "documents", "above_municipal", "prizes", "talks", "jury_work", "mentoring")


def people_behind(parts):
    """Return how many people are behind each figure of some participations."""
    alone = {teacher: figures(own, ()) for teacher, own in by_teacher(parts).items()}
    named = (*MEASURES, "course_hours", "webinar_hours")
    return {f"{name}_people": sum(one[name] > 0 for one in alone.values()) for name in named}


def by_teacher(parts):
    return grouped(parts, lambda part: part.teacher.teacher_id)


def figures(parts, staff):
    return {"participants": len(people(parts)), **counts.figures_of(parts, staff)}


def figures_of_uses(uses, staff):
    return {
        "participants": len(people(uses)),
        "teachers": of_staff(uses, staff),
        "uses": sum(use.times for use in uses),
        "pupils_reached": sum(use.pupils or 0 for use in uses),
    }


def divided(counting, facts, dimension, *, places, by_month, count):
    """Return a row for each code (and month), as the statement has to give them."""
    chosen, staff = counting.selection, counting.staff()
    narrowed = {"group": chosen.method_groups, "grade": tuple(map(str, chosen.grades))}
    wanted = narrowed.get(dimension, ())
    pairs = [
        ((code, counts.first_of_month(fact) if by_month else None), fact)
        for fact in facts
        for code in places[dimension](fact)
        if not wanted or code in wanted
    ]
    members: dict[str, int] = {}
    for teacher in staff if dimension == "group" and not by_month else ():
        for code in teacher.method_groups or ("",):
            if not wanted or code in wanted:
                members[code] = members.get(code, 0) + 1
    empty: dict[tuple[str, Any], list[Any]] = {(code, None): [] for code in members}
    groups = empty | grouped(pairs, lambda pair: pair[0])
    return [
        {
            "code": code,
            "month": month,
            "staff": members.get(code, 0) if dimension == "group" else len(staff),
            **count([fact for _, fact in found], staff),
        }
        for (code, month), found in groups.items()
    ]


def chosen(records):
    everyone = counts.countings(records, sights=("everyone",))
    return [(name, one) for name, one in everyone if name.removesuffix(", everyone") in CHOSEN]


def check(storage, records, source, *, expected, by_month=False, dimensions=()):
    for dimension in dimensions or source.dimensions:
        for name, counting in chosen(records):
            found = storage.rows(
                source.divided,
                **counting.selection.parameters(),
                dimension=dimension,
                by_month=by_month,
                as_of=counting.as_of,
            )
            wanted = expected(counting, dimension)
            assert sorted(map(counts.sorted_text, found)) == sorted(
                map(counts.sorted_text, wanted)
            ), (dimension, name)


@pytest.mark.parametrize(("by_month", "dimensions"), [(False, ()), (True, ("community",))])
def test_participations(storage, records, by_month, dimensions):
    def expected(counting, dimension):
        return divided(
            counting,
            counting.taken(),
            dimension,
            places=PLACES,
            by_month=by_month,
            count=lambda parts, staff: figures(parts, staff) | people_behind(parts),
        )

    check(
        storage,
        records,
        PARTICIPATIONS,
        expected=expected,
        by_month=by_month,
        dimensions=dimensions,
    )


def test_uses_of_resources(storage, records):
    def expected(counting, dimension):
        return divided(
            counting,
            counting.used(),
            dimension,
            places=PLACES_OF_USES,
            by_month=False,
            count=figures_of_uses,
        )

    check(storage, records, RESOURCE_USES, expected=expected)


def test_every_indicator_that_is_divided_has_its_column():
    for indicator in CATALOGUE:
        if indicator.source.divided:
            columns = statements()[indicator.source.divided].columns
            assert {indicator.column, "participants", "staff"} <= set(columns)
