"""A dashboard as it was known on an earlier day, and what was changed since."""

from datetime import date

import streamlit as st

from core.access import Action, may
from core.formats import day, number, person_name
from core.i18n import N_
from db import Row
from ui import data, day_filters
from ui.dashboards.view import View
from ui.markdown import plain

MOST = 50  # changes that are listed
CHANGES = {
    "added": N_("counts since"),
    "taken_out": N_("counts no longer"),
    "corrected": N_("was corrected"),
}
TITLE = N_("Changed since {day}")


def draw(view: View) -> None:
    """Say that everything is set back, and offer the way back and what was changed since."""
    known_on, words = view.selection.known_on, view.page.words
    if known_on is None:
        return
    told = day(known_on, words.language)
    with st.container(horizontal=True, vertical_alignment="center", key="then"):
        st.info(
            words("All figures as they were known on {day}.", day=told), icon=":material/history:"
        )
        st.button(words("Back to now"), key="then_back", on_click=day_filters.back_to_now)
        offer_changes(view, key="then_changed")


def offer_changes(view: View, *, key: str) -> None:
    """Offer the records that count otherwise now than in a view set back; names stand in them."""
    known_on, words = view.selection.known_on, view.page.words
    if known_on is None or not may(view.page.person, Action.VIEW_NAMES):
        return
    if st.button(words("What was changed since"), key=key, icon=":material/difference:"):
        title = words(TITLE, day=day(known_on, words.language))
        st.dialog(title, width="large", icon=":material/difference:")(_list_changes)(view)


def _list_changes(view: View) -> None:
    words = view.page.words
    rows = data.rows(view.page, "dashboards/changed_since", **view.selection.parameters(), top=MOST)
    if not rows:
        st.info(words("Nothing of these figures was changed since."), icon=":material/check:")
        return
    found = int(rows[0]["found"])
    count = number(found, words.language)
    st.markdown(words.count("{count} record", "{count} records", found, count=count))
    for row in rows:
        _draw_row(view, row)
    if found > len(rows):
        st.caption(words("The first {shown} of {n} are listed.", shown=len(rows), n=found))


def _draw_row(view: View, row: Row) -> None:
    words, happened_on = view.page.words, row["happened_on"]
    written = day(happened_on, words.language) if isinstance(happened_on, date) else ""
    name = person_name(row["last_name"], row["first_name"], row["middle_name"])
    title, change = plain(str(row["title"])), words(CHANGES[str(row["change"])])
    with st.container(border=True, gap=None, key=f"changed_{row['record_id']}"):
        st.markdown(f"**{title}**")
        st.caption(f"{change} · {written} · {plain(name)}")
