"""The screen of the goals: what it counts, how one is set, what a teacher sees of it."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from core.access import Role
from core.formats import school_year_name
from core.goals import Basis, Levels
from core.ids import new_id
from core.indicators import INDICATORS
from core.period_codes import encode
from core.periods import school_year, school_year_of, today
from core.selection import Selection
from services.goals import GoalEntry, Unit, set_goal
from services.versions import Opened
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write
from ui.dashboards import goals, sources
from ui.dashboards.view import View

PAST = "school_year:2025"
WHOLE = Selection(("school",), None, school_year(2025))


def test_a_goal_is_set_on_screen_and_counts_what_the_rules_count(storage, school, open_as):
    first, second, third, _ = (Teacher(one, school.organisation_id) for one in school.teacher_ids)
    taken = [
        *(Taken(first, new_id(), date(2025, 10, day)) for day in range(1, 8)),
        Taken(second, new_id(), date(2026, 3, 3), outcome="published"),
        Taken(third, new_id(), date(2026, 3, 4)),
        Taken(first, new_id(), date(2026, 3, 5), status="submitted"),
        Taken(first, new_id(), date(2024, 10, 1)),
    ]
    write(storage, Records((), taken))
    director = school.people[Role.DIRECTOR]
    counted = [one for one in taken if one.status == "confirmed" and one.day >= date(2025, 9, 1)]
    sciences = [one for one in counted if one.teacher in (first, second)]
    for unit in (Unit(), Unit(method_group="sciences"), Unit(teacher_id=second.teacher_id)):
        set_goal(storage, director, GoalEntry("participations", unit, PAST, 5, 9, 12))

    app = open_as(Role.DIRECTOR, "dashboards/goals.py")
    assert not app.exception
    read, shown = texts(app), [metric.value for metric in app.metric]
    assert shown == [str(len(counted)), str(len(sciences)), "1"]
    assert f"итог: {len(sciences)}. Минимум достигнут, до хорошего уровня не хватило: 1." in read
    assert "Цель 1 методического объединения: 9 из 9 по хорошему уровню." in read

    app.button(key="goals_new").click().run()
    app.selectbox(key="goal_indicator").set_value("works")
    for level, text in {"minimum": "12", "good": "10", "excellent": "много"}.items():
        app.text_input(key=f"goal_{level}").set_value(text)
    app.button(key="goal_save").click().run()
    assert "Этот уровень должен быть больше предыдущего." in texts(app)
    assert "Напишите число больше нуля." in texts(app)
    app.text_input(key="goal_good").set_value("20,5")
    app.text_input(key="goal_excellent").set_value("30")
    app.button(key="goal_save").click().run()
    assert not app.exception
    assert "минимум 12 · хорошо 20,5 · отлично 30" in texts(app)

    read = texts(open_as(Role.DIRECTOR, "dashboards/overview.py", period=PAST))
    assert "Цель: минимум 5 · хорошо 9 · отлично 12" in read

    app = open_as(Role.TEACHER, "dashboards/goals.py")
    assert "Целей пока нет." in texts(app)  # none of the first teacher's own
    assert not app.metric


def test_what_is_refused_moves_no_field(open_as, school):
    app = open_as(Role.DIRECTOR, "dashboards/goals.py")
    app.button(key="goals_new").click().run()
    before = places(app)
    app.button(key="goal_save").click().run()
    assert "Выберите показатель" in texts(app)
    assert places(app) == before  # a field that moved would stand at both places for a while


def places(app):
    """Return where the part of each field stands in the page, by the field's label."""
    found = {}

    def walk(block, way):
        for at, one in block.children.items():
            if hasattr(one, "children"):
                walk(one, (*way, at))
            elif one.type in {"selectbox", "text_input", "text_area"}:
                found[one.label] = way  # its place in its part may follow a sentence

    walk(app._tree, ())
    return found


@pytest.mark.parametrize(
    ("narrowing", "is_cut"),
    [
        ({}, False),
        ({"method_groups": ("sciences",)}, False),
        ({"teachers": ("first",)}, False),
        ({"known_on": date(2026, 3, 1)}, False),
        ({"communities": ("infourok",)}, True),
        ({"months": (date(2025, 10, 1),)}, True),
        ({"with_waiting": True}, True),
    ],
)
def test_a_goal_never_stands_beside_a_part_of_its_figure(narrowing, is_cut):
    assert goals.is_cut(replace(WHOLE, **narrowing)) is is_cut


def test_one_long_course_of_last_year_is_one_record(monkeypatch):
    row = {"course_hours": 72, "courses": 1, "trainees": 5, "participants": 5, "staff": 5}
    monkeypatch.setattr(sources, "row_of", lambda view, indicator: row)
    levels, period = Levels(10, 20, 30), school_year(2026)
    director = SimpleNamespace(role=Role.DIRECTOR)
    page: Any = SimpleNamespace(today=date(2026, 11, 25), person=director)
    goal = goals.Goal(
        Opened("", 1), INDICATORS["course_hours"], Unit(), period, levels, "", is_withdrawn=False
    )
    found = goals.standing(View(page, Selection(("school",), None, period)), goal)
    assert found
    assert (found.plan.basis, found.events) == (Basis.DAYS, 1)
    page.today = date(2027, 9, 1)
    found = goals.standing(View(page, Selection(("school",), None, period)), goal)
    assert found
    assert found.is_over


def test_goals_are_handed_on_with_a_preview_and_taken_back(storage, school, open_as):
    director = school.people[Role.DIRECTOR]
    this = school_year(school_year_of(today()))
    year, following = encode(this), encode(this.following())
    for unit in (Unit(), Unit(method_group="sciences")):
        set_goal(storage, director, GoalEntry("participations", unit, year, 5, 9, 12))
    set_goal(storage, director, GoalEntry("participations", Unit(), following, 6, 10, 14))
    set_goal(storage, director, GoalEntry("works", Unit(), "school_year:2020", 1, 2, 3))

    app = open_as(Role.DIRECTOR, "dashboards/goals.py")
    app.button(key="goals_handover_begin").click().run()
    assert not app.exception
    read = texts(app).replace("\\", "")
    assert len(app.selectbox(key="goals_handover_source").options) == 1, "2021/22 is over"
    assert "Будут поставлены: 1" in read
    assert "естественно-математического цикла: минимум 5 · хорошо 9 · отлично 12" in read
    assert "Участия · Вся школа: уже есть цель" in read
    app.button(key="goals_handover_do").click().run()
    assert [toast.value for toast in app.toast] == ["Поставлена 1 цель."]
    told = f"Перенесена 1 цель на {school_year_name(this.year + 1)}."
    assert told in texts(app).replace("\\", "")

    app = open_as(Role.DIRECTOR, "dashboards/goals.py")
    app.button(key="goals_handover_undo").click().run()
    assert not app.exception
    assert [toast.value for toast in app.toast] == ["Перенесённые цели — в корзине."]
    assert "Перенесена" not in texts(app)

    app = open_as(Role.GROUP_LEAD, "dashboards/goals.py")
    assert "goals_handover_begin" not in {button.key for button in app.button}
