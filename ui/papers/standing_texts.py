"""The standing texts of the letter, to be worded anew; each saving is a version."""

from collections.abc import Mapping

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from services.standing_texts import (
    NUMBER_OF_COLUMNS,
    StandingTexts,
    change_standing_texts,
    first_texts,
    standing_places,
    standing_texts,
)
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.markdown import plain
from ui.page import Page

NAME = "standing_texts"
# The fields in their order, with the height of the box in pixels; none for a single line.
FIELDS: Mapping[str, tuple[str, int]] = {
    "number": (N_("Date and number"), 0),
    "addressee": (N_("Addressee"), 100),
    "title": (N_("Title of the letter"), 120),
    "introduction": (N_("Introduction"), 300),
    "communities": (N_("Sentence about the communities"), 100),
    "aims": (N_("Aims"), 220),
    "signatory_position": (N_("Who signs: position"), 0),
    "signatory_name": (N_("Who signs: name"), 0),
    "executor": (N_("Who wrote it"), 0),
}
COLUMNS = {"1": N_("one below the other"), "2": N_("in two columns")}


def draw(page: Page) -> None:
    """Draw the form for whoever makes papers, closed at first."""
    if not may(page.person, Action.MAKE_PAPERS):
        return
    with st.expander(page.words("Standing texts of the letter"), icon=":material/edit_note:"):
        _draw_form(page, standing_texts(page.storage, page.person.organisation_id))


def _draw_form(page: Page, standing: StandingTexts) -> None:
    words, notes = page.words, Notes(page.words)
    st.caption(
        words(
            "What stands in braces is filled in when the letter is made: {places}. An empty line "
            "begins a new paragraph.",
            places=plain(", ".join(standing_places().values())),
        )
    )
    with st.form(_key("form", standing), border=False):
        columns = st.segmented_control(
            words("The two letterheads"),
            NUMBER_OF_COLUMNS,
            default=standing.texts["letterhead_columns"],
            format_func=lambda number: words(COLUMNS[number]),
            key=_key("letterhead_columns", standing),
            required=True,
        )
        notes.place("letterhead_columns")
        changed = {"letterhead_columns": str(columns or "")}
        for name in FIELDS:
            changed[name] = _draw_field(page, standing, name)
            notes.place(name)
        with st.container(horizontal=True):
            is_sent = st.form_submit_button(words("Save the texts"), type="primary")
            is_reset = st.form_submit_button(words("Put back the first texts"))
    if is_sent or is_reset:
        with told(notes):
            new = dict(first_texts()) if is_reset else changed
            change_standing_texts(page.storage, page.person, new, version=standing.version)
            finish(words("The texts are saved as a new version."), name=NAME)


def _draw_field(page: Page, standing: StandingTexts, name: str) -> str:
    label, height = FIELDS[name]
    if not height:
        line: str = st.text_input(page.words(label), standing.texts[name], key=_key(name, standing))
        return line
    text: str = st.text_area(
        page.words(label), standing.texts[name], height=height, key=_key(name, standing)
    )
    return text


def _key(field: str, standing: StandingTexts) -> str:
    return f"{NAME}_{round_of(NAME)}_{standing.version}_{field}"
