"""Boards on screen: made of the catalogue, arranged, undone, read by others, seen first."""

from dataclasses import replace
from datetime import date
from json import loads

import pytest

from charts import palette, theme
from core.access import Role
from core.i18n import words_of
from core.ids import new_id
from core.indicators import INDICATORS, PARTICIPATIONS
from core.tiles import Look, Tile, looks_of
from services.boards import arrange, boards, change_board, delete_board, make_board, tiles_of
from services.first_screens import set_first_screens
from services.goals import GoalEntry, Unit, set_goal
from services.people import OpenedTeacher, change_teacher
from services.teacher_rules import TeacherEntry
from tests import listed
from tests.queries.dashboards.recorded import Records, Resource, Taken, Teacher, Used, write

BOARD = "dashboards/board.py"
PAST_YEAR = "school_year:2025"


@pytest.fixture
def records(storage, school):
    """Three teachers with one participation each in one community, the first with a work too."""
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids]
    day = date(2025, 10, 6)
    taken = [
        Taken(teachers[0], new_id(), day, level="federal", outcome="published"),
        *(Taken(one, new_id(), day, kind="webinar", hours=2) for one in teachers[:3]),
        Taken(teachers[0], new_id(), date(2024, 10, 1)),
        Taken(teachers[3], new_id(), date(2026, 2, 2), community="sferum", kind="webinar"),
    ]
    laboratory = Resource(new_id(), school.organisation_id)
    used = [Used(one, laboratory, day, grade=5, pupils=20) for one in teachers[:3]]
    return write(storage, Records((), taken, (laboratory,), used))


def shown(app):
    return {metric.label: metric.value for metric in app.metric}


def texts(app):
    kinds = ("subheader", "markdown", "caption", "info", "warning")
    found = " ".join(str(item.value) for kind in kinds for item in app.get(kind))
    return found.replace("\\", "").replace("\u00a0", " ")


def test_a_board_is_made_filled_arranged_and_undone(records, storage, school, open_as):
    person = school.people[Role.DIRECTOR]
    app = open_as(Role.DIRECTOR, BOARD, period=PAST_YEAR)
    assert "Подборок пока нет" in texts(app)
    app.button(key="board_new").click().run()
    assert "Дайте подборке название" in texts(app)
    app.text_input(key="board_new_name").set_value("Для совета")
    app.button(key="board_new").click().run()
    app.button(key="board_put").click().run()
    app.selectbox(key="tile_indicator").select("teachers").run()
    app.selectbox(key="tile_dimension").select("community").run()
    assert "Самая высокая доля: Инфоурок — 3 из 4 педагогов" in texts(app), "seen before it is put"
    app.selectbox(key="tile_narrowed_by").select("kind").run()
    app.button(key="board_put").click().run()
    assert "Выберите хотя бы одно значение" in texts(app)
    app.multiselect(key="tile_codes").set_value(["webinar"])
    app.button(key="board_put").click().run()
    (board,) = boards(storage, person)
    bars = Tile("teachers", "community", Look.BARS, {"kind": "webinar"})
    assert tiles_of(storage, person, board) == (Tile("participations"), bars)
    app.button(key="board_up_1").click().run()
    app.button(key="board_remove_1").click().run()
    assert tiles_of(storage, person, board) == (bars,)
    app.button(key="board_undo").click().run()
    assert tiles_of(storage, person, board) == (bars, Tile("participations"))
    own = palette.colours("light")[theme.series_colour(0)]
    assert own in app.get("plotly_chart")[0].proto.spec, "its own colour"
    assert app.session_state["board"] == board.code
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.PRESENTER])
def test_every_sort_of_tile_is_drawn_with_names_and_without(
    records, storage, school, open_as, role
):
    owner, names = school.people[Role.DIRECTOR], PARTICIPATIONS.dimensions
    by_everything = [Tile("works", name, looks_of(INDICATORS["works"], name)[0]) for name in names]
    of_everything = [Tile(code) for code in ("gini", "bridges", "unrated", "resources_in_use")]
    others = [
        Tile("participations", "month", Look.STACKED),
        Tile("trainees", "month", Look.COLUMNS),
        Tile("authors", "group", Look.TABLE),
        Tile("resource_uses", "grade", Look.BARS, {"resource_kind": "methodical"}),
        Tile("pupils_reached", "month", Look.TABLE),
    ]
    tiles = [*of_everything, *by_everything, *others]
    board = make_board(storage, owner, name="Всё", tiles=tiles)
    change_board(storage, owner, board, name=board.name, is_shared=True)
    app = open_as(role, BOARD, period=PAST_YEAR, compared="1", board=board.code)
    assert not app.exception
    assert not app.error
    assert len(app.get("subheader")) >= len(by_everything) + len(others)


def test_bars_of_method_groups_have_the_goals_of_the_groups(records, storage, school, open_as):
    owner = school.people[Role.DIRECTOR]
    for indicator, levels in {"participations": (4, 41, 50), "teachers": (1, 2, 3)}.items():
        set_goal(
            storage, owner, GoalEntry(indicator, Unit(method_group="sciences"), PAST_YEAR, *levels)
        )
    whole = [Tile(code, "group", Look.BARS) for code in ("participations", "teachers")]
    narrowed = Tile("participations", "group", Look.BARS, {"kind": "webinar"})
    board = make_board(storage, owner, name="Цели", tiles=[*whole, narrowed])
    app = open_as(Role.DIRECTOR, BOARD, period=PAST_YEAR, board=board.code)
    assert not app.exception
    charts = [loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    said = [" ".join(str(trace.get("text", "")) for trace in chart["data"]) for chart in charts]
    assert ["цель 41" in text for text in said] == [True, False, False]
    assert ["цель 2" in text for text in said] == [False, True, False]
    assert [len(chart["layout"].get("shapes", ())) > 0 for chart in charts] == [True, True, False]


def test_the_first_screen_of_a_role_is_read_only_and_cut_to_what_it_may_see(
    records, storage, school, open_as
):
    owner = school.people[Role.DIRECTOR]
    tiles = [Tile("participations"), Tile("participations", narrowing={"community": "sferum"})]
    board = make_board(
        storage, owner, name="Показ", tiles=[*tiles, Tile("works", "teacher", Look.BARS)]
    )
    change_board(storage, owner, board, name=board.name, is_shared=True)
    set_first_screens(storage, owner, board.board_id, roles=[Role.PRESENTER])
    app = open_as(Role.PRESENTER)
    assert [title.value for title in app.title] == [words_of("ru")("Boards")]
    app.query_params["period"] = PAST_YEAR
    app.run()
    assert shown(app) == {"Участия": "5", "Участия · Сферум": "–"}, "of one teacher nothing is told"
    assert "Имена здесь не показываются" in texts(app)
    assert not any(button.key == "board_put" for button in app.button)
    assert app.selectbox(key="board_choice").options == ["Показ"], "without its owner's name"
    app.button(key="board_copy").click().run()
    (copy,) = (one for one in boards(storage, school.people[Role.PRESENTER]) if one.is_own)
    assert copy.name == "Показ"
    assert [title.value for title in open_as(Role.PRESENTER, level="federal").title] == ["Обзор"]
    assert [title.value for title in open_as(Role.TEACHER).title] == ["Обзор"]


@pytest.mark.parametrize(("role", "is_told"), [(Role.DIRECTOR, True), (Role.PRESENTER, False)])
def test_months_tell_of_the_period_before_only_where_it_is_about_enough_people(
    records, storage, school, open_as, role, is_told
):
    owner = school.people[Role.DIRECTOR]
    tiles = [Tile("participations", "month", Look.COLUMNS)]
    board = make_board(storage, owner, name="Месяцы", tiles=tiles)
    change_board(storage, owner, board, name=board.name, is_shared=True)
    found = texts(open_as(role, BOARD, period=PAST_YEAR, board=board.code))
    assert ("чем за 01.09.2024 – 31.08.2025: 1" in found) is is_told


def test_what_another_window_took_away_is_told(storage, school, records, open_as):
    person = school.people[Role.DIRECTOR]
    tiles = [Tile("participations"), Tile("works")]
    board = make_board(storage, person, name="Две", tiles=tiles)
    app = open_as(Role.DIRECTOR, BOARD, period=PAST_YEAR, board=board.code)
    app.toggle(key="board_editing").set_value(True).run()
    arrange(storage, person, board, tiles=tiles[:1])
    app.button(key="board_change_1").click().run()
    assert not app.exception
    assert [one.value for one in app.toast] == ["Это убрали с подборки в другом окне."]
    delete_board(storage, person, board)
    app.button(key="board_change_0").click().run()
    assert len(app.warning) == 1
    assert "По этой ссылке" in app.warning[0].value


def test_two_windows_do_not_undo_each_others_work(storage, school, records, open_as):
    person = school.people[Role.DIRECTOR]
    first, second, third = tiles = [Tile("participations"), Tile("works"), Tile("teachers")]
    board = make_board(storage, person, name="Три", tiles=tiles)
    app = open_as(Role.DIRECTOR, BOARD, period=PAST_YEAR, board=board.code)
    app.toggle(key="board_editing").set_value(True).run()
    arrange(storage, person, board, tiles=[second, third])
    app.button(key="board_remove_1").click().run()  # the second one, which is now the first
    assert tiles_of(storage, person, board) == (third,)
    arrange(storage, person, board, tiles=[third, first])
    app.button(key="board_undo").click().run()
    assert tiles_of(storage, person, board) == (third, first)
    assert "в другом окне" in app.toast[0].value
    app.button(key="board_change_0").click().run()
    arrange(storage, person, board, tiles=[first, third])
    app.text_input(key="tile_name").set_value("Кто").run()
    app.button(key="board_put").click().run()
    assert tiles_of(storage, person, board) == (first, replace(third, name="Кто"))


def test_namesakes_stand_in_rows_of_their_own(records, storage, school, open_as):
    person = school.people[Role.DIRECTOR]
    names, since = ("Ахмадова", "Зара", "Исаевна"), date(2015, 9, 1)
    entry = TeacherEntry(*names, position="teacher", employed_from=since)
    opened = OpenedTeacher(school.teacher_ids[1], 1)
    change_teacher(storage, school.people[Role.METHODIST], opened, entry=entry)
    board = make_board(
        storage, person, name="Кто", tiles=[Tile("participations", "teacher", Look.TABLE)]
    )
    app = open_as(Role.DIRECTOR, BOARD, period=PAST_YEAR, board=board.code)
    named = listed.tables(app)[0].iloc[:, 0]
    assert len(named) == named.nunique() == 4
    assert sum("Ахмадова" in name for name in named) == 2
