"""Goals handed on to the next period: what is set, what is left alone, and all of it back."""

from dataclasses import replace

import pytest

from core.access import Role
from core.errors import NotAllowed, StaleEdit
from core.goals import Levels
from core.periods import school_year
from services.goal_handover import hand_on, handing_on, last_handed_on, take_back
from services.goals import GoalEntry, Unit, change_goal, set_goal, withdraw_goal
from services.people import OpenedTeacher, change_teacher
from services.teacher_rules import TeacherEntry
from services.versions import Opened
from tests.services.test_goals import ENTRY, seen_by

YEAR, NEXT = "school_year:2026", "school_year:2027"


@pytest.fixture
def director(school):
    return school.people[Role.DIRECTOR]


def sources(found):
    return [one.source for one in found if not one.why_not]


def levels_of(storage, person, period):
    rows = [row for row in seen_by(storage, person).values() if row["period"] == period]
    names = ("indicator", "method_group", "minimum", "good", "excellent", "note")
    return {tuple(row[name] for name in names) for row in rows}


def test_goals_go_on_with_their_levels_and_come_back_in_one_step(storage, director):
    set_goal(storage, director, ENTRY)
    set_goal(storage, director, replace(ENTRY, unit=Unit("sciences"), good=25))
    set_goal(storage, director, replace(ENTRY, period="quarter:2026.1"))
    withdrawn = set_goal(storage, director, replace(ENTRY, indicator="works"))
    withdraw_goal(storage, director, Opened(withdrawn, 1))
    found = handing_on(storage, director, YEAR)
    assert [one.why_not for one in found] == ["", ""]
    assert hand_on(storage, director, YEAR, seen=sources(found)) == 2
    assert levels_of(storage, director, NEXT) == {
        ("participations", "", 10, 20, 30, ""),
        ("participations", "sciences", 10, 25, 30, ""),
    }
    assert {one.why_not for one in handing_on(storage, director, YEAR)} == {"there is one already"}
    last = last_handed_on(storage, director)
    assert last
    assert len(last.goal_ids) == 2
    take_back(storage, director, last)
    assert levels_of(storage, director, NEXT) == set()
    assert last_handed_on(storage, director) is None
    with pytest.raises(StaleEdit):
        take_back(storage, director, last)


def test_one_that_is_there_stays_and_one_changed_afterwards_is_not_taken_back(storage, director):
    set_goal(storage, director, ENTRY)
    set_goal(storage, director, replace(ENTRY, indicator="works"))
    set_goal(storage, director, replace(ENTRY, period=NEXT, excellent=99))
    found = handing_on(storage, director, YEAR)
    assert [one.why_not for one in found] == ["there is one already", ""]
    hand_on(storage, director, YEAR, seen=sources(found))
    set_ones = levels_of(storage, director, NEXT)
    assert set_ones == {
        ("participations", "", 10, 20, 99, "Решение педсовета"),
        ("works", "", 10, 20, 30, ""),
    }
    last = last_handed_on(storage, director)
    assert last
    (goal_id,) = last.goal_ids
    change_goal(storage, director, Opened(goal_id, 1), levels=Levels(1, 2, 3), note="")
    assert last_handed_on(storage, director) is None


def test_what_the_preview_did_not_show_is_not_set(storage, school, director):
    set_goal(storage, director, ENTRY)
    seen = sources(handing_on(storage, director, YEAR))
    set_goal(storage, school.people[Role.METHODIST], replace(ENTRY, indicator="works"))
    with pytest.raises(StaleEdit):
        hand_on(storage, director, YEAR, seen=seen)
    assert levels_of(storage, director, NEXT) == set()


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("quarter:2026.4", "quarter:2027.1"),
        ("half_year:2026.2", "half_year:2027.1"),
        ("calendar_year:2026", "calendar_year:2027"),
        ("range:2026-09-01..2026-10-31", None),
        ("school_year:2099", "there is no such period to choose"),
    ],
)
def test_each_kind_of_period_has_its_next(storage, director, period, following):
    set_goal(storage, director, replace(ENTRY, period=period))
    found = handing_on(storage, director, period)
    told = [one.why_not or one.row["period"] for one in found]
    assert told == ([following] if following else [])


def test_a_teacher_who_has_left_gets_no_goal(storage, school, director):
    teacher_id = school.teacher_ids[2]
    set_goal(storage, director, replace(ENTRY, unit=Unit(teacher_id=teacher_id)))
    row = storage.rows("teachers/versions", teacher_id=teacher_id)[-1]
    left = TeacherEntry(row["last_name"], row["first_name"], employed_to=school_year(2026).ends_on)
    change_teacher(storage, director, OpenedTeacher(teacher_id, 1), entry=left)
    (found,) = handing_on(storage, director, YEAR)
    assert found.why_not == "does not work here then"


def test_only_who_sets_goals_hands_them_on(storage, school, director):
    set_goal(storage, director, GoalEntry("works", Unit("sciences"), YEAR, 1, 2, 3))
    for role in (Role.GROUP_LEAD, Role.TEACHER, Role.PRESENTER):
        with pytest.raises(NotAllowed):
            handing_on(storage, school.people[role], YEAR)
        with pytest.raises(NotAllowed):
            hand_on(storage, school.people[role], YEAR, seen=[])
