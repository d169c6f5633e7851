"""The staff list: its table, and what opens beside it for the teacher that is chosen."""

import pandas as pd
import streamlit as st

from core.i18n import N_
from ui import data, session
from ui.admin import teacher_form
from ui.admin.deeds import round_of
from ui.admin.table import DAY_FORMAT, Row, Table, draw_table
from ui.page import Page

NAME = "people"
ADDING = "people_is_adding"

STATES = {"employed": N_("employed"), "left": N_("left"), "withdrawn": N_("withdrawn")}


def draw_toolbar(page: Page) -> bool:
    """Draw what stands over the table; return whether withdrawn teachers are shown."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            page.words("Add a teacher"),
            key="add_teacher",
            icon=":material/person_add:",
            type="primary",
            on_click=_begin_adding,
        )
        return st.toggle(page.words("Show withdrawn ones"), key="people_with_withdrawn")


def staff(page: Page, *, with_withdrawn: bool) -> pd.DataFrame:
    """Return the teachers of the organisations in sight."""
    organisations = data.sight(page.person).organisation_ids
    return data.load(
        page, "teachers/list", organisation_ids=organisations, with_withdrawn=with_withdrawn
    )


def draw(page: Page, teachers: pd.DataFrame) -> None:
    """Draw the table and, beside it, the form of the chosen or of a new teacher."""
    is_adding = bool(session.recall(ADDING))
    is_open = is_adding or _is_chosen()
    left, right = st.columns([3, 2], gap="medium") if is_open else (st.container(), None)
    with left:
        chosen = _draw_table(page, teachers)
    if right is None:
        return
    with right:
        if chosen is not None:
            session.forget(ADDING)
            teacher_form.draw(page, chosen)
        else:
            teacher_form.draw(page, None)
