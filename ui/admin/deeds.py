"""How a deed of an admin screen ends: a refusal beside its field, a success told after a rerun."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from core.errors import RulesBroken
from ui import session
from ui.fields import Notes

NOTICE = "admin_notice"


@contextmanager
def told(notes: Notes) -> Iterator[None]:
    """Run a deed; the rules that it breaks are told beside the fields."""
    try:
        yield
    except RulesBroken as broken:
        notes.show_all(broken.violations)


def finish(sentence: str, *, name: str) -> NoReturn:
    """Begin the table and the form of this name anew and tell the person what was done.

    The sentence is Markdown: names in it go through `plain`.
    """
    session.remember(_round_key(name), round_of(name) + 1)
    session.remember(NOTICE, sentence)
    st.rerun()


def draw_notice() -> None:
    """Tell what the run before this one has done."""
    sentence = session.recall(NOTICE)
    if sentence:
        session.forget(NOTICE)
        st.toast(str(sentence), icon=":material/check:")


def round_of(name: str) -> int:
    """Return how often the table and the form of this name were begun anew: part of their keys."""
    return int(str(session.recall(_round_key(name), 0)))


def _round_key(name: str) -> str:
    return f"{name}_round"
