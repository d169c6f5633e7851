"""The queue as the deputy meets it, and what waits on everybody's first screen."""

from dataclasses import replace

import pytest

from core.access import Role
from services import participations
from services.drafts import Draft, keep_draft, kept_drafts
from tests import listed
from tests.pages.test_entry_participation import sentences
from tests.services.test_participations import activity_versions, entry, opened, state
from ui.review import queue

__all__ = ["entry"]  # the fixture
PAGE, OVERVIEW = "entry/review.py", "dashboards/overview.py"


@pytest.fixture
def waiting(storage, school, entry):
    """A webinar and a publication of two teachers, and one record without evidence."""
    person = school.people[Role.METHODIST]
    third, fourth = school.teacher_ids[2:]
    entries = (
        entry,
        replace(entry, teacher_ids=(third,), title="Конспект", kind="publication", role="author"),
        replace(entry, teacher_ids=(fourth,), title="Канал", address="", is_without_evidence=True),
    )
    return [participations.record(storage, person, one)[0] for one in entries]


def in_view(app):
    return next(line.value for line in app.subheader)


def press(app, key):
    return app.button(key=f"queue_{key}").click().run()


def status(storage, record_id):
    return state(storage, record_id)[0]


def test_confirming_at_a_level_brings_the_next_record(open_as, storage, waiting):
    app = open_as(Role.METHODIST, PAGE)
    assert in_view(app) == "Вебинар о функциональной грамотности"
    level = app.selectbox(key=f"queue_level_{waiting[0]}")
    assert level.value == "unrated"  # of the kind
    level.set_value("regional").run()
    press(app, "confirm_one")
    assert any("Подтверждена 1 запись" in line.value for line in app.markdown)
    assert state(storage, waiting[0]) == ("confirmed", False, [2])
    assert activity_versions(storage, waiting[0])[-1]["level"] == "regional"
    assert in_view(app) == "Конспект"
    press(app, "next")
    assert in_view(app) == "Канал"
    press(app, "confirm_one")  # nothing speaks for it
    assert sentences(app) == [
        "«Канал»: нет подтверждения. Добавьте ссылку или номер документа, затем подтвердите."
    ]
    assert status(storage, waiting[2]) == "submitted"


def test_the_counters_say_what_waits_after_the_decision(open_as, waiting):
    app = open_as(Role.METHODIST, PAGE)
    for left in (2, 1):
        press(app, "confirm_one")
        assert app.segmented_control(key="queue_filter_sort").options[0] == f"Участия · {left}"
    press(app, "take_back")
    assert app.segmented_control(key="queue_filter_sort").options[0] == "Участия · 2"


def test_returning_asks_for_a_sentence_which_the_owner_finds_first(open_as, storage, waiting):
    app = open_as(Role.METHODIST, PAGE)
    press(app, "return_one")
    press(app, "return_one_now")
    assert sentences(app) == ["Напишите, что исправить: эту фразу прочтёт владелец записи."]
    assert status(storage, waiting[0]) == "submitted"
    app.text_area(key="queue_reason").set_value("Нужен номер").run()
    press(app, "return_one_now")
    assert status(storage, waiting[0]) == "returned"
    assert in_view(app) == "Конспект"
    captions = [line.value for line in open_as(Role.TEACHER, OVERVIEW).caption]
    assert "возвращено: Нужен номер" in captions
    colleague = open_as(Role.GROUP_LEAD, "account/profile.py")
    assert "Конспект" not in str(colleague.main)


def test_a_level_that_the_kind_does_not_give_is_chosen_before_it_counts(
    open_as, storage, school, entry
):
    claiming = replace(entry, level="federal")
    record = participations.record(storage, school.people[Role.METHODIST], claiming)[0]
    app = open_as(Role.METHODIST, PAGE)
    assert app.selectbox(key=f"queue_level_{record}").value is None
    press(app, "confirm_one")
    assert sentences(app)[0].startswith("Выберите, с каким уровнем засчитать: в записи указан «вс")
    assert status(storage, record) == "submitted"
    assert app.button(key="queue_as_recorded").label == "в записи: всероссийский"
    press(app, "as_recorded")
    press(app, "confirm_one")
    assert activity_versions(storage, record)[-1]["level"] == "federal"


def test_all_that_the_filters_find_are_confirmed_by_the_one_green_button(
    open_as, storage, waiting, monkeypatch
):
    monkeypatch.setattr(queue, "STEP", 1)
    app = open_as(Role.METHODIST, PAGE)
    app.selectbox(key="queue_filter_evidence").set_value("with").run()
    assert app.segmented_control(key="queue_filter_sort").options[0] == "Участия · 3"
    press(app, "pick_found")
    assert app.button(key="queue_confirm_many").label == "Подтвердить 2 записи"
    assert not [button for button in app.button if button.key == "queue_confirm_one"]
    press(app, "confirm_many")
    assert [status(storage, one) for one in waiting] == ["confirmed", "confirmed", "submitted"]


def test_many_are_left_out_at_once_with_one_reason(open_as, storage, waiting):
    app = open_as(Role.DIRECTOR, PAGE)
    press(app, "pick_all")
    press(app, "leave_out_many")
    app.text_area(key="queue_reason").set_value("Проба").run()
    press(app, "leave_out_many_now")
    assert [status(storage, one) for one in waiting] == ["not_counted"] * 3
    assert [line.value for line in app.success] == ["Проверено всё: ни одна запись не ждёт."]


def test_the_decision_made_last_is_taken_back_by_one_press(open_as, storage, waiting):
    app = open_as(Role.METHODIST, PAGE)
    press(app, "pick_all")
    press(app, "leave_out_many")
    app.text_area(key="queue_reason").set_value("Проба").run()
    press(app, "leave_out_many_now")
    assert [status(storage, one) for one in waiting] == ["not_counted"] * 3
    press(app, "take_back")
    assert [status(storage, one) for one in waiting] == ["submitted"] * 3
    assert [toast.value for toast in app.toast] == ["Снова ждут 3 записи"]
    assert in_view(app) == "Вебинар о функциональной грамотности"
    assert not [button for button in app.button if button.key == "queue_take_back"]


def test_what_changed_since_it_was_seen_is_shown_field_by_field(
    open_as, storage, school, entry, waiting
):
    open_as(Role.METHODIST, PAGE)
    participations.change(
        storage,
        school.people[Role.TEACHER],
        opened(storage, waiting[0]),
        entry=replace(entry, title="Исправленное название"),
    )
    app = open_as(Role.METHODIST, PAGE)
    for _ in range(2):  # as long as it stays in view
        app.run()
        (table,) = listed.tables(app)
        assert list(table.iloc[0]) == ["Название", entry.title, "Исправленное название"]
    assert not listed.tables(open_as(Role.METHODIST, PAGE))


def test_a_decision_on_what_changed_meanwhile_is_refused(open_as, storage, school, entry, waiting):
    app = open_as(Role.METHODIST, PAGE)
    participations.change(
        storage,
        school.people[Role.TEACHER],
        opened(storage, waiting[0]),
        entry=replace(entry, title="Исправленное название"),
    )
    press(app, "confirm_one")
    assert len(sentences(app)) == 1
    assert status(storage, waiting[0]) == "submitted"
    assert in_view(app) == "Исправленное название"


def test_filters_stand_in_the_address_and_narrow_the_queue(open_as, waiting):
    app = open_as(Role.METHODIST, PAGE)
    app.selectbox(key="queue_filter_evidence").set_value("without").run()
    assert in_view(app) == "Канал"
    assert app.query_params["evidence"] == "without"
    app.selectbox(key="queue_filter_days").set_value("30").run()
    assert [line.value for line in app.info] == ["Под эти условия не подходит ни одна запись."]


def test_the_first_screen_says_what_waits_for_whom(open_as, waiting):
    def waits(role):
        app = open_as(role, OVERVIEW)
        return [link.label for link in app.get("page_link") if link.page == "review"]

    assert waits(Role.METHODIST) == ["3 записи ждут проверки"]
    assert waits(Role.TEACHER) == []
    assert waits(Role.PRESENTER) == []


def test_the_first_screen_names_what_was_left_unsaved(open_as, storage, school, waiting):
    deputy, teacher = school.people[Role.METHODIST], school.people[Role.TEACHER]

    def keep(form, record_id="", **values):
        base = opened(storage, record_id) if record_id else None
        name = f"{form}_{record_id}" if record_id else form
        keep_draft(storage, deputy, Draft(name, values=values, base=base))

    keep("participation", title="Недописанное")
    keep("participation", waiting[0], title="Исправляемое")
    keep("participation", waiting[2], title="Отозванное")
    keep("paste", text="Ахмадова — семинар")
    gone = opened(storage, waiting[2])
    participations.withdraw(storage, deputy, gone, reason="Проба")
    app = open_as(Role.METHODIST, OVERVIEW)
    links = [(link.label, link.page, link.proto.query_string) for link in app.get("page_link")]
    first = [page for _, page, _ in links].index("review")
    assert links[first + 1 : first + 4] == [
        ("Вставить текст", "paste", ""),
        ("Исправляемое", "participation", f"record={waiting[0]}"),
        ("Недописанное", "participation", ""),
    ]
    assert kept_drafts(storage, teacher) == ()
