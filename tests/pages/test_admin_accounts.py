"""The accounts on screen: one-time passwords shown once, roles, blocking."""

import pytest

from core.access import Role
from services import passwords
from services.key_file import make_key
from services.sessions import Outcome, check_sign_in, person_of_token

SCREEN = "admin/accounts.py"


@pytest.fixture
def screen(open_as, settings, monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)
    make_key(settings)
    return open_as(Role.ADMIN, SCREEN)


def field(app, label):
    (found,) = [item for kind in ("text_input", "selectbox") for item in app.get(kind)
                if item.label == label]  # fmt: skip
    return found


def press(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found.click().run()


def texts(app):
    return " ".join(str(item.value) for kind in ("markdown", "caption", "toast", "info", "error")
                    for item in app.get(kind))  # fmt: skip


def choose(app, username, *, round_=0):
    position = list(app.dataframe[0].value["username"]).index(username)
    app.session_state[f"accounts_table_{round_}"] = {
        "selection": {"rows": [position], "columns": [], "cells": []}
    }
    return app.run()


def test_the_table_says_who_may_sign_in_and_who_has(screen):
    table = screen.dataframe[0].value.set_index("username")
    assert table.loc["group_lead", "role"] == "руководитель МО"
    assert set(table["state"]) == {"действует"}
    assert set(table["is_signed_in"]) == {"да"}


def test_a_new_account_gets_a_one_time_password_that_is_shown_once(screen, storage, settings):
    press(screen, "Добавить учётную запись")
    field(screen, "Имя пользователя").set_value("Луиза.И")
    field(screen, "ФИО").set_value("Исаева Луиза").run()
    field(screen, "Роль").select(Role.METHODIST).run()
    press(screen, "Создать учётную запись")
    assert not screen.exception
    password = screen.code[0].value
    answer = check_sign_in(
        storage, settings, username="луиза.и", password=password, address="10.0.0.7"
    )
    assert answer.outcome is Outcome.OK
    press(screen, "Записано")
    assert len(screen.code) == 0
    assert password not in texts(screen)


def test_the_password_is_gone_after_a_look_at_another_screen(screen):
    choose(screen, "teacher")
    press(screen, "Новый одноразовый пароль")
    assert len(screen.code) == 1
    screen.switch_page("admin/people.py").run()
    screen.switch_page(SCREEN).run()
    assert len(screen.code) == 0


def test_mistakes_are_told_beside_their_fields_and_nothing_typed_is_lost(screen):
    press(screen, "Добавить учётную запись")
    field(screen, "Имя пользователя").set_value("a b").run()
    press(screen, "Создать учётную запись")
    said = texts(screen)
    assert "от 3 до 40 букв" in said
    assert "Напишите имя человека" in said
    assert "Выберите педагога" in said
    assert field(screen, "Имя пользователя").value == "a b"


def test_the_led_group_is_asked_of_a_group_lead_only(screen, storage, school):
    choose(screen, "presenter")
    labels = [item.label for item in screen.selectbox]
    assert "Руководит методическим объединением" not in labels
    field(screen, "Роль").select(Role.GROUP_LEAD).run()
    field(screen, "Руководит методическим объединением").select("humanities").run()
    press(screen, "Сохранить")
    person = person_of_token(storage, school.tokens[Role.PRESENTER])
    assert person is not None
    assert (person.role, person.led_method_group) == (Role.GROUP_LEAD, "humanities")


def test_a_blocked_account_is_out_and_can_be_opened_again(screen, storage, school):
    choose(screen, "teacher")
    press(screen, "Заблокировать")
    assert person_of_token(storage, school.tokens[Role.TEACHER]) is None
    table = screen.dataframe[0].value.set_index("username")
    assert table.loc["teacher", "state"] == "заблокирована"
    choose(screen, "teacher", round_=1)
    assert "Завершить все сеансы" not in [button.label for button in screen.button]
    press(screen, "Разблокировать")
    table = screen.dataframe[0].value.set_index("username")
    assert table.loc["teacher", "state"] == "действует"


def test_one_does_not_block_oneself(screen, storage, school):
    choose(screen, "admin")
    press(screen, "Заблокировать")
    assert "Нельзя заблокировать учётную запись, в которой вы работаете." in texts(screen)
    assert person_of_token(storage, school.tokens[Role.ADMIN]) is not None


def test_no_hash_reaches_the_screen(screen):
    assert "$2b$" not in str([table.value.to_dict() for table in screen.dataframe])


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.METHODIST, Role.TEACHER])
def test_others_do_not_see_the_accounts(open_as, role):
    with pytest.raises(ValueError, match="accounts"):
        open_as(role, SCREEN)
