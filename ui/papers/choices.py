"""What a paper is asked for: a period of the right kind, or a teacher and the number of years."""

from collections.abc import Mapping

import streamlit as st

from core import periods, portfolio
from core.periods import Period, PeriodKind
from reports.sorts import Sort
from ui import period_filter, session
from ui.forms import choices
from ui.page import Page

SORT, TEACHER, YEARS = "papers_sort", "papers_teacher", "papers_years"
ADDRESS_SORT, ADDRESS_TEACHER = "paper", "teacher"  # how another screen leads to a paper
YEARS_OFFERED = (5, 3)


def adopt(known: list[str]) -> None:
    """Choose what the address asks for, once: it is taken out of the address."""
    address = session.address_filters()
    asked = address.get(ADDRESS_SORT)
    if asked not in known:
        return
    session.remember(SORT, asked)
    if ADDRESS_TEACHER in address:
        session.remember(TEACHER, address[ADDRESS_TEACHER])
    session.write_address({})


def draw(page: Page, sort: Sort) -> tuple[Period | None, str | None]:
    """Draw what this sort asks for; the period is None while something is still to be chosen."""
    if sort.is_of_teacher:
        return _draw_teacher(page)
    if sort.period_kind is None:
        return period_filter.draw(page), None
    return _draw_period(page, sort.period_kind), None


def _draw_period(page: Page, kind: PeriodKind) -> Period:
    """Draw the periods of one kind, the latest first."""
    starts = period_filter.quarter_starts(page)
    offered = period_filter.offered(kind, period_filter.first_day(page), page.today, starts=starts)
    return st.selectbox(
        page.words(period_filter.KIND_LABELS[kind]),
        offered,
        format_func=lambda period: period_filter.name(period, page),
        key=f"papers_{kind}",
        width=240,
    )


def _draw_teacher(page: Page) -> tuple[Period | None, str | None]:
    names = choices.teacher_names(page)
    own = choices.own_teacher_id(page)
    teacher_id = own if own in names else _chosen(page, names)
    count = st.segmented_control(
        page.words("School years"),
        YEARS_OFFERED,
        default=YEARS_OFFERED[0],
        format_func=lambda years: page.words.count("{n} year", "{n} years", years),
        key=YEARS,
        required=True,
    )
    if teacher_id is None:
        return None, None
    last = periods.school_year_of(page.today)
    return portfolio.school_years(last, count or YEARS_OFFERED[0]), teacher_id


def _chosen(page: Page, names: Mapping[str, str]) -> str | None:
    if session.recall(TEACHER) not in names:
        session.remember(TEACHER, None)
    chosen: str | None = st.selectbox(
        page.words("Teacher"),
        list(names),
        index=None,
        format_func=lambda code: names.get(code, ""),
        placeholder=page.words("Choose a teacher"),
        key=TEACHER,
        width=360,
    )
    return chosen
