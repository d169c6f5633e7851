"""Where a record stands, as a badge: a picture and words, never colour alone."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from services.records import STATUS_NAMES, Status
from ui.page import Page

LOOKS: Mapping[Status, tuple[str, Literal["green", "orange", "red", "gray"]]] = {
    Status.DRAFT: (":material/draft:", "gray"),
    Status.SUBMITTED: (":material/hourglass_top:", "orange"),
    Status.CONFIRMED: (":material/verified:", "green"),
    Status.RETURNED: (":material/undo:", "red"),
    Status.NOT_COUNTED: (":material/block:", "gray"),
}


def draw_badge(page: Page, status: str, *, is_withdrawn: bool = False) -> None:
    """Draw the badge of a record's status."""
    if is_withdrawn:
        st.badge(page.words("withdrawn"), icon=":material/delete:", color="gray")
        return
    known = Status(status)
    icon, color = LOOKS[known]
    st.badge(page.words(STATUS_NAMES[known]), icon=icon, color=color)
