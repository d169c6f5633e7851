"""Taking the demonstration away: one click, asked once more."""

import streamlit as st

from services.demonstration import remove
from services.school import School
from ui import runtime
from ui.admin.deeds import finish
from ui.markdown import plain
from ui.page import Page


def draw(page: Page, school: School) -> None:
    """Draw the removal when this school is the fictional one."""
    if not school.is_demonstration:
        return
    st.subheader(page.words("Demonstration"), anchor=False)
    st.caption(
        page.words(
            "This school is made up. Removing it deletes its teachers, records and accounts; "
            "a copy of the database is made before."
        )
    )
    with st.popover(page.words("Remove the demonstration"), icon=":material/delete:"):
        st.markdown(page.words("Everything of the fictional school will be deleted."))
        is_sure = st.button(page.words("Yes, remove it"), key="school_remove", type="primary")
    if is_sure:
        copy = remove(page.storage, runtime.settings(), page.person)
        sentence = page.words("Removed. A copy made before is {copy}.", copy=plain(str(copy)))
        finish(sentence, name="demonstration")
