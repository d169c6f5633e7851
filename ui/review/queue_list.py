"""The list beside the record in view: what waits, the longest first; many chosen at once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import streamlit as st

from core.formats import day, number, person_name
from core.periods import local
from services.versions import Opened
from ui.forms import choices
from ui.forms.form import Form
from ui.markdown import plain
from ui.page import Page
from ui.review.deeds import MORE, PICK_ALL, PICK_FOUND
from ui.review.sorts import QueueSort, Row, opened

HEIGHT = 560  # pixels: the list scrolls, the record beside it stays


def pick_field(row: Row) -> str:
    """Return the field of the tick of a record as it is now."""
    return f"pick_{row['record_id']}_{row['version']}"


def row_key(row: Row) -> str:
    """Return the key of the container that a record is drawn in."""
    return f"queue_row_{row['record_id']}"


def draw(
    form: Form,
    sort: QueueSort,
    rows: Sequence[Row],
    *,
    picked: int,
    marks: Mapping[str, Opened],
) -> None:
    """Draw how many records wait, how many are chosen, and the records."""
    _draw_head(form, rows, picked)
    with st.container(height=HEIGHT, border=True, gap="xsmall", key="queue_list"):
        for row in rows:
            _draw_row(form, sort, row, mark=marks.get(str(row["record_id"])))
        if int(str(rows[0]["found"])) > len(rows):
            form.button(form.page.words("Show more"), MORE, icon=":material/expand_more:")


def _draw_head(form: Form, rows: Sequence[Row], picked: int) -> None:
    """Draw how many records there are and the ways to choose all of them."""
    words, found = form.page.words, int(str(rows[0]["found"]))
    count = number(found, words.language)
    text = words.count("{count} record", "{count} records", found, count=count)
    chosen = words("chosen: {n}", n=number(picked, words.language))
    st.markdown(f"{text} · {chosen}")
    with st.container(horizontal=True, key="queue_head"):
        label = words("Choose all shown") if found > len(rows) else words("Choose all")
        form.button(label, PICK_ALL, type="tertiary")
        if found > len(rows):
            label = words.count("Choose all {count}", "Choose all {count}", found, count=count)
            form.button(label, PICK_FOUND, type="tertiary")


def _draw_row(form: Form, sort: QueueSort, row: Row, *, mark: Opened | None) -> None:
    """Draw a record: its tick, its title as the way to it, what it is."""
    record_id, title = str(row["record_id"]), str(row["title"])
    is_current = form.value("current") == record_id
    with st.container(horizontal=True, key=row_key(row), gap="xsmall"):
        st.checkbox(
            form.page.words("Choose “{title}”", title=plain(title)),
            key=form.key(pick_field(row)),
            label_visibility="collapsed",
        )
        with st.container(gap=None):
            st.button(
                plain(title),
                key=form.key(f"open_{record_id}"),
                icon=":material/arrow_left:" if is_current else None,
                type="tertiary",
                on_click=form.put,
                args=("current", record_id),
            )
            st.caption(
                " · ".join(part for part in _details(form.page, sort, row, mark=mark) if part)
            )


def _details(page: Page, sort: QueueSort, row: Row, *, mark: Opened | None) -> tuple[str, ...]:
    """Return what stands under a title: who, when, whose, what kind, what is amiss."""
    words, happened_on = page.words, row["happened_on"]
    name = person_name(str(row["last_name"]), str(row["first_name"]), str(row["middle_name"]))
    return (
        plain(name),
        day(happened_on, words.language) if isinstance(happened_on, date) else "",
        plain(choices.provider_name(page, row["community"], row["partner"])),
        page.reference.name(sort.kinds, str(row["kind"])),
        "" if row["has_evidence"] else words("no evidence"),
        waits(page, row),
        news(page, row, mark),
    )


def waits(page: Page, row: Row) -> str:
    """Return since when a record waits, in days."""
    since = row["waiting_since"]
    if not isinstance(since, datetime):
        return ""
    days = (page.today - local(since).date()).days
    if days < 1:
        return page.words("waits since today")
    return page.words.count("waits {n} day", "waits {n} days", days)


def news(page: Page, row: Row, mark: Opened | None) -> str:
    """Return what is new about a record: for everybody, or for who looks."""
    if mark and mark != opened(row):
        return f"**{page.words('changed since you saw it')}**"
    if row["counted_level"] is not None:
        return f"**{page.words('changed since confirmed')}**"
    return ""
