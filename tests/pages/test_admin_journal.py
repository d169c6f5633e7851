"""The journal as the administrator meets it."""

import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from core.access import Role
from core.errors import NotAllowed
from services import journal, participations
from services.events import event_of, record_event
from services.exports import Wanted, export_records
from services.journal import JournalFilters
from services.rules import ParticipationEntry
from services.versions import Opened
from tests.services.test_exports import ALL

PAGE = "admin/journal.py"
ALWAYS = JournalFilters(date(2020, 1, 1), date(2100, 1, 1))


@pytest.fixture
def record_id(storage, school):
    """A webinar entered by the teacher, confirmed, renamed and withdrawn by the deputy."""
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
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
    deputy = school.people[Role.METHODIST]
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    participations.confirm(storage, deputy, [Opened(record_id, 1)])
    renamed = replace(entry, title="Семинар")
    participations.change(storage, deputy, Opened(record_id, 2), entry=renamed)
    participations.withdraw(storage, deputy, Opened(record_id, 3), reason="Внесено дважды")
    return record_id


def found(storage, school, **filters):
    person = school.people[Role.ADMIN]
    return journal.search(storage, person, replace(ALWAYS, **filters), top=1000)


def test_every_deed_is_found_by_person_sort_record_and_text(storage, school, record_id):
    deeds = [row["deed"] for row in found(storage, school, things=("participations",))]
    assert deeds == ["withdrawn", "changed", "confirmed", "entered"]
    teacher = school.people[Role.TEACHER].account_id
    (entered,) = found(storage, school, account_ids=(teacher,), things=("participations",))
    assert (entered["display_name"], entered["deed"]) == ("teacher", "entered")
    assert entered["person_name"] == "Ахмадова Зара Исаевна"
    assert len(found(storage, school, search=record_id)) == 4
    assert found(storage, school, things=("activities",)) == []
    (withdrawn,) = found(storage, school, search="ДВАЖДЫ")
    assert (withdrawn["title"], withdrawn["detail"]) == ("Семинар", "Внесено дважды")
    assert found(storage, school, search="дважды", ends_on=date(2020, 1, 2)) == []
    assert [row["deed"] for row in found(storage, school, deeds=("confirmed",))] == ["confirmed"]


def test_an_export_of_records_is_a_deed_and_the_journal_s_own_export_too(storage, school):
    admin = school.people[Role.ADMIN]
    export_records(storage, school.people[Role.TEACHER], Wanted("participations", ALL, "csv"))
    content = journal.export_journal(storage, admin, ALWAYS, file_format="csv")
    frame = pd.read_csv(io.BytesIO(content), sep=";", encoding="utf-8-sig")
    line = frame[frame["Действие"] == "выгружены записи"].iloc[0]
    assert (line["Кто"], line["Что"]) == ("teacher", "Участия")
    assert "строк: 0" in line["Причина и подробности"]
    (own,) = found(storage, school, search="journal")
    assert (own["display_name"], own["deed"]) == ("admin", "exported")


def test_it_is_open_to_the_administrator_only_and_to_the_own_school(storage, school, record_id):
    with pytest.raises(NotAllowed):
        journal.search(storage, school.people[Role.DIRECTOR], ALWAYS, top=1)
    stranger = replace(
        school.people[Role.ADMIN], organisation_id="01930000-0000-7000-8000-000000000000"
    )
    rows = journal.search(storage, stranger, replace(ALWAYS, search="Семинар"), top=10)
    assert list(rows) == []


def test_the_screen_searches_and_turns_pages(open_as, storage, school, record_id):
    deputy = school.people[Role.METHODIST]
    with storage.writing() as transaction:
        for number in range(60):
            record_event(transaction, event_of(deputy, "exported", subject=f"s{number:02}"))
    app = open_as(Role.ADMIN, PAGE)
    assert not app.exception
    first = app.dataframe[0].value
    assert len(first) == 50
    assert app.button(key="journal_back").disabled
    app.button(key="journal_on").click().run()
    assert not app.exception
    assert len(app.dataframe[0].value) >= 10
    app.text_input(key="journal_search").input("дважды").run()
    (line,) = app.dataframe[0].value.to_dict("records")
    assert (line["deed"], line["what"], line["who"]) == ("отозвано", "Семинар", "methodist")
    app.text_input(key="journal_search").input("ничего такого").run()
    assert [line.value for line in app.info] == ["Под эти условия не подходит ни одно действие."]
