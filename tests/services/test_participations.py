"""Participations on a real database: versions, what counts, sight, stale edits."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from services import participations
from services.history import read_steps
from services.record_states import PARTICIPATION_TRAIL
from services.rules import ParticipationEntry
from services.versions import ACTIVITIES, PARTICIPATIONS, Opened
from tests.selections import everything


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар о функциональной грамотности",
        starts_on=date(2026, 10, 5),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


def versions_of(storage, record_id, table=PARTICIPATIONS):
    return storage.rows(table.versions, **{table.key: record_id})


def latest(storage, record_id):
    return versions_of(storage, record_id)[-1]


def activity_versions(storage, record_id):
    return versions_of(storage, latest(storage, record_id)["activity_id"], ACTIVITIES)


def opened(storage, record_id):
    row = latest(storage, record_id)
    return Opened(record_id, row["version"], activity_versions(storage, record_id)[-1]["version"])


def counting(storage, record_id):
    """Return the versions of a record that are in the figures."""
    return [
        row["version"]
        for row in versions_of(storage, record_id)
        if row["counted_at"] and not row["uncounted_at"]
    ]


def counting_titles(storage, record_id):
    return [
        row["title"]
        for row in activity_versions(storage, record_id)
        if row["counted_at"] and not row["uncounted_at"]
    ]


def state(storage, record_id):
    row = latest(storage, record_id)
    return row["status"], row["is_withdrawn"], counting(storage, record_id)


@pytest.fixture
def confirmed(storage, school, entry):
    (record_id,) = participations.record(
        storage, school.people[Role.METHODIST], entry, is_confirmed=True
    )
    return record_id


def test_a_teacher_s_record_waits_for_a_check(storage, school, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    row = latest(storage, record_id)
    assert state(storage, record_id) == ("submitted", False, [])
    assert row["took_part_on"] == date(2026, 10, 5)
    assert row["recorded_by"] == school.people[Role.TEACHER].account_id
    assert counting_titles(storage, record_id) == []


def test_a_teacher_cannot_confirm_at_once(storage, school, entry):
    person = school.people[Role.TEACHER]
    (record_id,) = participations.record(storage, person, entry, is_confirmed=True)
    assert state(storage, record_id)[0] == "submitted"


def test_one_activity_has_a_participation_of_every_teacher(storage, school, entry):
    everyone = replace(entry, teacher_ids=school.teacher_ids)
    person = school.people[Role.DIRECTOR]
    records = participations.record(storage, person, everyone, is_confirmed=True)
    rows = [latest(storage, record_id) for record_id in records]
    assert [row["teacher_id"] for row in rows] == list(school.teacher_ids)
    assert len({row["activity_id"] for row in rows}) == 1
    assert {row["status"] for row in rows} == {"confirmed"}


def test_without_evidence_a_record_is_not_confirmed(storage, school, entry):
    person = school.people[Role.METHODIST]
    bare = replace(entry, address="", is_without_evidence=True)
    (record_id,) = participations.record(storage, person, bare, is_confirmed=True)
    assert state(storage, record_id)[0] == "submitted"
    with pytest.raises(RulesBroken) as broken:
        participations.confirm(storage, person, [opened(storage, record_id)])
    assert "no evidence" in broken.value.violations[0].message
    assert state(storage, record_id) == ("submitted", False, [])


def test_a_broken_rule_writes_nothing(storage, school, entry):
    with pytest.raises(RulesBroken) as broken:
        participations.record(storage, school.people[Role.TEACHER], replace(entry, title=" "))
    assert [violation.field for violation in broken.value.violations] == ["title"]
    assert storage.rows("participations/of_activity", activity_id=school.organisation_id) == []
    assert storage.read("records/participations", **listed(school)).empty


def listed(school, **others):
    return {
        "organisation_ids": (school.organisation_id,),
        "teacher_ids": None,
        "starts_on": date(1990, 1, 1),
        "ends_on": date(2100, 1, 1),
        "communities": (),
        "statuses": (),
        "search": "",
        "is_withdrawn": False,
        "top": 100,
        **others,
    }


@pytest.mark.parametrize(
    ("role", "own"), [(Role.TEACHER, (0,)), (Role.GROUP_LEAD, (0, 1)), (Role.METHODIST, (0, 1, 2))]
)
def test_a_person_records_within_sight_only(storage, school, entry, role, own):
    for index, teacher_id in enumerate(school.teacher_ids[:3]):
        theirs = replace(entry, teacher_ids=(teacher_id,))
        if index in own:
            assert participations.record(storage, school.people[role], theirs)
        else:
            with pytest.raises(NotAllowed):
                participations.record(storage, school.people[role], theirs)


def test_a_presenter_writes_nothing(storage, school, entry, confirmed):
    person, record = school.people[Role.PRESENTER], opened(storage, confirmed)
    for deed in (
        lambda: participations.record(storage, person, entry),
        lambda: participations.change(storage, person, record, entry=entry),
        lambda: participations.withdraw(storage, person, record, reason="Ошибка"),
        lambda: participations.restore(storage, person, record),
        lambda: participations.confirm(storage, person, [record]),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_teacher_may_not_touch_another_s_record(storage, school, entry):
    (record_id,) = participations.record(
        storage,
        school.people[Role.METHODIST],
        replace(entry, teacher_ids=(school.teacher_ids[2],)),
    )
    person, record = school.people[Role.TEACHER], opened(storage, record_id)
    with pytest.raises(NotAllowed):
        participations.change(storage, person, record, entry=entry)
    with pytest.raises(NotAllowed):
        participations.withdraw(storage, person, record, reason="Ошибка")


def test_a_teacher_cannot_give_a_record_to_another(storage, school, entry):
    person = school.people[Role.TEACHER]
    (record_id,) = participations.record(storage, person, entry)
    theirs = replace(entry, teacher_ids=(school.teacher_ids[2],))
    with pytest.raises(NotAllowed):
        participations.change(storage, person, opened(storage, record_id), entry=theirs)


def test_confirming_lets_the_record_and_its_activity_count(storage, school, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    person = school.people[Role.METHODIST]
    done = participations.confirm(storage, person, [opened(storage, record_id)], level="regional")
    assert done == 1
    assert state(storage, record_id) == ("confirmed", False, [2])
    assert activity_versions(storage, record_id)[-1]["level"] == "regional"
    assert len(counting_titles(storage, record_id)) == 1
    assert participations.confirm(storage, person, [opened(storage, record_id)]) == 0


def test_confirming_adds_no_version_of_an_unchanged_activity(storage, school, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    participations.confirm(storage, school.people[Role.METHODIST], [opened(storage, record_id)])
    assert [row["version"] for row in activity_versions(storage, record_id)] == [1]
    assert counting_titles(storage, record_id) == [entry.title]


def test_an_unknown_level_confirms_nothing(storage, school, entry):
    (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
    with pytest.raises(RulesBroken):
        participations.confirm(
            storage, school.people[Role.METHODIST], [opened(storage, record_id)], level="galactic"
        )
    assert state(storage, record_id) == ("submitted", False, [])


def test_an_owner_s_change_waits_while_the_confirmed_version_counts(
    storage, school, entry, confirmed
):
    changed = replace(entry, title="Другое название", role="speaker")
    person = school.people[Role.TEACHER]
    participations.change(storage, person, opened(storage, confirmed), entry=changed)
    assert state(storage, confirmed) == ("submitted", False, [1])
    assert counting_titles(storage, confirmed) == [entry.title]
    participations.confirm(storage, school.people[Role.METHODIST], [opened(storage, confirmed)])
    assert state(storage, confirmed) == ("confirmed", False, [3])
    assert counting_titles(storage, confirmed) == ["Другое название"]


def test_the_methodist_s_change_of_a_confirmed_record_counts_at_once(
    storage, school, entry, confirmed
):
    changed = replace(entry, title="Другое название")
    person = school.people[Role.METHODIST]
    participations.change(storage, person, opened(storage, confirmed), entry=changed)
    assert state(storage, confirmed) == ("confirmed", False, [2])
    assert counting_titles(storage, confirmed) == ["Другое название"]


def test_the_methodist_may_send_a_changed_record_for_a_check(storage, school, entry, confirmed):
    participations.change(
        storage,
        school.people[Role.METHODIST],
        opened(storage, confirmed),
        entry=replace(entry, title="Другое название"),
        is_confirmed=False,
    )
    assert state(storage, confirmed) == ("submitted", False, [])


def test_a_teacher_s_change_of_a_shared_activity_leaves_the_colleagues_records_alone(
    storage, school, entry
):
    everyone = replace(entry, teacher_ids=school.teacher_ids[:3])
    ids = participations.record(storage, school.people[Role.METHODIST], everyone, is_confirmed=True)
    course = replace(entry, kind="pd_course", hours=500, document="pd_credential")
    participations.change(
        storage, school.people[Role.TEACHER], opened(storage, ids[0]), entry=course
    )
    assert state(storage, ids[0]) == ("submitted", False, [1])
    assert state(storage, ids[1]) == state(storage, ids[2]) == ("confirmed", False, [1])
    participations.confirm(storage, school.people[Role.METHODIST], [opened(storage, ids[0])])
    counted = storage.rows("dashboards/totals", **counted_by(school))
    assert (counted[0]["participations"], counted[0]["course_hours"]) == (3, 500)


def counted_by(school):
    return {
        **everything(school.organisation_id),
        "as_of": date(2026, 12, 31),
    }


def test_saving_without_a_change_writes_no_version(storage, school, entry, confirmed):
    person = school.people[Role.TEACHER]
    participations.change(storage, person, opened(storage, confirmed), entry=entry)
    assert state(storage, confirmed) == ("confirmed", False, [1])


def test_an_edit_of_a_closed_version_is_stale(storage, school, entry):
    person = school.people[Role.TEACHER]
    (record_id,) = participations.record(storage, person, entry)
    seen = opened(storage, record_id)
    participations.change(storage, person, seen, entry=replace(entry, role="speaker"))
    with pytest.raises(StaleEdit):
        participations.change(storage, person, seen, entry=replace(entry, role="author"))
    with pytest.raises(StaleEdit):
        participations.withdraw(storage, person, seen, reason="Ошибка")
    with pytest.raises(StaleEdit):
        participations.confirm(storage, school.people[Role.METHODIST], [seen])
    assert latest(storage, record_id)["role"] == "speaker"


def test_an_edit_is_stale_when_the_shared_activity_changed(storage, school, entry):
    person = school.people[Role.METHODIST]
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    first, second = participations.record(storage, person, pair)
    seen = opened(storage, second)
    renamed = replace(entry, title="Другое название")
    participations.change(storage, person, opened(storage, first), entry=renamed)
    with pytest.raises(StaleEdit):
        participations.change(
            storage, person, seen, entry=replace(pair, teacher_ids=pair.teacher_ids[1:])
        )


def test_the_day_follows_the_activity_for_all_who_took_part(storage, school, entry):
    person = school.people[Role.METHODIST]
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    first, second = participations.record(storage, person, pair, is_confirmed=True)
    moved = replace(entry, starts_on=date(2026, 9, 1))
    participations.change(storage, person, opened(storage, first), entry=moved)
    assert latest(storage, first)["took_part_on"] == date(2026, 9, 1)
    assert latest(storage, second)["took_part_on"] == date(2026, 9, 1)
    assert state(storage, second) == ("confirmed", False, [2])


def test_an_own_day_stays_when_the_activity_moves(storage, school, entry):
    person = school.people[Role.METHODIST]
    own_day = replace(entry, took_part_on=date(2026, 10, 20))
    (record_id,) = participations.record(storage, person, own_day)
    moved = replace(entry, starts_on=date(2026, 9, 1))
    participations.change(storage, person, opened(storage, record_id), entry=moved)
    assert latest(storage, record_id)["took_part_on"] == date(2026, 10, 20)


def test_a_correction_is_for_one_teacher(storage, school, entry, confirmed):
    person = school.people[Role.METHODIST]
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    with pytest.raises(RulesBroken) as broken:
        participations.change(storage, person, opened(storage, confirmed), entry=pair)
    assert [violation.field for violation in broken.value.violations] == ["teacher_ids"]


def test_withdrawing_takes_a_reason_and_the_record_out_of_the_figures(storage, school, confirmed):
    person = school.people[Role.TEACHER]
    with pytest.raises(RulesBroken):
        participations.withdraw(storage, person, opened(storage, confirmed), reason="  ")
    participations.withdraw(storage, person, opened(storage, confirmed), reason="Дубль")
    assert state(storage, confirmed) == ("confirmed", True, [])
    assert latest(storage, confirmed)["reason"] == "Дубль"
    assert storage.read("records/participations", **listed(school)).empty
    with pytest.raises(NotFound):
        participations.confirm(storage, school.people[Role.METHODIST], [opened(storage, confirmed)])


def test_a_teacher_restores_a_record_for_a_check_not_into_the_figures(storage, school, confirmed):
    participations.withdraw(
        storage, school.people[Role.METHODIST], opened(storage, confirmed), reason="Не было"
    )
    participations.restore(storage, school.people[Role.TEACHER], opened(storage, confirmed))
    assert state(storage, confirmed) == ("submitted", False, [])


def test_restoring_brings_a_confirmed_record_back_into_the_figures(storage, school, confirmed):
    person = school.people[Role.METHODIST]
    participations.withdraw(storage, person, opened(storage, confirmed), reason="Дубль")
    participations.restore(storage, person, opened(storage, confirmed))
    assert state(storage, confirmed) == ("confirmed", False, [3])
    with pytest.raises(StaleEdit):
        participations.restore(storage, person, opened(storage, confirmed))


def test_restoring_a_changed_record_brings_back_what_counted_and_what_waited(
    storage, school, entry, confirmed
):
    person = school.people[Role.TEACHER]
    changed = replace(entry, role="speaker")
    participations.change(storage, person, opened(storage, confirmed), entry=changed)
    participations.withdraw(storage, person, opened(storage, confirmed), reason="Дубль")
    methodist = school.people[Role.METHODIST]
    participations.restore(storage, methodist, opened(storage, confirmed))
    assert state(storage, confirmed) == ("submitted", False, [4])
    roles = [row["role"] for row in versions_of(storage, confirmed)]
    assert roles == ["attendee", "speaker", "speaker", "attendee", "speaker"]


def test_exactly_one_version_is_open_whatever_was_done(storage, school, entry, confirmed):
    person, owner = school.people[Role.METHODIST], school.people[Role.TEACHER]
    participations.change(
        storage, owner, opened(storage, confirmed), entry=replace(entry, role="speaker")
    )
    participations.withdraw(storage, owner, opened(storage, confirmed), reason="Дубль")
    participations.restore(storage, owner, opened(storage, confirmed))
    participations.confirm(storage, person, [opened(storage, confirmed)])
    rows = versions_of(storage, confirmed)
    assert [row["version"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["superseded_at"] is None for row in rows] == [False] * (len(rows) - 1) + [True]
    assert len(counting(storage, confirmed)) == 1


def test_the_journal_tells_what_was_done(storage, school, entry, confirmed):
    person, owner = school.people[Role.METHODIST], school.people[Role.TEACHER]
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    first, second = participations.record(storage, person, pair)
    participations.confirm(storage, person, [opened(storage, first)])
    participations.withdraw(storage, owner, opened(storage, first), reason="Дубль")
    participations.restore(storage, person, opened(storage, first))
    renamed = replace(pair, teacher_ids=pair.teacher_ids[1:], title="Иначе")
    participations.change(storage, person, opened(storage, second), entry=renamed)
    steps = read_steps(storage, person, first, trail=PARTICIPATION_TRAIL)
    assert [(step.deed, step.display_name, step.reason) for step in steps] == [
        ("entered", "methodist", ""),
        ("confirmed", "methodist", ""),
        ("withdrawn", "teacher", "Дубль"),
        ("restored", "methodist", ""),
        ("changed", "methodist", ""),
    ]
    assert state(storage, first)[0] == "submitted"  # nobody checked what the activity says now


def test_the_list_finds_by_any_spelling(storage, school, entry):
    titled = replace(entry, title="Всё о ёлке", document_number="АБ-17")
    participations.record(storage, school.people[Role.METHODIST], titled)
    for search in ("все о ЕЛКЕ", "ахмадова", "аб-17", "INFOUROK.RU"):
        frame = storage.read("records/participations", **listed(school, search=search))
        assert frame["title"].tolist() == ["Всё о ёлке"], search
    assert storage.read("records/participations", **listed(school, search="%")).empty


def test_the_list_filters_and_says_how_many_there_are(storage, school, entry, confirmed):
    person = school.people[Role.TEACHER]
    later = replace(entry, starts_on=date(2026, 11, 1), community="sferum", kind="video_meeting")
    participations.record(storage, person, later)
    frame = storage.read("records/participations", **listed(school, top=1))
    assert frame["happened_on"].dt.date.tolist() == [date(2026, 11, 1)]
    assert frame["found"].tolist() == [2]
    for others, wanted in (
        ({"statuses": ("confirmed",)}, ["infourok"]),
        ({"communities": ("sferum",)}, ["sferum"]),
        ({"starts_on": date(2026, 10, 6)}, ["sferum"]),
        ({"teacher_ids": ()}, []),
        ({"is_withdrawn": True}, []),
    ):
        frame = storage.read("records/participations", **listed(school, **others))
        assert frame["community"].tolist() == wanted, others
