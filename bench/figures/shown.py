"""Cards in one plain form: what stands in the table, the list, the chart and the steps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

import pandas as pd

from charts.bars import Bars
from charts.contributions import Contributions
from charts.crossed import Crossed
from charts.flow_places import Flow
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.network import Network
from charts.quadrant import Quadrant
from charts.timeline import Timeline
from ui.cards import Drawing
from ui.plain_table import Link

Cell = str | float | bool | None
Row = tuple[Cell, ...]
Rows = list[Row]

GOAL = " · goal "  # what stands after it is no count


@dataclass
class Shown:
    """What one card shows, in no order; what is empty stands there as nothing."""

    table: Rows = field(default_factory=list)
    listing: Rows = field(default_factory=list)
    chart: Rows = field(default_factory=list)
    steps: Rows = field(default_factory=list)


def rows(frame: pd.DataFrame | None) -> Rows:
    """Return the rows of a table."""
    if frame is None:
        return []
    return plain(frame.itertuples(index=False, name=None))


def plain(given: Iterable[Sequence[object]]) -> Rows:
    return [tuple(cell(one) for one in row) for row in given]


def cell(value: object) -> Cell:
    """Return a cell as a text, a rounded number or nothing."""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, datetime):  # a day that pandas holds; its NaT is one too
        return None if _is_nothing(value) else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | bool):
        return value
    return None if _is_nothing(value) else round(float(str(value)), 6)


def _is_nothing(value: object) -> bool:
    return bool(pd.isna(cast("Any", value)))


def of_drawing(drawing: Drawing) -> Shown:
    steps = [(step.text, step.detail) for step in drawing.steps]
    return Shown(rows(drawing.table), rows(drawing.listing), chart(drawing.chart), plain(steps))


def chart(drawn: object) -> Rows:
    """Return a chart's marks with the numbers that they stand for."""
    if drawn is None:
        return []
    if type(drawn) not in CHARTS:
        raise NotImplementedError(f"nobody counts a chart of the kind {type(drawn).__name__}")
    return CHARTS[type(drawn)](drawn)


def _bars(drawn: Bars) -> Rows:
    found = rows(drawn.rows[["label", "value", "text"]])
    return [(*row[:2], str(row[2]).partition(GOAL)[0]) for row in found]


def _multiples(drawn: Multiples) -> Rows:
    titles = [("", item.title or item.name, None) for item in drawn.series]
    return _by_month(drawn.frame) + plain(titles)


def _quadrant(drawn: Quadrant) -> Rows:
    return rows(drawn.rows[["label", "x", "y", "size"]])


def _timeline(drawn: Timeline) -> Rows:
    months = rows(drawn.frame[["month", "value"]])
    return months + plain((event.month, event.is_major) for event in drawn.events)


def _flow(drawn: Flow) -> Rows:
    """Return the blocks and the sum of the bands of each column, whose names the table has."""
    blocks = [(place, node.size) for place, own in enumerate(drawn.columns) for node in own]
    sums = [(place, sum(band.value for band in own), "") for place, own in enumerate(drawn.bands)]
    return plain([*blocks, *sums])


def _contributions(drawn: Contributions) -> Rows:
    """Return the changes; where the small ones stand together, which those are is chance."""
    found = rows(drawn.rows[["label", "value", "text"]])
    return [("", *row[1:]) for row in found] if is_folded(found) else found


def _by_month(frame: pd.DataFrame) -> Rows:
    """Return the months with something in them: the others are drawn as zero."""
    found = zip(frame["series"], frame["month"], frame["value"], strict=True)
    return [row for row in plain(found) if row[-1]]


def _cells(table: pd.DataFrame) -> Rows:
    return plain(
        (row, column, table.iat[down, right])
        for down, row in enumerate(table.index)
        for right, column in enumerate(table.columns)
    )


def is_folded(found: Rows) -> bool:
    """Say whether the last bars stand together in one."""
    return any(str(row[0]).endswith((" other", " others")) for row in found)


def last_of(found: Rows) -> float | None:
    """Return the value of the last bars that stand for themselves."""
    values = [float(str(row[1])) for row in found if not str(row[0]).endswith(" others")]
    return min(values, default=None)


def above(found: Rows, last: float | None) -> Rows:
    """Return the bars that stand over the last ones of another drawing."""
    return [row for row in found if last is None or float(str(row[1])) > last]


def untied(found: Rows, last: float | None) -> Rows:
    """Return bars without the names of the last ones: which of equal ones come last is chance."""
    return [("", *row[1:]) if row[1] == last else row for row in found]


def in_any_order(found: Rows) -> Rows:
    """Return rows whose values stand in no order: the chart beside them has each by name."""
    return [(row[0], *sorted(row[1:], key=repr)) for row in found]


def _ties(drawn: Network) -> Rows:
    edges = [
        (drawn.left[edge.left].label, drawn.right[edge.right].label, edge.value)
        for edge in drawn.edges
    ]
    people = [(node.label, node.is_bold) for node in drawn.left]
    sizes = [(node.label, "", node.size) for node in drawn.right]
    return plain([*edges, *people, *sizes])


CHARTS: Mapping[type, Callable[[Any], Rows]] = {
    Bars: _bars,
    Stacked: lambda drawn: _by_month(drawn.frame),
    Multiples: _multiples,
    Shaded: lambda drawn: _cells(drawn.table),
    Crossed: lambda drawn: _cells(drawn.table),
    Network: _ties,
    Quadrant: _quadrant,
    Timeline: _timeline,
    Flow: _flow,
    Contributions: _contributions,
}
