"""What narrows a page: marks in the address, chips that are taken off, the records behind."""

import json
from datetime import date

import pytest

from charts import theme
from charts.points import MARK
from core.access import Role
from core.dimensions import mark_text, narrowed, read_mark
from core.ids import new_id
from core.periods import school_year
from core.selection import Selection
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write

OVERVIEW = "dashboards/overview.py"
YEAR = "school_year:2025"


@pytest.fixture
def records(storage, school):
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids]
    kinds = ("webinar", "webinar", "publication", "pd_course")
    taken = [
        Taken(teacher, new_id(), date(2025, month, 6), kind=kind, community=community)
        for teacher in teachers
        for month, kind in zip((9, 10, 10, 11), kinds, strict=True)
        for community in ("infourok", "sferum")
    ]
    return write(storage, Records((), taken))


def participations(app):
    return next(metric.value for metric in app.metric if metric.label == "Участия")


def chip(app, name):
    return app.button(key=f"chip_{name}").label.replace("\\", "").replace("\u00a0", " ")


def marks_of(app):
    """Return every mark that the charts of a page show, with the number it stands for."""
    for chart in app.get("plotly_chart"):
        for trace in json.loads(chart.proto.spec)["data"]:
            if trace["type"] != "bar" or not trace.get("customdata") or not trace.get("y"):
                continue
            is_reach = theme.NOTHING in trace["marker"].get("color", ())
            numbers = trace["x"] if trace.get("orientation") == "h" else trace["y"]
            for point, number in zip(trace["customdata"], numbers, strict=True):
                if point[MARK] and not is_reach and isinstance(number, int | float):
                    yield point[MARK], number


def test_every_mark_leads_to_just_the_records_it_counts(records, open_as, storage, school):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR)
    counts = [pair for pair in marks_of(app) if "group=" not in pair[0]]
    assert {"kind=webinar", "level=unrated"} < {mark for mark, _ in counts}
    whole = Selection((school.organisation_id,), None, school_year(2025))
    for mark, number in counts:
        chosen = {name: tuple(codes.split(",")) for name, codes in read_mark(mark).items()}
        selection = narrowed(whole, chosen)
        rows = storage.rows("dashboards/records", **selection.parameters(), staff_on=None, top=1)
        assert (rows[0]["found"] if rows else 0) == number, mark


def test_a_mark_in_the_address_narrows_the_page_and_a_chip_takes_it_off(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, kind="webinar", month="2025-10-01")
    assert participations(app) == "8"
    assert chip(app, "kind") == "Вид: вебинар, онлайн-конференция"
    app.button(key="chip_kind").click().run()
    assert participations(app) == "16"
    assert dict(app.query_params) == {"period": YEAR, "month": "2025-10-01"}
    app.button(key="chips_off").click().run()
    assert participations(app) == "32"
    assert not any(button.key.startswith("chip") for button in app.button)


def test_what_an_address_makes_up_narrows_nothing(records, open_as):
    made_up = {"month": "вчера", "grade": "x", "teacher": "1'; drop", "kind": "none", "outcome": ""}
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, **made_up)
    assert participations(app) == "32"
    assert not app.exception


def test_the_records_behind_are_listed_for_whoever_may_see_names(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, kind="pd_course")
    app.button(key="behind").click().run()
    assert "8 записей" in [markdown.value for markdown in app.markdown]
    app = open_as(Role.PRESENTER, OVERVIEW, period=YEAR)
    assert "behind" not in {button.key for button in app.button}


def test_a_teacher_in_the_address_is_named_to_those_only_who_see_the_teacher(
    records, open_as, school
):
    other = school.teacher_ids[3]
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, teacher=other)
    assert chip(app, "teacher") == "Педагог: Габазов З. И."
    app = open_as(Role.TEACHER, OVERVIEW, period=YEAR, teacher=other)
    assert chip(app, "teacher") == "Педагог: один педагог"
    assert [
        metric for metric in app.metric if metric.label == "Участия" and metric.value != "0"
    ] == []


def test_marks_are_written_and_read_alike():
    mark = {"community": "e&=?_library", "month": "2026-10-01"}
    assert read_mark(mark_text(mark)) == mark
    assert read_mark("nonsense=1") == {}


def test_one_switch_sets_every_chart_beside_the_period_before(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period="school_year:2026", compared="1")
    assert app.toggle(key="filter_compared").value
    app.toggle(key="filter_compared").set_value(False).run()
    assert dict(app.query_params) == {}


def test_a_day_set_back_shows_what_was_known_then_and_leads_back(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, known="2020-01-01")
    assert "Все показатели — какими их видели 01.01.2020." in [info.value for info in app.info]
    assert not any(metric.label == "Участия" for metric in app.metric)  # nothing was known yet
    app.button(key="then_changed").click().run()
    assert "32 записи" in [markdown.value for markdown in app.markdown]
    app.button(key="then_back").click().run()
    assert participations(app) == "32"
    assert dict(app.query_params) == {"period": YEAR}


@pytest.mark.parametrize("known", ["", "вчера", "2999-01-01", "0001-01-01"])
def test_a_day_that_cannot_be_meant_is_now(records, open_as, known):
    assert participations(open_as(Role.DIRECTOR, OVERVIEW, period=YEAR, known=known)) == "32"


def test_a_mark_can_be_chosen_from_the_table_by_keyboard(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=YEAR)
    app.session_state["table_by_kind"] = True
    app.run()
    everything, choice = int(participations(app)), app.selectbox(key="list_by_kind_0")
    words = {option for option in choice.options if option.startswith("вебинар")}
    assert len(words) == 1
    choice.select(words.pop()).run()
    assert chip(app, "kind") == "Вид: вебинар, онлайн-конференция"
    assert int(participations(app)) * 2 == everything
