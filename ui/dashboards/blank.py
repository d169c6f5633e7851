"""The empty case of a dashboard, and the line that says what its figures rest on."""

import streamlit as st

from core import formats
from core.access import Action, may
from ui import filters, marks
from ui.dashboards import behind, then
from ui.dashboards.view import View

ENTRY_FORMS = {
    "participation": "entry/participation.py",
    "resource_use": "entry/resource_use.py",
}


def draw(view: View, *, records: int, people: tuple[int, int], form: str = "participation") -> bool:
    """Say what to do when the selection holds nothing that may be shown; returns whether so.

    `people` are those with records and the staff in the selection: figures about too few of
    either would expose them.
    """
    words = view.page.words
    if any(view.hides(count) for count in people):
        st.info(
            words(
                "This selection is about fewer than 3 people, so its figures are not shown. "
                "Choose a longer period or take a filter away."
            ),
            icon=":material/visibility_off:",
        )
        return True
    if records:
        return False
    with st.container(border=True, key="empty"):
        st.subheader(words("Nothing in this selection yet"), anchor=False)
        st.markdown(
            words(
                "Choose a longer period or take a filter away. Official figures count confirmed "
                "records only: under “More filters” you can add those waiting for a check."
            )
        )
        if may(view.page.person, Action.ENTER_RECORDS):
            st.page_link(
                ENTRY_FORMS[form], label=words("Enter a record"), icon=":material/edit_note:"
            )
    return True


def basis(view: View, *, waiting: int, sort: behind.Sort = behind.PARTICIPATIONS) -> None:
    """Say on which day, against which days and on which records the figures rest."""
    marks.draw_chips(view.page)
    then.draw(view)
    with st.container(horizontal=True, vertical_alignment="center", key="basis"):
        _say_basis(view, waiting)
        filters.draw_comparison(view.page)
        behind.offer(view, sort)


def _say_basis(view: View, waiting: int) -> None:
    words = view.page.words
    language, before = words.language, view.before.selection.period
    st.caption(
        words(
            "Figures as of {day}; the change is against {first} – {last}.",
            day=formats.day(view.as_of, language),
            first=formats.day(before.starts_on, language),
            last=formats.day(before.ends_on, language),
        )
        + " "
        + (
            _with_waiting(view, waiting)
            if view.selection.with_waiting
            else words("Confirmed records only.")
        )
        + (" " + words("Thin bars and lines: the period before.") if view.is_compared else "")
    )


def _with_waiting(view: View, waiting: int) -> str:
    return view.page.words.count(
        "Confirmed records and {n} waiting for a check.",
        "Confirmed records and {n} waiting for a check.",
        waiting,
    )


def level_note(view: View) -> None:
    """Say that the use of a resource has no level, when a level was chosen."""
    if view.selection.levels:
        st.caption(
            view.page.words("The use of a resource has no level: that filter changes nothing here.")
        )
