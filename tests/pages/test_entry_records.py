"""The list of records as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import participations, resource_uses, resources
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.versions import PARTICIPATIONS, Opened
from tests.pages.test_entry_participation import sentences

PAGE = "entry/records.py"


@pytest.fixture
def entries(school):
    """A webinar of the teacher, a publication of somebody else, a channel without evidence."""
    first, _, third, fourth = school.teacher_ids
    webinar = ParticipationEntry(
        teacher_ids=(first,),
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
    publication = replace(
        webinar, teacher_ids=(third,), kind="publication", title="Конспект", role="author"
    )
    channel = replace(
        webinar,
        teacher_ids=(fourth,),
        community="sferum",
        kind="channel_lead",
        title="Канал",
        address="",
        is_without_evidence=True,
        document="none",
    )
    return webinar, publication, channel


@pytest.fixture
def record_ids(storage, school, entries):
    person = school.people[Role.METHODIST]
    return [participations.record(storage, person, entry)[0] for entry in entries]


def titles(app):
    ticks = [box for box in app.checkbox if (box.key or "").startswith("pick_")]
    return {box.label.replace("\\", "").strip("*") for box in ticks}


def pick(app, title):
    next(box for box in app.checkbox if title in box.label).check().run()


def press(app, key):
    return app.button(key=f"records_{key}").click().run()


def status(storage, record_id):
    row = storage.rows(PARTICIPATIONS.versions, participation_id=record_id)[-1]
    return row["status"], row["is_withdrawn"]


def test_everybody_sees_what_is_theirs_to_see(open_as, record_ids):
    assert titles(open_as(Role.TEACHER, PAGE)) == {"Вебинар"}
    assert titles(open_as(Role.GROUP_LEAD, PAGE)) == {"Вебинар"}
    assert titles(open_as(Role.METHODIST, PAGE)) == {"Вебинар", "Конспект", "Канал"}


def test_a_teacher_sees_no_word_of_others_records(open_as, record_ids):
    app = open_as(Role.TEACHER, PAGE)
    assert "Конспект" not in str(app.main)
    assert "Вахаева" not in str(app.main)
    assert "records_confirm" not in [button.key for button in app.button]


def test_search_and_filters_narrow_the_list_and_stand_in_the_address(open_as, record_ids):
    app = open_as(Role.METHODIST, PAGE)
    app.text_input(key="records_search").input("вахаева").run()
    assert titles(app) == {"Конспект"}
    assert app.query_params["search"] == "вахаева"
    app.text_input(key="records_search").input("").run()
    app.multiselect(key="records_community").set_value(["sferum"]).run()
    assert titles(app) == {"Канал"}
    assert app.query_params["community"] == "sferum"
    app.multiselect(key="records_status").set_value(["confirmed"]).run()
    assert titles(app) == set()
    assert [line.value for line in app.info] == ["Под эти условия не подходит ни одна запись."]


def test_confirming_the_chosen(open_as, storage, record_ids):
    app = open_as(Role.METHODIST, PAGE)
    pick(app, "Вебинар")
    pick(app, "Конспект")
    press(app, "confirm")
    assert [toast.value for toast in app.toast] == ["Подтверждены 2 записи"]
    assert [status(storage, one)[0] for one in record_ids] == ["confirmed"] * 2 + ["submitted"]


def test_what_lacks_evidence_is_named_and_nothing_is_confirmed(open_as, storage, record_ids):
    app = open_as(Role.METHODIST, PAGE)
    press(app, "pick_all")
    press(app, "confirm")
    assert sentences(app) == [
        "«Канал»: нет подтверждения. Добавьте ссылку или номер документа, затем подтвердите."
    ]
    assert {status(storage, one)[0] for one in record_ids} == {"submitted"}


def test_withdrawing_takes_a_reason_and_restoring_takes_it_back(open_as, storage, record_ids):
    app = open_as(Role.TEACHER, PAGE)
    pick(app, "Вебинар")
    press(app, "withdraw")
    assert sentences(app) == [
        "Напишите, почему запись отзывается: это пригодится тому, кто захочет её вернуть."
    ]
    app.text_input(key="records_reason").input("Дубль")
    press(app, "withdraw")
    assert status(storage, record_ids[0]) == ("submitted", True)
    assert titles(app) == set()
    app.toggle(key="records_withdrawn").set_value(True).run()
    assert titles(app) == {"Вебинар"}
    assert any("Дубль" in line.value for line in app.caption)
    pick(app, "Вебинар")
    press(app, "restore")
    assert status(storage, record_ids[0]) == ("submitted", False)


def test_a_record_changed_meanwhile_is_not_confirmed_unseen(
    open_as, storage, school, entries, record_ids
):
    app = open_as(Role.METHODIST, PAGE)
    pick(app, "Вебинар")
    row = storage.rows(PARTICIPATIONS.versions, participation_id=record_ids[0])[-1]
    participations.change(
        storage,
        school.people[Role.TEACHER],
        Opened(record_ids[0], row["version"]),
        entry=replace(entries[0], title="Другое"),
    )
    press(app, "confirm")
    assert status(storage, record_ids[0])[0] == "submitted"
    assert len(sentences(app)) == 1


def test_uses_of_resources_are_the_other_list(open_as, storage, school, record_ids):
    person = school.people[Role.METHODIST]
    resource_id = resources.add(storage, person, ResourceEntry("Тренажёр", "information", "own"))
    resource_uses.record(
        storage,
        person,
        ResourceUseEntry(school.teacher_ids[0], resource_id, used_on=date(2026, 1, 15), times=3),
    )
    app = open_as(Role.METHODIST, PAGE)
    app.get("segmented_control")[0].set_value("resource_uses").run()
    assert titles(app) == {"Тренажёр"}
    assert any("своя школа" in line.value and "3 раза" in line.value for line in app.caption)
    pick(app, "Тренажёр")
    press(app, "confirm")
    assert [toast.value for toast in app.toast] == ["Подтверждена 1 запись"]


def test_an_empty_list_says_what_to_do(open_as, school):
    app = open_as(Role.TEACHER, PAGE)
    assert [line.value for line in app.info] == ["Записей здесь пока нет."]
    assert [link.label for link in app.get("page_link")] == ["Внести первую запись"]
