"""Handing the goals of a period on to the next one: what would be set, what stays, and back."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from charts import goal_sentences
from core import period_codes
from core.access import Action, may
from core.errors import Failure
from core.goals import Levels
from core.i18n import N_
from core.indicators import INDICATORS
from core.periods import Period
from services.goal_handover import (
    Handed,
    Last,
    hand_on,
    handing_on,
    last_handed_on,
    next_of,
    take_back,
)
from ui import period_filter, session
from ui.dashboards import goals
from ui.dashboards.goals import Goal
from ui.forms.form import Form
from ui.markdown import plain, wrong
from ui.page import Page

NAME = "goals_handover"
OPEN, TOLD = f"{NAME}_open", f"{NAME}_told"
BEGIN, DO, UNDO = "begin", "do", "undo"
SOURCE = "source"
LABEL = N_("Hand on to the next period")


def draw_told(page: Page) -> None:
    """Do what was asked for last time, tell it, and offer to take the last handing on back."""
    if not may(page.person, Action.SET_GOALS):
        return
    form = Form(page, NAME)
    if session.recall(TOLD):
        st.toast(str(session.recall(TOLD)), icon=":material/check:")
        session.forget(TOLD)
    last = last_handed_on(page.storage, page.person)
    if last is None:
        return
    if form.asked(UNDO):
        _take_back(page, last)
    words, count = page.words, len(last.goal_ids)
    period = period_codes.decode(last.period, period_filter.quarter_starts(page))
    told = words.count(
        "{n} goal was handed on to {period}.",
        "{n} goals were handed on to {period}.",
        count,
        period=period_filter.name(period, page) if period else last.period,
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{NAME}_last"):
        st.caption(plain(told), width="content")
        form.button(words("Undo the handing on"), UNDO, type="tertiary", icon=":material/undo:")


def offer(page: Page, standing: Sequence[Goal]) -> None:
    """Offer to hand goals on, to whoever may, where a period has a next one that is not over."""
    if may(page.person, Action.SET_GOALS) and _sources(page, standing):
        Form(page, NAME).button(page.words(LABEL), BEGIN, icon=":material/redo:")


def draw(page: Page, standing: Sequence[Goal]) -> None:
    """Draw the dialog that was asked for, until it is closed."""
    if session.is_screen_new():
        session.forget(OPEN)
    if Form(page, NAME).asked(BEGIN):
        session.remember(OPEN, value=True)
    sources = _sources(page, standing)
    if session.recall(OPEN) and sources and may(page.person, Action.SET_GOALS):
        close = partial(session.forget, OPEN)
        st.dialog(page.words(LABEL), width="medium", icon=":material/redo:", on_dismiss=close)(
            _opened
        )(page, sources)


def _sources(page: Page, standing: Sequence[Goal]) -> Mapping[str, tuple[Period, Period]]:
    """Return the periods that goals can come from, each with its next one, the latest first."""
    periods = sorted({goal.period for goal in standing}, key=lambda one: one.ends_on, reverse=True)
    return {
        period_codes.encode(period): (period, following)
        for period in periods
        if period.starts_on <= page.today
        and (following := next_of(period))
        and following.ends_on >= page.today
    }


def _opened(page: Page, sources: Mapping[str, tuple[Period, Period]]) -> None:
    words, form = page.words, Form(page, NAME)
    names = {
        code: " → ".join(period_filter.name(period, page) for period in pair)
        for code, pair in sources.items()
    }
    source = st.selectbox(
        words("From which period to which"),
        list(names),
        format_func=names.__getitem__,
        key=form.key(SOURCE),
    )
    found = handing_on(page.storage, page.person, source)
    made = [one for one in found if not one.why_not]
    refused = _hand_on(page, source, made, form=form)
    _draw_part(page, words("To be set: {n}", n=len(made)), made)
    left = [one for one in found if one.why_not]
    if left:
        _draw_part(page, words("Left alone: {n}", n=len(left)), left)
    st.caption(
        words(
            "The levels go along as they are, comments do not. Each goal can be changed "
            "afterwards, and all of it can be taken back at once."
        )
    )
    if refused:
        st.markdown(wrong(refused))
    form.button(words("Hand on"), DO, type="primary", disabled=not made)


def _hand_on(page: Page, source: str, made: Sequence[Handed], *, form: Form) -> str:
    """Set the goals when the button asked for it; return why that was refused.

    What the preview showed is what is set: the button keeps it until it is pressed.
    """
    shown, now = form.value("shown"), [one.source for one in made]
    form.put("shown", now)
    if not form.asked(DO) or not isinstance(shown, list):
        return ""
    try:
        count = hand_on(page.storage, page.person, source, seen=shown)
    except Failure as failure:
        return failure.sentence(page.words)
    else:
        session.forget(OPEN, form.key("shown"))
        session.remember(TOLD, page.words.count("{n} goal is set.", "{n} goals are set.", count))
        st.rerun()


def _take_back(page: Page, last: Last) -> None:
    try:
        take_back(page.storage, page.person, last)
    except Failure as failure:
        st.markdown(wrong(failure.sentence(page.words)))
        return
    session.remember(TOLD, page.words("The goals that were handed on are in the trash."))
    st.rerun()


def _draw_part(page: Page, title: str, found: Sequence[Handed]) -> None:
    st.markdown(f"**{plain(title)}**")
    st.markdown("\n".join(f"- {plain(_told(page, one))}" for one in found))


def _told(page: Page, one: Handed) -> str:
    words, row = page.words, one.row
    indicator = INDICATORS.get(str(row["indicator"]))
    name = words(indicator.name) if indicator else str(row["indicator"])
    what = f"{name} · {goals.unit_name(page, one.unit)}"
    if one.why_not:
        return f"{what}: {words(one.why_not)}"
    levels = Levels(*(float(str(row[level])) for level in ("minimum", "good", "excellent")))
    return f"{what}: {goal_sentences.levels(words, levels)}"
