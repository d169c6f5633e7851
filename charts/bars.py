"""Horizontal bars with the label over each bar, so that a long name is whole on a phone too.

Every frame has a row per bar, top to bottom, with the columns `label` (text), `value` (number),
`text` (what stands at the bar's end) and, where they differ, `colour`.
"""

import textwrap
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import theme

LABEL_LETTERS = 38  # letters a line of 15 pixels holds on a screen of 360
LINE, BAR, GAP = 21, 18, 13  # pixels
LETTER = 8.5  # pixels of the widest usual letter
NARROWEST = 280  # pixels of a chart on a phone


def ranked(rows: pd.DataFrame, language: str, *, most: float | None = None) -> go.Figure:
    """Return bars from zero in the order of the rows; `most` is where a full bar would end.

    With `most` a pale track shows how much is missing to the whole.
    """
    labels = [wrapped(str(label)) for label in rows["label"]]
    tops = _tops([label.count("<br>") + 1 for label in labels])
    height = int(tops[-1])
    figure = go.Figure(_bars(rows, labels, tops))
    theme.dressed(figure, height=height, language=language)
    if most is not None:
        figure.add_traces(_track(most, len(rows), tops))
    for label, top in zip(labels, tops, strict=False):
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
    longest = max((len(str(text)) for text in rows["text"]), default=0)
    room = 1 - min(0.6, (longest * LETTER + 6) / NARROWEST)
    end = most if most is not None else float(rows["value"].max() or 1)
    figure.update_xaxes(range=[0, (end or 1) / room], visible=False)
    figure.update_yaxes(range=[height, 0], visible=False)
    figure.update_layout(barmode="overlay", margin={"t": 0, "b": 0})
    return figure


def wrapped(label: str, letters: int = LABEL_LETTERS) -> str:
    """Return a label broken into lines that a phone holds, safe to stand in a chart."""
    lines = textwrap.wrap(label, letters, break_long_words=True) or [""]
    return "<br>".join(escape(line) for line in lines)


def _tops(lines: list[int]) -> list[float]:
    """Return where each row begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for count in lines:
        tops.append(tops[-1] + count * LINE + BAR + GAP)
    return tops


def _bars(rows: pd.DataFrame, labels: list[str], tops: list[float]) -> go.Bar:
    colours = list(rows["colour"]) if "colour" in rows else [theme.ACCENT] * len(rows)
    texts = [escape(str(text)) for text in rows["text"]]
    return go.Bar(
        x=list(rows["value"]),
        y=_middles(tops),
        width=BAR,
        orientation="h",
        marker={"color": colours},
        text=texts,
        textposition="outside",
        constraintext="none",
        textfont={"size": theme.LABEL_SIZE},
        cliponaxis=False,
        customdata=[f"{label}: {text}" for label, text in zip(labels, texts, strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _track(most: float, count: int, tops: list[float]) -> go.Bar:
    return go.Bar(
        x=[most] * count,
        y=_middles(tops),
        width=BAR,
        orientation="h",
        marker={"color": theme.GRID},
        hoverinfo="skip",
        zorder=-1,
    )


def _middles(tops: list[float]) -> list[float]:
    return [top - GAP - BAR / 2 for top in tops[1:]]
