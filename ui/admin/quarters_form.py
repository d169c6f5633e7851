"""The first days of the quarters of a school year."""

from datetime import date

import streamlit as st

from core.formats import school_year_name
from core.periods import school_year, school_year_of
from services.quarters import set_quarter_starts, starts_of
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.page import Page

NAME = "quarters"
YEARS_BACK, YEARS_AHEAD = 5, 1


def draw(page: Page) -> None:
    """Draw the choice of a school year and the four days of it."""
    st.subheader(page.words("Quarters"), anchor=False)
    this_year = school_year_of(page.today)
    year: int = st.selectbox(
        page.words("School year"),
        list(range(this_year + YEARS_AHEAD, this_year - YEARS_BACK, -1)),
        index=YEARS_AHEAD,
        format_func=school_year_name,
        key="quarters_year",
        width=200,
    )
    notes = Notes(page.words)
    with st.form(f"{NAME}_{round_of(NAME)}_{year}", border=False):
        first, second, third, fourth = _draw_days(page, year, notes)
        st.caption(page.words("A quarter lasts until the next one begins."))
        is_sent = st.form_submit_button(page.words("Save the quarters"))
    if is_sent:
        with told(notes):
            starts = (first, second, third, fourth)
            set_quarter_starts(page.storage, page.person, year, starts=starts)
            finish(page.words("The quarters are saved."), name=NAME)


def _draw_days(page: Page, year: int, notes: Notes) -> list[date]:
    whole, days = school_year(year), []
    for number, (column, starts_on) in enumerate(
        zip(st.columns(4), starts_of(page.storage, year), strict=True), start=1
    ):
        with column:
            days.append(
                st.date_input(
                    page.words("Quarter {number} begins", number=number),
                    starts_on,
                    format="DD.MM.YYYY",
                    min_value=whole.starts_on,
                    max_value=whole.ends_on,
                    disabled=number == 1,
                    key=f"{NAME}_{round_of(NAME)}_{year}_{number}",
                )
            )
            notes.place(f"quarter_{number}")
    return days
