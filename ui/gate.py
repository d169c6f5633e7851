"""The gate before every screen: set-up, sign-in, or the person's own menu."""

from contextlib import ExitStack
from pathlib import Path

import streamlit as st

from core.access import Person, may
from core.i18n import Words, words_of
from core.screen import DASHBOARDS, Screen
from core.sitemap import SCREENS
from db import Storage
from services.installation import is_empty
from ui import ahead, boundary, chrome, crossing, data, frontend, login, runtime, session, setup

DRAWN_IN_TURN = frozenset(screen.address for screen in SCREENS if screen.section == DASHBOARDS)
ICON = Path(__file__).parent / "icon.png"  # a material icon would be fetched from another host


def enter() -> None:
    """Draw what this visitor may see: set-up, the sign-in form, or the screen asked for.

    Runs take turns; those of screens that are no dashboards, which may write or wait, do so only
    until the screen itself begins, and so do signing in and setting up.
    """
    crossing.draw_whole()
    with ExitStack() as turn:
        turn.enter_context(runtime.turn())
        turn.enter_context(ahead.watched(runtime.is_quiet))
        _enter(turn)
    crossing.tell()


def _enter(turn: ExitStack) -> None:
    storage = runtime.storage()
    person = data.visitor(storage, session.token())
    words = words_of(person.language) if person else boundary.visitor_words()
    st.set_page_config(page_title=words(login.BRAND), page_icon=ICON, layout="wide")
    chrome.last_message()
    if person:
        session.remember("language", person.language)
        _draw_screen(storage, person, words, turn=turn)
        return
    requested = st.navigation([_page(s, words) for s in SCREENS], position="hidden")
    is_new = is_empty(storage)
    turn.close()
    if is_new:
        setup.draw(storage, runtime.settings(), words)
        frontend.draw(words)
    else:
        next_address = f"/{requested.url_path}?{session.query_string()}".rstrip("?")
        chrome.language_switch(words)
        login.draw(storage, runtime.settings(), words, next_address=next_address)
        frontend.draw(words)


def _draw_screen(storage: Storage, person: Person, words: Words, *, turn: ExitStack) -> None:
    """Register the open screens in the menu, the others as refusals, and run the one asked for."""
    menu: dict[str, list[st.Page]] = {}
    first = next(screen for screen in SCREENS if may(person, screen.action))
    for screen in SCREENS:
        is_open = may(person, screen.action)
        page = (
            _page(screen, words, is_first=screen is first) if is_open else _refusal(screen, words)
        )
        menu.setdefault(words(screen.section), []).append(page)
    requested = st.navigation(menu, expanded=True)
    chrome.draw(storage, person, words)
    if requested.url_path not in {"", *DRAWN_IN_TURN}:
        turn.close()
    requested.run()


def _page(screen: Screen, words: Words, *, is_first: bool = False) -> st.Page:
    return st.Page(
        screen.path,
        title=words(screen.title),
        icon=screen.icon,
        url_path=screen.address,
        help=words(screen.help),
        default=is_first,
    )


def _refusal(screen: Screen, words: Words) -> st.Page:
    """Return a page that is not in the menu and says that it is not open to the person."""

    def refuse() -> None:
        st.title(words(screen.title), anchor=False)
        st.info(
            words("Your role does not include this screen. Ask an administrator if you need it.")
        )

    return st.Page(refuse, title=words(screen.title), url_path=screen.address, visibility="hidden")
