"""Setting a goal, changing its levels, withdrawing it and putting it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import nan

import streamlit as st

from core import formats, period_codes
from core.access import Action, may
from core.errors import Failure, RulesBroken, Violation
from core.goals import Levels
from core.i18n import N_
from core.indicators import CATALOGUE, INDICATORS, written
from services.goals import GoalEntry, change_goal, set_goal, withdraw_goal
from ui import period_filter, session
from ui.dashboards import goal_period, goal_unit, goals, sources
from ui.dashboards.goals import Goal
from ui.dashboards.view import View
from ui.forms.controls import KEPT
from ui.forms.form import Form
from ui.markdown import plain, wrong
from ui.page import Page

LEVELS: Mapping[str, str] = {
    "minimum": N_("Minimum"),
    "good": N_("Good"),
    "excellent": N_("Excellent"),
}
FIELDS = ("indicator", *goal_unit.FIELDS, *goal_period.FIELDS, *LEVELS, "note")
SAVE, WITHDRAW = "save", "withdraw"
NEW = "new"
OPEN, TOLD = "goal_open", "goal_told"
SET, CHANGE = N_("Set a goal"), N_("Change the goal")


def draw_told(page: Page) -> None:
    """Tell what the run before this one did to a goal."""
    told = session.recall(TOLD)
    if told:
        session.forget(TOLD)
        st.toast(page.words(str(told)), icon=":material/check:")


def offer(page: Page) -> None:
    """Offer to set a goal, to whoever may; what was typed and not saved stays."""
    if may(page.person, Action.SET_GOALS):
        looks = {"type": "primary", "icon": ":material/add:"}
        Form(page, "goals").button(page.words(SET), NEW, **looks)


def offer_change(page: Page, goal: Goal) -> None:
    """Offer to change a goal, to whoever may."""
    if may(page.person, Action.SET_GOALS):
        looks = {"type": "tertiary", "icon": ":material/edit:"}
        Form(page, "goals").button(page.words("Change"), goal.opened.record_id, **looks)


def draw(page: Page, found: Sequence[Goal]) -> None:
    """Draw the dialog that was asked for, until it is closed."""
    if session.is_screen_new():
        session.forget(OPEN)
    known = {goal.opened.record_id: goal for goal in found}
    asked = Form(page, "goals").asked(NEW, *known)
    if asked:
        session.remember(OPEN, asked)
        if asked in known:
            _begin_changing(page, known[asked])
    opened = str(session.recall(OPEN, ""))
    if opened in known or opened == NEW:
        goal = known.get(opened)
        title = page.words(CHANGE if goal else SET)
        close = partial(session.forget, OPEN)
        st.dialog(title, width="medium", icon=":material/flag:", on_dismiss=close)(_opened)(
            page, goal
        )


def _begin_changing(page: Page, goal: Goal) -> None:
    form = Form(page, "goal_changed")
    form.clear(FIELDS)
    for name in LEVELS:
        form.put(name, _text(getattr(goal.levels, name)))
    form.put("note", goal.note)


def done(form: Form, deed: Callable[[], object], *, told: str) -> tuple[Violation, ...]:
    """Do a deed and draw the page anew, or return why it was refused."""
    try:
        deed()
    except RulesBroken as broken:
        return broken.violations
    except Failure as failure:
        form.put("refused", failure.sentence(form.page.words))
    else:
        form.clear(FIELDS)
        session.forget(OPEN)
        session.remember(TOLD, told)
        st.rerun()
    return ()


def draw_refusal(form: Form) -> None:
    """Say why a deed was refused as a whole."""
    if form.value("refused"):
        st.markdown(wrong(str(form.value("refused"))))
        session.forget(form.key("refused"))


def _opened(page: Page, goal: Goal | None) -> None:
    """Draw the dialog: do first what its buttons asked for."""
    form = Form(page, "goal_changed" if goal else "goal")
    form = replace(form, violations=_do_asked(form, goal))
    if goal is None:
        _draw_identity(form)
        unit, starts = goal_unit.chosen(form), period_filter.quarter_starts(page)
        period = period_codes.decode(goal_period.chosen(form), starts)
        indicator = INDICATORS.get(str(form.value("indicator")))
    else:
        unit, period, indicator = goal.unit, goal.period, goal.indicator
        place = goals.unit_name(page, unit), period_filter.name(period, page)
        st.markdown(plain(" · ".join((page.words(indicator.name), *place))))
    with st.container():  # always there, as every part: what stands below keeps its place
        if indicator and unit and period:
            _draw_before(goals.view_of(page, unit, period), indicator.code)
    _draw_levels(form)
    with st.container():
        draw_refusal(form)
    with st.container(horizontal=True):
        form.button(page.words("Save"), SAVE, type="primary", keys="Ctrl+Enter")
        if goal:
            form.button(page.words("Withdraw the goal"), WITHDRAW, type="tertiary")


def _do_asked(form: Form, goal: Goal | None) -> tuple[Violation, ...]:
    storage, person = form.page.storage, form.page.person
    if goal and form.asked(WITHDRAW):
        deed = partial(withdraw_goal, storage, person, goal.opened)
        return done(form, deed, told=N_("The goal is in the trash."))
    if not form.asked(SAVE):
        return ()
    numbers = {name: _number(form.value(name)) for name in LEVELS}
    note = str(form.value("note", "") or "")
    if goal:
        levels = Levels(
            **{name: nan if value is None else value for name, value in numbers.items()}
        )
        change = partial(change_goal, storage, person, goal.opened, levels=levels, note=note)
        return done(form, change, told=N_("Saved"))
    indicator = str(form.value("indicator") or "")
    entry = GoalEntry(
        indicator, goal_unit.chosen(form), goal_period.chosen(form), note=note, **numbers
    )
    return done(form, partial(set_goal, storage, person, entry), told=N_("The goal is set."))


def _draw_identity(form: Form) -> None:
    """Draw what a goal is about: the figure, whose it is, the period."""
    parts = {"indicator": _draw_figure, "unit": goal_unit.draw, "period": goal_period.draw}
    for name, draw_part in parts.items():
        with st.container():
            draw_part(form)
            form.note(name)


def _draw_figure(form: Form) -> None:
    words = form.page.words
    st.selectbox(
        words("Figure"),
        [one.code for one in CATALOGUE if one.growth],
        index=None,
        format_func=lambda code: words(INDICATORS[code].name),
        placeholder=words("Choose"),
        key=form.key("indicator"),
        persist_state=KEPT,
    )


def _draw_levels(form: Form) -> None:
    words = form.page.words
    for column, (name, label) in zip(st.columns(3), LEVELS.items(), strict=True):
        with column:
            key = form.key(name)
            st.text_input(words(label), key=key, autocomplete="off", persist_state=KEPT)
            form.note(name)
    st.text_area(
        words("Comment"),
        key=form.key("note"),
        height=80,
        placeholder=words("For example: decided at the teachers' council"),
        persist_state=KEPT,
    )
    form.note("note")


def _draw_before(view: View, code: str) -> None:
    """Say what the same figure was in the period before, to measure the levels by."""
    words, indicator = view.page.words, INDICATORS[code]
    previous = replace(view.selection, period=view.selection.period.compared())
    row = sources.row_of(View(view.page, previous), indicator)
    value = row.get(indicator.column)
    if value is not None:
        text = written(indicator, value, words.language)
        period = previous.period
        first, last = (
            formats.day(day, words.language) for day in (period.starts_on, period.ends_on)
        )
        st.caption(words("Before, {first} – {last}: {value}.", first=first, last=last, value=text))


def _number(text: object) -> float | None:
    """Read a number as people type it; what is none is no level."""
    compact = "".join(str(text or "").split()).replace(",", ".")
    try:
        return float(compact)
    except ValueError:
        return None


def _text(value: float) -> str:
    return f"{value:g}".replace(".", ",") if value < 1_000_000 else f"{value:.0f}"
