"""The staff list: its table, and the drawer of the teacher who is chosen or added."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.i18n import N_
from ui import data
from ui.admin import teacher_form
from ui.admin.deeds import begin_adding, is_adding, leave, open_drawer
from ui.admin.table import DAY_FORMAT, Table, draw_table
from ui.page import Page

NAME = teacher_form.NAME
EMPLOYED, LEFT, WITHDRAWN = N_("works here"), N_("left"), N_("taken out")
DAYS: Any = {"format": DAY_FORMAT, "width": 130}  # pixels: the heads can be read in full


def draw_toolbar(page: Page) -> bool:
    """Draw what stands over the table; return whether withdrawn teachers are shown."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            page.words("Add a teacher"),
            key="add_teacher",
            icon=":material/person_add:",
            type="primary",
            on_click=begin_adding,
            args=(NAME,),
        )
        return st.toggle(page.words("Show those taken out"), key="people_with_withdrawn")


def staff(page: Page, *, with_withdrawn: bool) -> pd.DataFrame:
    """Return the teachers of the organisations in sight."""
    organisations = data.sight(page.person).organisation_ids
    return data.load(
        page, "teachers/list", organisation_ids=organisations, with_withdrawn=with_withdrawn
    )


def draw(page: Page, teachers: pd.DataFrame) -> None:
    """Draw the table and the drawer of the chosen or of a new teacher."""
    if teachers.empty:
        st.info(
            page.words("There are no teachers yet. Add the first one, or import the staff list."),
            icon=":material/groups:",
        )
        chosen = None
    else:
        st.caption(_count(page, teachers))
        chosen = draw_table(_table(page), _shown(page, teachers))
    if is_adding(NAME):
        body = partial(teacher_form.draw, page, None)
        open_drawer(page.words("A new teacher"), body, name=NAME)
    elif chosen is not None:
        body = partial(teacher_form.draw, page, dict(teachers.iloc[chosen]))
        open_drawer(page.words("Teacher"), body, name=NAME)
    else:
        leave(NAME)


def _count(page: Page, teachers: pd.DataFrame) -> str:
    present = (_states(page, teachers) == page.words(EMPLOYED)).sum()
    count = page.words.count("{n} teacher works here", "{n} teachers work here", int(present))
    return f"{count} · {page.words('Choose a row to change it.')}"


def _table(page: Page) -> Table:
    words, config = page.words, st.column_config
    return Table(
        NAME,
        words("Teachers of the school"),
        {
            "name": config.TextColumn(words("Person's name"), width=260),
            "position": config.TextColumn(words("Position")),
            "method_groups": config.TextColumn(words("Method groups")),
            "subjects": config.TextColumn(words("Subjects")),
            "qualification": config.TextColumn(words("Qualification"), width=120),
            "qualification_until": config.DateColumn(words("Valid until"), **DAYS),
            "employed_from": config.DateColumn(words("Works since"), **DAYS),
            "employed_to": config.DateColumn(words("Worked until"), **DAYS),
            "state": config.TextColumn(words("State"), width=110),
        },
    )


def _shown(page: Page, teachers: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with names in place of codes."""
    reference, names = page.reference, ["last_name", "first_name", "middle_name"]

    def listed(list_name: str, codes: pd.Series) -> pd.Series:
        return codes.map(lambda found: ", ".join(reference.name(list_name, c) for c in found))

    return teachers.assign(
        name=teachers[names].agg(" ".join, axis=1).str.strip(),
        position=teachers["position"].map(partial(_named, page, "positions")),
        qualification=teachers["qualification"].map(partial(_named, page, "qualifications")),
        method_groups=listed("method_groups", teachers["method_groups"]),
        subjects=listed("subjects", teachers["subjects"]),
        state=_states(page, teachers),
    )


def _named(page: Page, list_name: str, code: object) -> str:
    return page.reference.name(list_name, code) if isinstance(code, str) else ""


def _states(page: Page, teachers: pd.DataFrame) -> pd.Series:
    has_left = pd.to_datetime(teachers["employed_to"]) < pd.Timestamp(page.today)
    states = has_left.map({True: page.words(LEFT), False: page.words(EMPLOYED)})
    return states.mask(teachers["is_withdrawn"], page.words(WITHDRAWN))
