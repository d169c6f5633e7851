"""A narrow table of numbers: a short name beside each row, a shade and a number in each cell.

The frame has a row per line and a column per column, both by their labels. A zero is a dot, so
that white spots are seen; a null cell stays empty: it may not be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from charts import labels, theme
from charts.cells import Cell, traces
from charts.escaping import escaped
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.formats import NO_BREAK_SPACE

NAME_LETTERS, HEAD_LETTERS = 18, 22
NAMES, LINE, GAP = 152, 19, 7  # pixels
BESIDE = 2 * NO_BREAK_SPACE
DOT, ROSE, FELL = "·", "↑", "↓"


@dataclass(frozen=True)
class Crossed:
    """A table whose rows are many and have short names; `marks` in the order of the table."""

    table: pd.DataFrame
    marks: Sequence[Sequence[str]] = ()


def crossed(chart: Crossed, language: str, before: Crossed | None = None) -> Ready:
    """Return the table; an arrow beside a number says how it moved from the period before."""
    table = chart.table
    names = [labels.wrapped(str(label), NAME_LETTERS) for label in table.index]
    heads = [labels.wrapped(str(head), HEAD_LETTERS) for head in table.columns]
    edges, high = _edges(names), labels.upright_height(heads)
    texts = _texts(table, before.table if before else None, language)
    return theme.figure(
        [*traces(_cells(chart, texts, edges)), _names(names, edges)],
        {
            "margin": {"l": NAMES, "t": high},
            "xaxis": {
                "side": "top",
                "tickvals": list(range(table.shape[1])),
                "ticktext": heads,
                "range": [-0.5, table.shape[1] - 0.5],
                "tickangle": -90,  # as narrow as a phone's cells
            },
            "yaxis": {"range": [edges[-1], 0], "visible": False},
        },
        height=edges[-1] + high,
        language=language,
    )


def _edges(names: Sequence[str]) -> list[float]:
    edges = [0.0]
    for name in names:
        edges.append(edges[-1] + (name.count("<br>") + 1) * LINE + GAP)
    return edges


def _names(names: Sequence[str], edges: Sequence[float]) -> Spec:
    """Return the names left of their rows; spaces that do not break keep them off the cells."""
    apart = [name.replace("<br>", f"{BESIDE}<br>") + BESIDE for name in names]
    middles = [(upper + lower) / 2 for upper, lower in pairwise(edges)]
    return labels.texts(apart, [-0.5] * len(apart), middles, beside="middle left")


def _texts(table: pd.DataFrame, before: pd.DataFrame | None, language: str) -> list[list[str]]:
    earlier = None if before is None else before.reindex_like(table).fillna(0).to_numpy()
    return [
        [
            _text(float(cell), None if earlier is None else float(earlier[row, column]), language)
            for column, cell in enumerate(line)
        ]
        for row, line in enumerate(table.to_numpy(dtype=float))
    ]


def _text(cell: float, before: float | None, language: str) -> str:
    if pd.isna(cell):
        return ""
    number = formats.number(cell, language) if cell else DOT
    if before is None or before == cell:
        return number
    return f"{number}{ROSE if cell > before else FELL}"


def _cells(chart: Crossed, texts: Sequence[Sequence[str]], edges: Sequence[float]) -> list[Cell]:
    table = chart.table
    values = table.to_numpy(dtype=float)
    most = table.max(axis=None)
    return [
        Cell(
            column,
            (edges[row], edges[row + 1]),
            text,
            0.0 if text.startswith(DOT) else float(values[row, column] / most),
            f"{escaped(str(table.index[row]))}<br>{escaped(str(table.columns[column]))}: {text}",
            chart.marks[row][column] if chart.marks else "",
        )
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    ]
