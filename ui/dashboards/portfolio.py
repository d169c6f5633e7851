"""The sections of a portfolio, as tables that can be printed and taken away."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core.i18n import N_
from ui import tables
from ui.dashboards.dissemination import ROLES
from ui.dashboards.one_teacher import Trajectory
from ui.dashboards.teacher import COURSES, records
from ui.dashboards.view import View
from ui.forms import choices
from ui.tables import Link

LISTED = 8  # rows of a section in the open
MOST_PRINTED = 1_000
CONTESTS = ("teacher_contest", "teacher_test", "pupil_contest_org")
SHARING = ("review_jury", "pilot_project")


@dataclass(frozen=True)
class Section:
    """One section: its key, its title, and which of the teacher's records belong into it."""

    key: str
    title: str
    holds: Callable[[pd.DataFrame], "pd.Series[bool]"]
    columns: tuple[str, ...]


def _is_sharing(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Say which rows hand experience on, where no other section has them already."""
    hands_on = rows["role"].isin(ROLES) | rows["kind"].isin(SHARING)
    return hands_on & ~rows["kind"].isin((*CONTESTS, *COURSES)) & ~rows["is_published"]


SECTIONS = (
    Section(
        "courses",
        N_("Courses and retraining"),
        lambda rows: rows["kind"].isin(COURSES),
        ("kind", "course_hours", "document"),
    ),
    Section(
        "works",
        N_("Published works"),
        lambda rows: rows["is_published"] & ~rows["kind"].isin(CONTESTS),
        ("community", "subject", "document"),
    ),
    Section(
        "contests",
        N_("Contests and olympiads"),
        lambda rows: rows["kind"].isin(CONTESTS),
        ("role", "level", "outcome", "document"),
    ),
    Section(
        "sharing",
        N_("Talks, jury work, mentoring"),
        _is_sharing,
        ("kind", "role", "level"),
    ),
)
HEADS = {
    "kind": N_("Kind"),
    "course_hours": N_("Hours"),
    "document": N_("Document"),
    "community": N_("Community"),
    "subject": N_("Subject"),
    "role": N_("Role"),
    "level": N_("Level"),
    "outcome": N_("Outcome"),
}
LISTS = {
    "kind": "kinds",
    "community": "communities",
    "subject": "subjects",
    "role": "roles",
    "level": "levels",
    "outcome": "outcomes",
}


def draw(trajectory: Trajectory) -> None:
    """Draw the sections that have something in them, and the resources that were used."""
    view, words = trajectory.years, trajectory.years.page.words
    st.header(words("For the portfolio"), anchor=False)
    st.caption(
        words(
            "The same five school years and the same filters. To print the page or to save it "
            "as a PDF, show all rows and press Ctrl+P."
        )
    )
    is_whole = st.toggle(words("Show all rows"), key="portfolio_whole")
    most = MOST_PRINTED if is_whole else LISTED
    frame = records(view)
    for section in SECTIONS:
        rows = frame[section.holds(frame)]
        _draw(
            view,
            section.key,
            title=words(section.title),
            table=_table(view, section, rows),
            most=most,
        )
    _draw(view, "resources", title=words("Use of resources"), table=_resources(view), most=most)


def _draw(view: View, key: str, *, title: str, table: pd.DataFrame, most: int) -> None:
    if table.empty:
        return
    with st.container(border=True, key=f"portfolio_{key}"):
        st.subheader(title, anchor=False)
        tables.draw(view.page, table, alt=title, most=most)
        tables.download(view.page, table, title=title, key=f"download_portfolio_{key}")


def _table(view: View, section: Section, rows: pd.DataFrame) -> pd.DataFrame:
    words = view.page.words
    columns = {
        words("Day"): [day.date() for day in rows["took_part_on"]],
        words("Title"): [
            Link(str(title), str(address))
            for title, address in zip(rows["title"], rows["address"], strict=True)
        ],
    }
    for name in section.columns:
        columns[words(HEADS[name])] = _cells(view, name, rows)
    return pd.DataFrame(columns)


def _cells(view: View, name: str, rows: pd.DataFrame) -> list[object]:
    reference = view.page.reference
    if name == "course_hours":
        return list(rows[name])
    if name == "document":
        pairs = zip(rows["document"], rows["document_number"], strict=True)
        return [_document(view, str(code), str(number)) for code, number in pairs]
    codes = [None if pd.isna(code) else str(code) for code in rows[name]]
    return [reference.name(LISTS[name], code) for code in codes]


def _document(view: View, code: str, number: str) -> str:
    name = "" if code == "none" else view.page.reference.name("documents", code)
    sign = view.page.words("No. {number}", number=number) if number else ""
    return " ".join(part for part in (name, sign) if part)


def _resources(view: View) -> pd.DataFrame:
    words, page = view.page.words, view.page
    frame = view.load("dashboards/trajectory_resources")
    pairs = zip(frame["community"], frame["partner"], strict=True)
    return pd.DataFrame(
        {
            words("Resource"): frame["title"],
            words("Provider"): [choices.provider_name(page, *pair) for pair in pairs],
            words("Uses"): frame["uses"],
            words("Pupils reached"): frame["pupils_reached"],
            words("Last used"): [day.date() for day in frame["last_used_on"]],
        }
    )
