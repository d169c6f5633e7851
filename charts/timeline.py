"""A time line of several school years: columns by month, and over them a sign for each event.

Below each year stands its own sum, so that the years are compared without counting columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from charts import labels, theme
from charts.escaping import escaped
from charts.months import Axis, values
from charts.over import NOTHING, Over
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.dimensions import mark_text
from core.periods import FIRST_MONTH, school_year_of

HEIGHT, SIGN = 300, 15  # pixels
ROOM = 1.35  # of the tallest column, so that the signs stand clear of the columns
LINE = 1.18  # where the signs stand


@dataclass(frozen=True)
class Event:
    """Something that is marked by a sign: its month, what it says when touched, its mark."""

    month: date
    text: str
    mark: str
    is_major: bool = False


@dataclass(frozen=True)
class Timeline:
    """Columns of `value` by `month`, and the events over them; months without a row are zero."""

    frame: pd.DataFrame
    axis: Axis
    events: Sequence[Event] = ()


def drawn(chart: Timeline, *, over: Over = NOTHING) -> Ready:
    """Return the time line."""
    row, months = values(chart.frame, chart.axis), chart.axis.months
    most = max(row, default=0) or 1
    room, lines = over.room(months), over.lines(months)
    highest = most * ROOM * (1 + room / HEIGHT)
    years = _years(chart.axis, row)
    borders = [_border(place, highest) for place in _beginnings(months)[1:]]
    return theme.figure(
        [
            _columns(chart.axis, row),
            _reach(chart.axis, row, most),
            _signs(chart, most * LINE),
        ],
        {
            "bargap": 0.15,
            "barmode": "overlay",
            **lines,
            "shapes": [*borders, *lines["shapes"]],
            "margin": {"b": labels.ticks_height(years["ticktext"])},
            "xaxis": years,
            "yaxis": {"range": [0, highest], "visible": False},
        },
        height=HEIGHT + room,
        language=chart.axis.language,
    )


def _columns(axis: Axis, row: Sequence[float]) -> Spec:
    return {
        "type": "bar",
        "x": list(range(len(axis.months))),
        "y": list(row),
        "marker": {"color": theme.ACCENT},
        "hoverinfo": "skip",
    }


def _reach(axis: Axis, row: Sequence[float], most: float) -> Spec:
    """Return a column that is not seen over each month with records, so that a finger meets it."""
    places = [place for place, value in enumerate(row) if value]
    months = [axis.months[place] for place in places]
    hovers = [
        f"{formats.month_name(axis.months[place], axis.language)}: "
        f"{formats.number(row[place], axis.language)}"
        for place in places
    ]
    return {
        "type": "bar",
        "x": places,
        "y": [most] * len(places),
        "width": 1,
        "marker": {"color": theme.NOTHING},
    } | points(hovers, [mark_text({"month": month}) for month in months])


def _signs(chart: Timeline, height: float) -> Spec:
    """Return the signs: a diamond, a star for a major event."""
    places = {month: place for place, month in enumerate(chart.axis.months)}
    events = [event for event in chart.events if event.month in places]
    symbols = ["star" if event.is_major else "diamond" for event in events]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [places[event.month] for event in events],
        "y": [height] * len(events),
        "marker": {"symbol": symbols, "size": SIGN, "color": theme.TEXT},
        "cliponaxis": False,
    } | points([escaped(event.text) for event in events], [event.mark for event in events])


def _beginnings(months: Sequence[date]) -> list[int]:
    """Return the places at which a school year begins."""
    return [place for place, month in enumerate(months) if not place or month.month == FIRST_MONTH]


def _border(place: int, highest: float) -> Spec:
    edge = place - 0.5
    line = {"color": theme.GRID, "width": 1}
    return {"type": "line", "x0": edge, "x1": edge, "y0": 0, "y1": highest, "line": line}


def _years(axis: Axis, row: Sequence[float]) -> Spec:
    """Return the axis: under the middle of each year its name and its sum."""
    edges = [*_beginnings(axis.months), len(axis.months)]
    spans = list(pairwise(edges))
    texts = [
        f"{formats.school_year_name(school_year_of(axis.months[first]))}"
        f"<br><b>{formats.number(sum(row[first:last]), axis.language)}</b>"
        for first, last in spans
    ]
    return {
        "tickvals": [(first + last - 1) / 2 for first, last in spans],
        "ticktext": texts,
        "tickangle": 0,
        "range": [-0.6, len(axis.months) - 0.4],
        "automargin": True,
    }
