"""The school's names and letterhead, with what looks like a slip in it."""

import streamlit as st

from core.i18n import N_
from services.letterhead import doubts
from services.school import School, SchoolEntry, change_school
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.markdown import plain
from ui.page import Page

NAME = "school"
LETTERHEADS = {"letterhead_chechen": N_("In Chechen"), "letterhead_russian": N_("In Russian")}


def draw(page: Page, school: School) -> None:
    """Draw the form; nothing in the letterhead is mended, only pointed out."""
    notes, entry = Notes(page.words), school.entry
    with st.form(_key("form", school), border=False):
        full_name = st.text_input(
            page.words("Full name"), entry.full_name, key=_key("full_name", school)
        )
        notes.place("full_name")
        short_name = st.text_input(
            page.words("Short name"), entry.short_name, key=_key("short_name", school)
        )
        notes.place("short_name")
        st.subheader(page.words("Letterhead of the letter to the district office"), anchor=False)
        left, right = st.columns(2)
        with left:
            chechen = _draw_letterhead(page, school, "letterhead_chechen", notes=notes)
        with right:
            russian = _draw_letterhead(page, school, "letterhead_russian", notes=notes)
        is_sent = st.form_submit_button(page.words("Save"), type="primary")
    _draw_doubts(page, school)
    if is_sent:
        with told(notes):
            changed = SchoolEntry(full_name, short_name, russian, chechen)
            change_school(page.storage, page.person, changed, version=school.version)
            finish(page.words("The school is saved."), name=NAME)


def _draw_letterhead(page: Page, school: School, field: str, *, notes: Notes) -> str:
    text: str = st.text_area(
        page.words(LETTERHEADS[field]),
        getattr(school.entry, field),
        height=170,
        key=_key(field, school),
    )
    notes.place(field)
    return text


def _draw_doubts(page: Page, school: School) -> None:
    found = [*doubts(school.entry.letterhead_chechen), *doubts(school.entry.letterhead_russian)]
    if not found:
        return
    sentences = "\n".join(f"- {plain(doubt.sentence(page.words))}" for doubt in found)
    introduction = page.words(
        "The letterhead is kept to the letter. Please look at these places: they may be slips."
    )
    st.warning(f"{introduction}\n\n{sentences}", icon=":material/spellcheck:")


def _key(field: str, school: School) -> str:
    return f"{NAME}_{round_of(NAME)}_{school.version}_{field}"
