"""Runs take turns in the order they come, and no slow one holds up the others for long."""

import threading
import time
from contextlib import suppress

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException, StopException

from ui import runtime, turns


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


def test_one_run_draws_at_a_time():
    may_end = threading.Event()
    first, thread = started(may_end)
    assert first.wait(5)
    last, other = started(may_end)
    assert not last.wait(0.05)
    may_end.set()
    assert last.wait(5)
    for one in (thread, other):
        one.join(5)


def test_while_the_database_works_another_draws():
    asking, answered, order = threading.Event(), threading.Event(), []

    def run():
        with runtime.turn():
            with turns.DRAWING.given_back():
                asking.set()
                answered.wait(5)
            order.append("first")

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert asking.wait(5)
    with runtime.turn():
        answered.set()
        assert not order  # the first one waits for its turn to draw on
        order.append("second")
    thread.join(5)
    assert order == ["second", "first"]


def test_what_takes_long_holds_nobody_up_for_good():
    one_at_a_time, may_end, begun = turns.Turns(1, patience=0.05), threading.Event(), []

    def run(number):
        with one_at_a_time.taken():
            begun.append(number)
            may_end.wait(5)

    threads = [threading.Thread(target=run, args=(n,), daemon=True) for n in range(3)]
    for number, thread in enumerate(threads):
        thread.start()
        until(lambda number=number: begun == [*range(number + 1)])
    may_end.set()
    for thread in threads:
        thread.join(5)
    assert not one_at_a_time._began


def test_a_long_queue_does_not_become_a_crowd():
    one_at_a_time, most, inside = turns.Turns(1, patience=0.5), [], []

    def run():
        with one_at_a_time.taken():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.06)
            inside.pop()

    threads = [threading.Thread(target=run, daemon=True) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert most == [1] * 12  # though the last ones waited longer than patience lasts


def test_whoever_was_passed_by_queues_again_where_it_waits_next():
    one_at_a_time = turns.Turns(1, patience=0.05)
    is_passed_by, may_ask, may_end = (threading.Event() for _ in range(3))
    order = []

    def slow():
        with one_at_a_time.taken():
            is_passed_by.wait(5)
            with one_at_a_time.given_back():
                may_ask.set()
            order.append("slow")

    def quick():
        with one_at_a_time.taken():
            is_passed_by.set()
            may_ask.wait(5)
            may_end.wait(0.02)
            order.append("quick")

    threads = [threading.Thread(target=run, daemon=True) for run in (slow, quick)]
    for thread in threads:
        thread.start()
        until(lambda: one_at_a_time._began)
    for thread in threads:
        thread.join(5)
    assert order == ["quick", "slow"]
    assert not one_at_a_time._began
    assert not one_at_a_time._lost


ENDS = [RerunException(RerunData()), StopException(), ValueError("ended")]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: type(end).__name__)
@pytest.mark.parametrize("is_aside", [False, True])
def test_a_run_that_ends_in_the_middle_gives_its_turn_back(end, is_aside):
    one_at_a_time = turns.Turns(1)
    with suppress(type(end)), one_at_a_time.taken():
        with one_at_a_time.given_back(), one_at_a_time.given_back():
            if is_aside:
                raise end
        raise end
    assert not one_at_a_time._began
    assert not one_at_a_time._waiting


def test_who_waits_for_another_writer_lets_others_draw(storage):
    may_commit, is_writing, is_drawing = (threading.Event() for _ in range(3))
    order = []

    def import_table():
        with storage.writing():
            is_writing.set()
            may_commit.wait(5)

    def sign_out():
        with runtime.turn():
            is_drawing.set()
            with storage.writing(of_data=False):
                order.append("signed out")

    threads = [threading.Thread(target=one, daemon=True) for one in (import_table, sign_out)]
    threads[0].start()
    assert is_writing.wait(5)
    threads[1].start()
    assert is_drawing.wait(5)
    began = time.monotonic()
    with runtime.turn():
        order.append("drawn")
    assert time.monotonic() - began < turns.PATIENCE / 2
    may_commit.set()
    for thread in threads:
        thread.join(5)
    assert order == ["drawn", "signed out"]
    assert not turns.DRAWING._began


def test_whoever_came_first_goes_first():
    one_at_a_time, order = turns.Turns(1), []
    ends = [threading.Event() for _ in range(4)]

    def run(number):
        with one_at_a_time.taken():
            order.append(number)
            ends[number].wait(5)

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(4)]
    for number, thread in enumerate(threads):
        thread.start()
        until(lambda number=number: len(order) + len(one_at_a_time._waiting) == number + 1)
    for number, end in enumerate(ends):
        until(lambda number=number: order == [*range(number + 1)])
        end.set()
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3]


def test_it_is_quiet_until_two_turns_meet_and_a_while_after(monkeypatch):
    two, together = turns.Turns(2), threading.Barrier(2)

    def run():
        with two.taken():
            together.wait(5)

    with two.taken():
        assert two.are_quiet
    threads = [threading.Thread(target=run, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert not two.are_quiet
    later = time.monotonic() + turns.CALM + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert two.are_quiet
