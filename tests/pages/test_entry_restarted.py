"""A form that stays open in the browser while the server is restarted goes on where it was."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from core.access import Role
from services import participations
from services.opened_records import read_participation
from tests.conftest import ADDRESSES, ROOT
from tests.pages.test_entry_drafts import record_id  # noqa: F401 - a fixture

PAGE, USE, PASTE = "entry/participation.py", "entry/resource_use.py", "entry/paste.py"


def restarted(app: AppTest, screen: str, **address: str) -> AppTest:
    """Return the screen as a new server draws it for the page that stayed open in the browser."""
    sent = app._tree.get_widget_states()
    again = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
    again._page_hash = calc_hash(ADDRESSES[screen])
    for name, text in address.items():
        again.query_params[name] = text
    return again._run(sent)


def fill(app, *, title="Мой вебинар", key="participation", after=""):
    next(i for i in app.get("pills") if i.key == f"{key}_community{after}").set_value("sferum")
    app.run().selectbox(key=f"{key}_kind{after}").select("video_meeting")
    app.text_input(key=f"{key}_title{after}").input(title)
    return app.checkbox(key=f"{key}_is_without_evidence{after}").check().run()


def test_what_the_browser_sends_wins_over_the_draft(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    app.text_input(key="participation_title").input("Мой вебинар о чтении")
    app.date_input(key="participation_starts_on").set_value(date(2026, 1, 15))
    app.selectbox(key="participation_kind").select("online_lesson")
    again = restarted(app, PAGE)
    assert again.text_input(key="participation_title").value == "Мой вебинар о чтении"
    assert again.date_input(key="participation_starts_on").value == date(2026, 1, 15)
    assert again.selectbox(key="participation_kind").value == "online_lesson"
    other = open_as(Role.TEACHER, PAGE)
    assert other.text_input(key="participation_title").value == "Мой вебинар о чтении"


def test_a_field_that_was_not_open_comes_from_the_draft(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    app.text_area(key="participation_comment").input("Примечание").run()
    sent = app._tree.get_widget_states()
    kept = [one for one in sent.widgets if not one.id.endswith("participation_comment")]
    del sent.widgets[:]
    sent.widgets.extend(kept)
    app._tree.get_widget_states = lambda: sent
    again = restarted(app, PAGE)
    assert again.text_area(key="participation_comment").value == "Примечание"


def test_a_pressed_save_is_carried_out(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    app.text_input(key="participation_title").input("Мой вебинар о чтении")
    app.button(key="participation_save").click()
    again = restarted(app, PAGE)
    assert [one.value for one in again.success] == ["Сохранено: Мой вебинар о чтении, 1 запись"]
    assert again.text_input(key="participation_title_1").value == ""
    assert open_as(Role.TEACHER, PAGE).text_input(key="participation_title").value == ""


def test_a_pressed_save_of_an_incomplete_form_is_refused_aloud(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key="participation_title").input("Мой вебинар").run()
    app.button(key="participation_save").click()
    again = restarted(app, PAGE)
    assert "Запись ещё не готова" in again.error[0].value
    assert again.text_input(key="participation_title").value == "Мой вебинар"


def test_a_pressed_clear_can_be_taken_back_with_the_last_that_was_typed(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key="participation_title").input("Мой вебинар").run()
    app.text_input(key="participation_title").input("Мой вебинар!")
    app.button(key="participation_drop_draft").click()
    again = restarted(app, PAGE)
    assert again.text_input(key="participation_title_1").value == ""
    again.button(key="participation_take_back").click().run()
    assert again.text_input(key="participation_title_1").value == "Мой вебинар!"


@pytest.mark.usefixtures("record_id")
def test_another_button_says_that_it_has_to_be_pressed_again(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.button(key="participation_like_last").click()
    again = restarted(app, PAGE)
    assert "нажмите ещё раз" in again.toast[0].value


def test_the_second_record_of_a_series_goes_on_too(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    app.button(key="participation_save_and_add").click().run()
    app = fill(app, title="Другой вебинар", after="_1")
    app.button(key="participation_save").click()
    again = restarted(app, PAGE)
    assert [one.value for one in again.success] == ["Сохранено: Другой вебинар, 1 запись"]


def test_a_tick_to_confirm_at_once_is_heard(open_as, storage, school):
    app = open_as(Role.METHODIST, PAGE)
    app.multiselect(key="participation_teacher_ids").select(school.teacher_ids[0]).run()
    app = fill(app)
    app.checkbox(key="participation_is_without_evidence").uncheck()
    app.text_input(key="participation_evidence").input("https://sferum.ru/meeting").run()
    app.checkbox(key="participation_is_confirmed").check()
    app.button(key="participation_save").click()
    again = restarted(app, PAGE)
    assert len(again.success) == 1
    rows = storage.rows(
        "participations/last_recorded", account_id=school.people[Role.METHODIST].account_id
    )
    stored = read_participation(storage, school.people[Role.METHODIST], rows[0]["record_id"])
    assert stored.status == "confirmed"


def test_a_correction_goes_on(open_as, storage, school, record_id):  # noqa: F811
    app = open_as(Role.TEACHER, PAGE, record=record_id)
    app.query_params["record"] = record_id
    app.run()
    app.text_input(key=f"participation_{record_id}_title").input("Исправлено").run()
    app.text_input(key=f"participation_{record_id}_title").input("Исправлено ещё раз")
    app.button(key=f"participation_{record_id}_save").click()
    again = restarted(app, PAGE, record=record_id)
    assert len(again.success) == 1
    stored = read_participation(storage, school.people[Role.TEACHER], record_id)
    assert stored.entry.title == "Исправлено ещё раз"


def test_a_correction_of_a_record_that_changed_meanwhile_is_shown_beside_it(
    open_as,
    storage,
    school,
    record_id,  # noqa: F811
):
    key = f"participation_{record_id}_title"
    app = open_as(Role.TEACHER, PAGE)
    app.query_params["record"] = record_id
    app.run().text_input(key=key).input("По-моему").run()
    person = school.people[Role.METHODIST]
    stored = read_participation(storage, person, record_id)
    theirs = replace(stored.entry, title="Иначе")
    participations.change(storage, person, stored.opened, entry=theirs)
    app.text_input(key=key).input("По-моему!")
    app.button(key=f"participation_{record_id}_save").click()
    again = restarted(app, PAGE, record=record_id)
    assert again.text_input(key=key).value == "По-моему!"
    assert again.button(key=f"participation_{record_id}_save").disabled
    assert read_participation(storage, person, record_id).entry.title == "Иначе"


def test_a_use_of_a_new_resource_goes_on(open_as):
    app = open_as(Role.TEACHER, USE)
    app.text_input(key="resource_use_new_title").input("Онлайн-урок").run()
    app.text_input(key="resource_use_new_title").input("Онлайн-урок физики")
    again = restarted(app, USE)
    assert again.text_input(key="resource_use_new_title").value == "Онлайн-урок физики"


def test_a_pasted_text_goes_on(open_as):
    app = open_as(Role.METHODIST, PASTE)
    app.text_area(key="paste_text").input("Первая строка").run()
    app.text_area(key="paste_text").input("Первая строка и вторая")
    app.button(key="paste_read_text").click()
    again = restarted(app, PASTE)
    assert again.text_area(key="paste_text").value == "Первая строка и вторая"
    assert "не распознана" in again.warning[0].value
