"""What a school begins with: teachers, then the first record; said where there is none yet."""

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from ui import data
from ui.forms import choices
from ui.page import Page

NO_TEACHERS = N_("There are no teachers yet")
NOBODY = N_("There is no teacher you may enter records for. Ask an administrator to mend this.")
ADD_THEM = N_("Everything begins with the staff list: add teachers, or import the list.")
ASK_FOR_THEM = N_("Whoever keeps the staff list adds them; then this screen fills.")
Way = tuple[str, str, str, Action]  # the screen, the label, the icon, what it takes

TEACHERS: tuple[Way, ...] = (
    ("admin/people.py", N_("Add teachers"), ":material/person_add:", Action.MANAGE_PEOPLE),
    (
        "entry/importing.py",
        N_("Import from a file"),
        ":material/upload_file:",
        Action.IMPORT_RECORDS,
    ),
)
RECORDS: tuple[Way, ...] = (
    (
        "entry/participation.py",
        N_("Enter the first record"),
        ":material/edit_note:",
        Action.ENTER_RECORDS,
    ),
    TEACHERS[1],
)


def are_there_teachers(page: Page) -> bool:
    """Say whether the person may see any teacher's records; say what to do when there is none."""
    if choices.has_teachers(page):
        return True
    limits = data.sight(page.person)
    if data.rows(page, "people/employment", organisation_ids=limits.organisation_ids):
        st.info(page.words(NOBODY), icon=":material/person_off:")
        return False
    is_theirs = may(page.person, Action.MANAGE_PEOPLE)
    _draw(page, NO_TEACHERS, ADD_THEM if is_theirs else ASK_FOR_THEM, ways=TEACHERS)
    return False


def draw_first_record(page: Page) -> None:
    """Say that nothing is entered yet, and lead whoever may to the first record."""
    text = N_("Figures and charts come with the first records that are entered and confirmed.")
    _draw(page, N_("No record is entered yet"), text, ways=RECORDS)


def _draw(page: Page, title: str, text: str, *, ways: tuple[Way, ...]) -> None:
    with st.container(border=True, key="empty"):
        st.subheader(page.words(title), anchor=False)
        st.markdown(page.words(text))
        with st.container(horizontal=True):
            for path, label, icon, action in ways:
                if may(page.person, action):
                    st.page_link(path, label=page.words(label), icon=icon)
