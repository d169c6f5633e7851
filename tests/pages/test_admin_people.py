"""The staff list on screen: adding, changing, taking out, and what is said about mistakes."""

import json

import pytest

from core.access import Role

SCREEN = "admin/people.py"
CHOSEN_FIRST = {"selection": {"rows": [0], "columns": [], "cells": []}}


@pytest.fixture
def screen(open_as):
    return open_as(Role.METHODIST, SCREEN)


def field(app, label):
    (found,) = [item for kind in ("text_input", "multiselect", "selectbox", "date_input")
                for item in app.get(kind) if item.label == label]  # fmt: skip
    return found


def press(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found.click().run()


def texts(app):
    return " ".join(str(item.value) for kind in ("markdown", "caption", "toast", "info", "error")
                    for item in app.get(kind))  # fmt: skip


def choose_first(app):
    app.session_state["people_table_0"] = CHOSEN_FIRST
    return app.run()


def staff(storage, school, *, withdrawn=False):
    return storage.rows(
        "teachers/list", organisation_ids=[school.organisation_id], with_withdrawn=withdrawn
    )


def test_the_table_names_what_codes_stand_for(screen):
    table = screen.dataframe[0].value
    assert table["name"].iloc[0] == "Ахмадова Зара Исаевна"
    assert set(table["method_groups"]) == {
        "естественно-математического цикла",
        "гуманитарного цикла",
    }
    assert set(table["qualification"]) == {"первая"}
    assert "Работают 4 педагога" in texts(screen)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_heads_of_narrow_columns_are_read_in_full(open_as, storage, school, language):
    with storage.writing() as transaction:
        account_id = school.people[Role.METHODIST].account_id
        transaction.run("accounts/set_language", account_id=account_id, language=language)
    columns = json.loads(open_as(Role.METHODIST, SCREEN).dataframe[0].proto.columns)
    for name in ("qualification", "qualification_until", "employed_from", "employed_to", "state"):
        label, width = columns[name]["label"], columns[name]["width"]
        assert width >= 7 * len(label) + 24, label  # pixels: letters, and room on both sides


def test_a_teacher_is_added(screen, storage, school):
    press(screen, "Добавить педагога")
    field(screen, "Фамилия").set_value(" Исаева ")
    field(screen, "Имя").set_value("Луиза")
    field(screen, "Предметы").set_value(["physics"])
    press(screen, "Сохранить")
    assert not screen.exception
    assert "Сохранено: Исаева Луиза." in texts(screen)
    assert [row["last_name"] for row in staff(storage, school)][-1] == "Исаева"
    assert staff(storage, school)[-1]["subjects"] == ["physics"]
    assert "Работают 5 педагогов" in texts(screen)


def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(screen, storage, school):
    press(screen, "Добавить педагога")
    field(screen, "Имя").set_value("Луиза")
    press(screen, "Сохранить")
    assert "Напишите фамилию\\." in texts(screen)
    assert field(screen, "Имя").value == "Луиза"
    assert len(staff(storage, school)) == 4


def test_a_namesake_is_added_and_mentioned(screen, storage, school):
    press(screen, "Добавить педагога")
    for label, text in (("Фамилия", "Ахмадова"), ("Имя", "Зара"), ("Отчество", "Исаевна")):
        field(screen, label).set_value(text)
    press(screen, "Сохранить")
    assert "есть ещё один человек с таким же именем" in texts(screen)
    assert len(staff(storage, school)) == 5


def test_the_chosen_teacher_is_changed(screen, storage, school):
    choose_first(screen)
    assert field(screen, "Фамилия").value == "Ахмадова"
    field(screen, "Фамилия").set_value("Ахмадова-Исаева")
    press(screen, "Сохранить")
    assert staff(storage, school)[0]["last_name"] == "Ахмадова-Исаева"
    assert staff(storage, school)[0]["subjects"] == ["mathematics"]


def test_the_history_of_a_teacher_tells_what_changed_and_undoes_it(screen, storage, school):
    choose_first(screen)
    field(screen, "Фамилия").set_value("Абуева")
    press(screen, "Сохранить")
    screen.session_state["people_table_1"] = CHOSEN_FIRST
    screen.run()
    assert "Фамилия: ~~Ахмадова~~ → **Абуева**" in texts(screen)
    undo = [button.key for button in screen.button if button.label == "Отменить"]
    screen.button(key=undo[1]).click().run()
    assert "сначала снимите связь" in texts(screen), "an account belongs to the teacher"
    screen.button(key=undo[0]).click().run()
    assert not screen.exception
    assert staff(storage, school)[0]["last_name"] == "Ахмадова"


def test_who_was_entered_by_mistake_is_taken_out_and_put_back(open_as, storage, school):
    app = open_as(Role.METHODIST, SCREEN)
    app.session_state["people_table_0"] = {"selection": {"rows": [3], "columns": [], "cells": []}}
    app.run()
    press(app, "Исключить из списка")
    assert "Коротко напишите" in texts(app)
    field(app, "Почему").set_value("введён дважды")
    press(app, "Исключить из списка")
    assert len(staff(storage, school)) == 3
    app.toggle[0].set_value(True).run()
    app.session_state["people_table_1"] = {"selection": {"rows": [3], "columns": [], "cells": []}}
    app.run()
    press(app, "Вернуть в список")
    assert len(staff(storage, school)) == 4


def test_two_at_one_teacher(open_as, storage, school):
    first, second = (choose_first(open_as(role, SCREEN)) for role in (Role.METHODIST, Role.ADMIN))
    field(first, "Фамилия").set_value("Абуева")
    press(first, "Сохранить")
    assert "Сохранено: Абуева Зара Исаевна" in texts(first)
    second.run()
    field(second, "Имя").set_value("Зарема")
    press(second, "Сохранить")
    assert not second.exception
    assert "тем временем изменил кто" in texts(second)
    assert "закройте и откройте снова" in texts(second)
    assert field(second, "Имя").value == "Зарема"
    assert (staff(storage, school)[0]["last_name"], staff(storage, school)[0]["first_name"]) == (
        "Абуева",
        "Зара",
    )
    press(second, "Сохранить")
    assert staff(storage, school)[0]["first_name"] == "Зара", "not at the second try either"


def test_a_drawer_left_by_going_back_opens_with_what_somebody_has_changed_since(
    open_as, storage, school
):
    first, second = (choose_first(open_as(role, SCREEN)) for role in (Role.METHODIST, Role.ADMIN))
    field(first, "Фамилия").set_value("Абуева")
    press(first, "Сохранить")
    second.session_state["people_table_0"] = {"selection": {"rows": [], "columns": [], "cells": []}}
    second.run()
    assert field(choose_first(second), "Фамилия").value == "Абуева"


def test_nobody_takes_out_or_puts_back_whom_somebody_else_has_changed(open_as, storage, school):
    last = {"selection": {"rows": [3], "columns": [], "cells": []}}
    first, second = (open_as(Role.METHODIST, SCREEN) for _ in range(2))
    for app in (first, second):
        app.session_state["people_table_0"] = last
        app.run()
    field(first, "Имя").set_value("Зарема")
    press(first, "Сохранить")
    field(second, "Почему").set_value("введён дважды")
    press(second, "Исключить из списка")
    assert "тем временем изменил кто" in texts(second)
    assert len(staff(storage, school)) == 4


def test_an_empty_list_says_what_to_do(storage, school, open_as):
    with storage.writing() as transaction:
        for teacher_id in school.teacher_ids:
            transaction.run(
                "teachers/supersede",
                teacher_id=teacher_id, version=1, superseded_at=transaction.started_at,
            )  # fmt: skip
    app = open_as(Role.ADMIN, SCREEN)
    assert "Педагогов пока нет" in texts(app)
    assert len(app.dataframe) == 0


def test_a_teacher_does_not_see_the_staff_list(open_as):
    with pytest.raises(ValueError, match="people"):
        open_as(Role.TEACHER, SCREEN)
