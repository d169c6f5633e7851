"""Every dashboard statement against the counting rules in plain Python, over many selections."""

from datetime import date
from functools import partial
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
    school_year_of,
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
    seen = {
        "everyone": None,
        "some teachers": tuple(teacher.teacher_id for teacher in homes[:5]),
        "nobody": (),
    }
    for sight in sights:
        for name, (period, filters) in CHOICES.items():
            selection = Selection((home,), seen[sight], period, **filters)
            yield f"{name}, {sight}", Counting(records, selection, selection.as_of(TODAY))


def check(storage, records, statement, expected, *more):
    """Compare the rows of a statement with the expected ones for every choice."""
    for name, counting in countings(records):
        known: dict[str, object] = {"as_of": counting.as_of, "band_starts": BANDS, "roles": SHARING}
        extra = {key: known[key] for key in more}
        found = storage.rows(statement, **counting.selection.parameters(), **extra)
        wanted = expected(counting)
        assert sorted(map(repr, found)) == sorted(map(repr, wanted)), name


def hours_of(parts):
    return float(sum(map(course_hours, parts)))


def courses_of(parts):
    return [part for part in parts if course_hours(part)]


def webinar_hours(parts):
    return round(float(sum(part.hours or 0 for part in parts if part.kind == "webinar")), 1)


def first_of_month(fact):
    return fact.day.replace(day=1)


def test_totals_keep_the_five_counts_apart(storage, records):
    def expected(counting):
        parts, staff = counting.taken(), counting.staff()
        return [
            {
                "staff": len(staff),
                "teachers": of_staff(parts, staff),
                "participants": len(people(parts)),
                "participations": len(parts),
                "waiting": sum(part.status == "submitted" for part in parts),
                "works": counted.works(parts),
                "documents": sum(part.document != "none" for part in parts),
                "course_hours": hours_of(parts),
                "courses": len(courses_of(parts)),
                "trainees": of_staff(courses_of(parts), staff),
                "webinar_hours": webinar_hours(parts),
            }
        ]

    check(storage, records, "dashboards/totals", expected, "as_of")


def test_months(storage, records):
    def expected(counting):
        staff = counting.staff()
        return [
            {
                "month": day,
                "participations": len(parts),
                "teachers": of_staff(parts, staff),
                "works": counted.works(parts),
                "course_hours": hours_of(parts),
                "courses": len(courses_of(parts)),
                "trainees": of_staff(courses_of(parts), staff),
                "webinar_hours": webinar_hours(parts),
            }
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
                "trainees": of_staff(courses_of(parts), staff),
                "above_municipal": sum(part.level in counted.ABOVE_MUNICIPAL for part in parts),
                "prizes": sum(part.outcome in counted.PRIZES for part in parts),
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


def test_resource_totals(storage, records):
    def expected(counting):
        uses, staff = counting.used(), counting.staff()
        return [
            {
                "staff": len(staff),
                "teachers": of_staff(uses, staff),
                "participants": len(people(uses)),
                "uses": sum(use.times for use in uses),
                "waiting": sum(use.status == "submitted" for use in uses),
                "resources": len({use.resource.resource_id for use in uses}),
                "pupils_reached": sum(use.pupils or 0 for use in uses),
            }
        ]

    check(storage, records, "dashboards/resource_totals", expected, "as_of")


def test_months_of_resource_use(storage, records):
    def expected(counting):
        staff = counting.staff()
        return [
            {
                "month": day,
                "uses": sum(use.times for use in uses),
                "teachers": of_staff(uses, staff),
                "resources": len({use.resource.resource_id for use in uses}),
                "pupils_reached": sum(use.pupils or 0 for use in uses),
            }
            for day, uses in grouped(counting.used(), first_of_month).items()
        ]

    check(storage, records, "dashboards/resource_uses_monthly", expected, "as_of")


def test_dimensions_of_resource_use(storage, records):
    def places(use):
        resource = use.resource
        provider = (
            ("community", resource.community)
            if resource.community
            else ("partner", resource.partner)
            if resource.partner
            else ("own", "")
        )
        grade = "" if use.grade is None else str(use.grade)
        return [("kind", resource.kind), ("subject", use.subject or ""), ("grade", grade), provider]

    def expected(counting):
        pairs = [(place, use) for use in counting.used() for place in places(use)]
        return [
            {
                "dimension": dimension,
                "code": code,
                "uses": sum(use.times for _, use in found),
                "participants": len(people(use for _, use in found)),
            }
            for (dimension, code), found in grouped(pairs, lambda pair: pair[0]).items()
        ]

    check(storage, records, "dashboards/resource_uses_by_dimension", expected)


def test_catalogue_holds_the_idle_ones_too(storage, records):
    def expected(counting):
        by_resource = grouped(counting.used(), lambda use: use.resource.resource_id)
        return [
            {
                "resource_id": resource.resource_id,
                "title": resource.title,
                "kind": resource.kind,
                "community": resource.community,
                "partner": resource.partner,
                "subject": resource.subject,
                "uses": sum(use.times for use in by_resource.get(resource.resource_id, [])),
                "participants": len(people(by_resource.get(resource.resource_id, []))),
            }
            for resource in counting.catalogue()
        ]

    check(storage, records, "dashboards/resources", expected)


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
        assert sorted(map(repr, found)) == sorted(map(repr, wanted)), name


def test_who_has_had_no_course_since_a_day(storage, records):
    since = date(2026, 6, 1)
    for name, counting in countings(records):
        chosen, day = counting.selection, counting.as_of
        found = storage.rows(
            "dashboards/staff_without_course",
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
            last = max((part.day for part in days.get(teacher.teacher_id, [])), default=None)
            if last is None or last < since:
                wanted[teacher.teacher_id] = last
        assert {row["teacher_id"]: row["last_course_on"] for row in found} == wanted, name


def published_of(counting):
    return [part for part in counting.taken() if part.outcome == "published"]


def grades_of(part):
    return sorted(set(part.grades)) or [None]


def test_roles(storage, records):
    def expected(counting):
        return [
            {"role": role, "participations": len(parts), "participants": len(people(parts))}
            for role, parts in grouped(counting.taken(), lambda part: part.role).items()
        ]

    check(storage, records, "dashboards/by_role", expected)


def test_works_and_roles_that_hand_experience_on(storage, records):
    def expected(counting):
        works, staff = published_of(counting), counting.staff()
        shared = [part for part in counting.taken() if part.role in SHARING]
        either = [*works, *(part for part in shared if part not in works)]
        return [
            {
                "staff": len(staff),
                "authors": of_staff(works, staff),
                "participants": len(people(either)),
                "works": counted.works(works),
                "shared": len(shared),
                "waiting": sum(part.status == "submitted" for part in either),
            }
        ]

    check(storage, records, "dashboards/dissemination_totals", expected, "as_of", "roles")


def test_dimensions_of_works(storage, records):
    def places(part):
        grades = [("grade", "" if grade is None else str(grade)) for grade in grades_of(part)]
        subject = ("subject", part.subject or "")
        return [("community", part.community), ("level", part.level), subject, *grades]

    def expected(counting):
        pairs = [(place, part) for part in published_of(counting) for place in places(part)]
        return [
            {
                "dimension": dimension,
                "code": code,
                "works": counted.works(part for _, part in found),
                "participants": len(people(part for _, part in found)),
            }
            for (dimension, code), found in grouped(pairs, lambda pair: pair[0]).items()
        ]

    check(storage, records, "dashboards/works_by_dimension", expected)


def test_works_by_subject_and_grade(storage, records):
    def expected(counting):
        pairs = [
            ((part.subject or "", grade), part)
            for part in published_of(counting)
            for grade in grades_of(part)
        ]
        return [
            {
                "subject": subject,
                "grade": grade,
                "works": counted.works(part for _, part in found),
                "participants": len(people(part for _, part in found)),
            }
            for (subject, grade), found in grouped(pairs, lambda pair: pair[0]).items()
        ]

    check(storage, records, "dashboards/works_by_subject_and_grade", expected)


def test_subjects_that_staff_teach(storage, records):
    def expected(counting):
        chosen, staff = counting.selection.subjects, counting.staff()
        works = [part for part in published_of(counting) if part.subject == "mathematics"]
        if not staff or (chosen and "mathematics" not in chosen):
            return []
        row = {"subject": "mathematics", "staff": len(staff), "works": counted.works(works)}
        return [row]  # each of the made-up teachers teaches just that

    check(storage, records, "dashboards/subjects_taught", expected, "as_of")


def test_qualification_of_who_takes_part(storage, records):
    def expected(counting):
        parts = counting.taken()
        return [
            {
                "qualification": code,
                "staff": len(teachers),
                "teachers": of_staff(parts, teachers),
                "trainees": of_staff(courses_of(parts), teachers),
            }
            for code, teachers in grouped(
                counting.staff(), lambda teacher: teacher.qualification
            ).items()
        ]

    check(storage, records, "dashboards/by_qualification", expected, "as_of")


def test_a_work_is_listed_once_with_every_author_in_sight(storage, records):
    for name, counting in countings(records, ("everyone", "some teachers")):
        found = storage.rows("dashboards/works", **counting.selection.parameters(), top=1_000)
        works = grouped(published_of(counting), lambda part: part.activity_id)
        assert {row["activity_id"]: len(row["authors"]) for row in found} == {
            work: len(people(parts)) for work, parts in works.items()
        }, name
        assert all(row["found"] == len(works) for row in found), name


def test_a_trajectory_holds_what_the_rules_count(storage, records):
    for name, counting in countings(records, ("some teachers",)):
        parameters = counting.selection.parameters()
        frame = storage.read("dashboards/trajectory", **parameters)
        parts = counting.taken()
        works = frame.loc[frame["is_published"], "activity_id"].nunique()
        assert (len(frame), works) == (len(parts), counted.works(parts)), name
        assert frame["course_hours"].sum() == hours_of(parts), name
        assert round(frame["webinar_hours"].sum(), 1) == webinar_hours(parts), name
        assert int(frame["is_prize"].sum()) == sum(p.outcome in counted.PRIZES for p in parts)
        above = sum(part.level in counted.ABOVE_MUNICIPAL for part in parts)
        assert int(frame["is_above_municipal"].sum()) == above, name
        waiting = sum(part.status == "submitted" for part in parts)
        assert int(frame["is_waiting"].sum()) == waiting, name
        assert sorted(frame["school_year"]) == sorted(school_year_of(p.day) for p in parts), name
        assert set(frame["evidence"]) <= {"missing"}, name  # the made-up records have none
        used = storage.rows("dashboards/trajectory_resources", **parameters)
        by_resource = grouped(counting.used(), lambda use: use.resource.resource_id)
        assert {row["resource_id"]: (row["uses"], row["pupils_reached"]) for row in used} == {
            one: (sum(use.times for use in uses), sum(use.pupils or 0 for use in uses))
            for one, uses in by_resource.items()
        }, name


def test_the_last_course_of_each_of_the_staff(storage, records):
    for name, counting in countings(records, ("everyone",)):
        chosen, day = counting.selection, counting.as_of
        parameters = chosen.staff_on(day).parameters()
        found = storage.rows("dashboards/staff_courses", **parameters, as_of=day)
        late = storage.rows(
            "dashboards/staff_without_course", **parameters, as_of=day, since=date(2100, 1, 1)
        )
        assert {row["teacher_id"]: row["last_course_on"] for row in found} == {
            row["teacher_id"]: row["last_course_on"] for row in late
        }, name
        assert {(row["teacher_id"], row["qualification_until"]) for row in found} == {
            (teacher.teacher_id, teacher.qualification_until) for teacher in counting.staff(day)
        }, name
