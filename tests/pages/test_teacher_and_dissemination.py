"""One teacher's trajectory, the sharing of experience, and whose course is to be arranged."""

from dataclasses import replace
from datetime import date
from json import loads

import pytest

from core.access import Role
from core.dimensions import read_mark
from core.ids import new_id
from tests.pages.test_dashboards import figures, texts
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write

TEACHER, DISSEMINATION, DEVELOPMENT = (
    f"dashboards/{name}.py" for name in ("teacher", "dissemination", "development")
)
YEAR = "school_year:2025"


@pytest.fixture
def records(storage, school):
    """A work of two authors, a talk, courses of several years, and a teacher of another school."""
    first, second, _, _ = [
        Teacher(teacher_id, school.organisation_id) for teacher_id in school.teacher_ids
    ]
    course = Taken(
        first,
        new_id(),
        date(2024, 3, 1),
        kind="pd_course",
        document="pd_credential",
        hours=72,
    )
    work = Taken(
        first, new_id(), date(2025, 10, 6), outcome="published", subject="physics", grades=(7, 8)
    )
    taken = [
        work,
        replace(work, teacher=second),
        Taken(first, new_id(), date(2025, 11, 5), kind="webinar", role="speaker"),
        course,
        replace(course, teacher=second, activity_id=new_id(), day=date(2020, 2, 2)),
    ]
    stranger = Teacher(new_id(), new_id(), last_name="Чужая")
    other = Taken(stranger, new_id(), date(2025, 10, 6), outcome="published")
    return write(storage, Records((stranger,), [*taken, other]))


def test_a_teacher_sees_the_own_trajectory_and_gets_no_choice(records, open_as, school):
    app = open_as(Role.TEACHER, TEACHER, period=YEAR, teacher=school.teacher_ids[1])
    assert not app.exception
    assert [box.label for box in app.selectbox] == ["Период", "Какой именно"]
    found = texts(app)
    assert "Ахмадова Зара Исаевна" in found
    assert "Бисултанов" not in found
    assert figures(app)["Работы"] == ("1", "+1")
    assert "С 2021/22 по 2025/26 — 3 участия." in found
    assert "Самый насыщенный год: 2025/26 — 2 из 3, 67 %. 1 курс, всего часов: 72." in found


def test_whoever_may_choose_is_asked_first_and_the_address_remembers(records, open_as, school):
    app = open_as(Role.DIRECTOR, TEACHER, period=YEAR)
    assert "Выберите педагога, чтобы увидеть его траекторию." in texts(app)
    assert len(app.metric) == 0
    chosen = school.teacher_ids[1]
    app.selectbox(key="teacher_choice").set_value(chosen).run()
    assert not app.exception
    assert app.query_params["teacher"] == chosen
    assert "Бисултанов Зара Исаевна" in texts(app)
    assert figures(app)["Участия"] == ("1", "+1")


@pytest.mark.parametrize("role", [Role.GROUP_LEAD, Role.DIRECTOR])
def test_nobody_out_of_sight_is_told_of(records, open_as, school, role):
    stranger = school.teacher_ids[2] if role is Role.GROUP_LEAD else new_id()
    app = open_as(role, TEACHER, period=YEAR, teacher=stranger)
    assert not app.exception
    assert "Выберите педагога" in texts(app)
    assert "Вахаева" not in texts(app)


def test_a_year_that_was_touched_is_what_the_figures_are_about(records, open_as, school):
    teacher_id = school.teacher_ids[0]
    app = open_as(Role.DIRECTOR, TEACHER, period=YEAR, teacher=teacher_id, year="2023")
    assert figures(app)["Часы ДПО"] == ("72", "+72")
    assert "Учебный год: 2023\\/24" in [button.label for button in app.button]
    app.button(key="chips_off").click().run()
    assert figures(app)["Часы ДПО"] == ("0", "0")
    assert app.query_params["teacher"] == teacher_id


def test_works_are_counted_once_and_listed_with_all_their_authors(records, open_as):
    app = open_as(Role.DIRECTOR, DISSEMINATION, period=YEAR)
    assert not app.exception
    assert figures(app) == {
        "Работы": ("1", "+1"),
        "Авторы": ("2 из 4", "+2"),
        "Выступления": ("1", "+1"),
        "Экспертиза": ("0", "0"),
        "Наставничество": ("0", "0"),
    }
    found = texts(app)
    assert "Ахмадова З. И., Бисултанов З. И." in found
    assert "Преподаются, но своих работ на 31.08.2026 нет: 1 из 1 предмета — математика." in found
    assert "Классы, для которых работ нет: 1, 2, 3, 4, 5, 6, 9." in found
    assert "Чужая" not in found


def test_a_presenter_is_shown_no_work_of_two_authors(records, open_as):
    app = open_as(Role.PRESENTER, DISSEMINATION, period=YEAR)
    assert not app.exception
    assert "Работы со ссылками" not in texts(app)
    assert "Ахмадова" not in texts(app)


@pytest.mark.parametrize(
    ("role", "is_told"), [(Role.METHODIST, True), (Role.TEACHER, False), (Role.PRESENTER, False)]
)
def test_only_the_administration_is_told_whose_course_comes_due(records, open_as, role, is_told):
    found = texts(open_as(role, DEVELOPMENT, period=YEAR))
    due = "До 31.08.2027 три года без курсов исполнится у 1 из 4 педагогов, 25 %."
    assert (due in found) is is_told
    assert ("01.03.2027" in found) is is_told
    assert ("право педагога: это напоминание организовать их, а не его долг" in found) is is_told


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.PRESENTER])
def test_the_bars_of_the_years_at_the_school_stand_for_their_teachers(
    records, open_as, school, role
):
    app = open_as(role, DEVELOPMENT, period=YEAR)
    specs = [
        loads(one.proto.spec)
        for one in app.get("plotly_chart")
        if "chart_by_tenure_" in one.proto.id
    ]
    traces = [trace for spec in specs for trace in spec["data"]]
    marks = {mark for trace in traces for _, mark in trace.get("customdata", ()) if mark}
    teachers = {one for mark in marks for one in read_mark(mark)["teacher"].split(",")}
    assert teachers == (set(school.teacher_ids) if role is Role.DIRECTOR else set())


def test_whom_to_thank_comes_with_the_communities_of_it(records, open_as):
    app = open_as(Role.DIRECTOR, DISSEMINATION, period=YEAR)
    assert "Работы: 1 — Инфоурок" in texts(app)
