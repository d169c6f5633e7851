"""Slides of boards, goals and one teacher: added on both ways, frozen, without names and with."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.tiles import Look, Tile
from reports.slides import slides_read
from services.boards import arrange, delete_board, make_board
from services.goals import GoalEntry, Unit, set_goal
from services.meetings import slides_of
from services.slides import Slide, SlideSort
from tests.pages.held import MEETINGS, SHOW, YEAR, built_of, drawn, frozen, planned, taken
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Records, write
from ui.boards import slide_code
from ui.meeting import sources

FIGURES = (Tile("participations"), Tile("works", name="Наши работы"))
CHART = Tile("participations", "kind", Look.BARS, {"community": "infourok"})
TABLE = Tile("participations", "month", Look.TABLE)


@pytest.fixture
def records(storage, school):
    """Three teachers with records in 2025/26."""
    write(storage, Records((), taken(school), (), []))


@pytest.fixture
def board(storage, school):
    """A board of the methodist that nobody else may open."""
    person = school.people[Role.METHODIST]
    return make_board(storage, person, name="Для совета", tiles=[*FIGURES, CHART, TABLE, TABLE])


@pytest.fixture
def goal_id(storage, school):
    """A goal of the school for the year of the records, 6 participations of 9."""
    entry = GoalEntry("participations", Unit(), "school_year:2025", 4, 9, 12)
    return set_goal(storage, school.people[Role.METHODIST], entry)


def plan_of(storage, school, meeting_id):
    return slides_of(storage, school.people[Role.METHODIST], meeting_id)


def shown_of(storage, school, meeting_id):
    return slides_read(built_of(storage, school, meeting_id).shown)


def test_tiles_go_from_a_board_to_a_meeting_and_outlive_the_board(
    storage, school, records, board, open_as
):
    meeting_id = planned(storage, school)
    app = open_as(Role.METHODIST, "dashboards/board.py", board=board.code, **YEAR)
    offered = [one.key for one in app.button if str(one.key).startswith("to_meeting_")]
    assert len(offered) == 4, "the row of figures, the bars, the same table twice"
    for key in offered:
        app.button(key=key).click().run()
        app.button(key="to_meeting_add").click().run()
    assert not app.exception
    person = school.people[Role.METHODIST]
    arrange(storage, person, board, tiles=[TABLE])
    delete_board(storage, person, board)
    plan = plan_of(storage, school, meeting_id)
    assert [slide_code.read(one.card) for one in plan] == [FIGURES, (CHART,), (TABLE,), (TABLE,)]
    assert {one.filters["period"] for one in plan} == {YEAR["period"]}
    frozen(open_as, meeting_id)
    figures, bars, months, _ = shown_of(storage, school, meeting_id)
    assert [(n.label.replace("\u00a0", " "), n.value) for n in figures.numbers] == [
        ("Участия", "6"),
        ("Наши работы", "0"),
    ]
    assert bars.title == "Участия по видам деятельности · Инфоурок"
    assert len(bars.figures) == 1
    assert months.table is not None
    assert months.table.rows
    app = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert "Наши работы" in texts(app)


def test_the_builder_offers_boards_goals_and_one_teacher(
    storage, school, records, board, goal_id, open_as
):
    meeting_id = planned(storage, school)
    app = open_as(Role.METHODIST, MEETINGS, meeting=meeting_id)
    app.selectbox(key="meeting_screen").select(sources.BOARDS).run()
    assert app.selectbox(key="meeting_card").options[1].startswith("Для совета: Участия")
    app.button(key="meeting_add_card").click().run()
    app.selectbox(key="meeting_screen").select(sources.GOALS).run()
    app.selectbox(key="meeting_card").select(f"goal_{goal_id}").run()
    app.button(key="meeting_add_card").click().run()
    app.selectbox(key="meeting_screen").select(sources.TEACHER).run()
    assert app.selectbox(key="meeting_card").disabled, "whose trajectory is not said yet"
    assert app.button(key="meeting_add_card").disabled
    app.selectbox(key="meeting_teacher").select(school.teacher_ids[0]).run()
    app.selectbox(key="meeting_card").select("time_line").run()
    app.button(key="meeting_add_card").click().run()
    assert not app.exception
    of_board, of_goal, of_teacher = plan_of(storage, school, meeting_id)
    assert (of_board.screen, of_board.filters["board"]) == (sources.BOARDS, board.code)
    assert dict(of_goal.filters) == {"period": "school_year:2025"}
    assert of_teacher.filters["teacher"] == school.teacher_ids[0]


def test_a_goal_is_frozen_with_its_bands_and_its_levels(storage, school, records, goal_id, open_as):
    meeting_id = planned(storage, school)
    app = open_as(Role.METHODIST, sources.GOALS)
    app.button(key=f"to_meeting_goal_{goal_id}").click().run()
    app.button(key="to_meeting_add").click().run()
    assert not app.exception
    frozen(open_as, meeting_id)
    (slide,) = shown_of(storage, school, meeting_id)
    assert slide.title == "Участия: Вся школа, 2025/26"
    (bar,) = slide.figures
    assert bar.figure["data"][0]["x"] == [6]
    assert len(bar.figure["layout"]["shapes"]) >= 4
    assert "минимум 4 · хорошо 9 · отлично 12" in slide.sentence
    assert slide.table is not None
    assert slide.table.rows[0][2:4] == ("6", "9")


def test_a_goal_stays_beside_its_figure(storage, school, records, goal_id, open_as):
    figures = Slide(SlideSort.CARD, "", "dashboards/overview.py", sources.FIGURES, YEAR)
    meeting_id = planned(storage, school, figures)
    frozen(open_as, meeting_id)
    (slide,) = shown_of(storage, school, meeting_id)
    told = {number.label: number.goal for number in slide.numbers}
    assert told["Участия"] == "Цель: минимум 4 · хорошо 9 · отлично 12"
    assert "Цель: минимум 4" in texts(open_as(Role.PRESENTER, SHOW, meeting=meeting_id))


def test_a_goal_of_one_teacher_and_a_trajectory_are_shown_with_names_only(
    storage, school, records, open_as
):
    person, teacher_id = school.people[Role.METHODIST], school.teacher_ids[0]
    entry = GoalEntry("participations", Unit(teacher_id=teacher_id), "school_year:2025", 1, 3, 5)
    own = set_goal(storage, person, entry)
    address = {**YEAR, "teacher": teacher_id}
    meeting_id = planned(
        storage,
        school,
        Slide(SlideSort.CARD, "", sources.GOALS, f"goal_{own}", address),
        Slide(SlideSort.CARD, "", sources.TEACHER, "time_line", address),
        Slide(SlideSort.VIEW, "Год", sources.TEACHER, filters=address),
    )
    frozen(open_as, meeting_id)
    built = built_of(storage, school, meeting_id)
    shown, named = slides_read(built.shown), slides_read(built.named)
    assert len(shown) == len(named), "names can be switched on any slide"
    assert "Ахмадова" not in built.shown
    assert not any(one.figures or one.numbers or one.blocks for one in shown)
    assert "Ахмадова" in named[0].title
    assert len(named[1].figures) == 1
    assert "2021" in named[1].about
    app = open_as(Role.METHODIST, SHOW, meeting=meeting_id, slide="2")
    assert "Ахмадова" not in drawn(app)


@pytest.mark.parametrize("card", ["", "x:[]", "x:{", 'x:[{"indicator":"gone"}]', 'x:[["works"]]'])
def test_a_tile_that_cannot_be_drawn_says_that_it_is_gone(storage, school, records, card, open_as):
    assert slide_code.read(card) == ()
    meeting_id = planned(storage, school, Slide(SlideSort.CARD, "", sources.BOARDS, card, YEAR))
    app = frozen(open_as, meeting_id)
    assert "Этого графика больше нет." in texts(app)


def test_what_is_written_of_tiles_is_read_back():
    odd = replace(CHART, name='Имя ":[|]" \u04c0', is_wide=True)
    assert slide_code.read(slide_code.written("abc", [odd, *FIGURES])) == (odd, *FIGURES)
    assert slide_code.board_of(slide_code.written("abc", [odd])) == "abc"


def test_a_saved_view_of_a_board_is_just_that_board(storage, school, records, board, open_as):
    make_board(storage, school.people[Role.METHODIST], name="Другая", tiles=[TABLE])
    view = Slide(SlideSort.VIEW, "Год", sources.BOARDS, filters={**YEAR, "board": board.code})
    meeting_id = planned(storage, school, view, day=date(2026, 1, 12))
    frozen(open_as, meeting_id)
    assert len(shown_of(storage, school, meeting_id)) == 4
