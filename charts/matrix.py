"""A table of numbers with a shade behind each: where two lists meet, the eye finds the most.

The frame has a row per line of the table and a column per column of it, both by their labels.
A null cell stays empty: nothing can be there, or it may not be shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import isnan

import pandas as pd

from charts import labels, theme
from charts.cells import Cell, traces
from charts.escaping import escaped
from charts.over import NOTHING, Over
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.formats import NO_BREAK_SPACE

HEAD_LETTERS = 16
CELL, GAP, HEADS = 30, 16, 56  # pixels
DENSE_CELL, DENSE_GAP = 26, 5
MOST_LYING, SHORT_HEAD = 7, 6  # more heads than these, longer than that, stand upright
UPRIGHT_LETTERS = 20  # of a head that stands upright
ZERO = "0"


@dataclass(frozen=True)
class Shaded:
    """A table with shades of one colour, each row under its label.

    `marks` say what each cell stands for, in the order of the table.
    `by_row` compares within each row only, for rows that count different things and may not be
    set against each other. `is_dense` is for tables of many rows.
    """

    table: pd.DataFrame
    by_row: bool = False
    marks: Sequence[Sequence[str]] = ()
    is_dense: bool = False


def shaded(
    chart: Shaded, language: str, before: Shaded | None = None, *, over: Over = NOTHING
) -> Ready:
    """Return the table; beside each number its change, where the period before is given."""
    table = chart.table
    beside, above = over.beside_table(chart.marks)
    names = [labels.wrapped(label) for label in _signed(table.index, beside)]
    upright = _are_upright([str(head) for head in table.columns])
    heads = [_head(str(head), is_upright=upright) for head in table.columns]
    heads = _signed(heads, above, " " if upright else " <br>")
    gap = DENSE_GAP if chart.is_dense else GAP
    edges = _edges(names, gap, DENSE_CELL if chart.is_dense else CELL)
    earlier = None
    if before:  # what may not be shown of the period before has no change either
        earlier = before.table if chart.is_dense else before.table.fillna(0)
    texts = _texts(table, earlier, language)
    plain = _texts(table, None, language)  # many columns hold no change: the hovers tell it
    shown = texts if len(heads) <= MOST_LYING else plain
    tops = [top + gap / 2 for top in edges[:-1:2]]
    return theme.figure(
        [*traces(_cells(chart, edges, texts, shown=shown)), labels.names(names, tops, left=-0.5)],
        {
            "margin": {
                "t": labels.upright_height(heads) if upright else labels.ticks_height(heads)
            },
            "xaxis": _heads(heads, is_upright=upright),
            "yaxis": {"range": [edges[-1], 0], "visible": False},
        },
        height=edges[-1] + _room(heads, may_turn=upright or chart.is_dense),
        language=language,
    )


def _signed(
    texts: Iterable[object], numbers: Sequence[str], between: str = NO_BREAK_SPACE
) -> list[str]:
    """Return the texts with the numbers of what is said of them, where there are any."""
    pairs = zip_longest(map(str, texts), numbers, fillvalue="")
    return [f"{text}{between}{number}" if number else text for text, number in pairs]


def _are_upright(heads: Sequence[str]) -> bool:
    """Say whether the heads are too many and too long to lie over their columns on a phone."""
    return len(heads) > MOST_LYING and any(len(head) > SHORT_HEAD for head in heads)


def _head(head: str, *, is_upright: bool) -> str:
    """Return a head as it is written: in lines, or upright in one line, cut where it is long."""
    if not is_upright:
        return labels.wrapped(head, HEAD_LETTERS)
    is_whole = len(head) <= UPRIGHT_LETTERS
    return escaped(head if is_whole else f"{head[: UPRIGHT_LETTERS - 1].rstrip(' ,')}…")


def _room(heads: Sequence[str], *, may_turn: bool) -> float:
    """Return the pixels over the table: many heads stand upright where they have no room."""
    tallest = max((labels.height(head) for head in heads), default=0)
    lying = HEADS + max(0, tallest - 2 * labels.LINE)
    return max(lying, labels.upright_height(heads)) if may_turn else lying


def _edges(names: Sequence[str], gap: float, cell: float) -> list[float]:
    """Return the heights at which a label's space and the cells below it begin and end."""
    edges = [0.0]
    for name in names:
        edges.append(edges[-1] + gap + labels.height(name))
        edges.append(edges[-1] + cell)
    return edges


def _texts(table: pd.DataFrame, before: pd.DataFrame | None, language: str) -> list[list[str]]:
    earlier = None if before is None else _like(before, table).to_numpy()
    return [
        [
            _text(float(cell), None if earlier is None else float(earlier[row, column]), language)
            for column, cell in enumerate(line)
        ]
        for row, line in enumerate(table.to_numpy())
    ]


def _like(before: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the period before in the lines of now, zeros where it had no such line."""
    return before.reindex(index=table.index, columns=table.columns, fill_value=0)


def _text(cell: float, before: float | None, language: str) -> str:
    if not cell > 0:
        return ""
    number = formats.number(cell, language)
    return (
        number
        if before is None or isnan(before)
        else f"{number} ({formats.signed(cell - before, language)})"
    )


def _cells(
    chart: Shaded, edges: Sequence[float], texts: list[list[str]], *, shown: list[list[str]]
) -> list[Cell]:
    """Return the cells that hold a number; `shown` stands in them, `texts` is what they say."""
    table = chart.table
    highest = table.max(axis=1)
    most = highest if chart.by_row else highest.clip(lower=highest.max())
    heads = [escaped(str(head)) for head in table.columns]
    return [
        Cell(
            column,
            (edges[2 * row + 1], edges[2 * row + 2]),
            shown[row][column] or ZERO,
            float(cell / most.iloc[row]) if cell else 0.0,
            f"{escaped(str(label))}<br>{heads[column]}: {texts[row][column]}",
            chart.marks[row][column] if chart.marks else "",
        )
        for row, (label, line) in enumerate(zip(table.index, table.to_numpy(), strict=True))
        for column, cell in enumerate(line)
        if not isnan(cell)
    ]


def _heads(heads: Sequence[str], *, is_upright: bool) -> Spec:
    turned = {"tickangle": -90} if is_upright else {"autotickangles": [0, -90]}
    return {
        "side": "top",
        "tickvals": list(range(len(heads))),
        "ticktext": list(heads),
        "range": [-0.5, len(heads) - 0.5],
        "automargin": True,
    } | turned
