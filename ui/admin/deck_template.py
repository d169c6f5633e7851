"""The school's own template of slides: which one holds, another one, back to the house's look."""

import streamlit as st

from core import formats
from core.errors import Failure
from services.deck_template import Template, current_template, remove_template, set_template
from services.evidence.uploads import Received
from services.presentation_check import MOST_MEGABYTES
from ui import session
from ui.admin.deeds import begin_anew, finish, round_of
from ui.markdown import plain, wrong
from ui.page import Page

NAME = "deck_template"
REFUSED = "deck_template_refused"


def draw(page: Page) -> None:
    """Draw what holds now and the area for another presentation."""
    words = page.words
    st.subheader(words("Template of slides"), anchor=False)
    template = current_template(page.storage, page.person.organisation_id)
    st.markdown(_told(page, template))
    if template is not None and st.button(
        words("Back to the look of the application"),
        icon=":material/undo:",
        key="deck_template_remove",
    ):
        session.forget(REFUSED)
        remove_template(page.storage, page.person)
        finish(words("Slides have the look of the application again."), name=NAME)
    handed = st.file_uploader(
        words("Another presentation, up to {most} MB", most=MOST_MEGABYTES),
        max_upload_size=MOST_MEGABYTES,
        key=f"deck_template_{round_of(NAME)}",
        help=words(
            "A .pptx with the school's colours, fonts and emblem. Its own slides are left out; "
            "it must hold no macros and no links to other files."
        ),
    )
    sentence = session.recall(REFUSED)
    if sentence:
        st.markdown(wrong(str(sentence)))
    if handed is not None:
        _take(page, Received(handed.name, handed.getvalue()))


def _take(page: Page, received: Received) -> None:
    session.forget(REFUSED)
    try:
        with st.spinner(page.words("Looking into the file…")):
            set_template(page.storage, page.person, received)
    except Failure as failure:
        begin_anew(NAME)
        session.remember(REFUSED, failure.sentence(page.words))
        st.rerun()
    finish(page.words("Slides have the school's own look now."), name=NAME)


def _told(page: Page, template: Template | None) -> str:
    if template is None:
        return page.words("Slides have the look of the application.")
    return page.words(
        "Slides are made in “{name}”, taken in on {day}.",
        name=plain(template.name),
        day=formats.moment(template.recorded_at, page.words.language),
    )
