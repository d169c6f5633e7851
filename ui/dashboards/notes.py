"""The notes that a dashboard shows: their numbers, what they lie over, which a card covers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from charts.over import Over, Sign
from charts.points import marked
from charts.ready import Ready
from core import formats
from core.access import Action, may
from core.dimensions import Mark, read_mark, rest_of
from core.i18n import N_
from core.selection import Selection
from ui import data, marks
from ui.dashboards.view import View
from ui.markdown import plain
from ui.page import Page

MOST = 9  # notes that have a number and stand under the charts; all of them can be listed
TITLE = N_("Notes")


@dataclass(frozen=True)
class Note:
    """A note within a selection; `number` is None where so many later ones are shown instead.

    `rest` is what of its mark the page is not narrowed to.
    """

    number: int | None
    note_id: str
    version: int
    text: str
    days: tuple[date, date] | None
    mark: Mark
    rest: Mapping[str, tuple[str, ...]]
    author: str

    @property
    def is_personal(self) -> bool:
        """Whether it is about a teacher among others: it stands only where that teacher does."""
        return "teacher" in self.rest


def within(view: View) -> tuple[Note, ...]:
    """Return the notes of a view, by day, those without a day last."""
    with_names = may(view.page.person, Action.VIEW_NAMES)
    rows = data.rows(
        view.page, "notes/selected", **view.selection.parameters(), with_names=with_names
    )
    shown = _shown(view)
    pinned = [(row, rest_of(read_mark(row["mark"]), shown)) for row in rows]
    found = [(row, rest) for row, rest in pinned if rest is not None]
    before = max(0, len(found) - MOST)
    return tuple(
        Note(
            number=place - before + 1 if place >= before else None,
            note_id=str(row["note_id"]),
            version=row["version"],
            text=row["text"],
            days=(row["noted_on"], row["noted_until"]) if row["noted_on"] else None,
            mark=read_mark(row["mark"]),
            rest=rest,
            author=row["display_name"],
        )
        for place, (row, rest) in enumerate(found)
    )


def over(view: View, notes: Sequence[Note]) -> Over:
    """Return what of the notes the charts of a view show in themselves."""
    return Over(
        tuple(
            Sign(note.number, _day(view, note), note.rest)
            for note in notes
            if note.number is not None
        )
    )


def covered(notes: Sequence[Note], figure: Ready | None) -> tuple[Note, ...]:
    """Return the notes that stand under a card: about its days, or about what its chart marks."""
    shown = marked(figure) if figure else {}
    return tuple(note for note in notes if note.number is not None and _is_covered(note, shown))


def draw(page: Page, notes: Sequence[Note]) -> None:
    """Draw the notes of a card, each with the number that its chart shows."""
    if notes:
        lines = [f"{numbered(note)} **{about(page, note)}** — {plain(note.text)}" for note in notes]
        st.markdown("  \n".join(lines))


def lines(page: Page, notes: Sequence[Note]) -> list[str]:
    """Return the notes of a card as plain lines, for a picture."""
    return [
        f"[{note.number}] {' · '.join(filter(None, _pinned(page, note)))} — {note.text}"
        for note in notes
    ]


def numbered(note: Note) -> str:
    """Return the number of a note as the charts show it, as Markdown; empty where it has none."""
    return "" if note.number is None else f"**\\[{note.number}\\]**"


def table(page: Page, notes: Sequence[Note]) -> pd.DataFrame:
    """Return notes as a table of a file; it has no rows where there are none."""
    words = page.words
    heads = ["№", words("Days"), words("About"), words("Note"), words("Written by")]
    rows = [
        (note.number, days(page, note), marks.told(page, note.mark), note.text, note.author)
        for note in notes
    ]
    return pd.DataFrame(rows, columns=heads)


def days(page: Page, note: Note) -> str:
    """Return the days of a note in words, empty where it has none."""
    if note.days is None:
        return ""
    first, last = (formats.day(day, page.words.language) for day in note.days)
    return first if first == last else f"{first} – {last}"


def about(page: Page, note: Note) -> str:
    """Return where a note is pinned, as Markdown."""
    return " · ".join(plain(part) for part in _pinned(page, note) if part)


def _pinned(page: Page, note: Note) -> tuple[str, str]:
    return days(page, note), marks.told(page, note.mark)


def _shown(view: View) -> Selection:
    """Return the selection; to a group's lead everything is about the group, without a filter."""
    group = view.page.person.led_method_group
    is_whole = view.selection.teacher_ids is None or view.selection.method_groups or not group
    return view.selection if is_whole else replace(view.selection, method_groups=(str(group),))


def _day(view: View, note: Note) -> date | None:
    """Return the day at which a note stands on an axis; what lasts all of it has no place there."""
    if note.days is None or note.is_personal:
        return None
    first, last = note.days
    is_throughout = first <= view.selection.period.starts_on and last >= view.as_of
    return None if is_throughout else first


def _is_covered(note: Note, shown: Collection[str]) -> bool:
    if not note.rest or (note.days and not note.is_personal):
        return True
    sign = Sign(0, mark=note.rest)
    return any(map(sign.is_about, shown))
