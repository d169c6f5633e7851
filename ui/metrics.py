"""The row of figures over a dashboard: value, change against the period before, months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from core import formats
from core.i18n import Words
from ui import data
from ui.dashboards.view import View

NARROWEST = 150  # pixels of a figure before the figures stand below each other

FEWEST_MONTHS = 4  # with fewer, the chart below says the same


@dataclass(frozen=True)
class Metric:
    """One figure; `change` None where there is nothing to compare with, `trend` by month."""

    label: str
    value: str
    change: float | None
    trend: Sequence[float]
    help: str


def draw(view: View, build: Callable[[View], Sequence[Metric]]) -> None:
    """Draw the figures side by side, all of one height; what they say is kept like a card."""
    page = view.page
    name = f"{page.screen.address} metrics"
    metrics = data.kept(page, name, view.selection, make=lambda: build(view))
    with st.grid(len(metrics), min_column_width=NARROWEST, gap="small", key="metrics"):
        for metric in metrics:
            st.metric(
                metric.label,
                metric.value,
                _delta(metric.change, page.words.language),
                delta_color="off",
                help=metric.help,
                border=True,
                height="stretch",
                chart_data=list(metric.trend) if len(metric.trend) >= FEWEST_MONTHS else None,
                chart_type="bar",
            )


def whole(words: Words, part: float, of: float) -> str:
    """Write a part of a whole: 17 of 24."""
    language = words.language
    return words(
        "{part} of {whole}", part=formats.number(part, language), whole=formats.number(of, language)
    )


def _delta(change: float | None, language: str) -> str | int | None:
    """Return the change as Streamlit reads its direction: an ASCII minus, a plain 0 for none."""
    if change is None:
        return None
    if round(change, 1) == 0:
        return 0
    return f"{'-' if change < 0 else '+'}{formats.number(abs(change), language)}"
