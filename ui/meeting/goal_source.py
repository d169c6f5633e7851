"""The goals as slides: a list of those under way, then each as one bar in its three bands."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from charts import goal_sentences
from charts.bullet import Bullet
from charts.goal_sentences import STATES
from core import formats
from core.goals import Standing, State
from core.i18n import N_
from ui import period_filter
from ui.cards import Card, Drawing
from ui.dashboards import goal_cards, goals
from ui.dashboards.goals import Goal
from ui.dashboards.view import View
from ui.page import Page

LIST = "goals"
UNDER_WAY = N_("Goals under way")


def key(goal: Goal) -> str:
    """Return what names a goal among the sources of slides."""
    return f"goal_{goal.opened.record_id}"


def cards(view: View) -> tuple[Card, ...]:
    """Return the list of goals under way and a card for each goal that stands."""
    page = view.page
    found = _standing(page)
    if not found:
        return ()
    single = (Card(key(goal), "", partial(_one, goal), named=_title(page, goal)) for goal in found)
    return (Card(LIST, UNDER_WAY, _list), *single)


def address(view: View, code: str) -> Mapping[str, str]:
    """Return the filters of a goal: its own period and whose it is."""
    return next((goals.address(one) for one in _standing(view.page) if key(one) == code), {})


def about(view: View, filters: Mapping[str, str]) -> str:
    """Return what a slide of goals is about: each has its own period, so the day alone."""
    del filters
    return view.page.words(
        "as of {day}", day=formats.day(view.page.today, view.page.words.language)
    )


def _standing(page: Page) -> Sequence[Goal]:
    return goal_cards.in_order(page, [one for one in goals.in_sight(page) if not one.is_withdrawn])


def _title(page: Page, goal: Goal) -> str:
    name = page.words(goal.indicator.name)
    return f"{name}: {goals.unit_name(page, goal.unit)}, {_period(page, goal)}"


def _period(page: Page, goal: Goal) -> str:
    return period_filter.name(goal.period, page)


def _found(page: Page, goal: Goal) -> Standing | None:
    return goals.standing(goals.view_of(page, goal.unit, goal.period), goal)


def _one(goal: Goal, view: View) -> Drawing:
    """Return a goal's bar, how it stands in words, its levels as a table."""
    page, words = view.page, view.page.words
    found = _found(page, goal)
    if found is None:
        return Drawing(words("Not shown: it is about fewer than 3 people."))
    value = goal_cards.value(words, goal, found)
    state, levels = words(STATES[found.state]), goal_sentences.levels(words, found.levels)
    due = None if found.is_over or found.state is State.TO_COME else found.due
    told = words("{what} – {detail}", what=f"{value} ({levels})", detail=state)
    sentence = f"{told}. {goal_sentences.standing(words, found)}"
    return Drawing(
        sentence,
        Bullet(found.value, found.levels, due, words("plan")),
        _table(page, [(goal, found)]),
    )


def _list(view: View) -> Drawing:
    """Return the goals under way as a table: what is reached of what."""
    page = view.page
    found = [
        (goal, found)
        for goal in _standing(page)
        if goal.period.starts_on <= page.today <= goal.period.ends_on
        and (found := _found(page, goal))
    ]
    reached = sum(one.value >= one.levels.good for _, one in found)
    sentence = page.words(
        "The good level is reached: {part} of {whole} goals under way.",
        part=reached,
        whole=len(found),
    )
    return Drawing(sentence, listing=_table(page, found) if found else None)


def _table(page: Page, found: Sequence[tuple[Goal, Standing]]) -> pd.DataFrame:
    words, language = page.words, page.words.language
    columns = {
        words("Figure"): [words(goal.indicator.name) for goal, _ in found],
        words("Whose goal"): [
            f"{goals.unit_name(page, goal.unit)}, {_period(page, goal)}" for goal, _ in found
        ],
        words("Reached so far"): [goal_cards.value(words, goal, one) for goal, one in found],
        words("Good level"): [formats.number(one.levels.good, language) for _, one in found],
        words("State"): [words(STATES[one.state]) for _, one in found],
    }
    return pd.DataFrame(columns)
