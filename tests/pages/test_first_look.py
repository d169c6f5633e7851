"""The first screen: what changed since a day, what to look at, what waits and what is late."""

import json
from datetime import date

import pytest

from core.access import Role
from core.ids import new_id
from core.periods import beginning, today
from tests.drawn import row_names
from tests.pages.test_dashboards import OVERVIEW, PAST_YEAR, texts
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write
from ui.dashboards.since import a_month_before

SINCE = "2025-01-01"  # before everything that a test records


@pytest.fixture
def moved(storage, school):
    """Less in one community than the year before, more in another, one teacher in two groups."""
    first, second, third, fourth = [
        Teacher(teacher_id, school.organisation_id) for teacher_id in school.teacher_ids
    ]
    both = Teacher(new_id(), school.organisation_id, ("sciences", "humanities"), last_name="Дудаев")
    long_ago = beginning(date(2025, 10, 7))
    taken = [
        *(Taken(one, new_id(), date(2024, 10, 6)) for one in (first, second, third, fourth, both)),
        *(Taken(one, new_id(), date(2025, 10, 6)) for one in (first, second)),
        *(
            Taken(one, new_id(), date(2025, 11, 6), community="sferum", number="7", level="school")
            for one in (both, both, third, second, first)
        ),
        Taken(fourth, new_id(), date(2025, 10, 6), status="returned", entered_at=long_ago),
    ]
    write(storage, Records((both,), taken))


def bars(app):
    """Return the first chart's bars: the text over each -> its length."""
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    return dict(zip(row_names(figure), figure["data"][0]["x"], strict=True))


def ways(app):
    """Return the sentences that are ways, with where each leads to."""
    links = [link.proto for link in app.get("page_link")]
    return {link.label.replace("\u00a0", " ").replace("\\", ""): link for link in links}


def test_what_changed_what_to_look_at_and_what_is_late(moved, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, since=SINCE)
    assert app.query_params["since"] == SINCE
    assert (
        "Участия: на 01.01.2025 было известно 0, сейчас 7 (+7). Педагоги: 0 → 4. "
        "Больше всего прибавилось: Сферум, +5."
    ) in texts(app)
    assert bars(app) == {"Сферум": 5, "Инфоурок": 2}
    found = ways(app)
    then = "01.09.2024 – 31.08.2025"
    fall = found[f"Инфоурок отстаёт от показателей за {then}: участия — 2 против 5 (−3)."]
    assert "community=infourok" in fall.query_string
    assert "period=school_year%3A2025" in fall.query_string
    assert "Не меньше половины держится на троих" in " ".join(found)
    assert "Без подтверждения: 3 из 8 записей, считая непроверенные, 38 %." in found
    assert "1 запись возвращена больше 14 дней назад и не исправлена." in found
    assert (
        "Стоит организовать курсы на 31.08.2026: для 5 из 5 педагогов в штате на этот день, 100 %."
        in found
    )
    app.button(key="since_month").click().run()
    assert app.query_params["since"] == a_month_before(today()).isoformat()
    app.segmented_control(key="changes_by").set_value("group").run()
    by_group = bars(app)
    assert sum(by_group.values()) == 7
    assert by_group["учтено в двух объединениях — вычтено<br>один раз"] == -2


def test_whoever_sees_a_part_only_is_told_of_that_part(moved, open_as):
    said = " ".join(ways(open_as(Role.TEACHER, OVERVIEW, period=PAST_YEAR, since=SINCE)))
    assert "держится" not in said
    assert "курсы" not in said


def test_a_presenter_reads_of_no_group_of_one_or_two(moved, open_as):
    app = open_as(Role.PRESENTER, OVERVIEW, period=PAST_YEAR, since=SINCE)
    said = " ".join(ways(app)) + texts(app)
    assert (
        "Не показаны 2 группы: в них меньше трёх человек или по ним такую можно вычислить." in said
    )
    for hidden in ("Инфоурок", "Сферум", "курсы", "возвращена", "Что изменилось с тех пор"):
        assert hidden not in said
