"""A dashboard whose filter changes finds its answers asked for, and shows what it would show."""

import threading
from concurrent.futures import wait
from typing import Any

import pytest

from core.access import Role
from db import Storage
from tests.pages import test_dashboards
from tests.pages.test_dashboards import OVERVIEW, PAST_YEAR, SCREENS, figures, texts
from ui import ahead, runtime
from ui.asked import question

records = test_dashboards.records
TEACHER = "dashboards/teacher.py"
OTHERS: tuple[dict[str, str], ...] = (
    {},
    {"waiting": "1"},
    {"known": "2025-12-31"},
    {"compared": "1"},
    {"kind": "pd_course"},
)


def is_ahead():
    return threading.current_thread().name.startswith("ahead")


@pytest.fixture
def reads(monkeypatch):
    """What was read of the database: (whether ahead, statement, parameters as text)."""
    found = []
    for name in ("read", "rows"):
        original = getattr(Storage, name)

        def noted(storage, statement, /, *, _original=original, **parameters):
            found.append((is_ahead(), statement, repr(parameters)))
            return _original(storage, statement, **parameters)

        monkeypatch.setattr(Storage, name, noted)
    return found


@pytest.fixture(autouse=True)
def _nobody_else(monkeypatch):
    monkeypatch.setattr(runtime, "is_quiet", lambda: True)


@pytest.fixture(autouse=True)
def _without_habits():
    forget()


@pytest.fixture
def promptly(monkeypatch):
    """What is asked ahead is answered before the run goes on, however busy the machine is."""
    original = ahead.Pool.ask

    def ask(pool, *what):
        future = original(pool, *what)
        wait([future], timeout=20)
        return future

    monkeypatch.setattr(ahead.Pool, "ask", ask)


def forget():
    kept: Any = (ahead._habit, ahead._begin_once)
    for one in kept:
        one.cache.clear()


def shown(app):
    assert not app.exception
    assert not app.error
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    return figures(app), texts(app), charts


def settled(reads):
    """Return the reads once nothing is asked ahead any more."""
    ahead.stop()
    found = list(reads)
    reads.clear()
    return found


def opened(open_as, screen=OVERVIEW, role=Role.DIRECTOR, **address):
    return open_as(role, screen, **{"period": PAST_YEAR, **address})


def test_the_second_visit_has_its_statements_asked_ahead(records, open_as, reads, promptly):
    opened(open_as)
    assert not any(was_ahead for was_ahead, *_ in settled(reads))
    opened(open_as, community="sferum")
    found = settled(reads)
    asked = {statement for was_ahead, statement, _ in found if was_ahead}
    assert {"dashboards/by_kind", "dashboards/by_level", "dashboards/contributions"} <= asked
    assert len({(statement, wording) for _, statement, wording in found}) == len(found)


def test_nothing_is_asked_ahead_while_many_are_at_work(records, open_as, reads, monkeypatch):
    opened(open_as)
    monkeypatch.setattr(runtime, "is_quiet", lambda: False)
    opened(open_as, community="sferum")
    assert not any(was_ahead for was_ahead, *_ in settled(reads))


def test_no_more_is_asked_than_without(records, open_as, reads, monkeypatch):
    def visit():
        for community in ("sferum", "infourok", "sferum"):
            opened(open_as, community=community)
        settled(reads)
        opened(open_as, community="vk")
        return {one[1:] for one in settled(reads)}

    asked = visit()
    runtime.storage().data_version += 1
    monkeypatch.setattr(ahead.Run, "begin", lambda run: None)
    assert visit() == asked


def test_what_is_kept_is_not_asked_again(records, open_as, reads):
    for community in ("sferum", "infourok"):
        opened(open_as, community=community)
    settled(reads)
    opened(open_as, community="sferum")
    assert not [one for one in settled(reads) if one[0]]


@pytest.mark.parametrize("screen", [*SCREENS, TEACHER])
def test_a_dashboard_shows_the_same_as_without(records, school, open_as, reads, screen):
    who = {"teacher": school.teacher_ids[0]} if screen == TEACHER else {}
    without = []
    for other in OTHERS:
        forget()
        without.append(shown(opened(open_as, screen, **who, **other)))
    runtime.storage().data_version += 1
    opened(open_as, screen, community="sferum", **who)
    settled(reads)
    assert [shown(opened(open_as, screen, **who, **other)) for other in OTHERS] == without
    assert any(was_ahead for was_ahead, *_ in settled(reads))


def test_a_failure_ahead_is_harmless(records, open_as, monkeypatch, reads, promptly):
    without = shown(opened(open_as, community="sferum"))
    runtime.storage().data_version += 1
    opened(open_as)
    original, failed = Storage.read, []

    def failing(storage, statement, /, **parameters):
        if is_ahead():
            failed.append(statement)
            raise ValueError(statement)
        return original(storage, statement, **parameters)

    monkeypatch.setattr(Storage, "read", failing)
    assert shown(opened(open_as, community="sferum")) == without
    assert failed


def test_nobody_is_asked_for_with_what_another_may_see(records, school, open_as, reads, promptly):
    for community in ("sferum", "infourok"):
        opened(open_as, community=community)
    settled(reads)
    for community in ("sferum", "infourok", "vk"):
        opened(open_as, role=Role.TEACHER, community=community)
    asked = [wording for was_ahead, _, wording in settled(reads) if was_ahead]
    assert asked
    others = [school.people[Role.DIRECTOR].account_id, *school.teacher_ids[1:]]
    assert not [wording for wording in asked if any(one in wording for one in others)]
    narrow = f"'teacher_ids': ('{school.teacher_ids[0]}',)"
    assert all(narrow in wording for wording in asked if "'selection'" in wording)


def test_the_database_is_closed_while_something_is_asked_ahead(storage, monkeypatch):
    begun, may_end = threading.Event(), threading.Event()
    asked: list[object] = []

    def slow(one):
        asked.append(one)
        begun.set()
        may_end.wait(5)
        asked.append(storage.is_answering())

    for number in range(10):
        ahead._POOL.ask(slow, question(("", number), "", {}))
    assert begun.wait(5)
    threading.Timer(0.05, may_end.set).start()
    runtime.close()
    assert not any(one is False for one in asked)
    assert len(asked) == 2 * ahead.THREADS  # what waited was dropped
