"""Runs take turns in the order they come, and no slow one holds up the others for long."""

import threading
import time

from ui import runtime
from ui.turns import CALM, Turns


def drawing(begun, may_end):
    with runtime.turn():
        begun.set()
        may_end.wait()


def started(may_end):
    begun = threading.Event()
    thread = threading.Thread(target=drawing, args=(begun, may_end), daemon=True)
    thread.start()
    return begun, thread


def until(is_so):
    deadline = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_one_more_screen_waits_until_another_is_drawn():
    may_end = threading.Event()
    first = [started(may_end) for _ in range(runtime.AT_ONCE)]
    assert all(begun.wait(5) for begun, _ in first)
    last, thread = started(may_end)
    assert not last.wait(0.05)
    may_end.set()
    assert last.wait(5)
    for one in [*(thread for _, thread in first), thread]:
        one.join(5)


def test_what_takes_long_holds_nobody_up_for_good(monkeypatch):
    monkeypatch.setattr(runtime, "PATIENCE", 0.05)
    may_end = threading.Event()
    several = [started(may_end) for _ in range(runtime.AT_ONCE + 1)]
    assert all(begun.wait(5) for begun, _ in several)
    may_end.set()
    for _, thread in several:
        thread.join(5)
    with runtime.turn(), runtime.turn():
        pass


def test_whoever_came_first_goes_first():
    turns, order = Turns(1), []
    ends = [threading.Event() for _ in range(4)]

    def run(number):
        with turns.taken(5):
            order.append(number)
            ends[number].wait(5)

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(4)]
    for number, thread in enumerate(threads):
        thread.start()
        until(lambda number=number: len(order) + len(turns._waiting) == number + 1)
    for number, end in enumerate(ends):
        until(lambda number=number: order == [*range(number + 1)])
        end.set()
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3]


def test_it_is_quiet_until_two_turns_meet_and_a_while_after(monkeypatch):
    turns = Turns(2)
    with turns.taken(1):
        assert turns.are_quiet
    with turns.taken(1), turns.taken(1):
        assert not turns.are_quiet
    assert not turns.are_quiet
    later = time.monotonic() + CALM + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert turns.are_quiet
