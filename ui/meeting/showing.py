"""The screen of a show: the slide of the meeting asked for, the speaker's notes, or the choice."""

import streamlit as st

from core import formats
from core.access import Action, may
from core.meeting_screens import SHOW
from services.meeting_builds import sees_notes
from services.meetings import Meeting, NoSuchMeeting, meeting_in_sight, meetings
from ui import session
from ui.markdown import plain
from ui.meeting import live, notes_window, places, stage
from ui.page import Page

NOTES, SLIDE = "notes", "slide"  # of the address


def draw(page: Page) -> None:
    """Draw what the address asks for, or go where a button asked to."""
    live.lead()
    live.forget()
    address = session.address_filters()
    wanted = address.get(live.MEETING, "")
    if not wanted:
        _draw_choice(page)
        return
    try:
        meeting = meeting_in_sight(page.storage, page.person, wanted)
    except NoSuchMeeting as failure:
        st.warning(failure.sentence(page.words), icon=":material/link_off:")
        _draw_choice(page)
        return
    show = stage.opened(page, meeting)
    if show is None:
        st.info(page.words("Nothing of this meeting is frozen yet."), icon=":material/ac_unit:")
        _draw_choice(page)
        return
    _begin(show, address)
    if address.get(NOTES) == "1" and sees_notes(page.person):
        notes_window.draw(show)
    else:
        stage.draw(show)


def _begin(show: stage.Show, address: dict[str, str]) -> None:
    """Go to the slide that the address names, once; else stay where the show was."""
    was = session.cookie(places.COOKIE)
    places.adopt(show.page.person.account_id, show.meeting.meeting_id, was)
    number = address.get(SLIDE, "")
    if number.isdecimal():
        show.go(int(number) - 1)
        session.write_address({k: v for k, v in address.items() if k != SLIDE})


def _draw_choice(page: Page) -> None:
    """Draw the meetings that can be shown, each with its two ways in."""
    words = page.words
    found = [one for one in meetings(page.storage, page.person) if one.build_id]
    if not found:
        with st.container(border=True, key="empty"):
            st.subheader(words("There is nothing to show yet"), anchor=False)
            st.markdown(words("A meeting is shown when its slides are frozen."))
            if may(page.person, Action.HOLD_MEETINGS):
                st.page_link("meeting/meetings.py", label=words("Put a meeting together"))
    for meeting in found:
        _draw_meeting(page, meeting)


def _draw_meeting(page: Page, meeting: Meeting) -> None:
    language = page.words.language
    with st.container(border=True, key=f"meeting_{meeting.meeting_id}"):
        st.subheader(plain(meeting.title), anchor=False)
        st.caption(formats.day(meeting.held_on, language))
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_ways(page, meeting)


def draw_ways(page: Page, meeting: Meeting) -> None:
    """Draw the ways into a show: the slides, and the notes for whoever speaks in a new window."""
    st.button(
        page.words("Show"),
        key=f"show_begin_{meeting.meeting_id}",
        icon=":material/slideshow:",
        type="primary",
        on_click=_ask,
        args=(page.person.account_id, meeting.meeting_id),
    )
    if sees_notes(page.person):
        address = stage.address_of_notes(meeting.meeting_id)
        label, icon = page.words("Notes and clock"), ":material/speaker_notes:"
        st.link_button(label, address, icon=icon, type="tertiary")


def _ask(account_id: str, meeting_id: str) -> None:
    places.begin(account_id, meeting_id)
    session.remember(live.ASKED, (SHOW, {live.MEETING: meeting_id}))
