"""The one place where a chart goes to the browser, in the colours that it shows the page in."""

from collections.abc import Callable

import streamlit as st

from charts.palette import Mode
from charts.ready import Ready
from charts.shown import Shown

CONFIG = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False, "showTips": False}


def draw(
    figure: Ready, *, key: str | None, alt: str = "", on_touch: Callable[[], None] | None = None
) -> None:
    """Draw a figure; `on_touch` hears of a mark that is touched, under the chart's key."""
    st.plotly_chart(
        Shown(figure, mode(), is_touched=on_touch is not None),
        theme=None,
        key=key,
        config=CONFIG,
        alt=alt or None,
        on_select=on_touch or "ignore",
        selection_mode="points",
    )


def mode() -> Mode:
    """Return whether the person's browser shows the page light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"
