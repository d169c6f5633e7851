"""Horizontal bars with the label over each bar, so that a long name is whole on a phone too.

Every frame has a row per bar, top to bottom, with the columns `label` (text), `value` (number),
`text` (what stands at the bar's end) and, where they differ, `colour`.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import labels, theme

BAR, GAP = 18, 13  # pixels
LETTER = 7.8  # pixels of a usual letter
NARROWEST = 294  # pixels of a chart on a phone


def ranked(rows: pd.DataFrame, language: str, *, most: float | None = None) -> go.Figure:
    """Return bars from zero in the order of the rows; `most` is where a full bar would end.

    With `most` a pale track shows how much is missing to the whole, and the texts stand after it.
    """
    names = [labels.wrapped(str(label)) for label in rows["label"]]
    tops = _tops(names)
    middles = [top - GAP - BAR / 2 for top in tops[1:]]
    values = [float(value) for value in rows["value"]]
    texts = [escape(str(text)) for text in rows["text"]]
    colours = list(rows["colour"]) if "colour" in rows else [theme.ACCENT] * len(rows)
    figure = go.Figure(_bars(values, middles, colours))
    figure.data[0].update(
        customdata=[f"{name}: {text}" for name, text in zip(names, texts, strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )
    if most is not None:
        track = _bars([most] * len(rows), middles, [theme.GRID] * len(rows))
        figure.add_trace(track.update(hoverinfo="skip", zorder=-1))
    figure.add_trace(_texts(values if most is None else [most] * len(rows), middles, texts))
    theme.dressed(figure, height=int(tops[-1]), language=language)
    labels.draw(figure, names, tops[:-1])
    end = most or max(values, default=1) or 1
    figure.update_xaxes(range=[0, end / _room_for_bars(texts)], visible=False)
    figure.update_yaxes(range=[tops[-1], 0], visible=False)
    figure.update_layout(barmode="overlay", margin={"t": 0, "b": 0})
    return figure


def _tops(names: Sequence[str]) -> list[float]:
    """Return where each row begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for name in names:
        tops.append(tops[-1] + labels.height(name) + BAR + GAP)
    return tops


def _room_for_bars(texts: Sequence[str]) -> float:
    """Return the part of the width that bars may take, so that no text is cut off on a phone."""
    longest = max((len(text) for text in texts), default=0)
    return 1 - min(0.6, (longest * LETTER + 8) / NARROWEST)


def _bars(values: Sequence[float], middles: Sequence[float], colours: Sequence[str]) -> go.Bar:
    return go.Bar(
        x=list(values),
        y=list(middles),
        width=BAR,
        orientation="h",
        marker={"color": list(colours)},
    )


def _texts(places: Sequence[float], middles: Sequence[float], texts: Sequence[str]) -> go.Scatter:
    return go.Scatter(
        x=list(places),
        y=list(middles),
        mode="text",
        text=[f" {text}" for text in texts],
        textposition="middle right",
        textfont={"size": theme.LABEL_SIZE, "color": theme.TEXT},
        cliponaxis=False,
        hoverinfo="skip",
    )
