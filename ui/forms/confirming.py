"""The tick of those who may confirm a record while they save it."""

import streamlit as st

from core.access import Action, may
from ui.forms.form import Form

NAME = "is_confirmed"


def draw(form: Form, *, is_possible: bool) -> None:
    """Draw the tick, if the person may confirm; `is_possible` says whether the record can be."""
    if may(form.page.person, Action.CONFIRM_RECORDS):
        st.checkbox(
            form.page.words("confirm at once"),
            key=form.key(NAME),
            disabled=not is_possible,
            persist_state="session",
        )


def is_wanted(form: Form) -> bool:
    """Say whether the record is to be confirmed: a kept tick counts for whoever still may."""
    return bool(form.value(NAME)) and may(form.page.person, Action.CONFIRM_RECORDS)
