"""Two numbers of each name set against each other, with lines at the middles of both.

The frame has a row per circle with the columns `label`, `x`, `y`, `size`, `colour`, `hover` and
`mark`. Names stand beside their circles, and none covers another, on a phone or a laptop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from charts import labels, placing, theme
from charts.bars import NARROWEST
from charts.placing import Circle, Room
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec
from core import formats

HEIGHT, BOTTOM, LEFT, TOP, RIGHT = 448, 54, 44, 26, 8  # pixels
LARGEST, SMALLEST = 40, 10  # pixels across
ROOM = 1.18  # of the highest number, so that no circle is cut
BELOW = 0.26  # of the highest number, room for names below what is near zero
WIDEST = 880  # pixels of a chart over both columns
LETTERS = 16  # of a line of a name
ROOM_OF_NAMES = Room(
    tuple(float(width - LEFT - RIGHT) for width in (NARROWEST, WIDEST)),
    float(HEIGHT - TOP - BOTTOM),
    beyond=RIGHT,
)


@dataclass(frozen=True)
class Quadrant:
    """Circles by two counts; `x_title` and `y_title` name the counts."""

    rows: pd.DataFrame
    x_title: str
    y_title: str


def middles(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the medians of both counts."""
    return float(rows["x"].median()), float(rows["y"].median())


def quadrant(chart: Quadrant, language: str, before: Quadrant | None = None) -> Ready:
    """Return the circles; a line leads to each from where the period before had it."""
    rows = chart.rows
    earlier = _earlier(rows, before)
    most = [
        max([float(rows[axis].max()), *(float(value) for value in earlier[axis])], default=0) or 1
        for axis in ("x", "y")
    ]
    x_middle, y_middle = middles(rows)
    return theme.figure(
        [*_moves(earlier), _circles(rows)],
        {
            "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
            "shapes": [
                _middle_line({"x0": x_middle, "x1": x_middle, "yref": "paper", "y0": 0, "y1": 1}),
                _middle_line({"y0": y_middle, "y1": y_middle, "xref": "paper", "x0": 0, "x1": 1}),
            ],
            "annotations": [
                labels.note(f"↑ {labels.wrapped(chart.y_title, 60)}")
                | {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom"}
                | {"x": 0, "xshift": 4 - LEFT, "yshift": 4},
                *_names(rows, most),
            ],
            "xaxis": _scale(most[0], language, below=ROOM - 1)
            | {"title": _title(f"{chart.x_title} →")},
            "yaxis": _scale(most[1], language, below=BELOW),
        },
        height=HEIGHT,
        language=language,
    )


def _title(text: str) -> Spec:
    return {
        "text": labels.wrapped(text, 60),
        "font": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
        "standoff": 6,
    }


def _scale(most: float, language: str, *, below: float) -> Spec:
    """Return an axis from zero that says a few round numbers."""
    step = next(
        size * unit
        for unit in (10.0**power for power in range(12))
        for size in (1, 2, 5)
        if size * unit * 4 >= most
    )
    ticks = [step * count for count in range(int(most * ROOM / step) + 1)]
    return {
        "range": [-most * below, most * ROOM],
        "tickvals": ticks,
        "ticktext": [formats.number(tick, language) for tick in ticks],
    }


def _sizes(rows: pd.DataFrame) -> list[float]:
    most = max(float(rows["size"].max()), 1)
    return [max(SMALLEST, LARGEST * float(np.sqrt(size / most))) for size in rows["size"]]


def _circles(rows: pd.DataFrame) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(rows["x"]),
        "y": list(rows["y"]),
        "cliponaxis": False,
        "marker": {"size": _sizes(rows), "color": list(rows["colour"]), "opacity": 0.85},
    } | points(list(rows["hover"]), list(rows["mark"]))


def _earlier(rows: pd.DataFrame, before: Quadrant | None) -> pd.DataFrame:
    """Return where the names that both periods have stood before, with where they stand now."""
    empty = pd.DataFrame({"label": [], "x": [], "y": []})
    then = empty if before is None else before.rows[["label", "x", "y"]]
    return then.merge(rows[["label", "x", "y"]], on="label", suffixes=("", "_now"))


def _moves(earlier: pd.DataFrame) -> list[Spec]:
    if earlier.empty:
        return []
    pairs = zip(earlier["x"], earlier["x_now"], strict=True)
    heights = zip(earlier["y"], earlier["y_now"], strict=True)
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [edge for then, now in pairs for edge in (then, now, None)],
            "y": [edge for then, now in heights for edge in (then, now, None)],
            "line": {"color": theme.BEFORE, "width": 2},
            "marker": {"color": theme.BEFORE, "size": 7},
            "hoverinfo": "skip",
        }
    ]


def _middle_line(ends: Spec) -> Spec:
    line = {"color": theme.BEFORE, "width": 1.5, "dash": "dash"}
    return {"type": "line", "layer": "below", "line": line} | ends


def _names(rows: pd.DataFrame, most: Sequence[float]) -> list[Spec]:
    """Return the names, placed so that as little as possible is covered."""
    circles = [
        Circle(
            (float(x) / most[0] + ROOM - 1) / (2 * ROOM - 1),
            (ROOM - float(y) / most[1]) / (ROOM + BELOW) * ROOM_OF_NAMES.height,
            size / 2,
        )
        for x, y, size in zip(rows["x"], rows["y"], _sizes(rows), strict=True)
    ]
    texts = [labels.wrapped(str(label), LETTERS) for label in rows["label"]]
    found = placing.placed(texts, circles, ROOM_OF_NAMES)
    return [
        labels.note(text)
        | {"x": float(rows["x"].iloc[place]), "y": float(rows["y"].iloc[place])}
        | {"xanchor": found[place].anchor, "yanchor": "middle", "yshift": -found[place].shift}
        for place, text in enumerate(texts)
    ]
