"""The trash as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed
from services import participations, people, reference_items, trash
from services.people import OpenedTeacher
from services.reference_rows import ItemKey, ItemNames
from services.rules import ParticipationEntry
from services.teacher_rules import TeacherEntry
from services.trash import Withdrawn
from services.versions import Opened

PAGE = "entry/trash.py"


@pytest.fixture
def withdrawn_ids(storage, school):
    """A webinar of the first teacher and one of the third, both withdrawn by the deputy."""
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )
    other = replace(entry, teacher_ids=(school.teacher_ids[2],), title="Конспект")
    person = school.people[Role.METHODIST]
    ids = [participations.record(storage, person, one)[0] for one in (entry, other)]
    for record_id in ids:
        participations.withdraw(storage, person, Opened(record_id, 1), reason="Внесено дважды")
    return ids


def ticks(app):
    return {
        box.label.replace("\\", "").strip("*"): box
        for box in app.checkbox
        if (box.key or "").startswith("pick_")
    }


def test_it_says_who_when_and_why_and_brings_one_back(open_as, storage, school, withdrawn_ids):
    app = open_as(Role.METHODIST, PAGE)
    assert set(ticks(app)) == {"Вебинар", "Конспект"}
    said = [line.value.replace("\\", "") for line in app.caption]
    assert any("methodist: Внесено дважды" in line for line in said)
    assert app.button(key="trash_restore").disabled
    ticks(app)["Конспект"].check().run()
    app.button(key="trash_restore").click().run()
    assert [toast.value for toast in app.toast] == ["Возвращена 1 запись"]
    assert set(ticks(app)) == {"Вебинар"}
    app.button(key="trash_pick_all").click().run()
    app.button(key="trash_restore").click().run()
    assert [line.value for line in app.info] == ["Корзина пуста: ничего не отзывали."]


def test_search_finds_by_name_and_reason(open_as, withdrawn_ids):
    app = open_as(Role.METHODIST, PAGE)
    app.text_input(key="trash_search").input("вахаева").run()
    assert set(ticks(app)) == {"Конспект"}
    app.text_input(key="trash_search").input("ДВАЖДЫ").run()
    assert set(ticks(app)) == {"Вебинар", "Конспект"}
    app.text_input(key="trash_search").input("%").run()
    assert [line.value for line in app.info] == ["Под эти условия не подходит ни одна запись."]


def test_a_teacher_sees_only_what_is_their_own(open_as, storage, school, withdrawn_ids):
    app = open_as(Role.TEACHER, PAGE)
    assert set(ticks(app)) == {"Вебинар"}
    theirs = Withdrawn("participations", withdrawn_ids[1], 2)
    with pytest.raises(NotAllowed):
        trash.restore(storage, school.people[Role.TEACHER], theirs)


def test_teachers_and_items_of_lists_come_back_by_the_right_hands(storage, school):
    admin, deputy = school.people[Role.ADMIN], school.people[Role.METHODIST]
    saved = people.add_teacher(storage, deputy, TeacherEntry("Дадаев", "Иса", "Ахмедович"))
    people.withdraw_teacher(storage, deputy, OpenedTeacher(saved.teacher_id, 1), reason="Ошибка")
    code = reference_items.add_item(storage, admin, "subjects", names=ItemNames("Риторика"))
    reference_items.delete_item(storage, admin, ItemKey("subjects", code))
    assert [row["sort"] for row in trash.withdrawn(storage, deputy)] == ["teachers"]
    assert trash.withdrawn(storage, school.people[Role.TEACHER]) == []
    rows = trash.withdrawn(storage, admin)
    assert [row["sort"] for row in rows] == ["reference_items", "teachers"]
    item, teacher = (
        Withdrawn(str(row["sort"]), str(row["record_id"]), int(str(row["version"]))) for row in rows
    )
    with pytest.raises(NotAllowed):
        trash.restore(storage, deputy, item)
    trash.restore(storage, admin, item)
    trash.restore(storage, deputy, teacher)
    assert trash.withdrawn(storage, admin) == []
