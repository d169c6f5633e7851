"""The empty case of a dashboard, and the line that says what its figures rest on."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core import formats
from core.access import Action, may
from core.dimensions import BY_NAME, Facts
from core.indicators import CATALOGUE_OF_RESOURCES, FIGURES, INDICATORS, RESOURCE_USES
from ui import data, filters, first_steps, marks
from ui.dashboards import behind, then
from ui.dashboards.view import View
from ui.page import Page

OF_RESOURCES = (RESOURCE_USES, CATALOGUE_OF_RESOURCES)
ENTRY_FORMS = {
    "participation": "entry/participation.py",
    "resource_use": "entry/resource_use.py",
}


def draw(
    view: View,
    *,
    records: int,
    people: tuple[int, int],
    form: str = "participation",
    leads_to_check: bool = True,
) -> bool:
    """Say what to do when the selection holds nothing that may be shown; returns whether so.

    `leads_to_check` is for screens that do not say themselves what waits.

    `people` are those with records and the staff in the selection: figures about too few of
    either would expose them.
    """
    page, words = view.page, view.page.words
    if not records and not _is_begun(page):
        return True
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
    _draw_nothing(page, form, leads_to_check=leads_to_check)
    return True


def _draw_nothing(page: Page, form: str, *, leads_to_check: bool) -> None:
    words = page.words
    with st.container(border=True, key="empty"):
        st.subheader(words("Nothing in this selection yet"), anchor=False)
        st.markdown(
            words(
                "Choose a longer period or take a filter away. Official figures count confirmed "
                "records only: under “More filters” you can add those waiting for a check."
            )
        )
        with st.container(horizontal=True):
            if may(page.person, Action.ENTER_RECORDS):
                st.page_link(
                    ENTRY_FORMS[form], label=words("Enter a record"), icon=":material/edit_note:"
                )
            if leads_to_check:
                _draw_way_to_check(page)


def _is_begun(page: Page) -> bool:
    """Say whether any record stands in sight; say what to begin with when none does."""
    if _standing(page)["records"]:
        return True
    limits = data.sight(page.person)
    if not data.rows(page, "people/employment", organisation_ids=limits.organisation_ids):
        return first_steps.are_there_teachers(page)
    first_steps.draw_first_record(page)
    return False


def _draw_way_to_check(page: Page) -> None:
    """Lead whoever checks to the records that wait: they are in no official figure yet."""
    waiting = int(_standing(page)["waiting"])
    if waiting and may(page.person, Action.CONFIRM_RECORDS):
        label = page.words.count(
            "Check {n} record that waits", "Check {n} records that wait", waiting
        )
        st.page_link("entry/review.py", label=label, icon=":material/fact_check:")


def _standing(page: Page) -> Mapping[str, Any]:
    return data.rows(page, "records/standing", **data.sight(page.person).parameters())[0]


def basis(view: View, *, waiting: int, sort: behind.Sort = behind.PARTICIPATIONS) -> None:
    """Say on which day, against which days and on which records the figures rest."""
    has_chips = marks.draw_chips(view.page, beside=partial(behind.offer, view, sort))
    with st.container(key="told"):  # one block, whatever it has to say: what follows stays put
        then.draw(view)
        with st.container(horizontal=True, vertical_alignment="center", key="basis"):
            _say_basis(view, waiting)
            filters.draw_comparison(view.page)
            if not has_chips:
                behind.offer(view, sort)
        for note in filter(None, (_unheeded(view, sort.facts), _figures_apart(view, sort.facts))):
            st.caption(note)


def _say_basis(view: View, waiting: int) -> None:
    words = view.page.words
    st.caption(
        words(
            "Figures as of {day}; compared with {against}.",
            day=formats.day(view.as_of, words.language),
            against=view.against_text,
        )
        + " "
        + (
            _with_waiting(view, waiting)
            if view.selection.with_waiting
            else words("Confirmed records only.")
        )
        + (" " + words("Thin bars and lines: what is compared with.") if view.is_compared else "")
    )


def _with_waiting(view: View, waiting: int) -> str:
    return view.page.words.count(
        "Confirmed records and {n} waiting for a check.",
        "Confirmed records and {n} waiting for a check.",
        waiting,
    )


def _figures_apart(view: View, facts: Facts) -> str:
    """Name the figures of other facts than the screen's that filters do not narrow."""
    words = view.page.words
    if facts is not Facts.PARTICIPATIONS:
        return ""
    shown = (INDICATORS[code] for code in FIGURES.get(view.page.screen.path, ()))
    names = [words(one.name) for one in shown if one.source in OF_RESOURCES]
    dimensions = [BY_NAME[name] for name in filters.chosen()]
    told = [words(one.title) for one in dimensions if one.told_by is Facts.PARTICIPATIONS]
    if not names or not told:
        return ""
    return words.count(
        "The filter “{told}” is not about the use of resources and does not narrow it: {names}.",
        "The filters “{told}” are not about the use of resources and do not narrow it: {names}.",
        len(told),
        told=", ".join(told),
        names=", ".join(names),
    )


def _unheeded(view: View, facts: Facts) -> str:
    """Say which filters are on that these facts know nothing of; nothing when none is."""
    words = view.page.words
    others = {Facts.PARTICIPATIONS, Facts.RESOURCE_USES} - {facts}
    names = [
        words(BY_NAME[name].title) for name in filters.chosen() if BY_NAME[name].told_by in others
    ]
    if not names:
        return ""
    told = ", ".join(names)
    if facts is Facts.RESOURCE_USES:
        return words.count(
            "The filter “{told}” is not about the use of resources and changes nothing here.",
            "The filters “{told}” are not about the use of resources and change nothing here.",
            len(names),
            told=told,
        )
    return words.count(
        "The filter “{told}” is not about participations and changes nothing in them.",
        "The filters “{told}” are not about participations and change nothing in them.",
        len(names),
        told=told,
    )
