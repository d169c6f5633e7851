"""The network and what the communities' screen says of effort and of combinations."""

from datetime import date

import pytest

from core.access import Role
from core.ids import new_id
from tests import listed
from tests.pages.test_dashboards import (
    COMMUNITIES,
    NETWORK,
    NO_BREAK_SPACE,
    PAST_YEAR,
    figures,
    texts,
)
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write


@pytest.fixture
def connected(storage, school):
    """The first in three communities, the second in two of them, the third in one, one in none."""
    first, second, third, _ = [
        Teacher(teacher_id, school.organisation_id) for teacher_id in school.teacher_ids
    ]
    places = [
        *[(first, "infourok")] * 5,
        (first, "sferum"),
        (first, "urok_rf"),
        (second, "infourok"),
        (second, "sferum"),
        (third, "infourok"),
    ]
    taken = [
        Taken(teacher, new_id(), date(2025, 10, 6), community=community, outcome="published")
        for teacher, community in places
    ]
    write(storage, Records((), taken))


def charts(app):
    """Return the marks and words of every chart of a page."""
    return " ".join(chart.proto.spec for chart in app.get("plotly_chart"))


def test_the_head_teacher_sees_who_connects_and_what_rests_on_a_few(connected, open_as):
    app = open_as(Role.DIRECTOR, NETWORK, period=PAST_YEAR)
    assert figures(app) == {
        f"Педагоги, 75{NO_BREAK_SPACE}%": ("3 из 4", "+3"),
        "Связующие": ("1 из 4", "+1"),
        f"У троих, 100{NO_BREAK_SPACE}%": ("10 из 10", "+10"),
        "Коэффициент Джини": ("0,55", ""),
    }
    found = texts(app)
    assert "Связаны только через одного педагога: Инфоурок + Урок.РФ; Урок.РФ + Сферум." in found
    assert "Половина всех участий приходится на 1 педагога из 4." in found
    assert (
        "На троих самых активных приходится 10 из 10 участий, 100 %; поровну было бы 75 %." in found
    )
    assert "Ни в одном сообществе: 1 из 4 педагогов, 25 %." in found
    assert "Габазов" in found
    assert "G = Σ (2i − n − 1)" in next(
        m.help for m in app.metric if m.label == "Коэффициент Джини"
    )
    app.session_state["table_graph"] = True
    app.run()
    table = listed.tables(app)[0]
    first = next(list(row) for row in table.to_numpy() if "Ахмадова" in row[0])
    assert first[1:] == ["Инфоурок + Урок.РФ + Сферум", "7", "да"]
    assert len(table) == 4  # who is in no community stands there too


@pytest.mark.parametrize(
    ("code", "count"), [("three_most_active", "10 записей"), ("bridges", "7 записей")]
)
def test_a_figure_about_a_few_leads_to_just_their_records(connected, open_as, code, count):
    app = open_as(Role.DIRECTOR, NETWORK, period=PAST_YEAR)
    app.button(key=f"behind_{code}").click().run()
    assert count in texts(app)


@pytest.mark.parametrize("screen", [NETWORK, COMMUNITIES])
def test_a_presenter_is_shown_nobody(connected, open_as, school, screen):
    app = open_as(Role.PRESENTER, screen, period=PAST_YEAR)
    assert not app.exception
    found = texts(app) + charts(app)
    for secret in ("Ахмадова", "Габазов", "через одного", *school.teacher_ids):
        assert secret not in found


def test_whoever_sees_only_themselves_is_told_nothing_of_the_others(connected, open_as):
    app = open_as(Role.TEACHER, NETWORK, period=PAST_YEAR)
    found = texts(app)
    assert "Связаны только" not in found
    assert "Ни в одном" not in found
    assert "Джини" not in found
    assert len(app.metric) == 2


def test_effort_and_combinations_of_communities(connected, open_as, school):
    app = open_as(Role.DIRECTOR, COMMUNITIES, period=PAST_YEAR)
    assert "Больше всего: Инфоурок — 7 из 10, 70 %." in texts(app)
    assert "Всего 3 сочетания сообществ." in texts(app)
    assert f"teacher={school.teacher_ids[1]}" in charts(app)
    app.session_state["effort_yield"] = "course_hours"
    app.session_state["table_effort_course_hours"] = True
    app.run()
    heads = [list(table.columns) for table in listed.tables(app)]
    assert heads == [["Сообщество", "Участники", "Участия", "Часы ДПО"]]
