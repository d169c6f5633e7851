"""How a deed of an admin screen begins and ends: its drawer, a refusal, a success told later."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

import streamlit as st

from core.errors import RulesBroken, StaleEdit, Violation
from core.i18n import N_
from ui import session
from ui.fields import Notes

NOTICE = "admin_notice"
DRAWER_WIDTH = 520
STALE = N_(
    "Somebody else has changed this meanwhile: close it and open it again. "
    "What you typed stays here until then."
)

Row = Mapping[str, Any]


@contextmanager
def told(notes: Notes) -> Iterator[None]:
    """Run a deed; the rules that it breaks are told beside the fields, a newer version below."""
    try:
        yield
    except (RulesBroken, StaleEdit) as failure:
        notes.show_all(violations_of(failure))


def violations_of(failure: RulesBroken | StaleEdit) -> tuple[Violation, ...]:
    """Return what is in the way of a deed; that somebody was quicker belongs to no field."""
    return failure.violations if isinstance(failure, RulesBroken) else (Violation("", STALE),)


def finish(sentence: str, *, name: str) -> NoReturn:
    """Begin the table and the form of this name anew and tell the person what was done.

    The sentence is Markdown: names in it go through `plain`.
    """
    begin_anew(name)
    session.remember(NOTICE, sentence)
    st.rerun()


def draw_notice() -> None:
    """Tell what the run before this one has done."""
    sentence = session.recall(NOTICE)
    if sentence:
        session.forget(NOTICE)
        st.toast(str(sentence), icon=":material/check:")


def open_drawer(title: str, body: Callable[[], None], *, name: str) -> None:
    """Draw a form in a drawer beside the table; closing it begins the table anew."""
    drawer = st.dialog(
        title, width=DRAWER_WIDTH, position="right", on_dismiss=partial(begin_anew, name)
    )
    drawer(body)()


def as_opened(name: str, row_id: str, row: Row) -> Row:
    """Return a row as it was when its drawer was opened.

    The table behind is read anew while somebody types: a change made on its newer version would
    undo what somebody else wrote, unseen.
    """
    held = session.recall(_opened_key(name))
    if isinstance(held, tuple) and held[0] == row_id:
        opened: Row = held[1]
        return opened
    session.remember(_opened_key(name), (row_id, row))
    return row


def leave(name: str) -> None:
    """Forget the row of a drawer that somebody left without closing it, by going back."""
    session.forget(_opened_key(name))


def begin_adding(name: str) -> None:
    """Open the drawer for something new in the next run."""
    begin_anew(name)
    session.remember(_adding_key(name), value=True)


def is_adding(name: str) -> bool:
    """Say whether the drawer is open for something new."""
    return bool(session.recall(_adding_key(name)))


def begin_anew(name: str) -> None:
    """Close the drawer, choose nothing in the table and empty the form."""
    session.forget(_adding_key(name), _opened_key(name))
    session.remember(f"{name}_round", round_of(name) + 1)


def round_of(name: str) -> int:
    """Return how often the table and the form of this name were begun anew: part of their keys."""
    return int(str(session.recall(f"{name}_round", 0)))


def _adding_key(name: str) -> str:
    return f"{name}_is_adding"


def _opened_key(name: str) -> str:
    return f"{name}_as_opened"
