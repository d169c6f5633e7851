"""What is about one or two people is not shown where names are not, in no part of a chart."""

from datetime import date
from json import loads

import pytest

from core.access import Role
from core.ids import new_id
from tests import listed
from tests.pages.test_dashboards import COMMUNITIES, OVERVIEW, PAST_YEAR, texts
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write


@pytest.fixture
def records(storage, school):
    """Three teachers in one community, one of them alone in March and in the year before."""
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids[:3]]
    alone = teachers[0]
    taken = [
        *(Taken(one, new_id(), date(2025, 10, 6)) for one in teachers),
        Taken(
            alone,
            new_id(),
            date(2026, 3, 2),
            kind="pd_course",
            document="pd_credential",
            hours=72,
        ),
        Taken(alone, new_id(), date(2024, 10, 1)),
    ]
    return write(storage, Records((), taken, (), []))


def chart(app, key):
    return next(
        loads(one.proto.spec) for one in app.get("plotly_chart") if f"chart_{key}_" in one.proto.id
    )


@pytest.mark.parametrize(
    ("role", "title"), [(Role.DIRECTOR, "Инфоурок: 4 (+3)"), (Role.PRESENTER, "Инфоурок: 4")]
)
def test_a_change_against_one_or_two_people_is_not_told(records, open_as, role, title):
    app = open_as(role, COMMUNITIES, period=PAST_YEAR)
    notes = chart(app, "movement")["layout"]["annotations"]
    assert f"<b>{title}</b>" in [note["text"] for note in notes]
    is_told = role is Role.DIRECTOR
    assert ("чем за 01.09.2024 – 31.08.2025" in texts(app)) is is_told
    overview = open_as(role, OVERVIEW, period=PAST_YEAR)
    assert ("чем за 01.09.2024 – 31.08.2025" in texts(overview)) is is_told


def test_what_comes_of_one_person_is_not_shown(records, open_as):
    app = open_as(Role.PRESENTER, COMMUNITIES, period=PAST_YEAR)
    app.session_state["table_outcome"] = True
    app.run()
    table = listed.tables(app)[0]
    rows = dict(zip(table.iloc[:, 0], table["Инфоурок"], strict=True))
    assert rows["Участия"] == "4"
    assert rows["Часы ДПО"] == rows["Документы"] == "не показано"
    assert "1 участия" not in texts(app)
    app.segmented_control(key="effort_yield").set_value("course_hours").run()
    assert not app.exception
    assert not any("effort_course_hours" in one.proto.id for one in app.get("plotly_chart"))
