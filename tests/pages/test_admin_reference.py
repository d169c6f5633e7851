"""The reference lists on screen: added, renamed, moved, archived, merged; who offers what."""

import pytest

from core.access import Role
from services.reference import load_reference

SCREEN = "admin/reference.py"


@pytest.fixture
def screen(open_as):
    return open_as(Role.ADMIN, SCREEN)


def field(app, label):
    (found,) = [item for kind in ("text_input", "selectbox", "number_input")
                for item in app.get(kind) if item.label == label]  # fmt: skip
    return found


def press(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found.click().run()


def labels(app):
    return [button.label for button in app.button]


def texts(app):
    return " ".join(str(item.value) for kind in ("markdown", "caption", "toast", "info", "error")
                    for item in app.get(kind))  # fmt: skip


def open_list(app, name):
    field(app, "Список").select(name).run()
    return app


def choose(app, name, list_name="communities", round_=0):
    position = list(app.dataframe[0].value["name"]).index(name)
    app.session_state[f"reference_{list_name}_table_{round_}"] = {
        "selection": {"rows": [position], "columns": [], "cells": []}
    }
    return app.run()


def communities(storage):
    reference = load_reference(storage)
    return [reference.name("communities", code) for code in reference.codes("communities")]


def test_the_five_communities_stand_in_the_order_of_the_letter(screen):
    assert list(screen.dataframe[0].value["name"]) == [
        "Инфоурок", "Урок.РФ", "Электронная библиотека",
        "Интернет школа «Просвещение.ру»", "Сферум",
    ]  # fmt: skip


def test_a_community_is_added_and_renamed(screen, storage):
    press(screen, "Добавить пункт")
    field(screen, "Название").set_value("Учи.ру")
    press(screen, "Сохранить")
    assert communities(storage)[-1] == "Учи.ру"
    choose(screen, "Учи.ру", round_=2)
    field(screen, "Название").set_value("Учи.ру, олимпиады")
    press(screen, "Сохранить")
    assert communities(storage)[-1] == "Учи.ру, олимпиады"


def test_a_name_taken_is_told_and_stays_typed(screen, storage):
    press(screen, "Добавить пункт")
    field(screen, "Название").set_value("сферум")
    press(screen, "Сохранить")
    assert "уже есть пункт с таким названием" in texts(screen)
    assert field(screen, "Название").value == "сферум"
    assert len(communities(storage)) == 5


def test_a_community_moves_up(screen, storage):
    choose(screen, "Урок.РФ")
    press(screen, "Выше")
    assert communities(storage)[:2] == ["Урок.РФ", "Инфоурок"]


def test_a_community_goes_to_the_archive_and_comes_back(screen, storage):
    choose(screen, "Сферум")
    press(screen, "В архив")
    assert "Сферум" not in communities(storage)
    assert list(screen.dataframe[0].value["state"])[-1] == "в архиве"
    choose(screen, "Сферум", round_=1)
    press(screen, "Вернуть из архива")
    assert "Сферум" in communities(storage)


def test_two_items_are_merged(screen, storage):
    choose(screen, "Сферум")
    field(screen, "Объединить с пунктом").select("infourok").run()
    press(screen, "Объединить")
    assert "Объединено; изменено 0 записей." in texts(screen)
    assert list(screen.dataframe[0].value["state"])[-1] == "объединён с «Инфоурок»"
    choose(screen, "Сферум", round_=1)
    assert "Вернуть из архива" not in labels(screen)
    assert "Объединить" not in labels(screen)


def test_what_rules_depend_on_says_why_it_stays(screen):
    open_list(screen, "kinds")
    choose(screen, "курсы повышения квалификации", "kinds")
    assert "по нему считаются часы ДПО" in texts(screen)
    assert {"В архив", "Удалить", "Объединить"}.isdisjoint(labels(screen))


def test_what_is_used_cannot_be_deleted_here(screen):
    open_list(screen, "subjects")
    choose(screen, "математика", "subjects")
    assert "Удалить" not in labels(screen)
    assert "В архив" in labels(screen)


def test_what_nothing_uses_is_deleted(screen, storage):
    open_list(screen, "subjects")
    choose(screen, "ОРКСЭ", "subjects")
    press(screen, "Удалить")
    assert "religious_cultures" not in load_reference(storage).codes("subjects", archived=True)


def test_the_prefilling_of_a_kind_is_changed(screen, storage):
    open_list(screen, "kinds")
    choose(screen, "курсы повышения квалификации", "kinds")
    field(screen, "Засчитывается от скольких часов").set_value(36)
    field(screen, "Уровень").select("municipal")
    press(screen, "Сохранить заполнение")
    defaults = load_reference(storage).defaults("pd_course")
    assert (defaults.level, defaults.minimum_hours) == ("municipal", 36)


def test_ticks_say_who_offers_what(screen, storage):
    kinds = load_reference(storage).codes("kinds")
    screen.session_state["offers_0"] = {
        "edited_rows": {kinds.index("webinar"): {"sferum": True}},
        "added_rows": [],
        "deleted_rows": [],
    }
    screen.run()
    press(screen, "Сохранить отметки")
    assert "webinar" in load_reference(storage).kinds_of("sferum")
    assert "channel_lead" in load_reference(storage).kinds_of("sferum")


def test_nothing_changed_is_nothing_to_save(screen):
    (save,) = [button for button in screen.button if button.label == "Сохранить отметки"]
    assert save.disabled


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.METHODIST, Role.TEACHER])
def test_others_do_not_change_the_lists(open_as, role):
    with pytest.raises(ValueError, match="reference"):
        open_as(role, SCREEN)
