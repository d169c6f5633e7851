"""Charts that no office program draws, and the tables behind charts, as a Table of a paper."""

from collections.abc import Sequence
from datetime import date, datetime
from math import isnan
from numbers import Integral, Real
from typing import Protocol, runtime_checkable

import pandas as pd

from charts.drawn import Chart
from charts.flow_places import Flow
from charts.network import Network, ordered
from charts.points import one_line
from charts.quadrant import Quadrant
from charts.timeline import Timeline
from core import formats
from core.i18n import Words
from reports.content import Cell, Column, Kind, Table

LABEL_WEIGHT = 2.5  # of a column of words beside one of numbers


@runtime_checkable
class _Leads(Protocol):
    """A cell that leads to an address, as ui.tables has them."""

    @property
    def text(self) -> str: ...
    @property
    def address(self) -> str: ...


def table_of(frame: pd.DataFrame, words: Words, *, title: str, note: str = "") -> Table:
    """Return a frame whose headers are words as a table; a cell that leads away is two columns."""
    columns: list[Column] = []
    cells: list[list[Cell]] = []
    for place, head in enumerate(frame.columns):
        values = [*frame.iloc[:, place]]
        kind = _kind(values)
        columns.append(Column(str(head), kind, LABEL_WEIGHT if kind is Kind.TEXT else 1))
        cells.append([_cell(value) for value in values])
        if any(isinstance(value, _Leads) for value in values):
            columns.append(Column(words("Link"), Kind.LINK, LABEL_WEIGHT))
            cells.append([value.address if isinstance(value, _Leads) else None for value in values])
    return Table(title, tuple(columns), tuple(zip(*cells, strict=True)), note)


def matrix(frame: pd.DataFrame, title: str) -> Table:
    """Return a table of numbers with its labels in the first column; an empty cell stays empty."""
    head = "" if frame.index.name is None else str(frame.index.name)
    numbers = [[_cell(value) for value in line] for line in frame.itertuples(index=False)]
    kinds = [_kind([*frame.iloc[:, place]]) for place in range(frame.shape[1])]
    columns = [
        Column(str(name), Kind.COUNT if kind is Kind.TEXT else kind)
        for name, kind in zip(frame.columns, kinds, strict=True)
    ]
    rows = tuple((str(label), *line) for label, line in zip(frame.index, numbers, strict=True))
    return Table(title, (Column(head, Kind.TEXT, LABEL_WEIGHT), *columns), rows)


def drawn_table(chart: Chart, words: Words, title: str) -> Table | None:
    """Return what a chart without a native like says, from its own parts."""
    match chart:
        case Network():
            return _ties(chart, title)
        case Flow():
            return _bands(chart, words, title)
        case Quadrant():
            named = {"label": words("Name"), "x": chart.x_title, "y": chart.y_title}
            return table_of(chart.rows[list(named)].rename(columns=named), words, title=title)
        case Timeline():
            return _marked(chart, words, title)
    return None


def _ties(chart: Network, title: str) -> Table:
    """Return a row a left name and a column a right one, in the order of the picture."""
    values = {(edge.left, edge.right): edge.value for edge in chart.edges}
    columns = (
        Column("", Kind.TEXT, LABEL_WEIGHT),
        *(Column(node.label, Kind.COUNT) for node in chart.right),
    )
    rows = tuple(
        (
            chart.left[left].label,
            *(_cell(values.get((left, right))) for right in range(len(chart.right))),
        )
        for left in ordered(chart)
    )
    return Table(title, columns, rows)


def _bands(chart: Flow, words: Words, title: str) -> Table:
    """Return a row a band, those of each step with the most first."""
    rows = tuple(
        (
            chart.columns[step][edge.left].label,
            chart.columns[step + 1][edge.right].label,
            _cell(edge.value),
        )
        for step, bands in enumerate(chart.bands)
        for edge in sorted(bands, key=lambda one: -one.value)
    )
    columns = (
        Column(words("From"), Kind.TEXT, LABEL_WEIGHT),
        Column(words("To"), Kind.TEXT, LABEL_WEIGHT),
        Column(words("Times"), Kind.COUNT),
    )
    return Table(title, columns, rows)


def _marked(chart: Timeline, words: Words, title: str) -> Table:
    columns = (Column(words("Month"), Kind.TEXT), Column(words("Event"), Kind.TEXT, LABEL_WEIGHT))
    rows = tuple(
        (formats.month_name(event.month, words.language), one_line(event.text))
        for event in sorted(chart.events, key=lambda one: one.month)
    )
    return Table(title, columns, rows)


def _kind(values: Sequence[object]) -> Kind:
    there = [value for value in values if not _is_missing(value)]
    if there and all(isinstance(value, date) for value in there):
        return Kind.DAY
    if not there or not all(_is_number(value) for value in there):
        return Kind.TEXT
    is_whole = all(float(value).is_integer() for value in there if isinstance(value, Real))
    return Kind.COUNT if is_whole else Kind.HOURS


def _cell(value: object) -> Cell:
    """Return a value of a frame as a cell: an ISO day, a number of Python's, a text, or None."""
    if _is_missing(value):
        return None
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat()
    if _is_number(value):
        number = float(value) if isinstance(value, Real) else 0.0
        return int(number) if number.is_integer() else number
    return str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, Integral | Real) and not isinstance(value, bool)


def _is_missing(value: object) -> bool:
    is_no_number = isinstance(value, float) and isnan(value)
    return value is None or value is pd.NA or value is pd.NaT or is_no_number
