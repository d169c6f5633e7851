"""Adding slides: from a saved view, a chart of a dashboard, a typed text or table, decisions."""

from functools import partial

import streamlit as st

from core.i18n import N_
from core.sitemap import screen_of
from services.meetings import Meeting
from services.saved_views import saved_views
from services.slides import LONGEST_TEXT, LONGEST_TITLE, SlideSort
from ui.asking import Refusal
from ui.forms import choices
from ui.markdown import wrong
from ui.meeting import deeds, sources
from ui.meeting.deeds import (
    ADD_SORT,
    ADD_TEXT,
    ADD_TITLE,
    CARD,
    SCREEN,
    TEACHER,
    VIEW,
)
from ui.page import Page

HOW_TABLES = N_("A table: a line is a row, the first one its head; cells stand apart by | or tabs.")
WITH_FILTERS = N_(
    "The chart gets the filters that the dashboards have now: choose the period there first, or "
    "press “To a meeting” below the chart itself."
)
HINTS = {
    sources.GOALS: N_(
        "A goal has its own period; goals of single teachers are shown with names only."
    ),
    sources.BOARDS: N_(
        "The slide keeps what stands on the board now, with the filters that the dashboards have "
        "now; what is done to the board later leaves it alone."
    ),
    sources.TEACHER: N_("A slide about one teacher is shown with names only."),
}
TYPED = {SlideSort.TEXT: N_("text"), SlideSort.TABLE: N_("table")}


def draw(page: Page, meeting: Meeting, refusal: Refusal) -> None:
    """Draw the ways to add a slide to the end of the plan."""
    words, meeting_id = page.words, meeting.meeting_id
    st.subheader(words("Add a slide"), anchor=False)
    for violation in refusal.of("add_view", "add_card", "add_typed", "add_decisions"):
        st.markdown(wrong(violation.sentence(words)))
    tabs = st.tabs([words("Chart"), words("Saved view"), words("Text or table"), words("Other")])
    with tabs[0]:
        _draw_card(page, meeting_id)
    with tabs[1]:
        _draw_view(page, meeting_id)
    with tabs[2]:
        _draw_typed(page, meeting_id)
    with tabs[3]:
        st.caption(words("What was decided before, and how the charts have moved since."))
        deeds.button(words("Decisions of the last meeting"), "add_decisions", meeting_id)


def _draw_card(page: Page, meeting_id: str) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        screen: str = st.selectbox(
            words("Dashboard"),
            list(sources.SOURCES),
            format_func=lambda path: words(screen_of(path).title),
            key=SCREEN,
            width=300,
        )
        if screen == sources.TEACHER:
            _draw_teacher(page)
        view = sources.view_of(page, screen, deeds.address_of(screen))
        named = {card.key: card.heading(view.page) for card in sources.cards_of(view)}
        if named and sources.has_figures(screen):
            named = {sources.FIGURES: sources.row_of(view)} | named
        st.selectbox(
            words("Chart"),
            list(named),
            format_func=named.__getitem__,
            key=CARD,
            placeholder=words("There is nothing here."),
            disabled=not named,
        )
        add = partial(deeds.button, words("Add the chart"), "add_card", meeting_id)
        add(icon=":material/add:", disabled=not named)
    st.caption(words(HINTS.get(screen, WITH_FILTERS)))


def _draw_teacher(page: Page) -> None:
    """Draw the choice of whose trajectory a slide is of."""
    names = choices.teacher_names(page)
    st.selectbox(
        page.words("Teacher"),
        list(names),
        index=None,
        format_func=lambda teacher_id: names.get(teacher_id, ""),
        placeholder=page.words("Choose a teacher"),
        key=TEACHER,
        width=300,
    )


def _draw_view(page: Page, meeting_id: str) -> None:
    words = page.words
    found = {
        view.saved_view_id: view.name
        for view in saved_views(page.storage, page.person)
        if view.screen in sources.SOURCES
    }
    if not found:
        st.caption(words("There is no saved view: keep one under “Views” on a dashboard."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(words("Saved view"), list(found), format_func=found.__getitem__, key=VIEW)
        deeds.button(words("Add the view"), "add_view", meeting_id, icon=":material/add:")
    st.caption(words("Its figures and each of its charts become a slide."))


def _draw_typed(page: Page, meeting_id: str) -> None:
    words = page.words
    st.segmented_control(
        words("Sort of slide"),
        list(TYPED),
        format_func=lambda sort: words(TYPED[sort]),
        default=SlideSort.TEXT,
        key=ADD_SORT,
        required=True,
    )
    st.text_input(words("Title on the slide"), key=ADD_TITLE, max_chars=LONGEST_TITLE)
    st.text_area(words("Text"), key=ADD_TEXT, max_chars=LONGEST_TEXT, height=140)
    st.caption(words(HOW_TABLES))
    deeds.button(words("Add the slide"), "add_typed", meeting_id, icon=":material/add:")
