"""The choice of the teacher whose trajectory is shown, and the two views that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from core import formats, portfolio
from core.formats import school_year_name
from core.i18n import N_
from core.periods import Period, month, school_year, school_year_of
from core.selection import Selection
from db import Row
from ui import ahead, data, filters, first_steps, marks, session
from ui.dashboards import behind, then
from ui.dashboards.view import View
from ui.forms import choices
from ui.markdown import plain
from ui.page import Page

YEARS = 5
CHOICE, TEACHER = "teacher_choice", "teacher"
PAST = N_(
    "The figures are compared with this teacher's own past only, {against}; "
    "nobody is set against others. The charts show the school years {years}."
)


@dataclass(frozen=True)
class Trajectory:
    """One teacher in the chosen period, and over five school years up to it."""

    teacher_id: str
    name: str
    period: View
    years: View


def opened(page: Page) -> Trajectory | None:
    """Draw the filters and the choice; None while nobody in sight is chosen."""
    selection = filters.draw(page)
    names = choices.teacher_names(page)
    if not names and not first_steps.are_there_teachers(page):
        return None
    own = choices.own_teacher_id(page)
    teacher_id = own if own in names else _chosen(page, names)
    if teacher_id is None:
        st.info(page.words("Choose a teacher to see the trajectory."), icon=":material/person:")
        return None
    view = View(page, replace(selection, teachers=(teacher_id,)))
    period, years = of_period(view), of_years(view)
    ahead.begin(period, years)
    return Trajectory(teacher_id, names[teacher_id], period, years)


def of_period(view: View) -> View:
    """Return the view of the figures: the period, or the one year or month that was touched."""
    period = _period(view.selection)
    return View(view.page, replace(view.selection, period=period, school_years=(), months=()))


def of_years(view: View) -> View:
    """Return the view of the charts: five school years up to the period's last day."""
    last = school_year_of(view.selection.as_of(view.page.today))
    years = portfolio.school_years(last, YEARS)
    return View(view.page, replace(view.selection, period=years))


def school_years(view: View) -> tuple[int, ...]:
    """Return the calendar years in which the school years of a view begin, the oldest first."""
    period = view.selection.period
    return tuple(range(school_year_of(period.starts_on), school_year_of(period.ends_on) + 1))


def head(trajectory: Trajectory) -> None:
    """Say who it is, what the figures rest on, and offer the records behind the charts."""
    page = trajectory.period.page
    words, years = page.words, school_years(trajectory.years)
    st.subheader(plain(trajectory.name), anchor=False)
    st.markdown(plain(_standing(trajectory)))
    marks.draw_chips(page, but=TEACHER)
    then.draw(trajectory.years)
    with st.container(horizontal=True, vertical_alignment="center", key="basis"):
        st.caption(
            words(
                PAST,
                against=trajectory.period.against_text,
                years=f"{school_year_name(years[0])} – {school_year_name(years[-1])}",
            )
        )
        behind.offer(trajectory.years)


def _period(selection: Selection) -> Period:
    """Return what the figures are about: the one year or month that was touched, else the period.

    Only a whole period has one before it to be compared with.
    """
    match (selection.school_years, selection.months):
        case ((year,), ()):
            return school_year(year)
        case ((), (first,)):
            return month(first.year, first.month)
        case _:
            return selection.period


def _chosen(page: Page, known: Mapping[str, str]) -> str | None:
    """Draw the choice of a teacher; what the address asks for is chosen while it is in sight."""
    asked = [code for code in filters.chosen().get(TEACHER, ()) if code in known]
    session.remember(CHOICE, asked[0] if asked else None)
    st.selectbox(
        page.words("Teacher"),
        list(known),
        index=None,
        format_func=lambda code: known.get(code, ""),
        placeholder=page.words("Choose a teacher"),
        key=CHOICE,
        on_change=_turn,
        width=480,
    )
    return asked[0] if asked else None


def _turn() -> None:
    """Put the chosen teacher where every dashboard reads it, before the page is drawn."""
    teacher_id = session.recall(CHOICE)
    session.remember("filter_teacher", [teacher_id] if teacher_id else [])


def _standing(trajectory: Trajectory) -> str:
    """Return the position, the qualification and the last course, as far as they are known."""
    page, row = trajectory.years.page, _staff_row(trajectory.years)
    if row is None:
        return page.words("Not on the staff on the day of these figures.")
    words, language, name = page.words, page.words.language, page.reference.name
    until, course = row["qualification_until"], row["last_course_on"]
    qualification = name("qualifications", row["qualification"])
    parts = (
        name("positions", row["position"]),
        qualification
        if not isinstance(until, date)
        else words("{name} until {day}", name=qualification, day=formats.day(until, language)),
        words("no course on record")
        if not isinstance(course, date)
        else words("the last course ended on {day}", day=formats.day(course, language)),
    )
    return " · ".join(part for part in parts if part)


def _staff_row(view: View) -> Row | None:
    chosen = view.selection.staff_on(view.as_of).parameters()
    rows = data.rows(view.page, "dashboards/staff_courses", since=None, as_of=view.as_of, **chosen)
    return rows[0] if rows else None
