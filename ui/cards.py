"""The cards of a dashboard: a title, a chart, the sentence under it, its table on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.drawn import Chart, figure
from ui import data, marks, next_steps, tables
from ui.dashboards.view import View
from ui.markdown import plain
from ui.next_steps import Step
from ui.page import Page

SKELETON = 420  # pixels, in place of the cards until they are made


@dataclass(frozen=True)
class Drawing:
    """What a card shows: the sentence, and as far as there is something, chart and table.

    The table's headers are words already; `listing` stands in the open in the chart's place, and
    so do `steps`, what is missing with the way to it.
    """

    sentence: str
    chart: Chart | None = None
    table: pd.DataFrame | None = None
    listing: pd.DataFrame | None = None
    steps: Sequence[Step] = ()


class Place(Enum):
    """Where a card stands; on a phone the left column comes before the right one."""

    WIDE, LEFT, RIGHT = range(3)


@dataclass(frozen=True)
class Card:
    """One row of a dashboard's table of cards; `title` is a message id, `build` reads and draws."""

    key: str
    title: str
    build: Callable[[View], Drawing]
    place: Place = Place.RIGHT


def draw(view: View, cards: Sequence[Card]) -> None:
    """Draw the cards in their order, the wide ones over both columns, when all of them are made."""
    keys = ",".join(card.key for card in cards)
    name = f"{view.page.screen.address} cards {keys} {view.is_compared}"
    with st.skeleton(height=SKELETON):
        drawings = data.kept(view.page, name, view.selection, make=lambda: _made(view, cards))
    columns: dict[Place, DeltaGenerator] = {}
    for card, (drawing, shown) in zip(cards, drawings, strict=True):
        if card.place is Place.WIDE:
            columns = {Place.WIDE: st.container()}
        elif card.place not in columns:
            columns = dict(zip((Place.LEFT, Place.RIGHT), st.columns(2), strict=True))
        with columns[card.place].container(border=True, key=f"card_{card.key}"):
            _draw_card(view.page, card, drawing, shown=shown)


def _made(view: View, cards: Sequence[Card]) -> list[tuple[Drawing, go.Figure | None]]:
    """Return what the cards say and their figures, beside the period before where asked for."""
    words, made = view.page.words, []
    for card in cards:
        drawing = card.build(view)
        before = card.build(view.before).chart if view.is_compared and drawing.chart else None
        shown = figure(drawing.chart, words, before) if drawing.chart else None
        made.append((drawing, shown))
    return made


def _draw_card(page: Page, card: Card, drawing: Drawing, *, shown: go.Figure | None) -> None:
    title = page.words(card.title)
    st.subheader(title, anchor=False)
    if shown is not None:
        marks.chart(shown, card.key, alt=drawing.sentence)
    if drawing.listing is not None:
        tables.draw(page, drawing.listing, alt=title)
    next_steps.draw(card.key, drawing.steps)
    st.markdown(plain(drawing.sentence))
    if drawing.table is not None and not drawing.table.empty:
        _table(page, card.key, title=title, table=drawing.table)


@st.fragment
def _table(page: Page, key: str, *, title: str, table: pd.DataFrame) -> None:
    """Fold the table away; nothing of it is sent before somebody opens it."""
    folded = st.expander(
        page.words("Table"),
        key=f"table_{key}",
        icon=":material/table:",
        type="compact",
        on_change="rerun",
    )
    if folded.open:
        with folded:
            tables.draw(page, table, alt=title)
            tables.download(page, table, title=title, key=f"download_{key}")
