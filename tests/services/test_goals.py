"""Goals: setting and changing one by the rules, and who sees whose."""

from dataclasses import replace
from math import nan
from typing import Any

import pytest

from core.access import Role
from core.errors import NotFound, RulesBroken, StaleEdit
from core.goals import Levels
from services.goals import (
    GoalEntry,
    Unit,
    change_goal,
    limits_of,
    restore_goal,
    set_goal,
    withdraw_goal,
)
from services.sight import sight_of
from services.versions import Opened

YEAR, HIGHER = "school_year:2026", Levels(10, 20, 40)
ENTRY = GoalEntry("participations", Unit(), YEAR, 10, 20, 30, "Решение педсовета")


def seen_by(storage, person):
    """Return the goals in a person's sight by their ids."""
    limits = limits_of(sight_of(storage, person), person)
    rows = storage.rows("goals/in_sight", **limits, known_at=None)
    return {str(row["goal_id"]): row for row in rows if not row["is_withdrawn"]}


def broken(storage, person, entry):
    with pytest.raises(RulesBroken) as refusal:
        set_goal(storage, person, entry)
    return {violation.field for violation in refusal.value.violations}


WRONG: list[tuple[dict[str, Any], set[str]]] = [
    ({"indicator": "gini"}, {"indicator"}),
    ({"indicator": "nothing"}, {"indicator"}),
    ({"unit": None}, {"unit"}),
    ({"unit": Unit(method_group="nobody")}, {"unit"}),
    ({"unit": Unit(teacher_id="01a212b0-4314-7cfa-a02f-6d225285ce81")}, {"unit"}),
    ({"period": "quarter:2026.5"}, {"period"}),
    ({"minimum": None, "good": nan, "excellent": -1}, {"minimum", "good", "excellent"}),
    ({"minimum": 20, "good": 20, "excellent": 19}, {"good", "excellent"}),
    ({"note": "а" * 501}, {"note"}),
]


def test_what_cannot_be_a_goal_is_told_beside_its_field(storage, school):
    director = school.people[Role.DIRECTOR]
    for changes, fields in WRONG:
        assert broken(storage, director, replace(ENTRY, **changes)) == fields, changes
    assert seen_by(storage, director) == {}


def test_a_figure_of_people_is_no_goal_of_one_teacher(storage, school):
    entry = replace(ENTRY, indicator="teachers", unit=Unit(teacher_id=school.teacher_ids[0]))
    assert broken(storage, school.people[Role.DIRECTOR], entry) == {"indicator"}


def test_a_goal_is_changed_withdrawn_and_put_back_and_has_its_place_alone(storage, school):
    director = school.people[Role.DIRECTOR]
    goal_id = set_goal(storage, director, ENTRY)
    assert broken(storage, director, replace(ENTRY, good=25)) == {"indicator"}
    set_goal(storage, director, replace(ENTRY, period="quarter:2026.2"))
    change_goal(storage, director, Opened(goal_id, 1), levels=HIGHER, note=" выше ")
    row = seen_by(storage, director)[goal_id]
    assert (row["version"], row["excellent"], row["note"]) == (2, 40, "выше")
    with pytest.raises(StaleEdit):
        withdraw_goal(storage, director, Opened(goal_id, 1))
    withdraw_goal(storage, director, Opened(goal_id, 2))
    assert goal_id not in seen_by(storage, director)
    other = set_goal(storage, director, ENTRY)
    with pytest.raises(RulesBroken):
        restore_goal(storage, director, Opened(goal_id, 3))
    withdraw_goal(storage, director, Opened(other, 1))
    restore_goal(storage, director, Opened(goal_id, 3))
    assert seen_by(storage, director)[goal_id]["version"] == 4
    stranger = replace(director, organisation_id=school.teacher_ids[0])
    with pytest.raises(NotFound):
        withdraw_goal(storage, stranger, Opened(goal_id, 4))


def test_each_role_sees_the_goals_whose_figures_it_sees(storage, school):
    director, (first, second, third, _) = school.people[Role.DIRECTOR], school.teacher_ids
    units = {
        "school": Unit(),
        "sciences": Unit(method_group="sciences"),
        "humanities": Unit(method_group="humanities"),
        "first": Unit(teacher_id=first),
        "second": Unit(teacher_id=second),
        "third": Unit(teacher_id=third),
    }
    names = {set_goal(storage, director, replace(ENTRY, unit=units[name])): name for name in units}
    seen = {role: {names[one] for one in seen_by(storage, school.people[role])} for role in Role}
    everything = set(units)
    assert seen == {
        Role.ADMIN: everything,
        Role.DIRECTOR: everything,
        Role.METHODIST: everything,
        Role.GROUP_LEAD: {"sciences", "first", "second"},
        Role.TEACHER: {"first"},
        Role.PRESENTER: {"school", "sciences", "humanities"},
    }
