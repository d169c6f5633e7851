"""The counting rules one by one, each on the fewest records that show it."""

from dataclasses import replace
from datetime import date

import pytest

from core.ids import new_id
from core.periods import any_range, school_year
from core.selection import Selection
from db.connection import now
from db.statements import statement
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write

DAY = date(2026, 10, 5)
AS_OF = date(2026, 11, 24)


@pytest.fixture
def teacher():
    return Teacher(new_id(), new_id())


def part_of(teacher, **facts):
    return Taken(teacher, new_id(), DAY, **facts)


def totals(storage, teacher, **filters):
    selection = Selection((teacher.organisation_id,), None, school_year(2026), **filters)
    found = storage.row("dashboards/totals", **selection.parameters(), as_of=AS_OF)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "hours", "document", "counted"),
    [
        ("pd_course", 16, "pd_credential", 16),
        ("pd_course", 15.9, "pd_credential", 0),
        ("pd_course", 72, "none", 0),
        ("pd_course", None, "pd_credential", 0),
        ("retraining", 250, "retraining_diploma", 250),
        ("retraining", 249, "retraining_diploma", 0),
        ("webinar", 36, "participation_certificate", 0),
        ("publication", 72, "publication_certificate", 0),
    ],
)
def test_course_hours_need_the_kind_the_hours_and_a_document(
    storage, teacher, kind, hours, document, counted
):
    part = part_of(teacher, kind=kind, hours=hours, document=document)
    write(storage, Records([teacher], [part]))
    found = totals(storage, teacher)
    assert found["course_hours"] == counted
    assert found["courses"] == found["trainees"] == (1 if counted else 0)
    assert found["webinar_hours"] == (36 if kind == "webinar" else 0)


def test_a_work_of_two_authors_is_one_work_and_two_participations(storage, teacher):
    colleague = replace(teacher, teacher_id=new_id())
    first = part_of(teacher, outcome="published")
    write(storage, Records([teacher, colleague], [first, replace(first, teacher=colleague)]))
    found = totals(storage, teacher)
    assert (found["works"], found["participations"], found["teachers"]) == (1, 2, 2)


def test_a_published_item_with_ten_papers_is_one_participation(storage, teacher):
    part = part_of(teacher, outcome="published", document="publication_certificate")
    write(storage, Records([teacher], [part]))
    found = totals(storage, teacher)
    assert (found["documents"], found["participations"], found["works"]) == (1, 1, 1)


def test_waiting_records_count_by_choice_only(storage, teacher):
    write(storage, Records([teacher], [part_of(teacher), part_of(teacher, status="submitted")]))
    assert totals(storage, teacher)["participations"] == 1
    found = totals(storage, teacher, with_waiting=True)
    assert (found["participations"], found["waiting"]) == (2, 1)


@pytest.mark.parametrize("status", ["draft", "returned", "not_counted"])
def test_what_was_not_confirmed_never_counts(storage, teacher, status):
    write(storage, Records([teacher], [part_of(teacher, status=status)]))
    assert totals(storage, teacher, with_waiting=True)["participations"] == 0


def test_a_confirmed_record_that_is_being_changed_counts_once_as_it_was_confirmed(storage, teacher):
    part = part_of(teacher, outcome="published")
    write(storage, Records([teacher], [part]))
    (listed,) = storage.rows("participations/of_activity", activity_id=part.activity_id)
    record_id = listed["participation_id"]
    (row,) = storage.rows("participations/versions", participation_id=record_id)
    changed = {"version": 2, "outcome": "participated", "status": "submitted", "counted_at": None}
    columns = statement("participations/insert").parameters
    with storage.writing() as transaction:
        transaction.run(
            "participations/supersede",
            participation_id=record_id,
            version=1,
            superseded_at=now(),
        )
        transaction.run(
            "participations/insert", **{name: (row | changed)[name] for name in columns}
        )
    found = totals(storage, teacher, with_waiting=True)
    assert (found["participations"], found["works"], found["waiting"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("employed_from", "employed_to", "is_of_the_staff"),
    [
        (None, None, True),
        (date(2026, 11, 24), None, True),
        (date(2026, 11, 25), None, False),
        (date(2015, 9, 1), date(2026, 9, 1), True),
        (date(2015, 9, 1), date(2026, 8, 31), False),
    ],
)
def test_the_staff_is_whoever_is_employed_from_the_first_day_until_today(
    storage, teacher, employed_from, employed_to, is_of_the_staff
):
    teacher = replace(teacher, employed_from=employed_from, employed_to=employed_to)
    write(storage, Records([teacher], [part_of(teacher)]))
    found = totals(storage, teacher)
    assert (found["staff"], found["teachers"]) == (is_of_the_staff, is_of_the_staff)
    assert (found["participants"], found["participations"]) == (1, 1)


@pytest.mark.parametrize(
    ("ends_on", "is_reminded"),
    [(None, True), (date(2023, 11, 23), True), (date(2023, 11, 24), False)],
)
def test_three_years_run_from_the_end_of_a_course(storage, teacher, ends_on, is_reminded):
    course = Taken(
        teacher,
        new_id(),
        date(2023, 10, 1),
        kind="pd_course",
        hours=72,
        document="pd_credential",
        ends_on=ends_on,
    )
    write(storage, Records([teacher], [course]))
    found = storage.rows(
        "dashboards/staff_courses",
        **Selection((teacher.organisation_id,), None, any_range(AS_OF, AS_OF)).parameters(),
        since=date(2023, 11, 24),
        as_of=AS_OF,
    )
    assert bool(found) is is_reminded
