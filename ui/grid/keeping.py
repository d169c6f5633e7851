"""The draft of the table: rows that are no records yet, kept on the server."""

from collections.abc import Callable

import streamlit as st

from services.drafts import DraftRecorded
from ui.forms import keeping, resuming
from ui.forms.form import Form
from ui.grid import rows

NAMES = ("drafted",)


def begin(form: Form, draw: Callable[[], None], deeds: tuple[str, ...]) -> None:
    """Take over the draft kept last, when the table is opened; do what the line's buttons ask.

    `draw` draws the table of no rows: what an open page sends of it after the server was restarted
    wins over the draft.
    """

    def take(_name: str) -> None:
        draw()
        rows.take_sent(form)

    resuming.resume(
        form, (rows.TABLE,), begin=lambda: _begin(form), draw=take, deeds=(*deeds, keeping.DROP)
    )
    keeping.do_asked(form, NAMES)
    if not form.value("begun"):
        _begin(form)
    _follow(form)


def keep(form: Form) -> None:
    """Keep the rows that are no records yet; another window's newer rows are taken over."""
    drafted = rows.plain(rows.unsaved(form, rows.current(form)))
    form.put("drafted", drafted)
    form.put("followed", drafted)
    try:
        keeping.keep(form, NAMES)
    except DraftRecorded as failure:
        empty(form)
        st.warning(failure.sentence(form.page.words), icon=":material/tab:")
    _follow(form)


def draft_id(form: Form) -> str:
    """Return the id of the draft that the table's records are made of."""
    return keeping.draft_of(form).draft_id


def settle(form: Form) -> None:
    """Begin another draft: the one before became records."""
    form.put("drafted", [])
    keeping.begin(form, NAMES)


def empty(form: Form) -> None:
    """Empty the table: what it held was saved in another window."""
    settle(form)
    rows.replace_all(form, [])
    form.put("followed", [])


def draw_line(form: Form) -> None:
    """Say where the table stands."""
    keeping.draw_line(form, NAMES)


def _begin(form: Form) -> None:
    form.put("drafted", [])
    form.put("begun", True)
    keeping.begin(form, NAMES)
    if draft := keeping.latest(form):
        keeping.take_over(form, draft)


def _follow(form: Form) -> None:
    """Show what the draft holds when it is not what the table held."""
    drafted = form.value("drafted") or []
    if drafted != (form.value("followed") or []):
        rows.replace_all(form, rows.of_plain(drafted))
        form.put("saved", ())
        form.put("followed", drafted)
