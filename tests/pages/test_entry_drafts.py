"""What is typed into a form comes back: to another window, after a correction, when dropped."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import participations
from services.opened_records import read_participation
from services.records import Status
from services.rules import ParticipationEntry

PAGE = "entry/participation.py"
TITLE = "participation_title"
TITLE_AFTER = "participation_title_1"  # an emptied form has fields of its own


@pytest.fixture
def record_id(storage, school):
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар о грамотности",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )
    return participations.record(storage, school.people[Role.TEACHER], entry)[0]


def standing(app):
    """Return what the line beside the form says."""
    said = [line.value for line in app.caption]
    waiting = next(index for index, line in enumerate(said) if "Нет связи" in line)
    return said[waiting - 1].partition(" ")[2]


def open_record(open_as, record_id):
    app = open_as(Role.TEACHER, PAGE)
    app.query_params["record"] = record_id
    return app.run()


def test_a_draft_is_there_in_another_window(open_as):
    app = open_as(Role.METHODIST, PAGE)
    assert standing(app) == "Пока ничего не введено."
    app.text_input(key=TITLE).input("Мой вебинар")
    app.date_input(key="participation_starts_on").set_value(date(2026, 1, 15))
    app.text_input(key="participation_hours").input("не число").run()
    assert standing(app).startswith("Черновик сохранён в ")
    other = open_as(Role.METHODIST, PAGE)
    assert standing(other).startswith("Вернулся ваш черновик")
    assert other.text_input(key=TITLE).value == "Мой вебинар"
    assert other.date_input(key="participation_starts_on").value == date(2026, 1, 15)
    assert other.text_input(key="participation_hours").value == "не число"
    assert open_as(Role.DIRECTOR, PAGE).text_input(key=TITLE).value == ""


def test_the_tick_to_confirm_at_once_comes_back_and_counts_for_whoever_still_may(
    open_as, storage, school
):
    app = open_as(Role.METHODIST, PAGE)
    app.multiselect(key="participation_teacher_ids").select(school.teacher_ids[0])
    next(i for i in app.get("pills") if i.key == "participation_community").set_value("sferum")
    app.run().selectbox(key="participation_kind").select("video_meeting")
    app.text_input(key="participation_evidence").input("https://sferum.ru/meeting")
    app.text_input(key=TITLE).input("Мой вебинар")
    app.checkbox(key="participation_is_confirmed").check().run()
    again = open_as(Role.METHODIST, PAGE)
    assert again.checkbox(key="participation_is_confirmed").value
    again.button(key="participation_save").click().run()
    assert last_status(storage, school, Role.METHODIST) == Status.CONFIRMED


def test_a_kept_tick_of_somebody_who_may_confirm_no_more_is_passed_over(open_as, storage, school):
    app = open_as(Role.TEACHER, PAGE)
    next(i for i in app.get("pills") if i.key == "participation_community").set_value("sferum")
    app.run().selectbox(key="participation_kind").select("video_meeting")
    app.text_input(key="participation_evidence").input("https://sferum.ru/meeting")
    app.text_input(key=TITLE).input("Мой вебинар").run()
    app.session_state["participation_is_confirmed"] = True
    app.run()
    again = open_as(Role.TEACHER, PAGE)
    again.button(key="participation_save").click().run()
    assert last_status(storage, school, Role.TEACHER) == Status.SUBMITTED


def last_status(storage, school, role):
    person = school.people[role]
    rows = storage.rows("participations/last_recorded", account_id=person.account_id)
    return read_participation(storage, person, str(rows[0]["record_id"])).status


def test_a_draft_can_be_dropped_and_taken_back(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key=TITLE).input("Мой вебинар").run()
    app.button(key="participation_drop_draft").click().run()
    assert app.text_input(key=TITLE_AFTER).value == ""
    assert open_as(Role.TEACHER, PAGE).text_input(key=TITLE).value == ""
    app.button(key="participation_take_back").click().run()
    assert app.text_input(key=TITLE_AFTER).value == "Мой вебинар"
    assert open_as(Role.TEACHER, PAGE).text_input(key=TITLE).value == "Мой вебинар"


def test_leaving_for_another_screen_says_that_the_draft_is_kept(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key=TITLE).input("Мой вебинар").run()
    app.switch_page("entry/records.py").run()
    assert [toast.value for toast in app.toast] == ["Введённое сохранено в форме как черновик."]
    assert not app.switch_page(PAGE).run().toast
    assert app.text_input(key=TITLE).value == "Мой вебинар"


def test_a_draft_that_another_window_saved_is_not_saved_twice(open_as, storage, school):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key=TITLE).input("Мой вебинар").run()
    other = open_as(Role.TEACHER, PAGE)
    next(i for i in other.get("pills") if i.key == "participation_community").set_value("sferum")
    other.run().selectbox(key="participation_kind").select("video_meeting").run()
    other.checkbox(key="participation_is_without_evidence").check()
    other.button(key="participation_save").click().run()
    assert len(other.success) == 1
    assert standing(other).startswith("Сохранено в ")
    app.text_input(key=TITLE).input("Мой вебинар!").run()
    assert "уже внесена" in app.warning[0].value
    assert app.text_input(key=TITLE_AFTER).value == ""
    assert open_as(Role.TEACHER, PAGE).text_input(key=TITLE).value == ""


def test_a_correction_comes_back_and_ends_with_its_saving(open_as, record_id):
    key = f"participation_{record_id}_title"
    app = open_record(open_as, record_id)
    app.text_input(key=key).input("Исправлено").run()
    other = open_record(open_as, record_id)
    assert other.text_input(key=key).value == "Исправлено"
    other.button(key=f"participation_{record_id}_save").click().run()
    assert len(other.success) == 1
    again = open_record(open_as, record_id)
    assert again.text_input(key=key).value == "Исправлено"
    assert standing(again) == "Всё, что здесь показано, сохранено."


def test_a_draft_of_a_record_that_changed_meanwhile_is_shown_beside_it(
    open_as, storage, school, record_id
):
    key = f"participation_{record_id}_title"
    open_record(open_as, record_id).text_input(key=key).input("По-моему").run()
    person = school.people[Role.METHODIST]
    stored = read_participation(storage, person, record_id)
    theirs = replace(stored.entry, title="Иначе")
    participations.change(storage, person, stored.opened, entry=theirs)
    app = open_record(open_as, record_id)
    assert len(app.warning) == 1
    assert app.text_input(key=key).value == "По-моему"
    assert app.button(key=f"participation_{record_id}_save").disabled
