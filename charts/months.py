"""Columns by month: one series, several on top of each other, or one row a series.

Frames have the columns `month` (the first day of one), `series` (text) and `value`; months without
a row are drawn as zero, so that a quiet month is seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import labels, theme
from charts.earlier import steps, sums_by_month
from charts.points import points
from charts.theme import Spec
from core import formats
from core.dimensions import mark_text

MOST_TICKS = 14  # months with a label of their own
HEIGHT, ROW_HEIGHT, TICKS = 340, 84, 34  # pixels


@dataclass(frozen=True)
class Series:
    """One series: its name, its line over the row where rows stand apart, colour and pattern.

    `mark` says which part of the data it is; with the month it is a column's mark.
    """

    name: str
    colour: str
    pattern: str = ""
    title: str = ""
    mark: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Axis:
    """The months of a chart, oldest first, in the language of its labels."""

    months: tuple[date, ...]
    language: str

    def labels(self) -> list[str]:
        """Return the months' short names, with the year where there are several of a name."""
        written = formats.month_short if len(self.months) <= 12 else formats.month
        return [written(month, self.language) for month in self.months]


def months_between(first: date, last: date) -> tuple[date, ...]:
    """Return the first days of the months from one day to another, at least one."""
    count = max(0, (last.year - first.year) * 12 + last.month - first.month) + 1
    months = (first.year * 12 + first.month - 1 + step for step in range(count))
    return tuple(date(number // 12, number % 12 + 1, 1) for number in months)


def values(frame: pd.DataFrame, axis: Axis) -> list[float]:
    """Return one value a month, zero where the frame has none."""
    sums: dict[date, float] = {}
    for month, value in zip(frame["month"], frame["value"], strict=True):
        day = month.date() if isinstance(month, pd.Timestamp) else month
        sums[day] = sums.get(day, 0.0) + float(value)
    return [sums.get(month, 0.0) for month in axis.months]


@dataclass(frozen=True)
class Stacked:
    """Columns by month, a colour and a pattern a series, the sum over each column."""

    frame: pd.DataFrame
    axis: Axis
    series: Sequence[Series]

    def rows(self) -> list[list[float]]:
        """Return the values of each series by month."""
        named = self.frame["series"]
        return [values(self.frame[named == item.name], self.axis) for item in self.series]

    def by_name(self) -> dict[str, list[float]]:
        """Return the values by the names of the series."""
        return {item.name: row for item, row in zip(self.series, self.rows(), strict=True)}


@dataclass(frozen=True)
class Multiples(Stacked):
    """One row of columns a series, all on one scale, each under its own title."""


def stacked(chart: Stacked, before: Stacked | None = None) -> go.Figure:
    """Return the columns; a step over each shows the sum of the period before."""
    rows, axis = chart.rows(), chart.axis
    totals = sums_by_month(rows, len(axis.months))
    earlier = sums_by_month(before.rows(), len(axis.months)) if before else []
    legend = {
        "orientation": "h",
        "traceorder": "normal",
        "font": {"size": theme.FONT_SIZE, "color": theme.TEXT},
        "itemclick": False,
        "itemdoubleclick": False,
        "x": 0,
        "xanchor": "left",
        "y": 1.04,
        "yanchor": "bottom",
    }
    return theme.figure(
        [
            *(_columns(item, axis, row) for item, row in zip(chart.series, rows, strict=True)),
            *([steps(earlier, len(axis.months))] if before else []),
            _sums(totals, axis, earlier),
        ],
        {
            "barmode": "stack",
            "bargap": 0.25,
            "showlegend": len(chart.series) > 1,
            "legend": legend,
            "xaxis": _months(axis),
            "yaxis": _scale(max([*totals, *earlier], default=0)),
        },
        height=HEIGHT,
        language=axis.language,
    )


def multiples(chart: Multiples, before: Multiples | None = None) -> go.Figure:
    """Return the rows of columns; steps over them show the period before."""
    series, axis, rows = chart.series, chart.axis, chart.rows()
    earlier = before.by_name() if before else {}
    titles = [labels.wrapped(item.title) for item in series]
    gap = max((labels.height(title) for title in titles), default=0) + 4
    step = ROW_HEIGHT + gap
    inner = max(step * len(series) - gap, 1)
    most = max((max(row, default=0) for row in [*rows, *earlier.values()]), default=0) * 1.15
    traces, axes, notes = [], {}, []
    for place, (item, row) in enumerate(zip(series, rows, strict=True)):
        top = 1 - place * step / inner
        number = "" if not place else str(place + 1)
        traces.append(_row(item, axis, row) | {"yaxis": f"y{number}"})
        if before:
            traces.append(
                steps(earlier.get(item.name, []), len(axis.months)) | {"yaxis": f"y{number}"}
            )
        domain = [max(top - ROW_HEIGHT / inner, 0), top]
        axes[f"yaxis{number}"] = _scale(most) | {"domain": domain}
        title = labels.note(f"<b>{titles[place]}</b>")
        notes.append(
            title | {"xref": "paper", "yref": "paper", "y": top, "yanchor": "bottom", "yshift": 2}
        )
    bottom = {"anchor": f"y{len(series)}" if len(series) > 1 else "y"}
    return theme.figure(
        traces,
        {
            "bargap": 0.25,
            "margin": {"l": 0, "r": 0, "t": gap, "b": TICKS},
            "annotations": notes,
            "xaxis": _months(axis) | bottom,
            **axes,
        },
        height=inner + gap + TICKS,
        language=axis.language,
    )


def _columns(item: Series, axis: Axis, row: list[float]) -> Spec:
    name = escape(item.name)
    texts = [formats.number(value, axis.language) for value in row]
    pattern = {
        "shape": item.pattern,
        "fillmode": "overlay",
        "size": 7,
        "solidity": 0.25,
        "fgcolor": "rgba(255, 255, 255, 0.75)",
    }
    return {
        "type": "bar",
        "x": list(range(len(axis.months))),
        "y": row,
        "name": name,
        "marker": {"color": item.colour, "pattern": pattern, "line": {"width": 0}},
    } | points(
        [
            f"{formats.month_name(month, axis.language)}<br>{name}: {text}"
            for month, text in zip(axis.months, texts, strict=True)
        ],
        [mark_text({**item.mark, "month": month}) for month in axis.months],
    )


def _row(item: Series, axis: Axis, row: list[float]) -> Spec:
    """Return columns that stand in a row of their own, each with its number over it."""
    return _columns(Series(item.name, item.colour, mark=item.mark), axis, row) | {
        "text": _texts(row, axis),
        "textposition": "outside",
        "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "constraintext": "none",
    }


def _texts(row: Sequence[float], axis: Axis) -> list[str]:
    """Return what stands over the columns; nothing where so many months leave no room for it."""
    if len(axis.months) > 2 * MOST_TICKS:
        return [""] * len(row)
    return [formats.number(value, axis.language) if value else "" for value in row]


def _sums(totals: Sequence[float], axis: Axis, earlier: Sequence[float]) -> Spec:
    """Return the sums over the columns, and over the period before where that was higher."""
    heights = [max(pair) for pair in zip(totals, earlier or totals, strict=True)]
    return {
        "type": "scatter",
        "x": list(range(len(axis.months))),
        "y": heights,
        "mode": "text",
        "text": _texts(totals, axis),
        "textposition": "top center",
        "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _months(axis: Axis) -> Spec:
    step = -(-len(axis.months) // MOST_TICKS)
    return {
        "tickvals": list(range(0, len(axis.months), step)),
        "ticktext": axis.labels()[::step],
        "range": [-0.6, len(axis.months) - 0.4],
        "autotickangles": [0, -90],
        "automargin": True,
    }


def _scale(most: float) -> Spec:
    return {"range": [0, most * 1.12 or 1], "visible": False}
