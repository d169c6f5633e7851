"""The board that a role sees first: where a session begins with nothing asked for."""

import streamlit as st

from core.sitemap import SCREENS
from services.first_screens import first_board
from ui import session
from ui.filters import BOARD
from ui.page import Page

SCREEN = "dashboards/board.py"


def lead(page: Page) -> None:
    """Send the person to the first screen of the role; a link with an address wins."""
    if session.is_beginning() and not session.address_filters() and page.screen is SCREENS[0]:
        code = first_board(page.storage, page.person)
        if code:
            st.switch_page(SCREEN, query_params={BOARD: code})
