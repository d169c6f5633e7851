"""A one-time password on screen: shown once, to be written down or copied."""

import streamlit as st

from services.accounts import Issued
from ui import session
from ui.markdown import plain
from ui.page import Page

KEY = "issued_password"


def remember(username: str, made: Issued) -> None:
    """Keep a password for this tab until it was seen."""
    session.remember(KEY, (username, made.one_time_password))


def draw(page: Page) -> None:
    """Show the password that was issued last, until the person has it or goes elsewhere."""
    kept = session.recall(KEY)
    if session.is_screen_new() or not isinstance(kept, tuple):
        session.forget(KEY)
        return
    username, password = kept
    with st.container(border=True, key="issued"):
        st.markdown(page.words("One-time password for **{username}**:", username=plain(username)))
        st.code(password, language=None)
        st.caption(
            page.words(
                "It is shown only here and only now: write it down or copy it with the sign at its "
                "right. At the first sign-in the person chooses another one."
            )
        )
        st.button(page.words("I have it"), key="issued_seen", on_click=session.forget, args=(KEY,))
