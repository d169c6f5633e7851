"""The catalogue of resources: who changes it, by which rules, and what comes back."""

from dataclasses import replace

import pytest

from core.access import Action, Role, may
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from services import resources, trash
from services.resource_history import resource_steps, undo_resource_step
from services.rules import ResourceEntry
from services.trash import Withdrawn
from services.versions import Opened

LABORATORY = ResourceEntry("Лаборатория", "material", "own", capacity=12)


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


def catalogue(storage, school, *, withdrawn=False):
    rows = storage.rows(
        "resources/list", organisation_ids=[school.organisation_id], with_withdrawn=withdrawn
    )
    return {str(row["title"]): row for row in rows}


def test_the_room_of_a_resource_is_written_down_and_undone(storage, school, methodist):
    resource_id = resources.add(storage, methodist, replace(LABORATORY, capacity=None))
    opened = Opened(resource_id, 1)
    resources.change(storage, methodist, opened, entry=replace(LABORATORY, title=" Лаборатория "))
    row = catalogue(storage, school)["Лаборатория"]
    assert (row["capacity"], row["version"], row["uses"]) == (12, 2, 0)
    resources.change(storage, methodist, Opened(resource_id, 2), entry=LABORATORY)
    assert catalogue(storage, school)["Лаборатория"]["version"] == 2, "nothing was changed"
    with pytest.raises(StaleEdit):
        resources.change(storage, methodist, opened, entry=LABORATORY)
    last = resource_steps(storage, methodist, resource_id)[-1].recorded_at
    undo_resource_step(storage, methodist, resource_id, recorded_at=last, seen_at=last)
    assert catalogue(storage, school)["Лаборатория"]["capacity"] is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"capacity": 0}, "capacity"),
        ({"capacity": 10_001}, "capacity"),
        ({"provider": "partner"}, "partner"),
        ({"provider": "community"}, "community"),
        ({"kind": "magic"}, "kind"),
        ({"grades": (12,)}, "grades"),
    ],
)
def test_a_wrong_entry_changes_nothing(storage, school, methodist, changes, field):
    resource_id = resources.add(storage, methodist, LABORATORY)
    wrong = replace(LABORATORY, **changes)
    with pytest.raises(RulesBroken) as broken:
        resources.change(storage, methodist, Opened(resource_id, 1), entry=wrong)
    assert [violation.field for violation in broken.value.violations] == [field]
    assert catalogue(storage, school)["Лаборатория"]["version"] == 1


def test_what_was_taken_out_comes_back_by_hand_and_out_of_the_trash(storage, school, methodist):
    resource_id = resources.add(storage, methodist, LABORATORY)
    with pytest.raises(RulesBroken) as broken:
        resources.withdraw(storage, methodist, Opened(resource_id, 1), reason=" ")
    assert [violation.field for violation in broken.value.violations] == ["reason"]
    resources.withdraw(storage, methodist, Opened(resource_id, 1), reason="Дубль")
    assert catalogue(storage, school) == {}
    assert catalogue(storage, school, withdrawn=True)["Лаборатория"]["is_withdrawn"]
    with pytest.raises(StaleEdit):
        resources.change(storage, methodist, Opened(resource_id, 2), entry=LABORATORY)
    resources.restore(storage, methodist, Opened(resource_id, 2))
    with pytest.raises(StaleEdit):
        resources.restore(storage, methodist, Opened(resource_id, 3))
    resources.withdraw(storage, methodist, Opened(resource_id, 3), reason="Дубль")
    (row,) = trash.withdrawn(storage, methodist)
    assert (row["sort"], row["title"], row["reason"]) == ("resources", "Лаборатория", "Дубль")
    trash.restore(storage, methodist, Withdrawn("resources", resource_id, 4))
    assert catalogue(storage, school)["Лаборатория"]["capacity"] == 12


def test_only_who_keeps_the_catalogue_of_the_school_changes_it(storage, school, methodist):
    resource_id = resources.add(storage, methodist, LABORATORY)
    opened = Opened(resource_id, 1)
    for person in school.people.values():
        if may(person, Action.MANAGE_RESOURCES):
            continue
        with pytest.raises(NotAllowed):
            resources.change(storage, person, opened, entry=LABORATORY)
    stranger = replace(methodist, organisation_id=school.teacher_ids[0])
    with pytest.raises(NotFound):
        resources.change(storage, stranger, opened, entry=replace(LABORATORY, capacity=5))
