"""Several teachers at one activity, some of them different: one save, each with their own."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import RulesBroken
from services import participations
from services.opened_records import read_participation
from services.rules import Difference, ParticipationEntry


@pytest.fixture
def entry(school):
    first, second, third, _ = school.teacher_ids
    return ParticipationEntry(
        teacher_ids=(first, second, third),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 10, 5),
        address="https://infourok.ru/webinar?utm_source=mail",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
        differences=(
            Difference(second, role="speaker", outcome="winner"),
            Difference(third, document_number=" АБ-17 "),
        ),
    )


def test_each_teacher_gets_what_is_said_of_them(storage, school, entry):
    person = school.people[Role.METHODIST]
    made = participations.record(storage, person, entry)
    stored = [read_participation(storage, person, one).entry for one in made]
    assert [(one.role, one.outcome, one.document_number) for one in stored] == [
        ("attendee", "participated", ""),
        ("speaker", "winner", ""),
        ("attendee", "participated", "АБ-17"),
    ]
    assert {one.address for one in stored} == {"https://infourok.ru/webinar"}
    assert read_participation(storage, person, made[0]).others == 2


def test_only_those_with_evidence_are_confirmed(storage, school, entry):
    person = school.people[Role.METHODIST]
    bare = replace(entry, address="", is_without_evidence=True)
    made = participations.record(storage, person, bare, is_confirmed=True)
    statuses = [read_participation(storage, person, one).status for one in made]
    assert statuses == ["submitted", "submitted", "confirmed"]


def test_a_number_of_each_teacher_s_own_is_evidence(storage, school, entry):
    person = school.people[Role.METHODIST]
    own = tuple(Difference(one, document_number=f"№ {one[:4]}") for one in entry.teacher_ids)
    participations.record(storage, person, replace(entry, address="", differences=own))
    with pytest.raises(RulesBroken) as broken:
        participations.record(storage, person, replace(entry, address="", differences=own[1:]))
    assert [violation.field for violation in broken.value.violations] == ["address"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"differences": (Difference("", role="king"),)}, "differences"),
        ({"differences": (Difference("", document_number="1" * 101),)}, "differences"),
        ({"differences": (Difference("", document_number="1"),), "document": "none"}, "document"),
        ({"address": "https://documents.infourok.ru/a.pdf"}, "address"),
    ],
)
def test_what_is_different_keeps_the_same_rules(storage, school, entry, changes, field):
    with pytest.raises(RulesBroken) as broken:
        participations.record(storage, school.people[Role.METHODIST], replace(entry, **changes))
    assert [violation.field for violation in broken.value.violations] == [field]
