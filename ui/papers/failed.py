"""What its schedule could not make, told on the first screen to whoever makes papers."""

import streamlit as st

from core.period_codes import decode
from core.period_names import period_title
from reports.sorts import SORTS
from services.scheduled_papers import Failed, failed_in_sight
from ui import period_filter
from ui.markdown import wrong
from ui.page import Page


def draw(page: Page) -> None:
    """Draw a line for each with its sentence, and the way to the papers; nothing where all went."""
    failed = failed_in_sight(page.storage, page.person)
    if not failed:
        return
    with st.container(border=True, key="papers_failed", gap="xsmall"):
        st.subheader(page.words("Papers that could not be made"), anchor=False)
        for one in failed:
            st.markdown(wrong(f"{_name(page, one)}. {one.failure}"))
        st.page_link(
            "meeting/papers.py",
            label=page.words("To the papers"),
            icon=":material/arrow_forward:",
        )


def _name(page: Page, failed: Failed) -> str:
    sort = SORTS.get(failed.sort)
    title = page.words(sort.title) if sort else failed.sort
    period = decode(failed.period, period_filter.quarter_starts(page))
    return f"{title}, {period_title(period, page.words)}" if period else title
