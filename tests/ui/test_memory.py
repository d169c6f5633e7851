"""What is kept in memory: made once, whoever asks at the same time, and given up in time."""

import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest

from ui import data, runtime
from ui.memory import in_memory
from ui.turns import DRAWING, PATIENCE

SUMMARY = "organisations/summary"


def test_an_answer_is_made_once_though_several_ask_at_once():
    asked, together = [], threading.Barrier(4)

    @in_memory(10, key=lambda name: name)
    def answer(name):
        asked.append(name)
        return name.upper()

    def ask():
        together.wait(5)
        found.append(answer("a"))

    found: list[str] = []
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert (found, asked) == (["A"] * 4, ["a"])


def test_whoever_waits_for_an_answer_lets_the_one_who_makes_it_draw():
    asking, waiting = threading.Event(), threading.Event()
    seconds, found = [], []

    @in_memory(10, key=lambda name: name)
    def answer(name):
        with DRAWING.given_back():
            asking.set()
            waiting.wait(5)
        return name

    def ask(*, is_first):
        begun = time.monotonic()
        with DRAWING.taken():
            if not is_first:
                waiting.set()
            found.append(answer("a"))
        seconds.append(time.monotonic() - begun)

    threads = [threading.Thread(target=ask, kwargs={"is_first": n == 0}) for n in range(2)]
    threads[0].start()
    assert asking.wait(5)
    threads[1].start()
    for thread in threads:
        thread.join(20)
    assert found == ["a", "a"]
    assert max(seconds) < PATIENCE  # nobody's turn was lost: they did not wait for each other


def test_the_answer_asked_for_longest_ago_is_given_up():
    asked = []

    @in_memory(2, key=lambda name: name)
    def answer(name):
        asked.append(name)
        return name

    for name in "abacab":
        answer(name)
    assert asked == ["a", "b", "c", "b"]


def test_a_failure_is_not_kept():
    failures = iter([ValueError("no"), None])

    @in_memory(2, key=lambda name: name)
    def answer(name):
        failure = next(failures)
        if failure:
            raise failure
        return name

    with pytest.raises(ValueError, match="no"):
        answer("a")
    assert answer("a") == "a"


def test_nobody_changes_what_is_kept_for_the_others(storage, school, monkeypatch):
    monkeypatch.setattr(runtime, "storage", lambda: storage)
    page: Any = SimpleNamespace(storage=storage)
    parameters = {"organisation_id": school.organisation_id}
    frame, rows = data.load(page, SUMMARY, **parameters), data.rows(page, SUMMARY, **parameters)
    before = frame.to_dict("records")
    frame["short_name"] = "changed"
    frame.loc[0, "is_demonstration"] = not frame.loc[0, "is_demonstration"]
    rows[0]["short_name"] = "changed"
    rows.clear()
    assert data.load(page, SUMMARY, **parameters).to_dict("records") == before
    assert data.rows(page, SUMMARY, **parameters)[0]["short_name"] == before[0]["short_name"]
