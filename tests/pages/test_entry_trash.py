"""The trash as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed
from services import participations, people, reference_items, trash
from services.goals import GoalEntry, Unit, limits_of, set_goal, withdraw_goal
from services.meeting_decisions import DecisionEntry, decide, decisions_of, withdraw_decision
from services.meetings import make_meeting
from services.people import OpenedTeacher
from services.reference_rows import ItemKey, ItemNames
from services.rules import ParticipationEntry
from services.sight import sight_of
from services.teacher_rules import TeacherEntry
from services.trash import Withdrawn
from services.versions import Opened

PAGE = "entry/trash.py"


@pytest.fixture
def withdrawn_ids(storage, school):
    """A webinar of the first teacher and one of the third, both withdrawn by the deputy."""
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )
    other = replace(entry, teacher_ids=(school.teacher_ids[2],), title="Конспект")
    person = school.people[Role.METHODIST]
    ids = [participations.record(storage, person, one)[0] for one in (entry, other)]
    for record_id in ids:
        participations.withdraw(storage, person, Opened(record_id, 1), reason="Внесено дважды")
    return ids


def ticks(app):
    return {
        box.label.replace("\\", "").strip("*"): box
        for box in app.checkbox
        if (box.key or "").startswith("pick_")
    }


def test_it_says_who_when_and_why_and_brings_one_back(open_as, storage, school, withdrawn_ids):
    app = open_as(Role.METHODIST, PAGE)
    assert set(ticks(app)) == {"Вебинар", "Конспект"}
    said = [line.value.replace("\\", "") for line in app.caption]
    assert any("methodist: Внесено дважды" in line for line in said)
    assert app.button(key="trash_restore").disabled
    ticks(app)["Конспект"].check().run()
    app.button(key="trash_restore").click().run()
    assert [toast.value for toast in app.toast] == ["Возвращена 1 запись"]
    assert set(ticks(app)) == {"Вебинар"}
    app.button(key="trash_pick_all").click().run()
    app.button(key="trash_restore").click().run()
    assert [line.value for line in app.info] == ["Корзина пуста: ничего не отзывали."]


def test_search_finds_by_name_and_reason(open_as, withdrawn_ids):
    app = open_as(Role.METHODIST, PAGE)
    app.text_input(key="trash_search").input("вахаева").run()
    assert set(ticks(app)) == {"Конспект"}
    app.text_input(key="trash_search").input("ДВАЖДЫ").run()
    assert set(ticks(app)) == {"Вебинар", "Конспект"}
    app.text_input(key="trash_search").input("%").run()
    assert [line.value for line in app.info] == ["Под эти условия не подходит ни одна запись."]


def test_a_teacher_sees_only_what_is_their_own(open_as, storage, school, withdrawn_ids):
    app = open_as(Role.TEACHER, PAGE)
    assert set(ticks(app)) == {"Вебинар"}
    theirs = Withdrawn("participations", withdrawn_ids[1], 2)
    with pytest.raises(NotAllowed):
        trash.restore(storage, school.people[Role.TEACHER], theirs)


def test_teachers_and_items_of_lists_come_back_by_the_right_hands(storage, school):
    admin, deputy = school.people[Role.ADMIN], school.people[Role.METHODIST]
    saved = people.add_teacher(storage, deputy, TeacherEntry("Дадаев", "Иса", "Ахмедович"))
    people.withdraw_teacher(storage, deputy, OpenedTeacher(saved.teacher_id, 1), reason="Ошибка")
    code = reference_items.add_item(storage, admin, "subjects", names=ItemNames("Риторика"))
    reference_items.delete_item(storage, admin, ItemKey("subjects", code))
    assert [row["sort"] for row in trash.withdrawn(storage, deputy)] == ["teachers"]
    assert trash.withdrawn(storage, school.people[Role.TEACHER]) == []
    rows = trash.withdrawn(storage, admin)
    assert [row["sort"] for row in rows] == ["reference_items", "teachers"]
    item, teacher = (
        Withdrawn(str(row["sort"]), str(row["record_id"]), int(str(row["version"]))) for row in rows
    )
    with pytest.raises(NotAllowed):
        trash.restore(storage, deputy, item)
    trash.restore(storage, admin, item)
    trash.restore(storage, deputy, teacher)
    assert trash.withdrawn(storage, admin) == []


@pytest.fixture
def goal_and_decision(storage, school):
    """A goal of a teacher and what a meeting decided, both taken back by the head teacher."""
    director = school.people[Role.DIRECTOR]
    unit = Unit(teacher_id=school.teacher_ids[2])
    goal = set_goal(
        storage, director, GoalEntry("participations", unit, "school_year:2026", 10, 20, 30)
    )
    withdraw_goal(storage, director, Opened(goal, 1))
    meeting_id = make_meeting(storage, director, title="Педсовет", held_on=date(2026, 10, 1))
    decision = decide(
        storage, director, meeting_id, entry=DecisionEntry("Привлечь новых"), pin=None
    )
    withdraw_decision(storage, director, Opened(decision, 1))
    return goal, meeting_id


def test_goals_and_decisions_say_whose_they_are_and_come_back(
    open_as, storage, school, goal_and_decision
):
    _, meeting_id = goal_and_decision
    app = open_as(Role.DIRECTOR, PAGE)
    assert set(ticks(app)) == {"Участия", "Привлечь новых"}
    said = [line.value.replace("\\", "") for line in app.caption]
    assert "Цели · Вахаева З. И. · 2026/27" in [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in said
    ]
    assert "Решения · Педсовет · 01.10.2026" in said
    assert sum(line.endswith(", director") for line in said) == 2
    app.text_input(key="trash_search").input("участи").run()
    assert set(ticks(app)) == {"Участия"}
    app.text_input(key="trash_search").input("").run()
    app.button(key="trash_pick_all").click().run()
    app.button(key="trash_restore").click().run()
    assert [line.value for line in app.info] == ["Корзина пуста: ничего не отзывали."]
    director = school.people[Role.DIRECTOR]
    assert [one.entry.text for one in decisions_of(storage, director, meeting_id)] == [
        "Привлечь новых"
    ]
    rows = storage.rows(
        "goals/in_sight",
        **limits_of(sight_of(storage, director), director),
        known_at=None,
    )
    assert [row["is_withdrawn"] for row in rows] == [False]


def test_what_took_the_place_of_a_goal_keeps_it(open_as, storage, school, goal_and_decision):
    unit = Unit(teacher_id=school.teacher_ids[2])
    entry = GoalEntry("participations", unit, "school_year:2026", 10, 20, 30)
    set_goal(storage, school.people[Role.DIRECTOR], entry)
    app = open_as(Role.DIRECTOR, PAGE)
    ticks(app)["Участия"].check().run()
    app.button(key="trash_restore").click().run()
    assert any("уже есть цель" in one.value for one in app.markdown)
    assert "Участия" in ticks(app)


def test_whoever_sets_no_goals_finds_none_in_the_trash(storage, school, goal_and_decision):
    for role in (Role.TEACHER, Role.GROUP_LEAD):
        assert trash.withdrawn(storage, school.people[role]) == []
