"""The row of figures over a dashboard: value, change against the period before, months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import streamlit as st

from charts import small
from charts.bullet import Bullet
from core import formats
from core.dimensions import Mark, within
from core.indicators import INDICATORS
from ui import data
from ui.dashboards import behind
from ui.dashboards.view import View

NARROWEST = 150  # pixels of a figure before the figures stand below each other

FEWEST_MONTHS = 4  # with fewer, the chart below says the same


@dataclass(frozen=True)
class Goal:
    """The goal of just what a figure shows: its bar, and its levels in words."""

    bar: Bullet
    text: str


@dataclass(frozen=True)
class Metric:
    """One figure of the catalogue of indicators, as it is shown.

    `change` is None where there is nothing to compare with, `trend` is by month. `key` tells it
    from the same figure beside it, `narrowing` is the part of the selection that it is about.
    """

    code: str
    label: str
    value: str
    change: float | None
    trend: Sequence[float]
    help: str
    is_hidden: bool = False
    goal: Goal | None = None
    key: str = ""
    narrowing: Mark = field(default_factory=dict)


def draw(view: View, build: Callable[[View], Sequence[Metric]], *, key: str = "metrics") -> None:
    """Draw the figures side by side, all of one height; what they say is kept like a card."""
    page = view.page
    name = f"{page.screen.address} {key}"
    metrics = data.kept(page, name, view.selection, make=lambda: build(view))
    with st.grid(len(metrics), min_column_width=NARROWEST, gap="small", key=key):
        for metric in metrics:
            place = metric.key or metric.code
            with st.container(border=True, height="stretch", gap=None, key=f"figure_{place}"):
                _draw_metric(metric, page.words.language)
                # What is drawn below the value begins at one height, whatever a neighbour has more.
                with st.container(height="stretch", gap=None):
                    _draw_below(metric)
                if not metric.is_hidden:
                    part = replace(view, selection=within(view.selection, metric.narrowing))
                    behind.offer_figure(part, INDICATORS[metric.code], key=place)


def _draw_metric(metric: Metric, language: str) -> None:
    st.metric(
        metric.label,
        metric.value,
        None if metric.change is None else formats.signed(metric.change, language),
        delta_color="off",
        delta_arrow=_arrow(metric.change),
        help=metric.help,
    )


def _draw_below(metric: Metric) -> None:
    if len(metric.trend) >= FEWEST_MONTHS:
        st.html(small.months(metric.trend))
    if metric.goal:
        st.html(small.goal(metric.goal.bar))
        st.caption(metric.goal.text)


def _arrow(change: float | None) -> Literal["up", "down", "off"]:
    """Return which way a change goes; Streamlit would not read it from a true minus."""
    if change is None or round(change, 1) == 0:
        return "off"
    return "up" if change > 0 else "down"
