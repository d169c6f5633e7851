"""The notes that a dashboard shows, as they stand under its cards and in its files."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import pandas as pd
import streamlit as st

from charts import noted
from charts.noted import Note
from charts.over import Over
from charts.points import marked
from charts.ready import Ready
from core.access import Action, may
from core.i18n import N_
from core.selection import Selection
from reports import plain_text
from ui import data, marks
from ui.dashboards.view import View
from ui.markdown import plain
from ui.page import Page

TITLE = N_("Notes")


def within(view: View) -> tuple[Note, ...]:
    """Return the notes of a view, by day, those without a day last."""
    with_names = may(view.page.person, Action.VIEW_NAMES)
    rows = data.rows(
        view.page, "notes/selected", **view.selection.parameters(), with_names=with_names
    )
    return noted.numbered(rows, _shown(view))


def over(view: View) -> Over:
    """Return what of its notes the charts of a view show in themselves, made once for all."""
    return view.once("over", _over)


def covered(notes: Sequence[Note], figure: Ready | None) -> tuple[Note, ...]:
    """Return the notes that stand under a card: about its days, or about what its chart marks."""
    return noted.covered(notes, marked(figure) if figure else ())


def draw(page: Page, notes: Sequence[Note], told: AbstractSet[str]) -> None:
    """Draw the notes of a card, each with the number that its chart shows.

    Of those that stand `told` above, by id, only the numbers; the words come on a touch.
    """
    known = [note for note in notes if note.note_id in told]
    new = [note for note in notes if note.note_id not in told]
    if new:
        st.markdown(_in_full(page, new))
    if known:
        numbers = ", ".join(map(numbered, known))
        above = page.words.count(
            "Note {numbers}: see above", "Notes {numbers}: see above", len(known), numbers=numbers
        )
        st.markdown(above, help=_in_full(page, known))


def _in_full(page: Page, notes: Sequence[Note]) -> str:
    lines = [f"{numbered(note)} **{about(page, note)}** — {plain(note.text)}" for note in notes]
    return "  \n".join(lines)


def lines(page: Page, notes: Sequence[Note]) -> list[str]:
    """Return the notes of a card as plain lines, for a picture and for a slide."""
    language = page.words.language
    return [plain_text.plain(note.line(marks.told(page, note.mark), language)) for note in notes]


def numbered(note: Note) -> str:
    """Return the number of a note as the charts show it, as Markdown; empty where it has none."""
    return "" if note.number is None else f"**\\[{note.number}\\]**"


def table(page: Page, notes: Sequence[Note]) -> pd.DataFrame:
    """Return notes as a table of a file; it has no rows where there are none."""
    words = page.words
    heads = ["№", words("Days"), words("About"), words("Note"), words("Written by")]
    rows = [
        (
            note.number,
            note.days_told(words.language),
            marks.told(page, note.mark),
            note.text,
            note.author,
        )
        for note in notes
    ]
    return pd.DataFrame(rows, columns=heads)


def about(page: Page, note: Note) -> str:
    """Return where a note is pinned, as Markdown."""
    pinned = (note.days_told(page.words.language), marks.told(page, note.mark))
    return " · ".join(plain(part) for part in pinned if part)


def _over(view: View) -> Over:
    return noted.over(within(view), view.selection.period, as_of=view.as_of)


def _shown(view: View) -> Selection:
    """Return the selection; to a group's lead everything is about the group, without a filter."""
    group = view.page.person.led_method_group
    is_whole = view.selection.teacher_ids is None or view.selection.method_groups or not group
    return view.selection if is_whole else replace(view.selection, method_groups=(str(group),))
