"""The figures are what the lists say is confirmed, and what was confirmed until it is checked."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken
from core.ids import new_id
from services import participations, review
from services.decisions import PARTICIPATIONS as CHECKED
from services.duplicate_merge import merge
from services.exports import Wanted, export_records
from services.history import Deed, read_steps
from services.intake.importing import apply_import, plan_import
from services.intake.matching import guess_holds, guess_mapping
from services.intake.plan import Verdict
from services.intake.table import read_table
from services.opened_records import read_participation
from services.record_states import PARTICIPATION_TRAIL
from services.reference import load_reference
from services.undo import undo_step
from services.versions import Opened
from tests.services.test_participations import (
    activity_versions,
    counted_by,
    counting,
    counting_titles,
    entry,
    latest,
    listed,
    opened,
    state,
    versions_of,
)
from tests.services.test_review import queue, queue_rows

__all__ = ["entry"]  # the fixture
SENTENCE = "Проверьте день"


@pytest.fixture
def deputy(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def lead(school):
    return school.people[Role.GROUP_LEAD]


def of_one(school, entry, number=0, **changes):
    return replace(entry, teacher_ids=(school.teacher_ids[number],), **changes)


def give_back(storage, deputy, record_id):
    seen = [opened(storage, record_id)]
    review.return_records(storage, deputy, seen, sort=CHECKED, sentence=SENTENCE)


def leave_out(storage, deputy, record_id):
    review.leave_out(storage, deputy, [opened(storage, record_id)], sort=CHECKED, reason="Нет")


def figures(storage, school):
    return storage.rows("dashboards/totals", **counted_by(school))[0]


def counted_as(storage, record_id):
    """Return what is in the figures of a record: its day, its level, its hours."""
    rows = [row for row in versions_of(storage, record_id) if _counts(row)]
    found = []
    for row in rows:
        activities = storage.rows("activities/versions", activity_id=row["activity_id"])
        found += [
            (row["took_part_on"], one["level"], float(one["hours"] or 0))
            for one in activities
            if _counts(one)
        ]
    return found


def _counts(row):
    return bool(row["counted_at"]) and not row["uncounted_at"]


def agree(storage, school):
    """Hold the figures against the lists: whoever stands confirmed counts as the lists say."""
    rows = storage.rows("records/participations", **listed(school))
    whole = [row for row in rows if row["status"] == "confirmed" or row["is_counting"]]
    assert figures(storage, school)["participations"] == len(whole)
    for row in rows:
        if row["status"] == "confirmed":
            record_id = str(row["record_id"])
            assert counting(storage, record_id) == [row["version"]]
            assert counting_titles(storage, record_id) == [row["title"]]
            said = activity_versions(storage, record_id)[-1]
            day, level, hours = row["happened_on"], said["level"], float(said["hours"] or 0)
            assert counted_as(storage, record_id) == [(day, level, hours)]
    waiting = {row["record_id"] for row in rows if row["status"] == "submitted"}
    assert set(queue(storage, school, top=1000)) == waiting


@pytest.fixture
def shared(storage, school, deputy, entry):
    three = replace(entry, teacher_ids=school.teacher_ids[:3])
    return participations.record(storage, deputy, three, is_confirmed=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_on": date(2026, 10, 6)},
        {"title": "Другое название", "level": "federal"},
        {"hours": 8.0},
    ],
)
def test_who_was_confirmed_counts_on_while_a_shared_activity_waits_for_a_check(
    storage, school, deputy, entry, shared, changes
):
    first, *others = shared
    before = counted_as(storage, others[0])
    give_back(storage, deputy, first)
    own = of_one(school, entry, **changes)
    participations.change(storage, deputy, opened(storage, first), entry=own)
    assert [state(storage, one) for one in others] == [("submitted", False, [1])] * 2
    assert [counted_as(storage, one) for one in others] == [before] * 2
    agree(storage, school)
    leave_out(storage, deputy, first)
    assert participations.confirm(storage, deputy, [opened(storage, others[0])]) == 1
    said = activity_versions(storage, others[0])[-1]
    assert [(said[name]) for name in changes] == [changes[name] for name in changes]
    agree(storage, school)


def test_a_lead_s_change_of_a_shared_activity_sends_everybody_for_a_check(
    storage, school, deputy, lead, entry
):
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    first, second = participations.record(storage, deputy, pair, is_confirmed=True)
    renamed = of_one(school, entry, title="Другое название")
    participations.change(storage, lead, opened(storage, first), entry=renamed)
    assert [state(storage, one)[0] for one in (first, second)] == ["submitted"] * 2
    assert figures(storage, school)["participations"] == 2
    assert counting_titles(storage, second) == [entry.title]
    agree(storage, school)


def test_the_deputy_s_correction_of_what_waits_leaves_its_confirmed_state_in_the_figures(
    storage, school, deputy, entry, shared
):
    own = of_one(school, entry, comment="со слов")
    teacher = school.people[Role.TEACHER]
    participations.change(storage, teacher, opened(storage, shared[0]), entry=own)
    noted = replace(own, comment="по письму")
    participations.change(
        storage, deputy, opened(storage, shared[0]), entry=noted, is_confirmed=False
    )
    assert state(storage, shared[0]) == ("submitted", False, [1])


def test_a_record_restored_into_an_activity_that_changed_meanwhile_waits_and_counts(
    storage, school, deputy, entry, shared
):
    first, second, _ = shared
    participations.withdraw(storage, deputy, opened(storage, second), reason="Ошибка")
    give_back(storage, deputy, first)
    own = of_one(school, entry, level="federal")
    participations.change(storage, deputy, opened(storage, first), entry=own)
    participations.restore(storage, deputy, opened(storage, second))
    assert state(storage, second)[0] == "submitted"
    assert [level for _, level, _ in counted_as(storage, second)] == [entry.level]
    agree(storage, school)


def imported(storage, person, folder, *, old, new):
    """Export what is there, change a word and import it; return how many rows changed."""
    values = {"starts_on": date(2000, 1, 1), "ends_on": date(2100, 1, 1), "communities": ()}
    values |= {"statuses": (), "search": "", "is_withdrawn": False}
    content = export_records(storage, person, Wanted("participations", values, "csv"))
    path = folder / "back.csv"
    path.write_text(content.decode("utf-8-sig").replace(old, new), encoding="utf-8-sig")
    table, reference = read_table(path), load_reference(storage, person.language)
    mapping = guess_mapping(table, guess_holds(table, reference), reference)
    plan = plan_import(storage, person, table, mapping=mapping)
    apply_import(storage, person, plan)
    return len(plan.of(Verdict.CHANGED))


@pytest.mark.parametrize("is_form", [True, False])
def test_one_word_changed_by_form_or_by_import_leaves_a_record_as_confirmed_as_it_was(
    storage, school, deputy, entry, tmp_path, is_form
):
    sure, waiting = (
        participations.record(
            storage,
            deputy,
            of_one(school, entry, number, title=f"Вебинар {number}"),
            is_confirmed=not number,
        )[0]
        for number in (0, 1)
    )
    if is_form:
        for number, one in enumerate((sure, waiting)):
            own = of_one(school, entry, number, title=f"Семинар {number}")
            participations.change(storage, deputy, opened(storage, one), entry=own)
    else:
        assert imported(storage, deputy, tmp_path, old="Вебинар", new="Семинар") == 2
    assert state(storage, sure) == ("confirmed", False, [2])
    assert counting_titles(storage, sure) == ["Семинар 0"]
    assert state(storage, waiting) == ("submitted", False, [])
    agree(storage, school)


COURSE = {
    "kind": "pd_course",
    "role": "trainee",
    "outcome": "completed",
    "document": "pd_credential",
}


def two(storage, school, deputy, entry, *, numbers=(0, 1), sure=(False, True), says=({}, {})):
    """Record an activity twice, of one teacher each; return both records."""
    common = {"hours": 72.0, "level": "regional", **COURSE}
    return [
        participations.record(
            storage,
            deputy,
            of_one(school, entry, number, **{**common, **said}),
            is_confirmed=is_sure,
        )[0]
        for number, is_sure, said in zip(numbers, sure, says, strict=True)
    ]


@pytest.mark.parametrize("sure", [(False, True), (True, True)])
def test_whoever_is_merged_into_what_says_otherwise_counts_on_as_confirmed_and_waits(
    storage, school, deputy, entry, sure
):
    says: tuple[dict[str, object], ...] = ({"hours": 16.0, "level": "unrated"}, {})
    kept, moved = two(storage, school, deputy, entry, sure=sure, says=says)
    before, hours = counted_as(storage, moved), figures(storage, school)["course_hours"]
    merge(storage, deputy, keep=opened(storage, kept), drop=opened(storage, moved))
    assert latest(storage, moved)["activity_id"] == latest(storage, kept)["activity_id"]
    assert counted_as(storage, moved) == before == [(entry.starts_on, "regional", 72.0)]
    assert figures(storage, school)["course_hours"] == hours
    assert state(storage, moved)[0] == "submitted"
    assert state(storage, kept)[0] == ("confirmed" if sure[0] else "submitted")
    agree(storage, school)
    assert participations.confirm(storage, deputy, [opened(storage, moved)]) == 1
    assert counted_as(storage, moved) == [(entry.starts_on, "unrated", 16.0)]
    agree(storage, school)


def test_what_a_merge_adds_unchecked_to_a_confirmed_activity_waits(storage, school, deputy, entry):
    says = ({"kind": "webinar", "hours": None}, {"kind": "webinar", "hours": 500.0})
    pair = two(storage, school, deputy, entry, sure=(True, False), says=says)
    kept, moved = pair
    merge(storage, deputy, keep=opened(storage, kept), drop=opened(storage, moved))
    assert activity_versions(storage, kept)[-1]["hours"] == 500
    assert counted_as(storage, kept) == [(entry.starts_on, "regional", 0)]
    assert [state(storage, one)[0] for one in pair] == ["submitted"] * 2
    agree(storage, school)


@pytest.mark.parametrize(
    ("said", "is_refused"), [({}, False), ({"hours": 16.0}, True), ({"role": "organizer"}, True)]
)
def test_a_confirmed_record_goes_up_in_a_waiting_one_only_where_both_say_the_same(
    storage, school, deputy, entry, said, is_refused
):
    kept, dropped = two(storage, school, deputy, entry, numbers=(0, 0), says=(said, {}))
    hours = figures(storage, school)["course_hours"]
    seen = {"keep": opened(storage, kept), "drop": opened(storage, dropped)}
    if is_refused:
        with pytest.raises(RulesBroken) as broken:
            merge(storage, deputy, **seen)
        assert "keep the confirmed one" in broken.value.violations[0].message
    else:
        merge(storage, deputy, **seen)
        assert state(storage, kept)[0] == "confirmed"
    assert figures(storage, school)["course_hours"] == hours == 72
    agree(storage, school)


def test_a_paper_that_nobody_checked_does_not_count_by_a_merge(storage, school, deputy, entry):
    says = ({"document": "none"}, {"document_number": "К-7"})
    kept, dropped = two(
        storage, school, deputy, entry, numbers=(0, 0), sure=(True, False), says=says
    )
    merge(storage, deputy, keep=opened(storage, kept), drop=opened(storage, dropped))
    row, counted = latest(storage, kept), figures(storage, school)
    assert (row["document"], row["status"]) == ("pd_credential", "submitted")
    assert (counted["documents"], counted["course_hours"] or 0) == (0, 0)
    agree(storage, school)
    participations.confirm(storage, deputy, [opened(storage, kept)])
    assert figures(storage, school)["course_hours"] == 72


def test_the_first_screen_and_the_queue_count_the_wait_alike(storage, school, deputy, entry):
    teacher, own = school.people[Role.TEACHER], of_one(school, entry)
    (record_id,) = participations.record(storage, teacher, own)
    told = [str(since(storage, school))]
    noted = replace(own, comment="ещё")
    participations.change(storage, teacher, opened(storage, record_id), entry=noted)
    told.append(str(since(storage, school)))
    first, second = versions_of(storage, record_id)
    assert told == [str(first["recorded_at"])] * 2
    give_back(storage, deputy, record_id)
    assert since(storage, school) is None
    participations.change(storage, teacher, opened(storage, record_id), entry=own)
    assert since(storage, school) > second["recorded_at"]


def since(storage, school):
    """Return since when the oldest record waits: what the first screen says, as the queue does."""
    own = {"organisation_ids": (school.organisation_id,), "teacher_ids": None}
    totals = storage.rows("review/totals", **own, own_teacher_ids=())[0]
    rows = queue_rows(storage, school)
    assert totals["waiting"] == len(rows)
    assert totals["waiting_since"] == (rows[0]["waiting_since"] if rows else None)
    return totals["waiting_since"]


def test_only_what_is_in_sight_is_marked_as_seen(storage, school, deputy, entry):
    (record_id,) = participations.record(storage, deputy, of_one(school, entry))
    stranger = replace(deputy, organisation_id=new_id())
    for person, record, failure in (
        (deputy, Opened(new_id(), 1), NotFound),
        (stranger, opened(storage, record_id), NotAllowed),
    ):
        with pytest.raises(failure):
            review.mark_seen(storage, person, record, sort=CHECKED)
    assert review.seen_versions(storage, deputy, (record_id,)) == {}


def test_evidence_is_one_rule_in_the_statements_and_the_services(storage, school, deputy, entry):
    said = [{}, {"address": "", "document_number": "7"}]
    records = [
        participations.record(storage, deputy, of_one(school, entry, number, **one))[0]
        for number, one in enumerate(said)
    ]
    bare = replace(entry, title="Без всего", address="", is_without_evidence=True)
    pair = participations.record(storage, deputy, replace(bare, teacher_ids=school.teacher_ids[2:]))
    linked = of_one(school, entry, 3, title="Без всего")  # the link is the colleague's alone
    participations.change(storage, deputy, opened(storage, pair[1]), entry=linked)
    records += pair
    told = {row["record_id"]: row["has_evidence"] for row in queue_rows(storage, school)}
    assert [told[one] for one in records] == [True, True, False, True]
    assert [read_participation(storage, deputy, one).entry.has_evidence for one in records] == [
        told[one] for one in records
    ]
    assert without(storage, school) == [pair[0]]
    rows = storage.rows("records/participations", **listed(school))
    assert {str(row["record_id"]): row["has_evidence"] for row in rows} == told
    own = {"organisation_ids": (school.organisation_id,), "teacher_ids": None}
    totals = storage.rows("review/totals", **own, own_teacher_ids=school.teacher_ids)[0]
    assert totals["without_evidence"] == 1


def without(storage, school):
    own = {"organisation_ids": (school.organisation_id,), "own_teacher_ids": school.teacher_ids}
    return [str(row["record_id"]) for row in storage.rows("review/own_to_mend", **own, top=9)]


def undo(storage, person, record_id, deed):
    steps = read_steps(storage, person, record_id, trail=PARTICIPATION_TRAIL)
    moment = [step.recorded_at for step in steps if step.deed == deed][-1]
    seen = opened(storage, record_id)
    undo_step(storage, person, seen, trail=PARTICIPATION_TRAIL, recorded_at=moment)


def test_undoing_a_merge_does_not_count_an_activity_that_nobody_checked(
    storage, school, deputy, entry
):
    kept, moved = two(storage, school, deputy, entry, sure=(True, False), says=({}, {"hours": 500}))
    merge(storage, deputy, keep=opened(storage, kept), drop=opened(storage, moved))
    participations.confirm(storage, deputy, [opened(storage, moved)])
    undo(storage, deputy, moved, Deed.MOVED)
    assert state(storage, moved)[0] == "submitted"
    assert counted_as(storage, moved) == [(entry.starts_on, "regional", 72.0)]
    agree(storage, school)


def test_undoing_one_of_two_unchecked_corrections_does_not_confirm_the_other(
    storage, school, deputy, entry
):
    teacher, own = school.people[Role.TEACHER], of_one(school, entry)
    (record_id,) = participations.record(storage, deputy, own, is_confirmed=True)
    spoke = replace(own, role="speaker")
    participations.change(storage, teacher, opened(storage, record_id), entry=spoke)
    step = read_steps(storage, deputy, record_id, trail=PARTICIPATION_TRAIL)[-1]
    longer = replace(spoke, hours=500.0)
    participations.change(storage, teacher, opened(storage, record_id), entry=longer)
    seen = opened(storage, record_id)
    undo_step(storage, deputy, seen, trail=PARTICIPATION_TRAIL, recorded_at=step.recorded_at)
    assert (latest(storage, record_id)["role"], state(storage, record_id)[0]) == (
        "attendee",
        "submitted",
    )
    assert counted_as(storage, record_id) == [(entry.starts_on, entry.level, 0)]
    agree(storage, school)
