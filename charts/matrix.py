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
from charts.escaping import escaped
from charts.over import NOTHING, Over
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.formats import NO_BREAK_SPACE

HEAD_LETTERS = 16
CELL, GAP, HEADS = 30, 16, 56  # pixels
DENSE_CELL, DENSE_GAP = 26, 5
MOST_LYING, SHORT_HEAD = 7, 6  # more heads than these, longer than that, stand upright
UPRIGHT_LETTERS = 20  # of a head that stands upright
LETTER, TICK = 7.2, 20  # pixels
SHADES = ((0, 0), (0.5, 3), (0.5, 7), (1, 9))  # no shade so middling that no text is read on it


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
    shades = table.div(table.max(axis=1).replace(0, 1), axis=0) if chart.by_row else table
    return theme.figure(
        [
            _heatmap(shades, texts if len(heads) <= MOST_LYING else plain, edges),
            _zeros(table, edges),
            _reach(_hovers(table, texts), edges, chart.marks),
        ],
        {
            "annotations": labels.notes(names, [top + gap / 2 for top in edges[:-1:2]]),
            "xaxis": _heads(heads, is_upright=upright),
            "yaxis": {"range": [edges[-1], 0], "visible": False},
        },
        height=edges[-1] + _room(heads, is_dense=chart.is_dense),
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


def _room(heads: Sequence[str], *, is_dense: bool) -> float:
    """Return the pixels over the table: many heads are turned upright where they have no room."""
    tallest = max((labels.height(head) for head in heads), default=0)
    lying = HEADS + max(0, tallest - 2 * labels.LINE)
    longest = max((len(line) for head in heads for line in head.split("<br>")), default=0)
    return max(lying, longest * LETTER + TICK) if is_dense else lying


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


def _heatmap(shades: pd.DataFrame, texts: list[list[str]], edges: list[float]) -> Spec:
    """Return the cells; between their rows stand empty ones that leave room for the labels."""
    width = shades.shape[1]
    cells = [[float(cell) if cell > 0 else None for cell in row] for row in shades.to_numpy()]
    return {
        "type": "heatmap",
        "z": _interleaved(cells, [None] * width),
        "y": edges,
        "text": _interleaved(texts, [""] * width),
        "texttemplate": "%{text}",
        "textfont": {"size": theme.LABEL_SIZE},
        "hoverinfo": "skip",
        "colorscale": [[place, theme.SCALE[shade]] for place, shade in SHADES],
        "zmin": 0,
        "showscale": False,
        "xgap": 3,
    }


def _hovers(table: pd.DataFrame, texts: list[list[str]]) -> list[list[str]]:
    heads = [escaped(str(head)) for head in table.columns]
    return [
        [
            f"{escaped(str(label))}<br>{head}: {text}" if text else ""
            for head, text in zip(heads, row, strict=True)
        ]
        for label, row in zip(table.index, texts, strict=True)
    ]


def _interleaved(
    rows: Sequence[Sequence[object]], empty: Sequence[object]
) -> list[Sequence[object]]:
    return [line for row in rows for line in (empty, row)]


def _reach(hovers: list[list[str]], edges: list[float], marks: Sequence[Sequence[str]]) -> Spec:
    """Return a bar that is not seen over each cell that says something: no heatmap can be chosen
    from."""
    cells = [
        (column, row, hover)
        for row, line in enumerate(hovers)
        for column, hover in enumerate(line)
        if hover
    ]
    return {
        "type": "bar",
        "x": [column for column, _, _ in cells],
        "y": [edges[2 * row + 2] - edges[2 * row + 1] for _, row, _ in cells],
        "base": [edges[2 * row + 1] for _, row, _ in cells],
        "width": 1,
        "marker": {"color": theme.NOTHING},
    } | points(
        [hover for _, _, hover in cells],
        [marks[row][column] if marks else "" for column, row, _ in cells],
    )


def _zeros(table: pd.DataFrame, edges: list[float]) -> Spec:
    """Return the zeros, which have no shade to be read on."""
    middles = [(top + bottom) / 2 for top, bottom in zip(edges[1::2], edges[2::2], strict=True)]
    places = [
        (column, middle)
        for middle, row in zip(middles, table.to_numpy(), strict=True)
        for column, cell in enumerate(row)
        if cell == 0
    ]
    return {
        "type": "scatter",
        "x": [column for column, _ in places],
        "y": [middle for _, middle in places],
        "mode": "text",
        "text": ["0"] * len(places),
        "textfont": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
        "hoverinfo": "skip",
    }


def _heads(heads: Sequence[str], *, is_upright: bool) -> Spec:
    turned = {"tickangle": -90} if is_upright else {"autotickangles": [0, -90]}
    return {
        "side": "top",
        "tickvals": list(range(len(heads))),
        "ticktext": list(heads),
        "range": [-0.5, len(heads) - 0.5],
        "automargin": True,
    } | turned
