"""Scans in the participation form and on the page of a record, as a person meets them."""

from datetime import date

import pytest

from core.access import Role
from services import participations
from services.evidence.attachments import attachments_of
from services.rules import ParticipationEntry
from tests.services.evidence.papers import CERTIFICATE, pdf, picture

PAGE = "entry/participation.py"


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 10, 5),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


def labels(app):
    return [button.label for button in app.button]


def press(app, label):
    next(button for button in app.button if button.label.startswith(label)).click()
    return app.run()


def give(app, name, content):
    app.file_uploader[0].upload(name, content)
    return app.run()


def test_a_paper_offers_its_facts_and_is_attached_on_saving(open_as, school, storage):
    app = give(open_as(Role.TEACHER, PAGE), "скан.pdf", pdf())
    assert not app.exception
    assert [one.label for one in app.expander if "скан" in one.label]
    assert app.session_state["participation_evidence"] == "", "nothing is filled in by itself"
    app = press(app, "Номер: 772412345678")
    app = press(app, "Часы: 72")
    app = press(app, "Дата выдачи: 23\\.03\\.2026")
    app = press(app, "Первый день: 10\\.03\\.2026")
    assert app.session_state["participation_evidence"] == "772412345678"
    assert app.session_state["participation_document_issued_on"] == date(2026, 3, 23)
    assert "Номер: 772412345678" not in labels(app)
    app.session_state["participation_community"] = "infourok"
    app.run()
    app.session_state["participation_kind"] = "pd_course"
    app.session_state["participation_title"] = "Курс"
    app = press(app.run(), "Сохранить")
    assert not app.exception
    assert [one.value for one in app.error] == []
    assert not [one.label for one in app.expander if "скан" in one.label]
    person = school.people[Role.TEACHER]
    (row,) = storage.rows("uploads/files")
    record_id = app.session_state["participation_saved"].record_id
    (attachment,) = attachments_of(storage, person, record_id)
    assert attachment.evidence.file.content_hash == row["content_hash"]


def test_the_paper_of_somebody_else_is_noticed(open_as):
    lines = [line.replace("Ахмадова Зара", "Вахаева Луиза") for line in CERTIFICATE]
    app = give(open_as(Role.TEACHER, PAGE), "скан.pdf", pdf(lines))
    assert ["Вахаева Луиза" in one.value for one in app.warning] == [True]


def test_what_is_refused_is_said_beside_the_area_and_the_typed_stays(open_as):
    app = open_as(Role.TEACHER, PAGE)
    app.session_state["participation_title"] = "Вебинар"
    app = give(app.run(), "вирус.png", b"MZ" * 100)
    said = [one.value for one in app.markdown if "вирус" in one.value]
    assert len(said) == 1
    assert "не JPEG и не PNG" in said[0]
    assert app.session_state["participation_title"] == "Вебинар"
    app = give(app, "скан.png", picture())
    assert not [one.value for one in app.markdown if "вирус" in one.value]
    app = press(app, "Убрать")
    assert not [one.label for one in app.expander if "скан" in one.label]


def test_files_are_added_taken_off_and_brought_back_on_the_records_page(
    open_as, school, storage, entry
):
    person = school.people[Role.TEACHER]
    (record_id,) = participations.record(storage, person, entry)
    app = open_as(Role.TEACHER, PAGE)
    app.query_params["record"] = record_id
    app = give(app.run(), "скан.pdf", pdf(pages=2))
    assert not app.exception
    assert [one.label for one in app.expander if "скан" in one.label]
    (attachment,) = attachments_of(storage, person, record_id)
    app = press(app, "Следующая страница")
    shown = [one.value for one in app.caption]
    assert "2 из 2" in shown
    app = press(app, "Убрать")
    assert attachments_of(storage, person, record_id)[0].is_withdrawn
    app = press(app, "Вернуть")
    assert not attachments_of(storage, person, record_id)[0].is_withdrawn
    assert attachment.evidence.name == "скан.pdf"
