"""Every dashboard statement against the counting rules in plain Python, over many selections."""

from datetime import date
from functools import partial
from statistics import mean
from typing import Any

import pytest

from core.ids import new_id
from core.periods import (
    Period,
    any_range,
    calendar_year,
    month,
    quarter,
    school_year,
)
from core.selection import Selection
from core.settings import load_settings
from db import open_storage
from tests.queries.dashboards import counted
from tests.queries.dashboards.counted import Counting, course_hours, grouped, of_staff, people
from tests.queries.dashboards.recorded import many, write

TODAY = date(2026, 11, 24)
BANDS = (16, 36, 72, 144, 250)
SHARING = ("speaker", "expert", "mentor")
ROLES = {"talks": "speaker", "jury_work": "expert", "mentoring": "mentor"}
COUNTED = {
    "works": lambda part: part.outcome == "published",
    "documents": lambda part: part.document != "none",
    "above_municipal": lambda part: part.level in counted.ABOVE_MUNICIPAL,
    "prizes": lambda part: part.outcome in counted.PRIZES,
    "webinar_hours": lambda part: part.kind == "webinar" and (part.hours or 0) > 0,
}
PEOPLE_IN_ROLES = {"speakers": "speaker", "experts": "expert", "mentors": "mentor"}
# Periods and filters, each at least once alone and some together.
CHOICES: dict[str, tuple[Period, dict[str, Any]]] = {
    "a running year": (school_year(2026), {}),
    "a past year": (school_year(2025), {}),
    "with those waiting": (school_year(2026), {"with_waiting": True}),
    "a calendar year": (calendar_year(2026), {}),
    "a month": (month(2026, 10), {}),
    "a quarter of a community": (quarter(2026, 1), {"communities": ("infourok", "sferum")}),
    "a method group": (school_year(2026), {"method_groups": ("sciences",)}),
    "two subjects": (calendar_year(2026), {"subjects": ("mathematics", "physics")}),
    "levels": (calendar_year(2026), {"levels": ("federal", "municipal")}),
    "much at once": (
        any_range(date(2025, 9, 10), date(2026, 11, 12)),
        {
            "communities": ("urok_rf", "prosv_school", "infourok"),
            "method_groups": ("humanities", "primary"),
            "subjects": ("mathematics",),
            "levels": ("federal", "regional", "unrated", "school"),
            "with_waiting": True,
        },
    ),
    "roles": (calendar_year(2026), {"roles": ("speaker", "expert")}),
    "a school year of two": (
        any_range(date(2025, 1, 1), date(2026, 11, 24)),
        {"school_years": (2025,), "with_waiting": True},
    ),
    "a mark of kind and month": (
        school_year(2026),
        {"kinds": ("webinar",), "months": (date(2026, 10, 1),)},
    ),
    "marks of outcomes, of kinds of resources": (
        calendar_year(2026),
        {"outcomes": ("published", "winner"), "resource_kinds": ("methodical",)},
    ),
    "a grade": (calendar_year(2026), {"grades": (5,), "with_waiting": True}),
    "one teacher": (calendar_year(2026), {"teachers": ("first",)}),
    "a day of the week, some without a subject": (
        calendar_year(2026),
        {"weekdays": (1, 3), "subjects": ("not_stated", "physics")},
    ),
    "partners and the own school": (calendar_year(2026), {"partners": ("Книги, 100%", "")}),
    "one resource": (calendar_year(2026), {"resources": ("first",)}),
    "nothing": (month(2024, 1), {}),
}
SIGHTS = ("everyone", "some teachers", "nobody")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A made-up database: a school and a neighbour that must never be counted."""
    folder = tmp_path_factory.mktemp("counts")
    storage = open_storage(load_settings({"NETWORKS_DATABASE": str(folder / "school.duckdb")}))
    records = many(7, (new_id(), new_id()))
    write(storage, records)
    yield storage, records
    storage.close()


@pytest.fixture
def storage(filled):
    return filled[0]


@pytest.fixture
def records(filled):
    return filled[1]


def countings(records, sights=SIGHTS):
    """Return every choice as each kind of person sees it."""
    home = records.teachers[0].organisation_id
    homes = [teacher for teacher in records.teachers if teacher.organisation_id == home]
    used = [use.resource.resource_id for use in records.used if use.teacher in homes]
    seen = {
        "everyone": None,
        "some teachers": tuple(teacher.teacher_id for teacher in homes[:5]),
        "nobody": (),
    }
    for sight in sights:
        for name, (period, filters) in CHOICES.items():
            chosen = {"teachers": (homes[0].teacher_id,)} if "teachers" in filters else filters
            chosen = {"resources": tuple(used[:1])} if "resources" in filters else chosen
            selection = Selection((home,), seen[sight], period, **chosen)
            yield f"{name}, {sight}", Counting(records, selection, selection.as_of(TODAY))


def check(storage, records, statement, expected, *more):
    """Compare the rows of a statement with the expected ones for every choice."""
    for name, counting in countings(records):
        known: dict[str, object] = {"as_of": counting.as_of, "band_starts": BANDS, "roles": SHARING}
        extra = {key: known[key] for key in more}
        found = storage.rows(statement, **counting.selection.parameters(), **extra)
        wanted = expected(counting)
        assert sorted(map(sorted_text, found)) == sorted(map(sorted_text, wanted)), name


def sorted_text(row):
    """Write a row with its columns in the order of their names."""
    return repr(sorted(row.items()))


def hours_of(parts):
    return float(sum(map(course_hours, parts)))


def courses_of(parts):
    return [part for part in parts if course_hours(part)]


def webinar_hours(parts):
    return round(float(sum(part.hours or 0 for part in parts if part.kind == "webinar")), 1)


def first_of_month(fact):
    return fact.day.replace(day=1)


def figures_of(parts, staff):
    """Return the figures of some participations, as the totals and the months give them."""
    of_role = {name: [part for part in parts if part.role == role] for name, role in ROLES.items()}
    return {
        "participations": len(parts),
        "teachers": of_staff(parts, staff),
        "works": counted.works(parts),
        "documents": sum(part.document != "none" for part in parts),
        "above_municipal": sum(part.level in counted.ABOVE_MUNICIPAL for part in parts),
        "prizes": sum(part.outcome in counted.PRIZES for part in parts),
        "course_hours": hours_of(parts),
        "courses": len(courses_of(parts)),
        "trainees": of_staff(courses_of(parts), staff),
        "webinar_hours": webinar_hours(parts),
        "authors": of_staff([part for part in parts if part.outcome == "published"], staff),
        **{name: len(found) for name, found in of_role.items()},
    }


def people_behind(parts, *names):
    """Return how many people stand behind each of these counts."""
    return {f"{name}_people": len(people(filter(COUNTED[name], parts))) for name in names}


def test_totals_keep_the_five_counts_apart(storage, records):
    def expected(counting):
        parts, staff = counting.taken(), counting.staff()
        people_in = {
            name: len(people(part for part in parts if part.role == role))
            for name, role in PEOPLE_IN_ROLES.items()
        }
        return [
            {
                "staff": len(staff),
                "participants": len(people(parts)),
                **people_behind(parts, *COUNTED),
                "waiting": sum(part.status == "submitted" for part in parts),
                "webinars": sum(part.kind == "webinar" for part in parts),
                **people_in,
                **figures_of(parts, staff),
            }
        ]

    check(storage, records, "dashboards/totals", expected, "as_of")


def test_months(storage, records):
    def expected(counting):
        staff = counting.staff()
        return [
            {"month": day, **figures_of(parts, staff)}
            for day, parts in grouped(counting.taken(), first_of_month).items()
        ]

    check(storage, records, "dashboards/monthly", expected, "as_of")


def test_months_of_communities(storage, records):
    def expected(counting):
        groups = grouped(counting.taken(), lambda part: (first_of_month(part), part.community))
        return [
            {
                "month": day,
                "community": community,
                "participations": len(parts),
                "course_hours": hours_of(parts),
            }
            for (day, community), parts in groups.items()
        ]

    check(storage, records, "dashboards/monthly_by_community", expected)


def test_communities(storage, records):
    def expected(counting):
        staff = counting.staff()
        return [
            {
                "community": community,
                "teachers": of_staff(parts, staff),
                "participants": len(people(parts)),
                "participations": len(parts),
                "works": counted.works(parts),
                "documents": sum(part.document != "none" for part in parts),
                "course_hours": hours_of(parts),
                "course_hours_people": len(people(courses_of(parts))),
                "trainees": of_staff(courses_of(parts), staff),
                "above_municipal": sum(part.level in counted.ABOVE_MUNICIPAL for part in parts),
                "prizes": sum(part.outcome in counted.PRIZES for part in parts),
                **people_behind(parts, "works", "documents", "above_municipal", "prizes"),
            }
            for community, parts in grouped(counting.taken(), lambda part: part.community).items()
        ]

    check(storage, records, "dashboards/by_community", expected, "as_of")


def test_kinds(storage, records):
    def expected(counting):
        groups = grouped(counting.taken(), lambda part: part.kind)
        return [
            {"kind": kind, "participations": len(parts), "participants": len(people(parts))}
            for kind, parts in groups.items()
        ]

    check(storage, records, "dashboards/by_kind", expected)


def test_kinds_of_communities(storage, records):
    def expected(counting):
        groups = grouped(counting.taken(), lambda part: (part.kind, part.community))
        return [
            {
                "kind": kind,
                "community": community,
                "participations": len(parts),
                "participants": len(people(parts)),
            }
            for (kind, community), parts in groups.items()
        ]

    check(storage, records, "dashboards/by_kind_and_community", expected)


def test_levels(storage, records):
    def expected(counting):
        return [
            {
                "level": level,
                "participations": len(parts),
                "participants": len(people(parts)),
                "is_above_municipal": level in counted.ABOVE_MUNICIPAL,
            }
            for level, parts in grouped(counting.taken(), lambda part: part.level).items()
        ]

    check(storage, records, "dashboards/by_level", expected)


def test_method_groups_count_whoever_is_in_two_of_them_twice(storage, records):
    def expected(counting):
        parts, chosen = counting.taken(), counting.selection.method_groups
        memberships = [
            (group, teacher)
            for teacher in counting.staff()
            for group in teacher.method_groups
            if not chosen or group in chosen
        ]
        rows = []
        for group, pairs in grouped(memberships, lambda pair: pair[0]).items():
            members = [teacher for _, teacher in pairs]
            theirs = [part for part in parts if part.teacher in members]
            rows.append(
                {
                    "method_group": group,
                    "staff": len(members),
                    "teachers": len(people(theirs)),
                    "participations": len(theirs),
                }
            )
        return rows

    check(storage, records, "dashboards/by_method_group", expected, "as_of")


def taken_by_teacher(counting):
    """Return the participations of each of the staff, none for those who take no part."""
    groups = grouped(counting.taken(), lambda part: part.teacher.teacher_id)
    return {one.teacher_id: groups.get(one.teacher_id, []) for one in counting.staff()}


def test_everybody_of_the_staff_is_in_just_one_combination(storage, records):
    for name, counting in countings(records):
        found = storage.rows(
            "dashboards/staff_by_combination",
            **counting.selection.parameters(),
            as_of=counting.as_of,
            most_listed=3,
        )
        taken = taken_by_teacher(counting)
        codes_of = {
            one: tuple(sorted({p.community for p in parts})) for one, parts in taken.items()
        }
        wanted = grouped(taken, codes_of.__getitem__)
        assert {
            tuple(row["communities"]): (
                row["teachers"],
                row["participations"],
                [str(one) for one in row["teacher_ids"]],
            )
            for row in found
        } == {
            codes: (
                len(ids),
                sum(len(taken[one]) for one in ids),
                sorted(ids) if len(ids) <= 3 else [],
            )
            for codes, ids in wanted.items()
        }, name


def test_method_groups_of_communities(storage, records):
    def expected(counting):
        chosen = counting.selection.method_groups
        places = [
            ((group, part.community), part)
            for part in counting.taken()
            for group in part.teacher.method_groups or (None,)
            if not chosen or group in chosen
        ]
        return [
            {
                "method_group": group,
                "community": community,
                "participants": len(people(part for _, part in found)),
                "participations": len(found),
            }
            for (group, community), found in grouped(places, lambda pair: pair[0]).items()
        ]

    check(storage, records, "dashboards/by_method_group_and_community", expected)


def gini(counts):
    """Return the mean difference of all pairs over twice the mean, as the textbook has it."""
    if not sum(counts):
        return None
    return mean(abs(one - other) for one in counts for other in counts) / (2 * mean(counts))


def test_how_much_rests_on_the_most_active(storage, records):
    for name, counting in countings(records):
        found = storage.rows(
            "dashboards/concentration",
            **counting.selection.parameters(),
            as_of=counting.as_of,
        )
        counts = sorted(map(len, taken_by_teacher(counting).values()), reverse=True)
        staff, everything = len(counts), sum(counts)
        steps = {3, staff, *(-(-staff // part) for part in (10, 4, 2))} & set(range(1, staff + 1))
        halves = [
            n for n in range(1, staff + 1) if everything and 2 * sum(counts[:n]) >= everything
        ]
        assert [
            (row["teachers"], row["participations"], row["is_shared_with_next"]) for row in found
        ] == [
            (n, sum(counts[:n]), counts[n - 1 : n] == counts[n : n + 1]) for n in sorted(steps)
        ], name
        for row in found:
            assert (row["staff"], row["everything"]) == (staff, everything), name
            assert row["half_by"] == min(halves, default=None), name
            assert row["gini"] == pytest.approx(gini(counts)), name


def test_course_lengths(storage, records):
    def band(part):
        return max((start for start in BANDS if start <= course_hours(part)), default=None)

    def expected(counting):
        return [
            {
                "band_start": None if start is None else float(start),
                "courses": len(parts),
                "participants": len(people(parts)),
                "course_hours": hours_of(parts),
            }
            for start, parts in grouped(courses_of(counting.taken()), band).items()
        ]

    check(storage, records, "dashboards/courses_by_length", expected, "band_starts")


def standing(teacher, day):
    until = teacher.qualification_until
    return teacher.qualification, until is not None and until < day


def test_qualification_of_the_day(storage, records):
    for name, counting in countings(records):
        chosen, day = counting.selection, counting.as_of
        found = storage.rows(
            "dashboards/staff_by_qualification",
            **chosen.staff_on(day).parameters(),
            as_of=day,
        )
        groups = grouped(counting.staff(day), partial(standing, day=day))
        wanted = [
            {"qualification": code, "is_over": is_over, "teachers": len(teachers)}
            for (code, is_over), teachers in groups.items()
        ]
        assert sorted(map(sorted_text, found)) == sorted(map(sorted_text, wanted)), name


def test_who_has_had_no_course_since_a_day(storage, records):
    since = date(2026, 6, 1)
    for name, counting in countings(records):
        chosen, day = counting.selection, counting.as_of
        found = storage.rows(
            "dashboards/staff_courses",
            **chosen.staff_on(day).parameters(),
            since=since,
            as_of=day,
        )
        ever = Selection(
            chosen.organisation_ids,
            chosen.teacher_ids,
            any_range(date(1990, 1, 1), day),
            with_waiting=chosen.with_waiting,
        )
        days = grouped(
            courses_of(Counting(records, ever, day).taken()),
            lambda part: part.teacher.teacher_id,
        )
        wanted = {}
        for teacher in counting.staff(day):
            last = max(
                (part.ends_on or part.day for part in days.get(teacher.teacher_id, [])),
                default=None,
            )
            if last is None or last < since:
                wanted[teacher.teacher_id] = last
        assert {row["teacher_id"]: row["last_course_on"] for row in found} == wanted, name
