"""The three decisions on a record or on many: confirm at a level, return, leave out."""

from collections.abc import Mapping

import streamlit as st

from core.i18n import N_
from services.review import LONGEST_REASON
from ui.forms.form import Form
from ui.review.deeds import (
    CLOSE,
    CONFIRM,
    LEAVE_OUT,
    MANY,
    ONE,
    RETURN,
    done,
    named,
)
from ui.review.sorts import QueueSort

SENTENCES: Mapping[str, str] = {
    RETURN: N_("What is to be mended"),
    LEAVE_OUT: N_("Why it does not count"),
}
LABELS: Mapping[str, str] = {
    CONFIRM: N_("Confirm"),
    RETURN: N_("Return"),
    LEAVE_OUT: N_("Leave out"),
}


def draw_one(form: Form, sort: QueueSort, *, level_field: str) -> None:
    """Draw the decisions on the record in view; the level stands in the field already."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue_decision"):
        if sort.has_levels:
            _draw_level(form, level_field, placeholder="")
        _draw_buttons(form, ONE)
    _draw_question(form, ONE)


def draw_many(form: Form, sort: QueueSort) -> None:
    """Draw the decisions on the chosen records; without a level each keeps its own."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue_decision_many"):
        if sort.has_levels:
            _draw_level(form, "level_many", placeholder=form.page.words("as in each record"))
        _draw_buttons(form, MANY)
    _draw_question(form, MANY)


def _draw_level(form: Form, field: str, *, placeholder: str) -> None:
    reference = form.page.reference
    held = form.value(field)
    codes = reference.codes("levels", archived=True)
    offered = [code for code in codes if code in reference.codes("levels") or code == held]
    st.selectbox(
        form.page.words("Level"),
        offered,
        index=None,
        format_func=lambda code: reference.name("levels", code),
        key=form.key(field),
        placeholder=placeholder,
        width=190,
    )


def _draw_buttons(form: Form, scope: str) -> None:
    for deed, label in LABELS.items():
        form.button(
            form.page.words(label),
            named(deed, scope),
            type="primary" if (deed, scope) == (CONFIRM, ONE) else "secondary",
        )


def _draw_question(form: Form, scope: str) -> None:
    """Say what is against the decision; ask for the sentence that two of them need."""
    if form.value("scope") == scope:
        form.note(*(found.field for found in form.violations if found.field != "reason"))
    deed = {named(deed, scope): deed for deed in SENTENCES}.get(str(form.value("panel", "")))
    if deed is None:
        return
    words = form.page.words
    with st.container(border=True, key=form.key("panel_drawn")):
        st.text_area(
            words(SENTENCES[deed]),
            key=form.key("reason"),
            help=words("Whoever entered the record reads this on the first screen."),
            height=80,
            max_chars=LONGEST_REASON,
        )
        form.note("reason")
        with st.container(horizontal=True):
            form.button(words(LABELS[deed]), done(deed, scope), type="primary")
            form.button(words("Cancel"), CLOSE, type="tertiary")
