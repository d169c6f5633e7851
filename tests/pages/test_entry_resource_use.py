"""The form of a resource's use as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import resource_uses, resources
from services.rules import ResourceEntry, ResourceUseEntry
from services.versions import RESOURCE_USES, Writer
from tests.pages.test_entry_participation import EVERYTHING, pills, sentences

PAGE = "entry/resource_use.py"


@pytest.fixture
def resource_id(storage, school):
    entry = ResourceEntry("Тренажёр", "information", "community", community="infourok")
    return resources.add(storage, school.people[Role.METHODIST], entry)


def records(storage, school):
    return storage.rows(
        "records/resource_uses",
        organisation_ids=(school.organisation_id,),
        is_withdrawn=False,
        **EVERYTHING,
    )


def press(app, key):
    return app.button(key=f"resource_use_{key}").click().run()


def test_a_teacher_saves_a_use(open_as, school, storage, resource_id):
    app = open_as(Role.TEACHER, PAGE)
    resource = app.selectbox(key="resource_use_resource_id")
    assert resource.options == ["Тренажёр · Инфоурок"]
    resource.select(resource_id)
    app.selectbox(key="resource_use_grade").select(7)
    app.text_input(key="resource_use_times").input("3")
    press(app, "save_and_add")
    assert not app.exception
    (row,) = records(storage, school)
    assert (row["title"], row["times"], row["status"]) == ("Тренажёр", 3, "submitted")
    assert app.selectbox(key="resource_use_resource_id_1").value == resource_id
    assert app.selectbox(key="resource_use_grade_1").value is None
    assert [line.value for line in app.success] == ["Сохранено: Тренажёр, 1 запись"]


def test_a_link_begins_with_its_resource(open_as, resource_id):
    app = open_as(Role.TEACHER, PAGE, resource=resource_id)
    assert app.selectbox(key="resource_use_resource_id").value == resource_id


def test_a_new_resource_is_entered_on_the_spot(open_as, school, storage, resource_id):
    app = open_as(Role.TEACHER, PAGE)
    app.checkbox(key="resource_use_is_new").check().run()
    press(app, "save")
    assert sentences(app) == [
        "Напишите, как называется ресурс.",
        "Выберите вид ресурса.",
        "Укажите, чей это ресурс.",
    ]
    app.text_input(key="resource_use_new_title").input("Кабинет физики")
    app.selectbox(key="resource_use_new_kind").select("material")
    pills(app, "resource_use_new_provider").set_value("partner")
    app.run()
    assert sentences(app) == ["Напишите название партнёра."]
    app.text_input(key="resource_use_new_partner").input("СОШ № 2")
    press(app, "save")
    (row,) = records(storage, school)
    assert (row["title"], row["partner"], row["community"]) == ("Кабинет физики", "СОШ № 2", None)


def test_a_resource_of_the_catalogue_is_not_added_twice(open_as, resource_id):
    app = open_as(Role.TEACHER, PAGE)
    app.checkbox(key="resource_use_is_new").check().run()
    app.text_input(key="resource_use_new_title").input("тренажер")
    app.selectbox(key="resource_use_new_kind").select("information")
    pills(app, "resource_use_new_provider").set_value("community")
    app.run()
    app.selectbox(key="resource_use_new_community").select("infourok")
    press(app, "save")
    assert sentences(app) == ["Такой ресурс уже есть в каталоге: выберите его из списка."]


def test_an_empty_catalogue_asks_for_the_first_resource(open_as, school):
    app = open_as(Role.TEACHER, PAGE)
    assert app.checkbox(key="resource_use_is_new").value
    assert app.text_input(key="resource_use_new_title")


def test_numbers_that_are_none_are_named(open_as, resource_id):
    app = open_as(Role.TEACHER, PAGE)
    app.selectbox(key="resource_use_resource_id").select(resource_id)
    app.text_input(key="resource_use_times").input("раз")
    app.text_input(key="resource_use_minutes").input("-5")
    press(app, "save")
    assert sentences(app) == [
        "Напишите число цифрами, например 16.",
        "Укажите минуты от 0 до 10\u00a0000.",
    ]


def test_a_correction_saves_the_change(open_as, school, storage, resource_id):
    entry = ResourceUseEntry(
        teacher_id=school.teacher_ids[0], resource_id=resource_id, used_on=date(2026, 1, 15)
    )
    record_id = resource_uses.record(storage, school.people[Role.TEACHER], entry)
    app = open_as(Role.TEACHER, PAGE)
    app.query_params["record"] = record_id
    app.run()
    app.text_input(key=f"resource_use_{record_id}_times").input("9")
    app.button(key=f"resource_use_{record_id}_save").click().run()
    rows = storage.rows(RESOURCE_USES.versions, resource_use_id=record_id)
    assert [row["times"] for row in rows] == [1, 9]


def test_the_resource_has_its_history_beside_its_use(open_as, school, storage, resource_id):
    deputy = school.people[Role.METHODIST]
    use = ResourceUseEntry(
        teacher_id=school.teacher_ids[0], resource_id=resource_id,
        used_on=date(2026, 1, 15), subject="mathematics", grade=7,
    )  # fmt: skip
    record_id = resource_uses.record(storage, deputy, use)
    with storage.writing() as transaction:
        row = transaction.rows("resources/versions", resource_id=resource_id)[-1]
        changed = replace(resources.entry_of(row), title="Практикум")
        resources.change_in(Writer(transaction, deputy), row, changed)
    app = open_as(Role.METHODIST, PAGE)
    app.query_params["record"] = record_id
    app.run()

    def told():
        panel = next(one for one in app.expander if one.label == "История ресурса")
        return " ".join(line.value for line in panel.markdown)

    assert "Название ресурса: ~~Тренажёр~~ → **Практикум**" in told()
    undo = [one.key for one in app.button if one.key.startswith("resource_history_")]
    app.button(key=undo[1]).click().run()
    assert "остаётся в каталоге" in told(), "there is a use of it"
    app.button(key=undo[0]).click().run()
    assert not app.exception
    assert "Название ресурса: ~~Практикум~~ → **Тренажёр**" in told()
    assert [line.value for line in app.toast] == ["Шаг отменён."]
