"""From a record's form back to the screen that led to it, with the filters it had."""

from datetime import date

import pytest

from core.access import Role
from services import participations
from services.rules import ParticipationEntry

PERIOD = "school_year:2025"
FORM = "entry/participation.py"


@pytest.fixture
def record_id(storage, school):
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
    return participations.record(storage, school.people[Role.METHODIST], entry)[0]


def ways(app):
    found = [link.proto for link in app.get("page_link")]
    return {link.label: (link.page, link.query_string) for link in found}


def open_record(app, record_id):
    app.query_params.clear()
    app.query_params["record"] = record_id
    return app.switch_page(FORM).run()


def test_the_form_leads_back_to_the_dashboard_as_it_was(open_as, record_id):
    app = open_as(Role.METHODIST, "dashboards/communities.py", period=PERIOD)
    open_record(app, record_id)
    assert not app.exception
    label = "Назад на экран «Сообщества»"
    assert ways(app)[label] == ("communities", "period=school_year%3A2025")
    app.run()
    assert label in ways(app), "it stays while the record is corrected"


def test_a_record_opened_by_its_address_or_from_the_list_has_only_the_list(open_as, record_id):
    app = open_as(Role.METHODIST, FORM, record=record_id)
    assert not [label for label in ways(app) if label.startswith("Назад")]
    app = open_as(Role.METHODIST, "entry/records.py")
    open_record(app, record_id)
    assert "К списку записей" in ways(app)
    assert not [label for label in ways(app) if label.startswith("Назад")]
