"""What was saved last on a screen: the sentence for it, the way to it."""

from dataclasses import dataclass, replace

import streamlit as st

from core.formats import clock
from db.connection import now
from ui import session
from ui.page import Page


@dataclass(frozen=True)
class Saved:
    """What was saved last and when; the record to open, none when it is open."""

    sentence: str
    record_id: str = ""
    time: str = ""


def remember(page: Page, name: str, saved: Saved) -> None:
    """Keep what the sheet of this name saved for the lines on its screen, and say it in passing."""
    session.remember(f"{name}_saved", replace(saved, time=clock(now(), page.words.language)))
    st.toast(page.words("Saved"), icon=":material/check:")


def time(name: str) -> str:
    """Return when something was saved since the screen was opened, empty when nothing was."""
    saved = None if session.is_screen_new() else session.recall(f"{name}_saved")
    return saved.time if isinstance(saved, Saved) else ""


def draw(page: Page, name: str) -> None:
    """Say what was saved last, with the way to it, as long as the screen stays open."""
    key = f"{name}_saved"
    if session.is_screen_new():
        session.forget(key)
    saved = session.recall(key)
    if isinstance(saved, Saved):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_line"):
            st.success(saved.sentence, icon=":material/check_circle:", width=460)
            if saved.record_id:
                draw_way(page.words("Open the record"), "edit", {"record": saved.record_id})


def draw_way(label: str, icon: str, address: dict[str, str]) -> None:
    """Draw a way to another address of the same page.

    A page link to the page itself would leave the address in the browser as it was.
    """
    st.button(
        label,
        key=f"way_{icon}",
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=session.write_address,
        args=(address,),
    )
