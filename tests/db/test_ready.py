"""What counts now is read from the ready table alone, and nothing is asked that is not filtered by.

Whatever else is asked for is looked up by the macros of db/views/.
"""

from datetime import date, datetime

import pytest

from core.settings import load_settings
from db import open_storage
from db.demonstration import plant_demonstration
from db.statements import SELECTION, statement
from tests.selections import everything

ORGANISATION = "00000000-0000-7000-8000-000000000001"
LISTS = [name for name, kind in SELECTION.items() if kind.endswith("[]")]
# A code that many records have, for each filter.
CODES = {
    "months": [date(2026, 9, 1), date(2026, 10, 1)],
    "school_years": [2025, 2026],
    "communities": ["infourok", "sferum"],
    "kinds": ["publication", "webinar", "pd_course"],
    "levels": ["regional", "federal"],
    "outcomes": ["published", "completed"],
    "roles": ["author", "trainee"],
    "parts": ["document", "course"],
    "subjects": ["mathematics", "not_stated"],
    "grades": [5, 6, 7],
    "weekdays": [1, 2, 3],
    "resource_kinds": ["information", "methodical"],
    "partners": [""],
}
TODAY = date(2026, 11, 30)
ASKED = ("dashboards/by_kind", "dashboards/resource_totals", "dashboards/totals")
# Those that set a part of the selection themselves, or look at more than what counts, too.
ALIKE = (
    *ASKED,
    "dashboards/contributions",
    "dashboards/quality",
    "dashboards/staff_courses",
    "dashboards/trajectory",
)
MORE = {
    "as_of": TODAY,
    "as_of_then": date(2026, 10, 1),
    "then_at": datetime(2026, 10, 1, 21),  # noqa: DTZ001 - as the database holds moments
    "day_starts": (0, 8, 31),
    "since": None,
}


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """The demonstration school: its storage, its organisation and some of its teachers."""
    folder = tmp_path_factory.mktemp("busy")
    storage = open_storage(load_settings({"NETWORKS_DATABASE": str(folder / "s.duckdb")}, folder))
    plan = plant_demonstration(storage, TODAY)
    with storage._cursor() as cursor:
        found = cursor.execute(
            "select teacher_id::varchar from counted_participations "
            "group by all order by count(*) desc, 1 limit 3"
        ).fetchall()
    yield storage, plan.organisation_id, [row[0] for row in found]
    storage.close()


@pytest.mark.parametrize(
    ("more", "is_ready"),
    [({}, True), ({"with_waiting": True}, False), ({"known_at": "2026-10-01"}, False)],
)
def test_only_what_counts_now_is_read_ready(more, is_ready):
    selection = everything(ORGANISATION)["selection"] | more
    sql = statement("dashboards/by_kind").sql_for({"selection": selection})
    assert "participations_selected(" not in sql
    assert ("from participations_known_at(" in sql) != is_ready


@pytest.mark.parametrize(
    ("more", "is_ready"),
    [({}, True), ({"with_waiting": True}, False), ({"known_at": "2026-10-01"}, False)],
)
def test_only_what_counts_now_is_compared_ready(more, is_ready):
    selection = everything(ORGANISATION)["selection"] | more
    sql = statement("dashboards/contributions").sql_for({"selection": selection})
    assert "participations_compared(" not in sql
    assert sql.count("from participations_known_at(") == (0 if is_ready else 2)
    assert sql.count("from participations_uncounted_since($then_at)") == is_ready
    assert "len($selection['communities'])" not in sql


def test_only_the_filters_that_are_set_are_planned():
    selection = everything(ORGANISATION)["selection"]
    assert isinstance(selection, dict)
    for name in LISTS:
        asked = "\n".join(
            statement(one).sql_for({"selection": {**selection, name: CODES.get(name, ["code"])}})
            for one in ASKED
        )
        assert {one for one in LISTS if f"$selection['{one}']" in asked} == {
            "organisation_ids",
            name,
        }, name


@pytest.mark.parametrize(
    "state", [{}, {"with_waiting": True}, {"known_at": MORE["then_at"]}], ids=str
)
@pytest.mark.parametrize("name", ["", *CODES, "method_groups", "teachers", "teacher_ids"])
def test_a_selection_written_out_finds_what_the_macros_find(busy, name, state):
    storage, organisation, people = busy
    with storage._cursor() as cursor:
        (groups,) = cursor.execute("select any_value(method_groups) from teachers").fetchone()
    codes = {**CODES, "method_groups": groups, "teachers": people, "teacher_ids": people}
    selection = everything(organisation)["selection"]
    assert isinstance(selection, dict)
    selection |= state
    if name:
        selection |= {name: codes[name]}
    for one in ALIKE:
        wanted = statement(one)
        more = {other: value for other, value in MORE.items() if other in wanted.parameters}
        values = wanted.bind({"selection": selection, **more})
        with storage._cursor() as cursor:
            plain = cursor.execute(wanted.sql, values).fetchall()
            written_out = cursor.execute(wanted.sql_for(values), values).fetchall()
        assert written_out == plain
        assert plain
        assert any(plain[0][-5:]), (one, "has something to compare")
