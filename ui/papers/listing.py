"""The list of everything made: who, when, from which snapshot; taken again, made anew."""

from collections.abc import Sequence

import streamlit as st

from core.access import may
from core.errors import Failure
from core.formats import moment
from reports.making import make_anew
from reports.sorts import SORTS
from services.papers import Made, papers_in_sight
from ui import session
from ui.admin.deeds import finish
from ui.markdown import plain, wrong
from ui.page import Page
from ui.papers.files import draw_evidence, draw_files

STEP = 20  # lines shown at first, and more with each asking
SHOWN = "papers_shown"


def draw(page: Page) -> None:
    """Draw the lines, the latest first."""
    st.subheader(page.words("Everything made"), anchor=False)
    titles = [page.words(sort.short or sort.title) for sort in SORTS.values() if sort.is_scheduled]
    st.caption(
        page.words(
            "These are made by themselves once their period has ended, “by schedule”: {papers}.",
            papers=", ".join(titles),
        )
    )
    made = papers_in_sight(page.storage, page.person)
    if not made:
        st.info(page.words("Nothing was made yet. Choose a paper and a period above."))
        return
    shown = int(str(session.recall(SHOWN, STEP)))
    for line in made[:shown]:
        _draw_line(page, line)
    if len(made) > shown and st.button(
        page.words("Show more"), icon=":material/expand_more:", key="papers_more"
    ):
        session.remember(SHOWN, shown + STEP)
        st.rerun()


def _draw_line(page: Page, line: Made) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(line.title)}**")
        st.caption(plain(" · ".join(_facts(page, line))))
        if line.failure:
            st.markdown(wrong(line.failure))
        if line.snapshot_id is None:
            return
        with st.container(horizontal=True):
            draw_files(page, line)
            draw_evidence(page, line)
            _draw_anew(page, line)


def _draw_anew(page: Page, line: Made) -> None:
    sort = SORTS.get(line.sort)
    if sort is None or not may(page.person, sort.action) or line.snapshot_id is None:
        return
    if st.button(
        page.words("Make anew"),
        key=f"papers_anew_{line.paper_id}",
        icon=":material/refresh:",
        help=page.words("Writes the files once more from the same snapshot: the same figures."),
    ):
        try:
            make_anew(page.storage, page.person, line.snapshot_id)
        except Failure as failure:
            st.markdown(wrong(failure.sentence(page.words)))
            return
        finish(page.words("The paper is made anew from its snapshot."), name="papers")


def _facts(page: Page, line: Made) -> Sequence[str]:
    words, language = page.words, page.words.language
    maker = line.maker or (words("by schedule") if line.is_scheduled else words("by command"))
    facts = [moment(line.made_at, language), maker]
    if line.taken_at is not None:
        facts.append(
            words(
                "snapshot {code}, {moment}",
                code=line.code,
                moment=moment(line.taken_at, language),
            )
        )
    return [*facts, line.format.upper().replace(" ", ", ")]
