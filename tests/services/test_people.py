"""The staff list: teachers as versions, with rules that speak all at once."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Action, Role, may
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from core.i18n import words_of
from core.ids import new_id
from services import participations
from services.people import (
    OpenedTeacher,
    add_teacher,
    change_teacher,
    restore_teacher,
    withdraw_teacher,
)
from services.rules import ParticipationEntry
from services.teacher_history import teacher_steps, undo_teacher_step
from services.teacher_rules import TeacherEntry
from services.undo_refusals import NothingToUndo

ENTRY = TeacherEntry(
    last_name="Исаева",
    first_name="Зарема",
    middle_name="Ахмадовна",
    position="primary_teacher",
    subjects=("literary_reading", "surrounding_world"),
    method_groups=("primary", "class_teachers"),
    qualification="highest",
    employed_from=date(2019, 9, 1),
)


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def staff(storage, school, *, withdrawn=False):
    rows = storage.rows(
        "teachers/list", organisation_ids=[school.organisation_id], with_withdrawn=withdrawn
    )
    return {row["teacher_id"]: row for row in rows}


def record_of(storage, school, teacher_id, day=date(2026, 10, 5)):
    entry = ParticipationEntry(
        teacher_ids=(teacher_id,), community="infourok", kind="webinar", title="Вебинар",
        starts_on=day, address="https://infourok.ru/webinar", role="attendee",
        outcome="participated", level="unrated", document="participation_certificate",
    )  # fmt: skip
    return participations.record(storage, school.people[Role.METHODIST], entry)


def test_a_teacher_is_added_with_everything_typed(storage, school, methodist):
    spaced = replace(ENTRY, last_name="  Исаева  ", first_name="Зарема ")
    saved = add_teacher(storage, methodist, spaced)
    row = staff(storage, school)[saved.teacher_id]
    assert (row["last_name"], row["first_name"], row["version"]) == ("Исаева", "Зарема", 1)
    assert row["method_groups"] == ["primary", "class_teachers"]
    assert row["employed_from"] == date(2019, 9, 1)
    assert saved.namesakes == 0


def test_namesakes_are_allowed_and_counted(storage, methodist):
    add_teacher(storage, methodist, replace(ENTRY, last_name="Королёва"))
    again = add_teacher(storage, methodist, replace(ENTRY, last_name="КОРОЛЕВА"))
    assert again.namesakes == 1
    changed = change_teacher(
        storage,
        methodist,
        OpenedTeacher(again.teacher_id, 1),
        entry=replace(ENTRY, last_name="Ким"),
    )
    assert changed.namesakes == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_name": "  "}, "last_name"),
        ({"first_name": "я" * 81}, "first_name"),
        ({"position": "astronaut"}, "position"),
        ({"subjects": ("mathematics", "magic")}, "subjects"),
        ({"method_groups": ("primary", "sciences", "chechen")}, "method_groups"),
        ({"qualification": None, "qualification_until": date(2027, 1, 1)}, "qualification_until"),
        ({"employed_to": date(2019, 8, 31)}, "employed_to"),
        ({"employed_from": date(19, 9, 1)}, "employed_from"),
    ],
)
def test_a_wrong_entry_gets_its_sentence_and_writes_nothing(
    storage, school, methodist, changes, field
):
    before = staff(storage, school)
    sentences = broken(lambda: add_teacher(storage, methodist, replace(ENTRY, **changes)))
    assert list(sentences) == [field]
    assert sentences[field].endswith(".")
    assert staff(storage, school) == before


def test_all_rules_speak_at_once(storage, methodist):
    bad = TeacherEntry(
        "", position="x", employed_from=date(2020, 1, 1), employed_to=date(2019, 1, 1)
    )
    sentences = broken(lambda: add_teacher(storage, methodist, bad))
    assert set(sentences) == {"last_name", "position", "employed_to"}


def test_a_change_is_a_version_and_an_old_screen_does_not_overwrite(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    opened = OpenedTeacher(teacher_id, 1)
    change_teacher(storage, methodist, opened, entry=replace(ENTRY, last_name="Мусаева"))
    with pytest.raises(StaleEdit):
        change_teacher(storage, methodist, opened, entry=replace(ENTRY, last_name="Чужая"))
    row = staff(storage, school)[teacher_id]
    assert (row["last_name"], row["version"]) == ("Мусаева", 2)


def test_working_days_do_not_leave_records_outside(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    record_of(storage, school, teacher_id)
    opened = OpenedTeacher(teacher_id, 1)
    left = replace(ENTRY, employed_to=date(2026, 10, 4))
    sentences = broken(lambda: change_teacher(storage, methodist, opened, entry=left))
    assert sentences == {"employed_to": "There are records of this teacher until 05.10.2026."}
    came = replace(ENTRY, employed_from=date(2026, 10, 6))
    sentences = broken(lambda: change_teacher(storage, methodist, opened, entry=came))
    assert sentences == {"employed_from": "There are records of this teacher from 05.10.2026 on."}
    change_teacher(storage, methodist, opened, entry=replace(ENTRY, employed_to=date(2026, 10, 5)))


def test_a_teacher_entered_by_mistake_is_withdrawn_and_restored(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    withdraw_teacher(storage, methodist, OpenedTeacher(teacher_id, 1), reason="введена дважды")
    assert teacher_id not in staff(storage, school)
    assert staff(storage, school, withdrawn=True)[teacher_id]["is_withdrawn"]
    restore_teacher(storage, methodist, OpenedTeacher(teacher_id, 2))
    row = staff(storage, school)[teacher_id]
    assert (row["last_name"], row["version"]) == ("Исаева", 3)


def test_a_withdrawal_has_a_reason(storage, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    deed = lambda: withdraw_teacher(  # noqa: E731
        storage, methodist, OpenedTeacher(teacher_id, 1), reason=" "
    )
    assert broken(deed) == {"reason": "Write why, in a few words."}


def test_a_teacher_with_records_stays_in_the_list(storage, school, methodist):
    record_of(storage, school, school.teacher_ids[3])
    opened = OpenedTeacher(school.teacher_ids[3], 1)
    sentences = broken(lambda: withdraw_teacher(storage, methodist, opened, reason="ушла"))
    assert "Enter the last working day instead." in sentences["reason"]


def test_a_teacher_with_an_account_stays_in_the_list(storage, school, methodist):
    opened = OpenedTeacher(school.teacher_ids[0], 1)
    sentences = broken(lambda: withdraw_teacher(storage, methodist, opened, reason="ушла"))
    assert "The account teacher belongs to this teacher" in sentences["reason"]


def test_what_was_archived_since_may_stay_but_not_be_chosen(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    with storage.writing() as transaction:
        transaction.run(
            "reference/supersede_item",
            list="positions", code="primary_teacher", version=1,
            superseded_at=transaction.started_at,
        )  # fmt: skip
    assert "position" in broken(lambda: add_teacher(storage, methodist, ENTRY))
    opened = OpenedTeacher(teacher_id, 1)
    change_teacher(storage, methodist, opened, entry=replace(ENTRY, last_name="Мусаева"))


def test_teachers_of_another_organisation_are_not_there(storage, school, methodist):
    stranger = replace(methodist, organisation_id=new_id())
    opened = OpenedTeacher(school.teacher_ids[3], 1)
    for deed in (
        lambda: change_teacher(storage, stranger, opened, entry=ENTRY),
        lambda: withdraw_teacher(storage, stranger, opened, reason="ушла"),
        lambda: restore_teacher(storage, stranger, opened),
    ):
        with pytest.raises(NotFound):
            deed()


@pytest.mark.parametrize("role", Role)
def test_only_who_manages_people_writes_the_list(storage, school, role):
    person = school.people[role]
    if may(person, Action.MANAGE_PEOPLE):
        assert add_teacher(storage, person, ENTRY).teacher_id in staff(storage, school)
        return
    opened = OpenedTeacher(school.teacher_ids[3], 1)
    for deed in (
        lambda: add_teacher(storage, person, ENTRY),
        lambda: change_teacher(storage, person, opened, entry=ENTRY),
        lambda: withdraw_teacher(storage, person, opened, reason="ушла"),
        lambda: restore_teacher(storage, person, opened),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_step_of_a_teacher_is_undone_by_the_rules_and_the_undoing_too(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id

    def steps():
        return teacher_steps(storage, methodist, teacher_id)

    def opened():
        return OpenedTeacher(
            teacher_id, staff(storage, school, withdrawn=True)[teacher_id]["version"]
        )

    def change(**changes):
        change_teacher(
            storage, methodist, opened(), entry=replace(steps()[-1].after.entry, **changes)
        )

    def undo(number=-1):
        at = steps()[number].recorded_at
        undo_teacher_step(storage, methodist, opened(), recorded_at=at)

    change(last_name="Мусаева", employed_to=date(2026, 10, 1))
    change(first_name="Зара")
    change(last_name="Ким")
    assert list(broken(lambda: undo(1))) == ["last_name"]
    undo(3)
    undo(1)
    assert steps()[-1].after.entry == replace(ENTRY, first_name="Зара")
    with pytest.raises(NothingToUndo):
        undo(1)
    record_of(storage, school, teacher_id)
    assert list(broken(lambda: undo(5))) == ["employed_to"], "the record's day would be outside"
    assert list(broken(lambda: undo(0))) == ["reason"], "a teacher with records stays"
    with pytest.raises(NotFound):
        teacher_steps(storage, replace(methodist, organisation_id=new_id()), teacher_id)


def test_entering_and_taking_out_are_undone_too(storage, school, methodist):
    teacher_id = add_teacher(storage, methodist, ENTRY).teacher_id
    for version, deed in enumerate(["entered", "withdrawn", "restored", "withdrawn"], start=1):
        step = teacher_steps(storage, methodist, teacher_id)[-1]
        assert step.deed == deed
        undo_teacher_step(
            storage, methodist, OpenedTeacher(teacher_id, version), recorded_at=step.recorded_at
        )
    assert staff(storage, school)[teacher_id]["version"] == 5
