"""The participation form as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import participations
from services.drafts import read_drafts
from services.opened_records import read_participation
from services.rules import ParticipationEntry
from ui import crossing

PAGE = "entry/participation.py"
EVERYTHING = {
    "teacher_ids": None,
    "starts_on": date(1990, 1, 1),
    "ends_on": date(2100, 1, 1),
    "communities": (),
    "statuses": (),
    "search": "",
    "top": 100,
}


@pytest.fixture
def entry(school):
    return ParticipationEntry(
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


@pytest.fixture
def open_record(open_as):
    def opened(role, record_id):
        app = open_as(role, PAGE)
        app.query_params["record"] = record_id
        return app.run()

    return opened


def records(storage, school, *, is_withdrawn=False):
    return storage.rows(
        "records/participations",
        organisation_ids=(school.organisation_id,),
        is_withdrawn=is_withdrawn,
        **EVERYTHING,
    )


def sentences(app):
    """Return what stands in red under the fields."""
    said = [line.value for line in app.markdown if line.value.startswith(":red[")]
    return [line.replace("\\", "").partition(" ")[2].removesuffix("]") for line in said]


def pills(app, key):
    return next(item for item in app.get("pills") if item.key == key)


def fill(app, **others):
    """Fill the six fields of an ordinary record."""
    pills(app, "participation_community").set_value(others.get("community", "infourok"))
    app.run()
    app.selectbox(key="participation_kind").select(others.get("kind", "webinar")).run()
    app.text_input(key="participation_title").input(others.get("title", "Вебинар"))
    app.text_input(key="participation_evidence").input("https://infourok.ru/webinar АБ-17")
    return app


def press(app, key):
    return app.button(key=f"participation_{key}").click().run()


def test_a_teacher_saves_a_record_of_their_own(open_as, school, storage):
    app = open_as(Role.TEACHER, PAGE)
    assert app.text_input(key="participation_own").value == "Ахмадова Зара Исаевна"
    assert "participation_is_confirmed" not in [box.key for box in app.checkbox]
    press(fill(app), "save")
    assert not app.exception
    (row,) = records(storage, school)
    assert (row["last_name"], row["status"], row["title"]) == ("Ахмадова", "submitted", "Вебинар")
    assert [line.value for line in app.success] == ["Сохранено: Вебинар, 1 запись"]
    assert [toast.value for toast in app.toast] == ["Сохранено"]
    assert app.text_input(key="participation_title_1").value == ""


def test_what_the_browser_sends_late_does_not_fill_the_emptied_form(open_as, school, storage):
    app = fill(open_as(Role.TEACHER, PAGE))
    late = app._tree.get_widget_states()
    fields = [one for one in late.widgets if not one.HasField("trigger_value")]
    del late.widgets[:]
    late.widgets.extend(fields)
    press(app, "save")
    app._run(late)
    assert app.text_input(key="participation_title_1").value == ""
    assert pills(app, "participation_community_1").value == "infourok"  # as the last one
    person = school.people[Role.TEACHER]
    assert read_drafts(storage, person, "participation") == ()


def test_the_one_field_takes_a_link_and_a_number(open_as, school, storage):
    press(fill(open_as(Role.TEACHER, PAGE)), "save")
    (row,) = records(storage, school)
    stored = read_participation(storage, school.people[Role.TEACHER], row["record_id"]).entry
    assert (stored.address, stored.document_number) == ("https://infourok.ru/webinar", "АБ-17")


def test_what_is_saved_can_be_opened(open_as, school, storage):
    app = press(fill(open_as(Role.TEACHER, PAGE)), "save")
    (row,) = records(storage, school)
    app.button(key="way_edit").click().run()
    assert app.query_params["record"] == row["record_id"]
    key = f"participation_{row['record_id']}_title"
    assert app.text_input(key=key).value == "Вебинар"


def test_an_empty_form_says_everything_at_once_and_keeps_what_was_typed(open_as, school, storage):
    app = open_as(Role.METHODIST, PAGE)
    app.text_input(key="participation_title").input("Мой вебинар")
    app.text_input(key="participation_issuer").input("Инфоурок")
    press(app, "save")
    assert sentences(app) == [
        "Выберите хотя бы одного педагога.",
        "Укажите ссылку или номер документа либо отметьте «подтверждения нет».",
        "Выберите сообщество.",
        "Выберите вид деятельности.",
    ]
    assert app.text_input(key="participation_title").value == "Мой вебинар"
    assert app.text_input(key="participation_issuer").value == "Инфоурок"
    assert records(storage, school) == []


def test_a_mended_field_loses_its_sentence_at_once(open_as):
    app = press(open_as(Role.TEACHER, PAGE), "save")
    assert "Напишите название." in sentences(app)
    app.text_input(key="participation_title").input("Вебинар").run()
    assert "Напишите название." not in sentences(app)
    assert "Выберите сообщество." in sentences(app)


def test_a_sentence_in_the_fold_opens_it(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    assert not app.expander[0].proto.expanded
    app.text_input(key="participation_pupils_involved").input("много")
    press(app, "save")
    assert sentences(app) == ["Напишите число цифрами, например 16."]
    assert app.expander[0].proto.expanded


def test_the_kinds_follow_the_community(open_as):
    app = fill(open_as(Role.TEACHER, PAGE), kind="pd_course")
    pills(app, "participation_community").set_value("sferum").run()
    kind = app.selectbox(key="participation_kind")
    assert kind.value is None
    assert kind.options == [
        "видеоурок, онлайн-урок",
        "апробация, проект",
        "ведение чата, канала",
        "видеосовещание",
    ]


def test_what_is_prefilled_follows_the_kind_unless_it_was_touched(open_as):
    app = fill(open_as(Role.TEACHER, PAGE), kind="webinar")
    assert app.selectbox(key="participation_role").value == "attendee"
    app.selectbox(key="participation_role").select("speaker").run()
    app.selectbox(key="participation_kind").select("publication").run()
    prefilled = [
        app.selectbox(key=f"participation_{name}").value
        for name in ("role", "outcome", "level", "document")
    ]
    assert prefilled == ["speaker", "published", "unrated", "publication_certificate"]


def test_a_course_asks_for_its_hours(open_as, school, storage):
    app = press(fill(open_as(Role.TEACHER, PAGE), kind="pd_course"), "save")
    assert sentences(app) == ["Укажите часы: для этого вида их не меньше 16."]
    app.text_input(key="participation_hours").input("72,5").run()
    assert sentences(app) == []
    press(app, "save")
    (row,) = records(storage, school)
    person = school.people[Role.TEACHER]
    assert read_participation(storage, person, row["record_id"]).entry.hours == 72.5


def test_save_and_add_another_keeps_community_and_date(open_as):
    app = fill(open_as(Role.TEACHER, PAGE))
    app.date_input(key="participation_starts_on").set_value(date(2026, 1, 15))
    press(app, "save_and_add")
    assert pills(app, "participation_community_1").value == "infourok"
    assert app.date_input(key="participation_starts_on_1").value == date(2026, 1, 15)
    assert app.selectbox(key="participation_kind_1").value is None
    assert app.text_input(key="participation_title_1").value == ""


def test_the_methodist_enters_several_teachers_and_confirms_at_once(open_as, school, storage):
    app = fill(open_as(Role.METHODIST, PAGE))
    chosen = list(school.teacher_ids[:3])
    app.multiselect(key="participation_teacher_ids").set_value(chosen)
    app.checkbox(key="participation_is_confirmed").check()
    press(app, "save")
    assert [line.value for line in app.success] == ["Сохранено: Вебинар, 3 записи"]
    assert [row["status"] for row in records(storage, school)] == ["confirmed"] * 3


def test_a_group_lead_is_offered_the_group_only(open_as):
    app = open_as(Role.GROUP_LEAD, PAGE)
    offered = app.multiselect(key="participation_teacher_ids").options
    assert offered == ["Ахмадова Зара Исаевна", "Бисултанов Зара Исаевна"]


def test_a_correction_shows_the_record_and_saves_the_change(open_record, school, storage, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    app = open_record(Role.TEACHER, record_id)
    title = app.text_input(key=f"participation_{record_id}_title")
    assert title.value == "Вебинар о грамотности"
    title.input("Вебинар о читательской грамотности")
    app.button(key=f"participation_{record_id}_save").click().run()
    assert [line.value for line in app.success] == ["Исправление сохранено."]
    assert records(storage, school)[0]["title"] == "Вебинар о читательской грамотности"


def test_a_correction_of_a_shared_activity_says_so(open_record, school, storage, entry):
    everyone = replace(entry, teacher_ids=school.teacher_ids)
    first, *_ = participations.record(storage, school.people[Role.METHODIST], everyone)
    app = open_record(Role.TEACHER, first)
    captions = [line.value for line in app.caption]
    assert "Сведения о мероприятии изменятся ещё в 3 записях." in captions


def test_another_s_record_stays_closed(open_record, school, storage, entry):
    theirs = replace(entry, teacher_ids=(school.teacher_ids[2],))
    (record_id,) = participations.record(storage, school.people[Role.METHODIST], theirs)
    app = open_record(Role.TEACHER, record_id)
    assert [line.value for line in app.warning] == ["Такой записи нет или она вам не открыта."]
    assert [field.key for field in app.text_input] == [crossing.HEARD]
    assert "грамотности" not in str(app.main)


@pytest.mark.parametrize("record_id", ["1", "01930000-0000-7000-8000-000000000000", "%00"])
def test_a_made_up_address_opens_nothing(open_record, record_id):
    app = open_record(Role.METHODIST, record_id)
    assert len(app.warning) == 1
    assert not app.exception


def test_withdrawing_asks_why_and_restoring_brings_it_back(open_record, school, storage, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    app = open_record(Role.TEACHER, record_id)
    app.button(key=f"participation_{record_id}_withdraw").click().run()
    assert len(sentences(app)) == 1
    app.text_input(key=f"participation_{record_id}_reason").input("Внесено дважды")
    app.button(key=f"participation_{record_id}_withdraw").click().run()
    assert records(storage, school) == []
    assert [line.value for line in app.info] == ["Запись отозвана: Внесено дважды"]
    app.button(key=f"participation_{record_id}_restore").click().run()
    assert len(records(storage, school)) == 1
    assert app.text_input(key=f"participation_{record_id}_title_2").value == entry.title


def test_what_a_link_fills_outlives_quick_typing(open_as):
    """The browser sends the fields as they were before the answer with the link's kind came."""
    app = open_as(Role.TEACHER, PAGE)
    before = app._tree.get_widget_states()
    fields = [one for one in before.widgets if not one.HasField("trigger_value")]
    app.text_input(key="participation_evidence").input("https://урок.рф/library/a_1.html").run()
    for one in fields:
        if "participation_evidence" in one.id:
            one.string_value = "https://урок.рф/library/a_1.html"
    del before.widgets[:]
    before.widgets.extend(fields)
    app._run(before)
    assert pills(app, "participation_community").value == "urok_rf"
    assert app.selectbox(key="participation_kind").value == "publication"


def test_a_link_fills_the_form_and_never_over_what_was_chosen(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key="participation_evidence").input("https://урок.рф/library/a_1.html").run()
    assert pills(app, "participation_community").value == "urok_rf"
    assert app.selectbox(key="participation_kind").value == "publication"
    assert app.selectbox(key="participation_role").value == "author"
    pills(app, "participation_community").set_value("sferum").run()
    app.text_input(key="participation_evidence").input("https://infourok.ru/a-1234567.html").run()
    assert pills(app, "participation_community").value == "sferum"
    press(app, "take_address")
    assert pills(app, "participation_community").value == "infourok"
    assert app.selectbox(key="participation_kind").value == "publication"
    app.text_input(key="participation_evidence").input("https://documents.infourok.ru/a").run()
    press(app, "save")
    assert any("открывает файл" in sentence for sentence in sentences(app))


def test_a_whole_method_group_is_added_and_one_of_it_differs(open_as, school, storage):
    app = fill(open_as(Role.METHODIST, PAGE))
    pills(app, "participation_group").set_value("sciences").run()
    assert app.multiselect(key="participation_teacher_ids").value == list(school.teacher_ids[:2])
    different = {school.teacher_ids[1]: {"role": "speaker"}}
    app.session_state["participation_differences"] = different
    app.run()
    press(app, "save")
    person = school.people[Role.METHODIST]
    stored = [
        read_participation(storage, person, row["record_id"]).entry
        for row in records(storage, school)
    ]
    roles = {one.teacher_ids[0]: one.role for one in stored}
    assert roles == {school.teacher_ids[0]: "attendee", school.teacher_ids[1]: "speaker"}


def test_one_more_like_an_earlier_record_has_neither_its_evidence_nor_its_day(
    open_as, open_record, school, storage, entry
):
    everyone = replace(entry, teacher_ids=school.teacher_ids[:2], starts_on=date(2026, 1, 15))
    first, _ = participations.record(storage, school.people[Role.METHODIST], everyone)
    asked = open_record(Role.METHODIST, first)
    asked.button(key="way_content_copy").click().run()
    fresh = open_as(Role.METHODIST, PAGE)
    fresh.button(key="participation_drop_draft").click().run()
    press(fresh, "like_last")
    for app, emptied in ((asked, ""), (fresh, "_1")):
        chosen = app.multiselect(key=f"participation_teacher_ids{emptied}").value
        assert chosen == list(school.teacher_ids[:2])
        assert app.text_input(key=f"participation_title{emptied}").value == entry.title
        assert app.text_input(key=f"participation_evidence{emptied}").value == ""
        day = app.date_input(key=f"participation_starts_on{emptied}").value
        assert day != date(2026, 1, 15)
        assert app.selectbox(key=f"participation_kind{emptied}").value == "webinar"
    assert len(records(storage, school)) == 2


def test_what_looks_like_a_broken_link_is_no_document_number(open_as, school):
    app = open_as(Role.TEACHER, PAGE)
    app.text_input(key="participation_evidence").input("htp:/bad link")
    press(app, "save")
    assert "Ссылка начинается с http:// или https://." in sentences(app)


def test_a_record_that_does_not_exist_offers_nothing_like_it(open_as, school):
    app = open_as(Role.TEACHER, PAGE)
    app.query_params["record"] = school.teacher_ids[0]
    app.run()
    assert app.warning
    assert "Ещё одна такая же" not in [link.label for link in app.get("page_link")]
