"""The way from an open record back to the screen that led to it, as it was left."""

import streamlit as st

from core.sitemap import screen_of
from ui import session
from ui.page import Page

FORMS_AND_LIST = ("entry/participation.py", "entry/resource_use.py", "entry/records.py")


def draw(page: Page) -> None:
    """Draw the link with the filters of that screen; the list has a link of its own."""
    path, address = session.came_from()
    if not path or path in FORMS_AND_LIST:
        return
    screen = screen_of(path)
    st.page_link(
        screen.path,
        label=page.words("Back to “{screen}”", screen=page.words(screen.title)),
        icon=":material/arrow_back:",
        query_params=address,
    )
