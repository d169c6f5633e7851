"""Uses of resources and the catalogue, on a real database."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, RulesBroken, StaleEdit
from services import resource_uses, resources
from services.history import read_steps
from services.record_states import RESOURCE_USE_TRAIL
from services.resource_history import resource_steps, undo_resource_step
from services.rules import ResourceEntry, ResourceUseEntry
from services.versions import RESOURCE_USES, Opened, Writer


@pytest.fixture
def entry(storage, school):
    resource_id = resources.add(
        storage,
        school.people[Role.METHODIST],
        ResourceEntry("Тренажёр", kind="information", provider="community", community="infourok"),
    )
    return ResourceUseEntry(
        teacher_id=school.teacher_ids[0],
        resource_id=resource_id,
        used_on=date(2026, 10, 5),
        subject="mathematics",
        grade=7,
        times=2,
    )


def versions_of(storage, record_id):
    return storage.rows(RESOURCE_USES.versions, resource_use_id=record_id)


def opened(storage, record_id):
    return Opened(record_id, versions_of(storage, record_id)[-1]["version"])


def state(storage, record_id):
    rows = versions_of(storage, record_id)
    counting = [row["version"] for row in rows if row["counted_at"] and not row["uncounted_at"]]
    return rows[-1]["status"], rows[-1]["is_withdrawn"], counting


def catalogue(storage, school):
    return storage.rows("resources/catalogue", organisation_ids=(school.organisation_id,))


def test_a_use_waits_for_a_check_and_counts_when_confirmed(storage, school, entry):
    record_id = resource_uses.record(storage, school.people[Role.TEACHER], entry)
    assert state(storage, record_id) == ("submitted", False, [])
    done = resource_uses.confirm(
        storage, school.people[Role.METHODIST], [opened(storage, record_id)]
    )
    assert done == 1
    assert state(storage, record_id) == ("confirmed", False, [2])


def test_the_methodist_may_confirm_at_once_the_teacher_may_not(storage, school, entry):
    for role, status in ((Role.METHODIST, "confirmed"), (Role.TEACHER, "submitted")):
        record_id = resource_uses.record(storage, school.people[role], entry, is_confirmed=True)
        assert state(storage, record_id)[0] == status


def test_a_new_resource_is_added_together_with_its_use(storage, school, entry):
    new = ResourceEntry(" Кабинет физики ", kind="material", provider="partner", partner="СОШ № 2")
    both = replace(entry, resource_id=None, new_resource=new)
    record_id = resource_uses.record(storage, school.people[Role.TEACHER], both)
    added = next(row for row in catalogue(storage, school) if row["title"] == "Кабинет физики")
    assert versions_of(storage, record_id)[0]["resource_id"] == added["resource_id"]
    assert (added["community"], added["partner"]) == (None, "СОШ № 2")


def test_a_broken_rule_writes_neither_use_nor_resource(storage, school, entry):
    new = ResourceEntry("Кабинет физики", kind="material", provider="own")
    both = replace(entry, resource_id=None, new_resource=new, times=0)
    with pytest.raises(RulesBroken):
        resource_uses.record(storage, school.people[Role.TEACHER], both)
    assert [row["title"] for row in catalogue(storage, school)] == ["Тренажёр"]


def test_a_resource_stands_in_the_catalogue_once(storage, school, entry):
    again = ResourceEntry("тренажер", "information", "community", community="infourok")
    with pytest.raises(RulesBroken) as broken:
        resources.add(storage, school.people[Role.METHODIST], again)
    assert [violation.field for violation in broken.value.violations] == ["title"]


def test_an_owner_s_change_waits_while_the_confirmed_version_counts(storage, school, entry):
    record_id = resource_uses.record(
        storage, school.people[Role.METHODIST], entry, is_confirmed=True
    )
    person, seen = school.people[Role.TEACHER], opened(storage, record_id)
    resource_uses.change(storage, person, seen, entry=entry)
    assert state(storage, record_id) == ("confirmed", False, [1])
    resource_uses.change(storage, person, seen, entry=replace(entry, times=5))
    assert state(storage, record_id) == ("submitted", False, [1])
    with pytest.raises(StaleEdit):
        resource_uses.change(storage, person, seen, entry=replace(entry, times=6))


def test_the_methodist_s_change_counts_at_once(storage, school, entry):
    person = school.people[Role.METHODIST]
    record_id = resource_uses.record(storage, person, entry, is_confirmed=True)
    resource_uses.change(storage, person, opened(storage, record_id), entry=replace(entry, times=5))
    assert state(storage, record_id) == ("confirmed", False, [2])


def test_withdrawn_and_restored_with_its_history(storage, school, entry):
    person = school.people[Role.METHODIST]
    record_id = resource_uses.record(storage, person, entry, is_confirmed=True)
    resource_uses.withdraw(storage, person, opened(storage, record_id), reason="Дубль")
    assert state(storage, record_id) == ("confirmed", True, [])
    resource_uses.restore(storage, person, opened(storage, record_id))
    assert state(storage, record_id) == ("confirmed", False, [3])
    steps = read_steps(storage, person, record_id, trail=RESOURCE_USE_TRAIL)
    assert [(step.deed, step.reason) for step in steps] == [
        ("entered", ""),
        ("withdrawn", "Дубль"),
        ("restored", ""),
    ]


def test_a_presenter_writes_nothing(storage, school, entry):
    person = school.people[Role.PRESENTER]
    record_id = resource_uses.record(storage, school.people[Role.METHODIST], entry)
    seen = opened(storage, record_id)
    for deed in (
        lambda: resources.add(storage, person, ResourceEntry("Новый", "information", "own")),
        lambda: resource_uses.record(storage, person, entry),
        lambda: resource_uses.change(storage, person, seen, entry=entry),
        lambda: resource_uses.withdraw(storage, person, seen, reason="Ошибка"),
        lambda: resource_uses.restore(storage, person, seen),
        lambda: resource_uses.confirm(storage, person, [seen]),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_teacher_records_own_uses_only(storage, school, entry):
    theirs = replace(entry, teacher_id=school.teacher_ids[2])
    with pytest.raises(NotAllowed):
        resource_uses.record(storage, school.people[Role.TEACHER], theirs)
    record_id = resource_uses.record(storage, school.people[Role.METHODIST], theirs)
    with pytest.raises(NotAllowed):
        resource_uses.change(
            storage, school.people[Role.TEACHER], opened(storage, record_id), entry=entry
        )


def test_a_step_of_a_resource_is_undone_by_the_rules_and_the_undoing_too(storage, school, entry):
    deputy, new = school.people[Role.METHODIST], ResourceEntry("Лаборатория", "information", "own")
    resource_id = resources.add(storage, deputy, new)

    def steps():
        return resource_steps(storage, deputy, resource_id)

    def change(**changes):
        with storage.writing() as transaction:
            writer = Writer(transaction, deputy)
            row = transaction.rows("resources/versions", resource_id=resource_id)[-1]
            resources.change_in(writer, row, replace(resources.entry_of(row), **changes))

    def undo(number=-1, seen=-1, person=deputy):
        moments = [step.recorded_at for step in steps()]
        undo_resource_step(
            storage, person, resource_id, recorded_at=moments[number], seen_at=moments[seen]
        )

    change(title="Кабинет", provider="partner", partner="Кванториум")
    change(title="Мастерская")
    with pytest.raises(RulesBroken) as broken:
        undo(1)
    assert [violation.field for violation in broken.value.violations] == ["title"]
    with pytest.raises(StaleEdit):
        undo(2, seen=1)
    undo(2)
    undo(1)
    assert steps()[-1].after.entry == steps()[0].after.entry
    undo(0)
    assert [step.deed for step in steps()][-1] == "withdrawn"
    resources.add(storage, deputy, new)
    with pytest.raises(RulesBroken):
        undo()  # another one has taken its place
    with pytest.raises(NotAllowed):
        undo(person=school.people[Role.TEACHER])
