"""The records behind the figures of a dashboard: their list, and the way to each one's form."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.access import Action, may
from core.formats import day, number, person_name
from core.i18n import N_
from db import Row
from ui import data, session
from ui.dashboards.view import View
from ui.forms import choices
from ui.markdown import plain

STEP = 20  # records shown at first, and more with each asking
SHOWN = "behind_shown"


@dataclass(frozen=True)
class Sort:
    """One sort of record behind figures: its statement, its form, the list its kinds come from."""

    statement: str
    form: str
    kinds: str


PARTICIPATIONS = Sort("dashboards/records", "entry/participation.py", "kinds")
RESOURCE_USES = Sort("dashboards/resource_use_records", "entry/resource_use.py", "resource_kinds")
TITLE = N_("The records behind these figures")


def offer(view: View, sort: Sort = PARTICIPATIONS) -> None:
    """Offer the records behind what is shown, to whoever may see the names in them."""
    words = view.page.words
    if not may(view.page.person, Action.VIEW_NAMES):
        return
    if st.button(words("Show the records"), key="behind", icon=":material/list_alt:"):
        session.remember(SHOWN, STEP)
        st.dialog(words(TITLE), width="large", icon=":material/list_alt:")(_listed)(view, sort)


def _listed(view: View, sort: Sort) -> None:
    words, shown = view.page.words, int(str(session.recall(SHOWN, STEP)))
    rows = data.rows(view.page, sort.statement, **view.selection.parameters(), top=shown)
    if not rows:
        st.info(words("There is no record behind these figures."), icon=":material/inbox:")
        return
    found = int(rows[0]["found"])
    count = number(found, words.language)
    st.markdown(words.count("{count} record", "{count} records", found, count=count))
    for row in rows:
        _draw_row(view, sort, row)
    if found > len(rows) and st.button(words("Show more"), icon=":material/expand_more:"):
        session.remember(SHOWN, shown + STEP)
        st.rerun(scope="fragment")


def _draw_row(view: View, sort: Sort, row: Row) -> None:
    page, title = view.page, plain(str(row["title"]))
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        border=True,
        key=f"behind_{row['record_id']}",
    ):
        with st.container(width=560, gap=None):
            st.markdown(f"**{title}**")
            st.caption(" · ".join(part for part in _details(view, sort, row) if part))
        if may(page.person, Action.ENTER_RECORDS):
            st.page_link(
                sort.form,
                label=page.words("Open"),
                icon=":material/edit:",
                query_params={"record": str(row["record_id"])},
            )


def _details(view: View, sort: Sort, row: Row) -> tuple[str, ...]:
    page, happened_on = view.page, row["happened_on"]
    return (
        day(happened_on, page.words.language) if isinstance(happened_on, date) else "",
        plain(person_name(row["last_name"], row["first_name"], row["middle_name"])),
        plain(choices.provider_name(page, row["community"], row["partner"])),
        page.reference.name(sort.kinds, str(row["kind"])),
        page.words("waits for a check") if row["is_waiting"] else "",
    )
