"""What a screen usually asks is told by its view, and guesses that prove wrong are not followed."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from core.access import Role
from core.periods import any_range, beginning, school_year
from core.selection import Selection
from ui.asked import question
from ui.dashboards.view import View
from ui.habits import MOST_GUESSES, Guess, Habit, guess, told

VERSION = ("school.duckdb", 7)
TODAY = date(2026, 11, 23)
BOTH = Selection(("school",), None, school_year(2026))


def ask(asked):
    return asked


def view(selection=BOTH, *, account_id="first", today=TODAY):
    person = SimpleNamespace(
        account_id=account_id, teacher_id=None, organisation_id="school", role=Role.DIRECTOR
    )
    page: Any = SimpleNamespace(person=person, today=today)
    return View(page, selection)


def guessed(parameters, of, for_another):
    """Return the parameters of another view that a question in the first one makes expected."""
    found = guess(ask, question(VERSION, "some/statement", parameters(of)), told([of]))
    return found.of(VERSION, told([for_another]))


def same(parameters, **of_another):
    """Hold what is guessed for another view to what that view asks itself, keys included."""
    another = view(**of_another)
    expected = question(VERSION, "some/statement", parameters(another))
    assert guessed(parameters, view(), another) == expected


def test_what_a_view_tells_is_the_other_views_own():
    another = {
        "selection": replace(BOTH, communities=("sferum",), period=school_year(2024)),
        "account_id": "second",
    }
    same(lambda of: of.selection.parameters(), **another)
    same(lambda of: of.before.selection.parameters() | {"as_of": of.before.as_of}, **another)
    same(lambda of: of.selection.staff_on(of.as_of).parameters(), **another)
    same(lambda of: {"since": of.as_of, "top": 5, "roles": ("expert",)}, **another)
    same(lambda of: {"account_id": of.page.person.account_id}, **another)
    same(lambda of: {"teacher_ids": of.selection.teacher_ids}, **another)


def test_a_selection_that_is_other_in_parts_keeps_those():
    def ever(of):
        period = any_range(date(2000, 1, 1), of.as_of)
        return replace(of.selection, period=period).parameters()

    def then(of):
        then_at = beginning(date(2026, 10, 2))
        return {"selection": {**of.selection.parameters()["selection"], "known_at": then_at}}

    another = replace(BOTH, communities=("sferum",), period=school_year(2025))
    same(ever, selection=another)
    same(then, selection=another)


def test_a_guess_is_followed_while_it_is_right_twice_as_often_as_wrong():
    one = Guess(ask, "some/statement", ())
    assert one.is_good
    one.judge(is_right=False)
    assert not one.is_good
    one.judge(is_right=True)
    assert one.is_good
    for _ in range(100):
        one.judge(is_right=True)
    for _ in range(5):
        one.judge(is_right=False)
    assert not one.is_good


def test_what_was_asked_last_comes_first_and_not_everything_is_remembered():
    habit = Habit()
    many = [Guess(ask, f"statement {number}", ()) for number in range(MOST_GUESSES)]
    habit.learn(many)
    habit.learn([many[2], Guess(ask, "another", ()), many[0]])
    names = [one.statement for one in habit.guesses]
    assert names[:4] == ["statement 2", "another", "statement 0", "statement 1"]
    assert len(names) == MOST_GUESSES
