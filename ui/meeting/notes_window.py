"""The speaker's window, a second one or a phone: notes, clock, what comes next, the steps."""

from functools import partial

import streamlit as st

from core.access import Action, may
from services.meeting_decisions import Pin
from ui import session
from ui.markdown import plain
from ui.meeting import decision_form, look
from ui.meeting.stage import SECONDS, SHOWN, Show


def draw(show: Show) -> None:
    """Draw the notes of the slide that the show is at; steps here lead the show too."""
    look.bare()
    _draw_notes(show)
    _keep_in_step(show)


@st.fragment(run_every=SECONDS)
def _keep_in_step(show: Show) -> None:
    """Look once a second whether another window of the person has stepped on."""
    if session.recall(SHOWN) != show.place:
        st.rerun()


@st.fragment
def _draw_notes(show: Show) -> None:
    page, place, slide = show.page, show.place, show.slide
    words, last = page.words, len(show.shown) - 1
    session.remember(SHOWN, place)
    with st.container(key="show_notes"):
        look.mark(
            show.meeting.meeting_id, show.showing, place=place, slides=last + 1, has_clock=True
        )
        st.header(f"{place + 1} / {last + 1}. {plain(slide.title)}", anchor=False)
        st.markdown(plain(slide.sentence))
        for line in slide.noted:
            st.markdown(plain(line))
        for line in filter(None, slide.notes.splitlines()):
            st.markdown(plain(line))
        if not slide.notes:
            st.caption(words("No notes for this slide."))
        if place < last:
            following = plain(show.shown[place + 1].title)
            st.markdown(words("Next: {title}", title=following))
    with st.container(horizontal=True, gap="small", key="show_steps"):
        _step(show, "before", words("Slide before"), by=-1, is_possible=place > 0)
        _step(show, "next", words("Next slide"), by=1, is_possible=place < last)
        st.button("", key="show_follow")
    _draw_list(show)
    if may(page.person, Action.HOLD_MEETINGS):
        pin = Pin(show.built.build_id, place)
        decision_form.draw_new(page, show.meeting.meeting_id, pin=pin)


def _step(show: Show, key: str, label: str, *, by: int, is_possible: bool) -> None:
    st.button(
        label,
        key=f"show_{key}",
        type="primary" if key == "next" else "secondary",
        disabled=not is_possible,
        on_click=show.step,
        args=(by,),
    )


def _draw_list(show: Show) -> None:
    words = show.page.words
    with st.expander(words("All slides"), key="show_slides", icon=":material/list:"):
        for number, one in enumerate(show.shown):
            st.button(
                f"{number + 1}. {plain(one.title)}",
                key=f"show_slide_{number + 1}",
                type="tertiary",
                on_click=partial(show.go, number),
            )
