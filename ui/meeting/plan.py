"""The plan of a meeting: a line a slide, moved by arrows, changed, taken off."""

from collections.abc import Sequence

import streamlit as st

from core.i18n import N_, Words
from services.meetings import Meeting
from services.slides import LONGEST_TEXT, LONGEST_TITLE, Slide, SlideSort
from ui import asking
from ui.asking import Refusal
from ui.markdown import plain, wrong
from ui.meeting import deeds, freezing, numbering, sources
from ui.meeting.deeds import SLIDE_NOTES, SLIDE_TEXT, SLIDE_TITLE
from ui.page import Page

SORTS = {
    SlideSort.CARD: N_("chart"),
    SlideSort.VIEW: N_("saved view: its figures and every chart"),
    SlideSort.TEXT: N_("text"),
    SlideSort.TABLE: N_("table"),
    SlideSort.DECISIONS: N_("decisions, before and after"),
}
ICONS = {
    SlideSort.CARD: "bar_chart",
    SlideSort.VIEW: "dashboard",
    SlideSort.TEXT: "notes",
    SlideSort.TABLE: "table",
    SlideSort.DECISIONS: "gavel",
}


def draw(page: Page, meeting: Meeting, slides: Sequence[Slide], *, refusal: Refusal) -> None:
    """Draw the lines of the plan in their order."""
    words = page.words
    st.subheader(words("Plan"), anchor=False)
    if not slides:
        st.info(words("There is no slide yet: add the first one below."), icon=":material/info:")
    for violation in refusal.of("up", "down", "remove", "save"):
        st.markdown(wrong(violation.sentence(words)))
    opened = deeds.changed()
    changed = asking.place_of(opened.slide, opened.place, slides) if opened else None
    if opened and changed is None:
        _draw_orphaned(page, meeting, opened.slide)
    shown = numbering.numbers(page, meeting, slides)
    for place, slide in enumerate(slides):
        with st.container(border=True, key=f"slide_line_{place}"):
            _draw_line(page, meeting, slides, place=place, numbers=shown[place])
            if place == changed:
                _draw_fields(page, slide)
                _draw_ways(meeting, slide, place, ways=_ways(words))


def _draw_line(
    page: Page, meeting: Meeting, slides: Sequence[Slide], *, place: int, numbers: range
) -> None:
    words, slide = page.words, slides[place]
    title = freezing.title_of(page, slide) or words(SORTS[slide.sort])
    offered = (
        ("up", words("Up"), "arrow_upward", place > 0),
        ("down", words("Down"), "arrow_downward", place < len(slides) - 1),
        ("change", words("Change"), "edit", True),
        ("remove", words("Remove"), "close", True),
    )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        with st.container(width=420, gap=None):
            icon = f":material/{ICONS[slide.sort]}:"
            st.markdown(f"{icon} **{numbering.written(numbers)} {plain(title)}**")
            st.caption(plain(_detail(page, slide, is_shown=bool(numbers))))
        with st.container(horizontal=True, gap="xsmall", width="content"):
            for deed, label, icon, is_possible in offered:
                st.button(
                    label,
                    key=f"slide_{deed}_{place}",
                    icon=f":material/{icon}:",
                    help=plain(title),
                    disabled=not is_possible,
                    on_click=deeds.ask,
                    args=(deed, meeting.meeting_id, place),
                    kwargs={"slide": slide},
                    type="tertiary",
                )


def _detail(page: Page, slide: Slide, *, is_shown: bool) -> str:
    parts = [page.words(SORTS[slide.sort])]
    if not is_shown:
        parts.append(page.words("empty, not in the show"))
    if slide.screen in sources.SOURCES:
        view = sources.view_of(page, slide.screen, slide.filters, key=slide.card)
        parts.append(sources.SOURCES[slide.screen].about(view, slide.filters))
    if slide.notes:
        parts.append(page.words("with notes"))
    return " · ".join(parts)


def _draw_orphaned(page: Page, meeting: Meeting, slide: Slide) -> None:
    """Draw what was typed for a slide that somebody else changed or took off meanwhile."""
    words = page.words
    with st.container(border=True, key="slide_orphaned"):
        told = words(
            "Somebody changed this slide or took it off meanwhile. What you typed is still here: "
            "add it as a new slide, or throw it away and look at the plan below."
        )
        st.warning(told, icon=":material/sync_problem:")
        _draw_fields(page, slide)
        ways = (
            ("save_new", words("Add as a new slide")),
            ("leave", words("Throw away what I typed")),
        )
        _draw_ways(meeting, slide, 0, ways=ways)


def _draw_fields(page: Page, slide: Slide) -> None:
    words = page.words
    st.text_input(
        words("Title on the slide"),
        key=SLIDE_TITLE,
        max_chars=LONGEST_TITLE,
        placeholder=words("As its source is called"),
    )
    if slide.sort in {SlideSort.TEXT, SlideSort.TABLE}:
        st.text_area(words("Text"), key=SLIDE_TEXT, max_chars=LONGEST_TEXT, height=160)
    st.text_area(
        words("Notes for the speaker"), key=SLIDE_NOTES, max_chars=LONGEST_TEXT, height=100
    )


def _ways(words: Words) -> Sequence[tuple[str, str]]:
    return ("save", words("Save")), ("leave", words("Leave it as it was"))


def _draw_ways(
    meeting: Meeting, slide: Slide, place: int, *, ways: Sequence[tuple[str, str]]
) -> None:
    with st.container(horizontal=True):
        for deed, label in ways:
            st.button(
                label,
                key=f"slide_{deed}",
                type="secondary" if deed == "leave" else "primary",
                on_click=deeds.ask,
                args=(deed, meeting.meeting_id, place),
                kwargs={"slide": slide},
            )
