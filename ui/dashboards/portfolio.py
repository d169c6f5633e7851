"""The sections of a portfolio, as tables that can be printed and taken away."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.access import Action, may
from core.i18n import N_
from core.portfolio import HEADS, JUDGED_BY, LISTS, SECTIONS, Record, Section
from ui import data, tables
from ui.dashboards.one_teacher import Trajectory
from ui.dashboards.teacher import records
from ui.dashboards.view import View
from ui.forms import choices
from ui.plain_table import Link

USES = N_("Use of resources")
LISTED = 8  # rows of a section in the open
MOST_PRINTED = 1_000


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
    if may(view.page.person, Action.MAKE_PORTFOLIOS):
        st.page_link(
            "meeting/papers.py",
            label=words("Portfolio for attestation as a file"),
            icon=":material/description:",
            query_params={"paper": "portfolio", "teacher": trajectory.teacher_id},
        )
    found = data.kept(view.page, "portfolio", view.selection, make=lambda: _tables(view))
    titles = {one.key: words(one.title) for one in SECTIONS} | {"resources": words(USES)}
    held = {key: title for key, title in titles.items() if not found[key].empty}
    if not held:
        return
    is_whole = st.toggle(words("Show all rows"), key="portfolio_whole")
    named = {title: found[key] for key, title in held.items()}
    name = words("Portfolio: {name}", name=trajectory.name)
    tables.download_all(view.page, named, title=name, key="download_portfolio")
    for key, title in held.items():
        _draw(view, key, title=title, table=found[key], most=MOST_PRINTED if is_whole else LISTED)


def _tables(view: View) -> dict[str, pd.DataFrame]:
    frame = records(view)
    judged = _judged(frame)
    found = {one.key: _table(view, one, frame.loc[_held(judged, one)]) for one in SECTIONS}
    return found | {"resources": _resources(view)}


def _held(judged: Sequence[Record], section: Section) -> list[bool]:
    return [section.holds(record) for record in judged]


def _judged(frame: pd.DataFrame) -> list[Record]:
    """Return what of each record says which section it belongs into."""
    columns = (frame[name].tolist() for name in JUDGED_BY)
    return [dict(zip(JUDGED_BY, row, strict=True)) for row in zip(*columns, strict=True)]


def _draw(view: View, key: str, *, title: str, table: pd.DataFrame, most: int) -> None:
    with st.container(border=True, key=f"portfolio_{key}"):
        st.subheader(title, anchor=False)
        tables.draw(view.page, table, alt=title, most=most)


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
