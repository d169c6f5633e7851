"""A file of evidence in the page: its pages as pictures, and the way to the original."""

from html import escape

import streamlit as st

from core.formats import number
from services.evidence.uploads import Evidence
from ui.forms.form import Form
from ui.markdown import plain
from ui.page import Page

WIDTH = 1000  # pixels
TALLEST = "75vh"  # a page is seen whole
EDGE = "border: 1px solid rgba(128, 128, 128, 0.4)"  # where a white paper ends on a white page
KILOBYTE = 1024


def title(page: Page, evidence: Evidence) -> str:
    """Return a file's name with its size and pages, as Markdown."""
    words = page.words
    size = max(1, round(evidence.size_bytes / KILOBYTE))
    said = words("{n} KB", n=number(size, words.language))
    if evidence.page_count > 1:
        said += " · " + words.count("{n} page", "{n} pages", evidence.page_count)
    return f"{plain(evidence.name)} · {said}"


def draw(page: Page, evidence: Evidence) -> None:
    """Draw one page of a file, with the ways to the others and to the original."""
    words, view = page.words, Form(page, f"view_{evidence.evidence_id}")
    shown = min(int(str(view.value("page", 1))), evidence.page_count)
    address = f"/evidence/{evidence.evidence_id}"
    described = words(
        "{name}, page {page} of {pages}",
        name=evidence.name,
        page=shown,
        pages=evidence.page_count,
    )
    st.html(
        f'<img src="{address}?page={shown}&amp;width={WIDTH}" alt="{escape(described, quote=True)}"'
        f' style="display: block; max-width: 100%; max-height: {TALLEST}; {EDGE}">'
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if evidence.page_count > 1:
            _draw_turning(view, shown, evidence.page_count)
        st.link_button(
            words("Open the original"), address, icon=":material/open_in_new:", type="tertiary"
        )


def _draw_turning(view: Form, shown: int, last: int) -> None:
    """Draw the ways to the page before and after."""
    words = view.page.words
    for label, icon, to in (
        (words("Previous page"), "chevron_left", shown - 1),
        (words("Next page"), "chevron_right", shown + 1),
    ):
        st.button(
            label,
            key=view.key(icon),
            icon=f":material/{icon}:",
            disabled=not 1 <= to <= last,
            on_click=view.put,
            args=("page", to),
        )
    st.caption(words("{page} of {pages}", page=shown, pages=last), width="content")
