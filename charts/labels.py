"""Labels that stand over what they name, broken into lines that a phone holds."""

import textwrap
from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from charts import theme

LETTERS = 38  # letters a line of 15 pixels holds on a screen of 360
LINE = 21  # pixels


def wrapped(label: str, letters: int = LETTERS) -> str:
    """Return a label broken into lines, safe to stand in a chart."""
    lines = textwrap.wrap(label, letters, break_long_words=True) or [""]
    return "<br>".join(escape(line) for line in lines)


def height(label: str) -> int:
    """Return how many pixels a wrapped label takes."""
    return (label.count("<br>") + 1) * LINE


def draw(figure: go.Figure, labels: Sequence[str], tops: Sequence[float]) -> None:
    """Write wrapped labels at the left edge, each below its top on the axis of pixels."""
    for label, top in zip(labels, tops, strict=True):
        figure.add_annotation(
            x=0,
            y=top,
            text=label,
            showarrow=False,
            align="left",
            font={"size": theme.LABEL_SIZE},
            xref="paper",
            xanchor="left",
            yanchor="top",
            borderpad=0,
        )
