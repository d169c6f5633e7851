"""Marks that are touched: the page narrows to them, and chips say what it is narrowed to."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from charts.points import MARK
from core import formats
from core.access import Action, may
from core.dimensions import BY_NAME, Dimension, read_mark
from ui import data, filters, session
from ui.markdown import plain
from ui.page import Page

CONFIG = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False, "showTips": False}


def chart(figure: go.Figure, key: str, *, alt: str) -> None:
    """Draw a chart whose marks narrow the page; touched once more, a mark is taken off again."""
    name = f"chart_{key}"
    number = _drawing(name)
    st.plotly_chart(
        figure,
        key=_widget(name, number),
        config=CONFIG,
        alt=alt,
        on_select=partial(_narrow, name, number),
        selection_mode="points",
    )


def draw_chips(page: Page, *, but: str = "") -> None:
    """Draw what the page is narrowed to: each chip can be taken off, and all of them at once.

    `but` is the dimension that the page itself is about, which no chip takes off.
    """
    chosen = {name: codes for name, codes in filters.chosen().items() if name != but}
    if not chosen:
        return
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        for name, codes in chosen.items():
            dimension = BY_NAME[name]
            label = ", ".join(plain(_label(page, dimension, code)) for code in codes)
            st.button(
                f"{words(dimension.title)}: {label}",
                key=f"chip_{name}",
                icon=":material/close:",
                help=words("Take this filter off"),
                on_click=filters.take_off,
                args=(name,),
            )
        st.button(
            words("Take all off"),
            key="chips_off",
            type="tertiary",
            on_click=filters.take_off,
            args=tuple(chosen),
        )


def _narrow(name: str, number: int) -> None:
    """Narrow to the mark that was touched; the next drawing begins with nothing chosen in it.

    The browser goes on telling of a drawing that is gone: what it says then is passed over.
    """
    state = session.recall(_widget(name, number))
    if number != _drawing(name) or not isinstance(state, Mapping):
        return
    session.remember(f"{name}_drawing", number + 1)
    points = state.get("selection", {}).get("points", [])
    found = (read_mark(str(point.get("customdata", ["", ""])[MARK])) for point in points)
    mark = next((one for one in found if one), None)
    if mark:
        filters.toggle(mark)


def _drawing(name: str) -> int:
    return int(str(session.recall(f"{name}_drawing", 0)))


def _widget(name: str, number: int) -> str:
    return f"{name}_{number}"


def _label(page: Page, dimension: Dimension, code: str) -> str:
    if dimension.reference_list:
        return page.reference.name(dimension.reference_list, code)
    match dimension.name:
        case "month":
            return formats.month_name(date.fromisoformat(code), page.words.language)
        case "year":
            return formats.school_year_name(int(code))
        case "teacher":
            return _teacher(page, code)
        case _:
            return code


def _teacher(page: Page, teacher_id: str) -> str:
    """Return the name of a teacher in sight; of others nothing is told."""
    sight = data.sight(page.person)
    rows = data.rows(page, "people/employment", organisation_ids=sight.organisation_ids)
    row = next((row for row in rows if str(row["teacher_id"]) == teacher_id), None)
    seen = row is not None and sight.includes(str(row["organisation_id"]), teacher_id)
    if row is None or not seen or not may(page.person, Action.VIEW_NAMES):
        return page.words("one teacher")
    return formats.person_name(row["last_name"], row["first_name"], row["middle_name"])
