"""A table of numbers with a shade behind each: where two lists meet, the eye finds the most.

The frame has a row per line of the table and a column per column of it, both by their labels.
A null cell stays empty: nothing can be there, or it may not be shown.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import labels, theme
from core import formats

HEAD_LETTERS = 16
CELL, GAP, HEADS = 30, 16, 56  # pixels
SHADES = ((0, 0), (0.5, 3), (0.5, 7), (1, 9))  # no shade so middling that no text is read on it


def shaded(table: pd.DataFrame, language: str, *, by_row: bool = False) -> go.Figure:
    """Return the table with shades of one colour, each row under its label.

    `by_row` compares within each row only, for rows that count different things and may not be
    set against each other.
    """
    names = [labels.wrapped(str(label)) for label in table.index]
    edges = _edges(names)
    shades = table.div(table.max(axis=1).replace(0, 1), axis=0) if by_row else table
    figure = go.Figure([_heatmap(shades, _texts(table, language), edges), _zeros(table, edges)])
    theme.dressed(figure, height=int(edges[-1]) + HEADS, language=language)
    labels.draw(figure, names, [top + GAP / 2 for top in edges[:-1:2]])
    _draw_heads(figure, [str(head) for head in table.columns])
    figure.update_yaxes(range=[edges[-1], 0], visible=False)
    return figure


def _edges(names: Sequence[str]) -> list[float]:
    """Return the heights at which a label's space and the cells below it begin and end."""
    edges = [0.0]
    for name in names:
        edges.append(edges[-1] + GAP + labels.height(name))
        edges.append(edges[-1] + CELL)
    return edges


def _texts(table: pd.DataFrame, language: str) -> list[list[str]]:
    return [
        [formats.number(float(cell), language) if cell > 0 else "" for cell in row]
        for row in table.to_numpy()
    ]


def _heatmap(shades: pd.DataFrame, texts: list[list[str]], edges: list[float]) -> go.Heatmap:
    """Return the cells; between their rows stand empty ones that leave room for the labels."""
    width = shades.shape[1]
    return go.Heatmap(
        z=_interleaved(shades.astype(float).where(shades > 0).to_numpy().tolist(), [None] * width),
        y=edges,
        text=_interleaved(texts, [""] * width),
        texttemplate="%{text}",
        textfont={"size": theme.LABEL_SIZE},
        customdata=_interleaved(_hovers(shades, texts), [""] * width),
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        colorscale=[[place, theme.SCALE[shade]] for place, shade in SHADES],
        zmin=0,
        showscale=False,
        xgap=3,
    )


def _hovers(table: pd.DataFrame, texts: list[list[str]]) -> list[list[str]]:
    heads = [escape(str(head)) for head in table.columns]
    return [
        [f"{escape(str(label))}<br>{head}: {text}" for head, text in zip(heads, row, strict=True)]
        for label, row in zip(table.index, texts, strict=True)
    ]


def _interleaved(
    rows: Sequence[Sequence[object]], empty: Sequence[object]
) -> list[Sequence[object]]:
    return [line for row in rows for line in (empty, row)]


def _zeros(table: pd.DataFrame, edges: list[float]) -> go.Scatter:
    """Return the zeros, which have no shade to be read on."""
    middles = [(top + bottom) / 2 for top, bottom in zip(edges[1::2], edges[2::2], strict=True)]
    places = [
        (column, middle)
        for middle, row in zip(middles, table.to_numpy(), strict=True)
        for column, cell in enumerate(row)
        if cell == 0
    ]
    return go.Scatter(
        x=[column for column, _ in places],
        y=[middle for _, middle in places],
        mode="text",
        text=["0"] * len(places),
        textfont={"size": theme.LABEL_SIZE, "color": theme.TEXT},
        hoverinfo="skip",
    )


def _draw_heads(figure: go.Figure, heads: Sequence[str]) -> None:
    names = [labels.wrapped(head, HEAD_LETTERS) for head in heads]
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[-0.5, len(names) - 0.5],
        autotickangles=[0, -90],
        automargin=True,
    )
    tallest = max((labels.height(name) for name in names), default=0)
    figure.update_layout(height=figure.layout.height + max(0, tallest - 2 * labels.LINE))
