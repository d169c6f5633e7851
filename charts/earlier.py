"""The period before on a chart of months: month by month, whatever the months are called."""

from collections.abc import Sequence
from math import isnan

from charts import theme
from charts.theme import Spec

HALF = 0.42  # of the room of a month, so that a line is a little wider than its column


def steps(row: Sequence[float], count: int) -> Spec:
    """Return a short line over each column at the height that the period before had.

    What may not be shown of it has none.
    """
    heights = [None if isnan(height) else height for height in filled(row, count)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [edge for place in range(count) for edge in (place - HALF, place + HALF, None)],
        "y": [edge for height in heights for edge in (height, height, None)],
        "line": {"color": theme.TEXT, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def filled(row: Sequence[float], count: int) -> list[float]:
    """Return a row for as many months as the axis has."""
    return [*row, *[0.0] * count][:count]
