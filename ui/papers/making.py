"""Making a paper on screen: its sort, what that asks for, one button."""

import streamlit as st

from core.access import may
from core.errors import Failure
from reports.asked import Asked, asked_by
from reports.making import make, maker_of
from reports.sorts import SORTS, Sort
from ui.admin.deeds import draw_notice, finish
from ui.markdown import wrong
from ui.page import Page
from ui.papers import choices


def draw(page: Page) -> None:
    """Draw the choice and the button; what is made stands first in the list."""
    draw_notice()
    sorts = [sort for sort in SORTS.values() if may(page.person, sort.action)]
    if not sorts:
        st.info(page.words("There is no paper yet that your role makes."))
        return
    by_code = {sort.code: sort for sort in sorts}
    choices.adopt(list(by_code))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sort = by_code[
            st.selectbox(
                page.words("Paper"),
                list(by_code),
                format_func=lambda code: page.words(by_code[code].short or by_code[code].title),
                key=choices.SORT,
                width=480,
            )
        ]
        period, teacher_id = choices.draw(page, sort)
        is_asked = st.button(
            page.words("Make"),
            type="primary",
            icon=":material/note_add:",
            key="papers_make",
            disabled=period is None,
        )
    title = f"{page.words(sort.title)}. " if sort.short else ""
    st.caption(f"{title}{page.words(sort.help)}")
    if is_asked and period is not None:
        _make(page, sort, asked_by(page.storage, page.person, period, teacher_id=teacher_id))


def _make(page: Page, sort: Sort, asked: Asked) -> None:
    try:
        with st.spinner(page.words("The paper is being made…")):
            make(page.storage, maker_of(page.person), sort, asked=asked)
    except Failure as failure:
        st.markdown(wrong(failure.sentence(page.words)))
        return
    finish(page.words("The paper is made: take it from the list below."), name="papers")
