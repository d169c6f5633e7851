"""A table of numbers with a shade behind each: where two lists meet, the eye finds the most.

The frame has a row per line of the table and a column per column of it, both by their labels;
null cells stay empty.
"""

import textwrap
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.bars import wrapped
from core import formats

LABEL_LETTERS, HEAD_LETTERS = 20, 16
CELL_HEIGHT, LINE, HEAD = 34, 19, 64  # pixels


def shaded(table: pd.DataFrame, language: str, *, by_row: bool = False) -> go.Figure:
    """Return the table with shades of one colour; `by_row` compares within each row only.

    `by_row` is for rows that count different things, whose numbers may not be set against
    each other.
    """
    labels = [wrapped(str(label), LABEL_LETTERS) for label in table.index]
    heads = [wrapped(str(head), HEAD_LETTERS) for head in table.columns]
    texts = [
        ["" if pd.isna(cell) else formats.number(float(cell), language) for cell in row]
        for row in table.to_numpy()
    ]
    shades = table.div(table.max(axis=1).replace(0, 1), axis=0) if by_row else table
    figure = theme.dressed(
        go.Figure(_heatmap(shades, texts, _hovers(table, texts))),
        height=_height(table, labels),
        language=language,
    )
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(heads))),
        ticktext=heads,
        autotickangles=[0, -90],
        automargin=True,
        tickfont={"size": theme.FONT_SIZE},
    )
    figure.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=labels,
        autorange="reversed",
        automargin=True,
        tickfont={"size": theme.FONT_SIZE},
    )
    return figure


def _heatmap(shades: pd.DataFrame, texts: list[list[str]], hovers: list[list[str]]) -> go.Heatmap:
    last = len(theme.SCALE) - 1
    return go.Heatmap(
        z=shades.astype(float).where(shades > 0).to_numpy().tolist(),
        text=texts,
        texttemplate="%{text}",
        textfont={"size": theme.LABEL_SIZE},
        customdata=hovers,
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=[[place / last, colour] for place, colour in enumerate(theme.SCALE)],
        zmin=0,
        showscale=False,
        xgap=3,
        ygap=3,
    )


def _hovers(table: pd.DataFrame, texts: list[list[str]]) -> list[list[str]]:
    return [
        [
            f"{escape(str(label))}<br>{escape(str(head))}: {text}"
            for head, text in zip(table.columns, row, strict=True)
        ]
        for label, row in zip(table.index, texts, strict=True)
    ]


def _height(table: pd.DataFrame, labels: list[str]) -> int:
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    row = max(CELL_HEIGHT, lines * LINE + 6)
    heads = max((len(textwrap.wrap(str(head), HEAD_LETTERS)) for head in table.columns), default=1)
    return len(table) * row + max(HEAD, heads * LINE + 12)
