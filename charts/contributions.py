"""What made a change: a bar per part, to the right of zero where it grew, to the left where not.

The frame has a row per bar, top to bottom, with the columns `label`, `value` (the part's change),
`text` (the change with its sign) and, where they differ, `colour`; `mark` as in `charts.bars`.
"""

from dataclasses import dataclass

import pandas as pd

from charts import labels, theme
from charts.bars import BAR, GAP, tops_of, width_of
from charts.escaping import escaped
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec


@dataclass(frozen=True)
class Contributions:
    """Changes on both sides of zero in the order of the rows; together they are the whole one."""

    rows: pd.DataFrame


def contributions(chart: Contributions, language: str) -> Ready:
    """Return the bars with a line at zero; the period before has no such change beside it."""
    rows = chart.rows
    names = [labels.wrapped(str(label)) for label in rows["label"]]
    tops = tops_of(names, BAR + GAP)
    middles = [top - GAP - BAR / 2 for top in tops[1:]]
    values = [float(value) for value in rows["value"]]
    texts = [escaped(str(text)) for text in rows["text"]]
    marks = [str(mark) for mark in rows["mark"]]
    hovers = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    first, last = _ends(values, texts)
    return theme.figure(
        [
            _bars(values, middles, BAR)
            | {"marker": {"color": list(rows["colour"]) if "colour" in rows else theme.ACCENT}}
            | points(hovers, marks),
            _texts(values, middles, texts),
            labels.names(names, tops[:-1], left=first),
            *(_reach(end, middles) | points(hovers, marks) for end in (first, last) if any(marks)),
        ],
        {
            "barmode": "overlay",
            "margin": {"t": 0},
            "shapes": [_zero(middle) for middle in middles],
            "xaxis": {"range": [first, last], "visible": False},
            "yaxis": {"range": [tops[-1], 0], "visible": False},
        },
        height=tops[-1],
        language=language,
    )


def _ends(values: list[float], texts: list[str]) -> tuple[float, float]:
    """Return where the axis begins and ends: the longest bars and the texts beyond them."""
    lowest, highest = min([0.0, *values]), max([0.0, *values])
    beside = {
        is_right: width_of(
            [text for text, value in zip(texts, values, strict=True) if (value >= 0) == is_right]
        )
        for is_right in (False, True)
    }
    whole = ((highest - lowest) or 1) / (1 - min(0.6, sum(beside.values())))
    return lowest - beside[False] * whole, highest + beside[True] * whole


def _bars(values: list[float], middles: list[float], width: float) -> Spec:
    return {
        "type": "bar",
        "x": list(values),
        "y": list(middles),
        "width": width,
        "orientation": "h",
    }


def _reach(end: float, middles: list[float]) -> Spec:
    """Return bars that are not seen from zero to one end, so that any row can be touched."""
    bars = _bars([end] * len(middles), middles, BAR + GAP)
    return bars | {"marker": {"color": theme.NOTHING}}


def _texts(values: list[float], middles: list[float], texts: list[str]) -> Spec:
    return {
        "type": "scatter",
        "x": list(values),
        "y": list(middles),
        "mode": "text",
        "text": [f" {text} " for text in texts],
        "textposition": ["middle left" if value < 0 else "middle right" for value in values],
        "textfont": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
        **theme.UNFADING,
    }


def _zero(middle: float) -> Spec:
    """Return the line at zero beside one bar, so that it crosses no name."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": middle - BAR / 2 - 3,
        "y1": middle + BAR / 2 + 3,
        "layer": "below",
        "line": {"color": theme.TEXT, "width": 1},
    }
