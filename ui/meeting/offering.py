"""From a dashboard to a meeting: the chart that one looks at becomes a slide, with its filters."""

from collections.abc import Mapping

import streamlit as st

from core import formats
from core.access import Action, may
from core.errors import Failure, RulesBroken
from core.meeting_screens import SHOWABLE
from services.meetings import Meeting, add_slides, meeting_in_sight, meetings
from services.slides import Slide, SlideSort
from ui import session
from ui.markdown import plain, wrong
from ui.page import Page

CHOSEN, ASKED, TOLD = "to_meeting_chosen", "to_meeting_asked", "to_meeting_told"


def offer(page: Page, key: str, slide: Slide) -> None:
    """Offer to put a slide into the plan of a meeting, to whoever holds meetings.

    `key` tells the button from the others of the screen.
    """
    if not may(page.person, Action.HOLD_MEETINGS) or slide.screen not in SHOWABLE:
        return
    _do_asked(page, key, slide)
    if session.recall(TOLD) == key:
        session.forget(TOLD)
        st.toast(page.words("The slide is in the plan of the meeting."), icon=":material/check:")
    label, icon = page.words("To a meeting"), ":material/add_to_queue:"
    if st.button(label, key=f"to_meeting_{key}", type="tertiary", icon=icon):
        st.dialog(label, icon=icon)(_draw_choice)(page, key, slide)


def of_card(page: Page, card: str, address: Mapping[str, str]) -> Slide:
    """Return the slide of a card of the screen with its filters."""
    return Slide(SlideSort.CARD, "", page.screen.path, card, address)


def _draw_choice(page: Page, key: str, slide: Slide) -> None:
    words = page.words
    if _do_asked(page, key, slide):
        st.rerun()
    found = {one.meeting_id: one for one in meetings(page.storage, page.person)}
    if not found:
        st.info(words("There is no meeting yet: put the first one together."))
        st.page_link("meeting/meetings.py", label=words("Meetings"), icon=":material/groups_2:")
        return
    chosen = st.selectbox(
        words("Meeting"),
        list(found),
        format_func=lambda meeting_id: _name(found[meeting_id], words.language),
        key=CHOSEN,
    )
    st.button(
        words("Add the slide"),
        key="to_meeting_add",
        type="primary",
        on_click=session.remember,
        args=(ASKED, (key, chosen)),
    )


def _do_asked(page: Page, key: str, slide: Slide) -> bool:
    """Add the slide where the button asked for it; say whether it is done."""
    asked = session.recall(ASKED)
    if not isinstance(asked, tuple) or asked[0] != key:
        return False
    session.forget(ASKED)
    try:
        meeting = meeting_in_sight(page.storage, page.person, str(asked[1]))
        _add(page, meeting, slide)
    except RulesBroken as broken:
        for violation in broken.violations:
            st.markdown(wrong(violation.sentence(page.words)))
        return False
    except Failure as failure:
        st.warning(failure.sentence(page.words), icon=":material/error:")
        return False
    session.remember(TOLD, key)
    return True


def _add(page: Page, meeting: Meeting, slide: Slide) -> None:
    add_slides(page.storage, page.person, meeting.meeting_id, slides=(slide,))


def _name(meeting: Meeting, language: str) -> str:
    return f"{plain(meeting.title)} · {formats.day(meeting.held_on, language)}"
