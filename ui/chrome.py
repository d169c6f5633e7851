"""What stands around every screen: the school, the person, signing out, the demonstration."""

import streamlit as st

from core.access import ROLE_NAMES, Action, Person, may
from core.i18n import LANGUAGES, Words
from db import Row, Storage
from services.demonstration import remove
from services.sessions import end_session
from ui import browser, data, frontend, runtime, session
from ui.markdown import plain


def draw(storage: Storage, person: Person, words: Words) -> None:
    """Draw the foot of the menu and, over a demonstration, its banner."""
    school = data.school(storage, person)
    with st.sidebar:
        st.caption(_signature(school, person, words))
        if st.button(words("Sign out"), icon=":material/logout:", key="sign_out", width="stretch"):
            end_session(storage, session.token())
            browser.go("/session/end")
        frontend.draw(words)
    if school.get("is_demonstration"):
        _demonstration_banner(storage, person, words)


def last_message() -> None:
    """Say what the deed before this run came to, whichever screen it led to."""
    message = session.recall("flash")
    if message:
        session.forget("flash")
        st.toast(str(message), icon=":material/check:", duration="long")


def language_switch(words: Words) -> None:
    """Draw the choice of language for somebody who has not signed in yet."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        chosen = st.segmented_control(
            words("Language"),
            options=list(LANGUAGES),
            format_func=lambda code: LANGUAGES[code],
            default=words.language,
            label_visibility="collapsed",
            key="language_choice",
            required=True,
        )
    if chosen and chosen != words.language:
        session.remember("language", chosen)
        st.rerun()


def _signature(school: Row, person: Person, words: Words) -> str:
    """Return the school, and the person with the role, on two lines of Markdown."""
    role = words(ROLE_NAMES[person.role])
    lines = (str(school.get("short_name", "")), f"{person.display_name} · {role}")
    return "  \n".join(plain(line) for line in lines)


def _demonstration_banner(storage: Storage, person: Person, words: Words) -> None:
    may_remove = may(person, Action.MANAGE_SCHOOL)
    with st.container(horizontal=True, vertical_alignment="center", key="demonstration"):
        st.badge(words("Demonstration"), icon=":material/science:", color="orange")
        st.caption(words("A fictional school: names and figures are made up."), width="stretch")
        if may_remove and st.button(
            words("Remove the demonstration"), key="remove_demonstration", type="tertiary"
        ):
            copy = remove(storage, runtime.settings(), person)
            session.remember("flash", words("Removed. A copy made before is {copy}.", copy=copy))
            st.rerun()
