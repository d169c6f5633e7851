"""From a slide to the screen it was frozen of, with its filters and its day, and back again."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

import streamlit as st

from core.access import Person
from core.i18n import Words
from core.meeting_screens import SHOW
from services.meeting_builds import as_audience
from ui import session, shortcuts

ASKED, WAY = "show_asked", "show_way"
MEETING = "meeting"  # of the address


@dataclass(frozen=True)
class Way:
    """The way back: which meeting, which slide from 0, and whether names are on."""

    meeting_id: str
    place: int
    is_named: bool


def ask(way: Way, screen: str, *, query: str, known: str) -> None:
    """Ask for the live screen. Comes before drawing."""
    address = dict(parse_qsl(query)) | ({"known": known} if known else {})
    session.remember(ASKED, (screen, address))
    session.remember(WAY, way)


def leave() -> None:
    """Ask for the list of meetings. Comes before drawing."""
    session.remember(ASKED, (SHOW, {}))


def is_asked() -> bool:
    """Say whether a button asked to go elsewhere, which the next whole run does."""
    return session.recall(ASKED) is not None


def lead() -> None:
    """Go where a button asked to. Belongs into a whole run: not into a part that is drawn anew."""
    asked = session.recall(ASKED)
    if not isinstance(asked, tuple):
        return
    session.forget(ASKED)
    screen, address = asked
    if screen != SHOW:
        session.remember("filters", dict(address))
    st.switch_page(screen, query_params=address)


def way_back() -> Way | None:
    """Return the way back to the show that the person came from; None for none."""
    found = session.recall(WAY)
    return found if isinstance(found, Way) else None


def forget() -> None:
    """Forget the way back: the person is at the show, or has gone elsewhere on purpose."""
    if session.recall(ASKED) is None:
        session.forget(WAY)


def looking(person: Person) -> Person:
    """Return the person as the audience may look along: without names unless they are on."""
    way = way_back()
    return person if way is None or way.is_named else as_audience(person)


def draw(words: Words) -> None:
    """Offer the way back to the slide, by a key too."""
    way = way_back()
    if way is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="show_return"):
        st.button(
            words("Back to slide {number}", number=way.place + 1),
            key="show_return_button",
            icon=":material/slideshow:",
            type="primary",
            on_click=_return,
            args=(way,),
        )
        st.caption(words("Key P. Names are on.") if way.is_named else words("Key P."))
        st.button(words("End the show"), key="show_return_end", type="tertiary", on_click=forget)
    shortcuts.draw({"KeyP": "show_return_button"})
    lead()


def _return(way: Way) -> None:
    session.remember(ASKED, (SHOW, {MEETING: way.meeting_id}))
