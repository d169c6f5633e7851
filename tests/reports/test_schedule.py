"""Papers made by themselves: at the end of a period, once, and a failure is told and mended."""

import asyncio
import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.access import Role
from core.periods import quarter, today
from reports import schedule
from reports.asked import asked_by
from reports.formats import FORMATS
from reports.making import make, maker_of
from reports.schedule import due, run_due
from reports.sorts import SORTS
from services import participations
from services.papers import papers_in_sight
from services.quarters import set_quarter_starts
from services.rules import ParticipationEntry
from services.scheduled_papers import MOST_TRIES, Scheduled, claim, failed_in_sight, finish
from services.versions import Opened
from ui.papers import schedule as clock

DAY = timedelta(days=1)
FIRST_DAY_AFTER = date(2026, 11, 1)  # of quarter I of 2026/27


@pytest.fixture(autouse=True)
def recorded(storage, school):
    """A confirmed record, without which there is nothing to tell of."""
    person = school.people[Role.METHODIST]
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="publication",
        title="Конспект",
        starts_on=date(2025, 11, 15),
        address="https://infourok.ru/konspekt-1234567.html",
        role="author",
        outcome="published",
        level="unrated",
        document="publication_certificate",
    )
    made = participations.record(storage, person, entry)
    participations.confirm(storage, person, [Opened(one, 1) for one in made])


def breaking(monkeypatch, error):
    def refuse(storage, asked):
        raise error

    broken = {code: replace(sort, build=refuse) for code, sort in SORTS.items()}
    monkeypatch.setattr(schedule, "SORTS", broken)


def due_on(storage, school, day):
    return {sort.code: period for sort, period in due(storage, school.organisation_id, day)}


def test_what_is_due_follows_the_ends_of_the_periods(storage, school):
    assert set(due_on(storage, school, date(2026, 11, 1))) == {"quarter_report"}
    assert due_on(storage, school, date(2026, 10, 31)).get("quarter_report") != quarter(2026, 1)
    in_january = due_on(storage, school, date(2027, 1, 1))
    assert set(in_january) == {"quarter_report", "self_evaluation"}
    in_september = due_on(storage, school, date(2026, 9, 1))
    assert set(in_september) == {"quarter_report", "yearly_analysis"}
    assert in_september["quarter_report"].part == 4
    assert due_on(storage, school, date(2027, 3, 31)) == {}, "long past is made by hand"
    assert due_on(storage, school, date(2025, 9, 2)) == {}, "before the first record"


def test_dates_of_quarters_that_were_set_are_heeded(storage, school):
    starts = (date(2026, 9, 1), date(2026, 11, 9), date(2027, 1, 11), date(2027, 4, 1))
    set_quarter_starts(storage, school.people[Role.ADMIN], 2026, starts=starts)
    before = due_on(storage, school, date(2026, 11, 8))
    assert before.get("quarter_report", quarter(2025, 4)).year == 2025
    after = due_on(storage, school, date(2026, 11, 9))["quarter_report"]
    assert after.ends_on == date(2026, 11, 8)


def test_it_is_made_once_and_stands_in_the_list(storage, school):
    assert run_due(storage, FIRST_DAY_AFTER) == 1
    assert run_due(storage, FIRST_DAY_AFTER) == 0
    assert run_due(storage, FIRST_DAY_AFTER + DAY) == 0
    (line,) = papers_in_sight(storage, school.people[Role.DIRECTOR])
    assert line.is_scheduled
    assert not line.failure
    assert line.snapshot_id
    assert "I четверть" in line.title
    assert failed_in_sight(storage, school.people[Role.DIRECTOR]) == ()


def test_an_unforeseen_failure_is_logged_and_told_under_one_number(
    storage, school, monkeypatch, caplog
):
    breaking(monkeypatch, ZeroDivisionError("boom"))
    with caplog.at_level(logging.ERROR):
        assert run_due(storage, FIRST_DAY_AFTER) == 0
    (failed,) = failed_in_sight(storage, school.people[Role.METHODIST])
    reference = caplog.records[0].getMessage()[1:7]
    assert reference in failed.failure
    assert "boom" not in failed.failure
    (line,) = papers_in_sight(storage, school.people[Role.METHODIST])
    assert line.failure == failed.failure
    assert line.is_scheduled


def test_a_failure_is_tried_again_on_the_next_days_and_then_no_more(storage, school):
    paper = Scheduled(school.organisation_id, "quarter_report", "quarter:2026.1")
    taken = []
    for step in range(MOST_TRIES + 2):
        day = today() + step * DAY
        taken.append(claim(storage, paper, day))
        finish(storage, paper, "Нет места на диске.")
        assert not claim(storage, paper, today()), "once a day"
    assert taken == [True] * MOST_TRIES + [False, False]


def test_what_was_cut_short_is_tried_on_the_next_day(storage, school):
    paper = Scheduled(school.organisation_id, "quarter_report", "quarter:2026.1")
    assert claim(storage, paper, today())
    assert failed_in_sight(storage, school.people[Role.ADMIN]) == ()
    assert claim(storage, paper, today() + DAY)
    finish(storage, paper)
    assert not claim(storage, paper, today() + 2 * DAY)


def test_a_failure_of_one_does_not_keep_the_others(storage, school, monkeypatch):
    def refuse(storage, asked):
        raise ZeroDivisionError(storage, asked)

    broken = replace(SORTS["quarter_report"], build=refuse)
    monkeypatch.setattr(schedule, "SORTS", {**SORTS, "quarter_report": broken})
    assert run_due(storage, date(2026, 9, 1)) == 1
    lines = papers_in_sight(storage, school.people[Role.ADMIN])
    assert {line.sort: bool(line.failure) for line in lines} == {
        "quarter_report": True,
        "yearly_analysis": False,
    }


def test_a_writer_that_refuses_is_told_with_its_own_sentence(storage, school, monkeypatch):
    def refuse(work):
        raise ValueError(work)

    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], write=refuse))
    run_due(storage, FIRST_DAY_AFTER)
    (failed,) = failed_in_sight(storage, school.people[Role.DIRECTOR])
    (line,) = papers_in_sight(storage, school.people[Role.DIRECTOR])
    assert line.code in failed.failure


def test_made_by_hand_it_is_told_no_more(storage, school, monkeypatch):
    person = school.people[Role.METHODIST]
    with monkeypatch.context() as broken:
        breaking(broken, ZeroDivisionError("boom"))
        run_due(storage, FIRST_DAY_AFTER)
    assert failed_in_sight(storage, person)
    asked = asked_by(storage, person, quarter(2026, 2))
    make(storage, maker_of(person), SORTS["quarter_report"], asked=asked)
    assert failed_in_sight(storage, person), "another quarter mends nothing"
    asked = asked_by(storage, person, quarter(2026, 1))
    make(storage, maker_of(person), SORTS["quarter_report"], asked=asked)
    assert failed_in_sight(storage, person) == ()


@pytest.mark.parametrize("role", [Role.METHODIST, Role.DIRECTOR, Role.ADMIN])
def test_a_failure_is_told_on_the_first_screen(storage, school, monkeypatch, open_as, role):
    with monkeypatch.context() as broken:
        breaking(broken, ZeroDivisionError("boom"))
        run_due(storage, FIRST_DAY_AFTER)
    app = open_as(role)
    assert not app.exception
    told = "\n".join(str(element.value) for element in (*app.markdown, *app.subheader))
    assert "Документы, которые не удалось составить" in told
    assert "I четверть" in told
    (failed,) = failed_in_sight(storage, school.people[role])
    assert failed.failure.rsplit(" ", 1)[-1].rstrip(".") in told


@pytest.mark.parametrize("role", [Role.TEACHER, Role.GROUP_LEAD, Role.PRESENTER])
def test_who_makes_no_papers_is_not_told(storage, school, monkeypatch, open_as, role):
    with monkeypatch.context() as broken:
        breaking(broken, ZeroDivisionError("boom"))
        run_due(storage, FIRST_DAY_AFTER)
    app = open_as(role)
    assert not app.exception
    assert "не удалось" not in "\n".join(str(one.value) for one in (*app.markdown, *app.subheader))


def test_the_clock_looks_and_stops_with_the_server(monkeypatch):
    async def run():
        stop, looked = asyncio.Event(), []

        def look():
            looked.append(today())
            if len(looked) > 1:
                loop.call_soon_threadsafe(stop.set)

        loop = asyncio.get_running_loop()
        monkeypatch.setattr(clock, "look_once", look)
        await asyncio.wait_for(clock.keep_making(stop), 5)
        return looked

    monkeypatch.setattr(clock, "SETTLING", 0.01)
    monkeypatch.setattr(clock, "EVERY", 0.05)
    assert len(asyncio.run(run())) == 2


def test_the_clock_goes_on_after_a_failure(storage, school, monkeypatch, caplog):
    def fail(storage, day):
        raise RuntimeError(storage, day)

    monkeypatch.setattr(clock, "run_due", fail)
    clock.look_once()
    assert "unexpected" in caplog.text
