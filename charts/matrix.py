"""A table of numbers with a shade behind each: where two lists meet, the eye finds the most.

The frame has a row per line of the table and a column per column of it, both by their labels.
A null cell stays empty: nothing can be there, or it may not be shown.
"""

import textwrap
from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.bars import wrapped
from core import formats

HEAD_LETTERS = 16
LINE, CELL, GAP, HEADS = 21, 30, 16, 56  # pixels


def shaded(table: pd.DataFrame, language: str, *, by_row: bool = False) -> go.Figure:
    """Return the table with shades of one colour, each row under its label.

    `by_row` compares within each row only, for rows that count different things and may not be
    set against each other.
    """
    labels = [wrapped(str(label)) for label in table.index]
    edges = _edges(labels)
    shades = table.div(table.max(axis=1).replace(0, 1), axis=0) if by_row else table
    figure = go.Figure([_heatmap(shades, _texts(table, language), edges), _zeros(table, edges)])
    theme.dressed(figure, height=int(edges[-1]) + HEADS, language=language)
    for label, top in zip(labels, edges[::2], strict=False):
        figure.add_annotation(
            x=0,
            y=top + GAP - 2,
            text=label,
            showarrow=False,
            align="left",
            font={"size": theme.LABEL_SIZE},
            xref="paper",
            xanchor="left",
            yanchor="top",
            borderpad=0,
        )
    _draw_heads(figure, [str(head) for head in table.columns])
    figure.update_yaxes(range=[edges[-1], 0], visible=False)
    return figure


def _edges(labels: list[str]) -> list[float]:
    """Return the heights at which a label's space and the cells below it begin and end."""
    edges = [0.0]
    for label in labels:
        edges.append(edges[-1] + GAP + (label.count("<br>") + 1) * LINE)
        edges.append(edges[-1] + CELL)
    return edges


def _texts(table: pd.DataFrame, language: str) -> list[list[str]]:
    return [
        [formats.number(float(cell), language) if cell > 0 else "" for cell in row]
        for row in table.to_numpy()
    ]


def _heatmap(shades: pd.DataFrame, texts: list[list[str]], edges: list[float]) -> go.Heatmap:
    """Return the cells; between their rows stand empty ones that leave room for the labels."""
    last = len(theme.SCALE) - 1
    empty = [None] * shades.shape[1]
    return go.Heatmap(
        z=_interleaved(shades.astype(float).where(shades > 0).to_numpy().tolist(), empty),
        y=edges,
        text=_interleaved(texts, empty),
        texttemplate="%{text}",
        textfont={"size": theme.LABEL_SIZE},
        customdata=_interleaved(_hovers(shades, texts), empty),
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        colorscale=[[place / last, colour] for place, colour in enumerate(theme.SCALE)],
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
        textfont={"size": theme.LABEL_SIZE},
        hoverinfo="skip",
    )


def _draw_heads(figure: go.Figure, heads: list[str]) -> None:
    lines = max((len(textwrap.wrap(head, HEAD_LETTERS)) for head in heads), default=1)
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(heads))),
        ticktext=[wrapped(head, HEAD_LETTERS) for head in heads],
        range=[-0.5, len(heads) - 0.5],
        autotickangles=[0, -90],
        automargin=True,
    )
    figure.update_layout(height=figure.layout.height + max(0, lines - 2) * LINE)
