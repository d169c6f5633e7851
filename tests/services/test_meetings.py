"""Meetings: planned, frozen for ever, decided upon; names stay with whoever may see them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from core.ids import new_id
from services.meeting_builds import Slides, as_audience, build_in_sight, build_meeting
from services.meeting_decisions import (
    DecisionEntry,
    Pin,
    State,
    change_decision,
    decide,
    decisions_of,
    looked_back_at,
    pinned_slides,
    restore_decision,
    withdraw_decision,
)
from services.meetings import (
    MeetingChanged,
    NoSuchMeeting,
    PlanChanged,
    add_slides,
    arrange_slides,
    change_meeting,
    delete_meeting,
    last_held,
    make_meeting,
    meeting_in_sight,
    meetings,
    slides_of,
)
from services.papers import Entry, papers_in_sight
from services.slides import MOST_SLIDES, Slide, SlideSort
from services.snapshots import Frozen, snapshot_in_sight
from services.versions import Opened

CONTENT = '{"title": "т", "language": "ru", "about": "", "blocks": []}'
FROZEN = Frozen("meeting", "Педсовет", {}, CONTENT, "ru")
CHART = Slide(
    SlideSort.CARD, "", "dashboards/overview.py", "by_month", {"period": "quarter:2026.1"}
)
TEXT = Slide(SlideSort.TEXT, "Повестка", text="1. Итоги\n2. Разное", notes="Начать вовремя")
DAY = date(2026, 11, 2)


def made(storage, person, *slides, day=DAY, title="Педсовет"):
    return make_meeting(storage, person, title=title, held_on=day, slides=slides)


def built(storage, person, meeting_id, shown="[1]", named="[2]"):
    slides = Slides(shown, named)
    return build_meeting(storage, person, meeting_id, frozen=FROZEN, slides=slides, entry=line_of)


def line_of(snapshot):
    return Entry(snapshot.sort, snapshot.title, "pptx", "a.pptx", snapshot.snapshot_id)


def seen_by(storage, person, meeting_id):
    found = build_in_sight(storage, person, meeting_id)
    assert found is not None
    return found


def test_a_plan_is_kept_arranged_and_for_whoever_holds_meetings(storage, school):
    methodist, presenter = school.people[Role.METHODIST], school.people[Role.PRESENTER]
    meeting_id = made(storage, methodist, TEXT, CHART)
    assert slides_of(storage, methodist, meeting_id) == (TEXT, CHART)
    arrange_slides(storage, methodist, meeting_id, slides=[CHART, TEXT], seen=[TEXT, CHART])
    assert slides_of(storage, school.people[Role.DIRECTOR], meeting_id) == (CHART, TEXT)
    seen = meeting_in_sight(storage, methodist, meeting_id)
    wanted = replace(seen, title=" Итоги ", held_on=date(2026, 11, 3))
    change_meeting(storage, methodist, wanted, seen=seen)
    (meeting,) = meetings(storage, methodist)
    assert (meeting.title, meeting.held_on, meeting.slides) == ("Итоги", date(2026, 11, 3), 2)
    assert meetings(storage, presenter) == (), "a plan alone is nobody's to show"
    with pytest.raises(NotAllowed):
        slides_of(storage, presenter, meeting_id)
    with pytest.raises(NoSuchMeeting):
        meeting_in_sight(storage, presenter, meeting_id)
    stranger = replace(methodist, organisation_id=new_id())
    assert meetings(storage, stranger) == ()
    for deed in (
        lambda: arrange_slides(storage, stranger, meeting_id, slides=[], seen=[CHART, TEXT]),
        lambda: add_slides(storage, stranger, meeting_id, slides=[TEXT]),
        lambda: change_meeting(storage, stranger, replace(seen, title="Моё"), seen=seen),
        lambda: built(storage, stranger, meeting_id),
    ):
        with pytest.raises(NotFound):
            deed()
    delete_meeting(storage, stranger, meeting_id)
    assert slides_of(storage, methodist, meeting_id) == (CHART, TEXT)
    delete_meeting(storage, methodist, meeting_id)
    assert meetings(storage, methodist) == ()


@pytest.mark.parametrize("title", ["", "  ", "x" * 121, "a\u202eb"])
def test_a_title_that_cannot_be_is_refused(storage, school, title):
    with pytest.raises(RulesBroken):
        made(storage, school.people[Role.METHODIST], title=title)


@pytest.mark.parametrize("slides", [[TEXT] * (MOST_SLIDES + 1), [replace(TEXT, text="x" * 4001)]])
def test_a_plan_that_cannot_be_changes_nothing(storage, school, slides):
    person = school.people[Role.METHODIST]
    meeting_id = made(storage, person, CHART)
    with pytest.raises(RulesBroken):
        add_slides(storage, person, meeting_id, slides=slides)
    assert slides_of(storage, person, meeting_id) == (CHART,)


def test_freezing_anew_keeps_the_old_snapshot_and_names_are_for_whoever_may(storage, school):
    methodist, presenter = school.people[Role.METHODIST], school.people[Role.PRESENTER]
    meeting_id = made(storage, methodist, CHART)
    assert build_in_sight(storage, methodist, meeting_id) is None
    built(storage, methodist, meeting_id, shown="[1]")
    first = seen_by(storage, methodist, meeting_id)
    built(storage, methodist, meeting_id, shown="[3]")
    second = seen_by(storage, methodist, meeting_id)
    assert (first.shown, second.shown, second.named) == ("[1]", "[3]", "[2]")
    assert first.code != second.code
    assert snapshot_in_sight(storage, methodist, first.snapshot_id).content == CONTENT
    for role in (Role.PRESENTER, Role.TEACHER, Role.GROUP_LEAD):
        seen = seen_by(storage, school.people[role], meeting_id)
        assert (seen.shown, seen.named) == ("[3]", ""), role
    assert meeting_in_sight(storage, presenter, meeting_id).code == second.code
    assert as_audience(methodist).role is Role.PRESENTER
    assert as_audience(methodist).organisation_id == methodist.organisation_id


def test_the_last_meeting_is_one_that_was_frozen_and_is_over(storage, school):
    person = school.people[Role.METHODIST]
    assert last_held(storage, person, DAY) is None
    made(storage, person, CHART, day=date(2026, 10, 30))
    frozen = made(storage, person, CHART, day=date(2026, 10, 1))
    built(storage, person, frozen)
    today_ = made(storage, person, CHART)
    built(storage, person, today_)
    assert last_held(storage, person, DAY) == date(2026, 10, 1)
    assert last_held(storage, school.people[Role.PRESENTER], DAY) == date(2026, 10, 1)


def test_a_decision_is_written_changed_looked_back_at_and_taken_back(storage, school):
    person = school.people[Role.METHODIST]
    meeting_id = made(storage, person, CHART)
    build_id = built(storage, person, meeting_id, shown="[5]")
    entry = DecisionEntry(" Привлечь МО ", date(2026, 12, 1), "Вахаева З. И.")
    decide(storage, person, meeting_id, entry=entry, pin=Pin(build_id, 0))
    (one,) = decisions_of(storage, person, meeting_id)
    assert (one.entry.text, one.entry.state, one.pin) == (
        "Привлечь МО",
        State.OPEN,
        Pin(build_id, 0),
    )
    assert one.is_late(date(2026, 12, 2))
    assert not one.is_late(date(2026, 12, 1))
    pinned = pinned_slides(storage, person, Pin(build_id, 0))
    assert pinned is not None
    assert pinned[0] == "[5]"
    change_decision(storage, person, one.opened, entry=replace(one.entry, state=State.DONE))
    with pytest.raises(StaleEdit):
        change_decision(storage, person, one.opened, entry=replace(one.entry, text="Другое"))
    (done,) = decisions_of(storage, person, meeting_id)
    assert (done.entry.state, done.is_late(date(2027, 1, 1))) == (State.DONE, False)
    with pytest.raises(RulesBroken):
        delete_meeting(storage, person, meeting_id)
    withdraw_decision(storage, person, done.opened)
    assert decisions_of(storage, person, meeting_id) == ()
    with pytest.raises(StaleEdit):
        restore_decision(storage, person, done.opened)
    withdrawn = Opened(done.decision_id, done.version + 1)
    with pytest.raises(NotAllowed):
        restore_decision(storage, school.people[Role.TEACHER], withdrawn)
    restore_decision(storage, person, withdrawn)
    (back,) = decisions_of(storage, person, meeting_id)
    assert (back.entry, back.pin) == (done.entry, done.pin)
    withdraw_decision(storage, person, back.opened)
    delete_meeting(storage, person, meeting_id)
    with pytest.raises(NotFound):
        restore_decision(storage, person, Opened(back.decision_id, back.version + 1))


@pytest.mark.parametrize(
    "entry",
    [
        DecisionEntry("  "),
        DecisionEntry("x" * 501),
        DecisionEntry("Решили", responsible="x" * 121),
        DecisionEntry("Решили", date(1026, 12, 1)),
    ],
)
def test_a_decision_that_cannot_be_is_refused(storage, school, entry):
    person = school.people[Role.METHODIST]
    meeting_id = made(storage, person)
    with pytest.raises(RulesBroken):
        decide(storage, person, meeting_id, entry=entry, pin=None)


def test_a_meeting_looks_back_at_the_one_before_and_at_what_is_still_open(storage, school):
    person = school.people[Role.METHODIST]
    days = {"Давно": date(2026, 3, 1), "Прошлое": date(2026, 9, 1), "Сейчас": DAY}
    ids = {title: made(storage, person, title=title, day=day) for title, day in days.items()}
    for title, text, state in (
        ("Давно", "сделано давно", State.DONE),
        ("Давно", "ещё в работе", State.OPEN),
        ("Прошлое", "сделано недавно", State.DONE),
        ("Сейчас", "своё", State.OPEN),
    ):
        decide(storage, person, ids[title], entry=DecisionEntry(text, state=state), pin=None)
    found = looked_back_at(storage, person, meeting_in_sight(storage, person, ids["Сейчас"]))
    assert [one.entry.text for one in found] == ["ещё в работе", "сделано недавно"]
    assert [one.meeting for one in found] == ["Давно", "Прошлое"]


def test_two_who_change_a_meeting_keep_what_the_other_changed(storage, school):
    first, second = school.people[Role.METHODIST], school.people[Role.DIRECTOR]
    seen = meeting_in_sight(storage, first, made(storage, first))
    change_meeting(storage, first, replace(seen, title="Итоги"), seen=seen)
    change_meeting(storage, second, replace(seen, held_on=date(2026, 11, 9)), seen=seen)
    now = meeting_in_sight(storage, first, seen.meeting_id)
    assert (now.title, now.held_on) == ("Итоги", date(2026, 11, 9))
    with pytest.raises(MeetingChanged):
        change_meeting(storage, second, replace(seen, title="Другое"), seen=seen)
    change_meeting(storage, second, replace(seen, title="Итоги"), seen=seen)
    change_meeting(storage, second, replace(now, title="Другое"), seen=now)
    assert meeting_in_sight(storage, first, seen.meeting_id).title == "Другое"


def test_a_plan_is_arranged_only_as_it_was_seen_and_added_to_always(storage, school):
    first, second = school.people[Role.METHODIST], school.people[Role.DIRECTOR]
    meeting_id = made(storage, first, TEXT, CHART)
    add_slides(storage, first, meeting_id, slides=[TEXT])
    with pytest.raises(PlanChanged):
        arrange_slides(storage, second, meeting_id, slides=[CHART, TEXT], seen=[TEXT, CHART])
    assert slides_of(storage, second, meeting_id) == (TEXT, CHART, TEXT)


def test_many_who_add_at_once_lose_nothing(storage, school):
    person = school.people[Role.METHODIST]
    meeting_id = made(storage, person)

    def add(number):
        slide = Slide(SlideSort.TEXT, f"Слайд {number}")
        add_slides(storage, person, meeting_id, slides=[slide])
        built(storage, person, meeting_id)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(24)))
    titles = [one.title for one in slides_of(storage, person, meeting_id)]
    assert sorted(titles) == sorted(f"Слайд {number}" for number in range(24))
    assert len(papers_in_sight(storage, person)) == 24, "each build stands in the list"


def test_a_build_that_cannot_be_listed_leaves_nothing_behind(storage, school):
    person = school.people[Role.METHODIST]
    meeting_id = made(storage, person, TEXT)

    def refuses(snapshot):
        raise RuntimeError(snapshot.code)

    with pytest.raises(RuntimeError) as error:
        build_meeting(
            storage, person, meeting_id, frozen=FROZEN, slides=Slides("[]", "[]"), entry=refuses
        )
    assert build_in_sight(storage, person, meeting_id) is None
    assert storage.row("snapshots/by_code", code=str(error.value)) is None
