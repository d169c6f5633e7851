"""Checking on a real database: returning, leaving out, what counts meanwhile, what was seen."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotFound, RulesBroken, StaleEdit
from services import decisions, participations, resource_uses, review
from services.history import read_steps
from services.opened_records import read_participation
from services.record_states import PARTICIPATION_TRAIL
from services.review_changes import participation_baselines
from services.rules import ResourceEntry, ResourceUseEntry
from services.undo import undo_step
from services.versions import Opened
from tests.services.test_participations import (
    activity_versions,
    counted_by,
    counting_titles,
    entry,
    opened,
    state,
    versions_of,
)

__all__ = ["entry"]  # the fixture
SENTENCE = "Добавьте номер свидетельства"


def figures(storage, school):
    return storage.rows("dashboards/totals", **counted_by(school))[0]["participations"]


def give_back(storage, school, *record_ids, sentence=SENTENCE):
    return review.return_records(
        storage,
        school.people[Role.METHODIST],
        [opened(storage, one) for one in record_ids],
        sort=decisions.PARTICIPATIONS,
        sentence=sentence,
    )


def leave_out(storage, school, *record_ids, reason="Не относится к сообществу"):
    return review.leave_out(
        storage,
        school.people[Role.METHODIST],
        [opened(storage, one) for one in record_ids],
        sort=decisions.PARTICIPATIONS,
        reason=reason,
    )


@pytest.fixture
def waiting(storage, school, entry):
    return participations.record(storage, school.people[Role.TEACHER], entry)[0]


@pytest.fixture
def confirmed(storage, school, waiting):
    deputy = school.people[Role.METHODIST]
    participations.confirm(storage, deputy, [opened(storage, waiting)], level="municipal")
    return waiting


def test_a_returned_record_carries_its_sentence_and_waits_again_once_it_is_mended(
    storage, school, entry, waiting
):
    teacher = school.people[Role.TEACHER]
    assert give_back(storage, school, waiting) == 1
    read = read_participation(storage, teacher, waiting)
    assert (read.status, read.status_reason) == ("returned", SENTENCE)
    mended = replace(entry, document_number="12-345")
    participations.change(storage, teacher, read.opened, entry=mended)
    read = read_participation(storage, teacher, waiting)
    assert (read.status, read.status_reason) == ("submitted", "")


def test_an_owner_sends_a_returned_record_again_by_saving_it_unchanged(
    storage, school, entry, waiting
):
    give_back(storage, school, waiting)
    for role, expected in ((Role.METHODIST, "returned"), (Role.TEACHER, "submitted")):
        person = school.people[role]
        participations.change(storage, person, opened(storage, waiting), entry=entry)
        assert state(storage, waiting)[0] == expected


@pytest.mark.parametrize(
    ("decide", "expected"), [(give_back, "returned"), (leave_out, "not_counted")]
)
def test_the_deputy_s_decision_takes_a_confirmed_record_out_of_the_figures(
    storage, school, entry, confirmed, decide, expected
):
    participations.change(
        storage,
        school.people[Role.TEACHER],
        opened(storage, confirmed),
        entry=replace(entry, title="Другое название", level="municipal"),
    )
    assert figures(storage, school) == 1  # as it was confirmed, while the change waits
    assert decide(storage, school, confirmed) == 1
    assert state(storage, confirmed) == (expected, False, [])
    assert figures(storage, school) == 0
    deputy = school.people[Role.METHODIST]
    participations.confirm(storage, deputy, [opened(storage, confirmed)])
    assert figures(storage, school) == 1
    assert counting_titles(storage, confirmed) == ["Другое название"]


def test_a_decision_can_be_undone_and_then_counts_as_before(storage, school, confirmed):
    deputy = school.people[Role.METHODIST]
    give_back(storage, school, confirmed)
    step = read_steps(storage, deputy, confirmed, trail=PARTICIPATION_TRAIL)[-1]
    undo_step(
        storage,
        deputy,
        opened(storage, confirmed),
        trail=PARTICIPATION_TRAIL,
        recorded_at=step.recorded_at,
    )
    assert state(storage, confirmed)[0] == "confirmed"
    assert figures(storage, school) == 1


@pytest.mark.parametrize("sentence", ["", "   ", "о" * 501, "зна\u0000к"])
@pytest.mark.parametrize("decide", [review.return_records, review.leave_out])
def test_a_decision_has_a_sentence_of_bounded_length(storage, school, waiting, sentence, decide):
    said = {"sentence" if decide is review.return_records else "reason": sentence}
    with pytest.raises(RulesBroken) as broken:
        decide(
            storage,
            school.people[Role.METHODIST],
            [opened(storage, waiting)],
            sort=decisions.PARTICIPATIONS,
            **said,
        )
    assert {violation.field for violation in broken.value.violations} == {"reason"}
    assert state(storage, waiting)[0] == "submitted"


def test_many_are_decided_at_once_all_or_none(storage, school, entry):
    deputy = school.people[Role.METHODIST]
    everyone = replace(entry, teacher_ids=school.teacher_ids)
    ids = participations.record(storage, deputy, everyone, is_confirmed=True)
    stale = [opened(storage, one) for one in ids]
    leave_out(storage, school, ids[0])
    for seen, failure in ((stale, StaleEdit), ([Opened(school.organisation_id, 1)], NotFound)):
        with pytest.raises(failure):
            review.return_records(
                storage, deputy, seen, sort=decisions.PARTICIPATIONS, sentence=SENTENCE
            )
    assert figures(storage, school) == 3
    assert give_back(storage, school, *ids) == 4
    assert [state(storage, one) for one in ids] == [("returned", False, [])] * 4
    assert give_back(storage, school, *ids) == 0  # with the same sentence: nothing to do
    assert figures(storage, school) == 0


def test_a_use_of_a_resource_is_returned_and_left_out_alike(storage, school):
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]
    new = ResourceEntry(title="Видеоуроки", kind="information", provider="own")
    use = ResourceUseEntry(school.teacher_ids[0], new_resource=new, used_on=date(2026, 10, 5))
    record_id = resource_uses.record(storage, teacher, use)
    resource_uses.confirm(storage, deputy, [Opened(record_id, 1)])
    totals = {**counted_by(school)}
    assert storage.rows("dashboards/resource_totals", **totals)[0]["uses"] == 1
    sort = decisions.RESOURCE_USES
    review.return_records(storage, deputy, [Opened(record_id, 2)], sort=sort, sentence=SENTENCE)
    assert storage.rows("dashboards/resource_totals", **totals)[0]["uses"] == 0
    review.leave_out(storage, deputy, [Opened(record_id, 3)], sort=sort, reason="Проба")
    last = storage.rows("resource_uses/versions", resource_use_id=record_id)[-1]
    assert (last["version"], last["status"], last["status_reason"]) == (4, "not_counted", "Проба")


def test_what_changed_is_told_against_what_counts_and_what_was_seen(
    storage, school, entry, confirmed
):
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]
    steps = []
    for title in ("Второе", "Третье"):
        changed = replace(entry, title=title, level="municipal")
        participations.change(storage, teacher, opened(storage, confirmed), entry=changed)
        record = read_participation(storage, deputy, confirmed)
        found = participation_baselines(storage, deputy, record)
        steps.append([former and former.entry.title for former in (found.counted, found.seen)])
        review.mark_seen(storage, deputy, record.opened, sort=decisions.PARTICIPATIONS)
    assert steps == [[entry.title, None], [entry.title, "Второе"]]
    record = read_participation(storage, deputy, confirmed)
    other = participation_baselines(storage, school.people[Role.DIRECTOR], record)
    assert other.seen is None
    assert participation_baselines(storage, deputy, record).seen is None  # as it is now


def queue(storage, school, **narrowed):
    return [row["record_id"] for row in queue_rows(storage, school, **narrowed)]


def queue_rows(storage, school, **narrowed):
    none = dict.fromkeys(("with_evidence", "with_counting", "waiting_before", "teacher_ids"))
    lists = dict.fromkeys(("teachers", "communities", "kinds", "method_groups"), ())
    parameters = {**none, **lists, "organisation_ids": (school.organisation_id,), "top": 10}
    return storage.rows("review/participations", **{**parameters, **narrowed})


def test_the_queue_is_in_the_order_of_waiting_and_heeds_the_filters(
    storage, school, entry, confirmed
):
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]
    bare = replace(entry, title="Без всего", address="", is_without_evidence=True)
    (second,) = participations.record(storage, teacher, bare)
    colleague = replace(
        entry, title="Коллега", teacher_ids=school.teacher_ids[2:3], kind="retraining", hours=300
    )
    (third,) = participations.record(storage, deputy, colleague)
    participations.change(
        storage, teacher, opened(storage, confirmed), entry=replace(entry, title="Новое")
    )
    participations.change(  # a further change of a waiting record does not let it wait anew
        storage, teacher, opened(storage, second), entry=replace(bare, comment="ещё")
    )
    assert queue(storage, school) == [second, third, confirmed]
    assert queue(storage, school, with_evidence=False) == [second]
    assert queue(storage, school, with_counting=True) == [confirmed]
    assert queue(storage, school, kinds=["retraining"]) == [third]
    assert queue(storage, school, method_groups=["sciences"]) == [second, confirmed]
    assert queue(storage, school, teachers=[school.teacher_ids[2]]) == [third]
    assert queue(storage, school, waiting_before=date(2026, 1, 1)) == []
    assert queue(storage, school, teacher_ids=(school.teacher_ids[0],)) == [second, confirmed]


@pytest.mark.parametrize("is_same_person", [True, False])
def test_a_record_waits_on_when_whoever_decided_takes_it_back_and_anew_when_the_owner_sends_it(
    storage, school, entry, waiting, is_same_person
):
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]
    later = replace(entry, title="Позже")
    (second,) = participations.record(storage, teacher, later)
    seen = [opened(storage, waiting)]
    give_back(storage, school, waiting)
    if is_same_person:
        review.take_back(storage, deputy, seen, sort=decisions.PARTICIPATIONS)
    else:
        participations.change(storage, teacher, opened(storage, waiting), entry=entry)
    assert queue(storage, school) == ([waiting, second] if is_same_person else [second, waiting])


MOMENTS = {"recorded_at", "superseded_at", "counted_at", "uncounted_at"}
OF_VERSION = MOMENTS | {"version", "recorded_by", "reason"}


def written(storage, record_id):
    """Return all versions of a record and of its activity; of moments whether there are any."""
    return [
        {
            name: value is not None if name in MOMENTS else value
            for name, value in row.items()
            if name not in {"participation_id", "activity_id"}
        }
        for row in (*versions_of(storage, record_id), *activity_versions(storage, record_id))
    ]


def standing(storage, record_id):
    """Return what stands and what counts of a record and of its activity."""
    return [
        [{name: row[name] for name in row.keys() - OF_VERSION} for row in rows if holds(row)]
        for rows in (versions_of(storage, record_id), activity_versions(storage, record_id))
        for holds in (
            lambda row: row["superseded_at"] is None,
            lambda row: row["counted_at"] and row["uncounted_at"] is None,
        )
    ]


def lives(storage, school, entry):
    """Return records that have come to a check in every way; some of them share an activity."""
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]

    def made(title, person, teacher_ids=entry.teacher_ids):
        said = replace(entry, title=title, teacher_ids=teacher_ids)
        return participations.record(storage, person, said, is_confirmed=person is deputy)

    (fresh,), (mended,) = made("новая", teacher), made("исправленная", deputy)
    (again,), (returned,) = made("дважды", deputy), made("возвращённая", deputy)
    shared = made("общая", deputy, school.teacher_ids)
    give_back(storage, school, returned, *shared[1:])
    for record_id in (mended, again, again, shared[0]):
        seen = opened(storage, record_id)
        title = f"иначе {seen.version}"
        changed = replace(read_participation(storage, deputy, record_id).entry, title=title)
        participations.change(storage, deputy, seen, entry=changed, is_confirmed=None)
    for record_id in (again, mended):
        seen, changed = opened(storage, record_id), replace(entry, title="после", level="school")
        participations.change(storage, teacher, seen, entry=changed)
    return [fresh, mended, again, returned, *shared[1:]]


@pytest.mark.parametrize("level", [None, "regional"])
def test_many_confirmed_at_once_are_written_as_one_after_the_other_and_taken_back_whole(
    storage, school, entry, level
):
    deputy = school.people[Role.METHODIST]
    singly, at_once = lives(storage, school, entry), lives(storage, school, entry)
    for record_id in singly:  # version by version, as every single change is written
        stands = read_participation(storage, deputy, record_id)
        leveled = replace(stands.entry, level=level or stands.entry.level)
        participations.change(storage, deputy, stands.opened, entry=leveled, is_confirmed=True)
    before, total = [standing(storage, one) for one in at_once], figures(storage, school)
    seen = [opened(storage, one) for one in at_once]
    assert participations.confirm(storage, deputy, seen, level=level) == len(at_once)
    for one, other in zip(singly, at_once, strict=True):
        assert written(storage, other) == written(storage, one)
    assert [standing(storage, one) for one in at_once] != before
    sort = decisions.PARTICIPATIONS
    assert review.take_back(storage, deputy, seen, sort=sort) == len(at_once)
    assert [standing(storage, one) for one in at_once] == before
    assert figures(storage, school) == total
    with pytest.raises(StaleEdit):  # once
        review.take_back(storage, deputy, seen, sort=sort)


@pytest.mark.parametrize("decide", [give_back, leave_out])
def test_what_counted_before_a_decision_counts_again_when_it_is_taken_back(
    storage, school, entry, confirmed, decide
):
    teacher, deputy = school.people[Role.TEACHER], school.people[Role.METHODIST]
    other = replace(entry, title="Другое", comment="иначе", level="municipal")
    participations.change(storage, teacher, opened(storage, confirmed), entry=other)
    before, seen = standing(storage, confirmed), [opened(storage, confirmed)]
    decide(storage, school, confirmed)
    assert figures(storage, school) == 0
    director, sort = school.people[Role.DIRECTOR], decisions.PARTICIPATIONS
    with pytest.raises(StaleEdit):  # it is somebody else's decision
        review.take_back(storage, director, seen, sort=sort)
    review.take_back(storage, deputy, seen, sort=sort)
    assert (standing(storage, confirmed), figures(storage, school)) == (before, 1)
    steps = read_steps(storage, deputy, confirmed, trail=PARTICIPATION_TRAIL)
    assert (steps[-1].deed, steps[-1].reason) == ("submitted", "решение отменено")
