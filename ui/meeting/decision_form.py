"""Writing down what was decided, and the list of it with its state."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from core import formats
from core.errors import Failure, RulesBroken, Violation
from core.i18n import N_, Words
from services.meeting_decisions import (
    LONGEST,
    LONGEST_NAME,
    STATE_NAMES,
    Decision,
    DecisionEntry,
    Pin,
    State,
    change_decision,
    decide,
    withdraw_decision,
)
from ui import session
from ui.markdown import plain, wrong
from ui.page import Page

TEXT, DUE, RESPONSIBLE = "decision_text", "decision_due", "decision_responsible"
ASKED, BROKEN, TOLD = "decision_asked", "decision_broken", "decision_told"
LATE = N_("late")
SAVED, IN_TRASH = N_("Saved."), N_("The decision is in the trash.")


def draw_new(page: Page, meeting_id: str, *, pin: Pin | None, is_passing: bool = False) -> None:
    """Draw the form of a decision; with a pin it is about that slide.

    One that passes is a dialog, which closes when it is done.
    """
    words = page.words
    _do_asked(page, meeting_id, pin)
    if is_passing and session.recall(TOLD):
        st.rerun()
    with st.container(border=True, key="decision_form"):
        st.subheader(words("Decided"), anchor=False)
        st.text_area(words("What was decided"), key=TEXT, max_chars=LONGEST, height=90)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(words("Until"), value=None, key=DUE, format="DD.MM.YYYY", width=180)
            st.text_input(words("Who answers"), key=RESPONSIBLE, max_chars=LONGEST_NAME)
        broken = session.recall(BROKEN, ())
        for violation in broken if isinstance(broken, tuple) else ():
            st.markdown(wrong(violation.sentence(words)))
        st.button(
            words("Write down"),
            key="decision_save",
            type="primary",
            icon=":material/gavel:",
            on_click=session.remember,
            args=(ASKED, True),
        )
    say_told(page)


def say_told(page: Page) -> None:
    """Say that the run before this one wrote something down."""
    told = session.recall(TOLD)
    if told:
        session.forget(TOLD)
        st.toast(page.words(str(told)), icon=":material/check:")


def draw_list(page: Page, found: Sequence[Decision]) -> None:
    """Draw decisions with their state, which can be changed here."""
    for decision in found:
        _draw_one(page, decision)


def line(words: Words, decision: Decision, *, with_name: bool) -> str:
    """Return a decision in one sentence: what, until when, who."""
    entry = decision.entry
    parts = [entry.text]
    if entry.due_on:
        parts.append(words("until {day}", day=formats.day(entry.due_on, words.language)))
    if entry.responsible and with_name:
        parts.append(words("answers: {name}", name=entry.responsible))
    return " · ".join(parts)


def _draw_one(page: Page, decision: Decision) -> None:
    words, key = page.words, decision.decision_id
    with st.container(border=True, key=f"decision_{key}"):
        st.markdown(plain(line(words, decision, with_name=True)))
        told = [f"{plain(decision.meeting)}, {formats.day(decision.held_on, words.language)}"]
        if decision.pin:
            told.append(words("slide {number}", number=decision.pin.place + 1))
        if decision.is_late(page.today):
            told.append(words(LATE))
        st.caption(" · ".join(told))
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = st.segmented_control(
                words("State"),
                list(State),
                format_func=lambda state: words(STATE_NAMES[state]),
                default=decision.entry.state,
                key=f"decision_state_{key}_{decision.version}",
                label_visibility="collapsed",
                required=True,
            )
            if chosen and chosen is not decision.entry.state:
                entry = replace(decision.entry, state=chosen)
                _do(page, lambda: _change(page, decision, entry))
            with st.popover(words("Change"), icon=":material/edit:", key=f"decision_change_{key}"):
                _draw_change(page, decision)


def _draw_change(page: Page, decision: Decision) -> None:
    words, entry = page.words, decision.entry
    key = f"{decision.decision_id}_{decision.version}"
    text = st.text_area(words("What was decided"), entry.text, key=f"{TEXT}_{key}")
    due: object = st.date_input(
        words("Until"), entry.due_on, key=f"{DUE}_{key}", format="DD.MM.YYYY"
    )
    responsible = st.text_input(words("Who answers"), entry.responsible, key=f"{RESPONSIBLE}_{key}")
    with st.container(horizontal=True):
        if st.button(words("Save"), key=f"decision_keep_{key}", icon=":material/check:"):
            wanted = DecisionEntry(text, _day(due), responsible, entry.state)
            _do(page, lambda: _change(page, decision, wanted))
        if st.button(words("Take back"), key=f"decision_withdraw_{key}", type="tertiary"):
            deed = partial(withdraw_decision, page.storage, page.person, decision.opened)
            _do(page, deed, told=IN_TRASH)


def _change(page: Page, decision: Decision, entry: DecisionEntry) -> None:
    change_decision(page.storage, page.person, decision.opened, entry=entry)


def _do(page: Page, deed: Callable[[], object], *, told: str = SAVED) -> None:
    """Do a deed and draw anew, or say why it was refused."""
    try:
        deed()
    except RulesBroken as broken:
        for violation in broken.violations:
            st.markdown(wrong(violation.sentence(page.words)))
    except Failure as failure:
        st.warning(failure.sentence(page.words))
    else:
        session.remember(TOLD, told)
        st.rerun()


def _do_asked(page: Page, meeting_id: str, pin: Pin | None) -> None:
    """Write down what the form holds, when its button was pressed; comes before its drawing."""
    if not session.recall(ASKED):
        return
    session.forget(ASKED)
    entry = DecisionEntry(
        str(session.recall(TEXT) or ""),
        _day(session.recall(DUE)),
        str(session.recall(RESPONSIBLE) or ""),
    )
    broken: tuple[Violation, ...] = ()
    try:
        decide(page.storage, page.person, meeting_id, entry=entry, pin=pin)
    except RulesBroken as failure:
        broken = failure.violations
    else:
        for key, empty in ((TEXT, ""), (DUE, None), (RESPONSIBLE, "")):
            session.remember(key, empty)
        session.remember(TOLD, SAVED)
    session.remember(BROKEN, broken)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
