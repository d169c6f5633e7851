"""Columns by month: one series, several on top of each other, or one row a series.

Frames have the columns `month` (the first day of one), `series` (text) and `value`; months without
a row are drawn as zero, so that a quiet month is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from charts import labels, theme
from core import formats

MOST_TICKS = 14  # months with a label of their own
HEIGHT, ROW_HEIGHT, LABELS = 340, 84, 34  # pixels


@dataclass(frozen=True)
class Series:
    """One series: its name, its line over the row where rows stand apart, colour and pattern."""

    name: str
    colour: str
    pattern: str = ""
    title: str = ""


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
    by_month = frame.groupby(pd.to_datetime(frame["month"]).dt.date)["value"].sum()
    return [float(by_month.get(month, 0)) for month in axis.months]


def stacked(frame: pd.DataFrame, axis: Axis, series: Sequence[Series]) -> go.Figure:
    """Return columns by month, a colour and a pattern a series, the sum over each column."""
    traces = [
        _columns(item, axis, values(frame[frame["series"] == item.name], axis)) for item in series
    ]
    figure = theme.dressed(go.Figure(traces), height=HEIGHT, language=axis.language)
    totals = values(frame, axis)
    figure.add_trace(_sums(totals, axis))
    figure.update_layout(
        barmode="stack",
        showlegend=len(series) > 1,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "font": {"size": theme.FONT_SIZE},
            "itemclick": False,
            "itemdoubleclick": False,
            "x": 0,
            "xanchor": "left",
            "y": 1.04,
            "yanchor": "bottom",
        },
    )
    _draw_axes(figure, axis, most=max(totals, default=0))
    return figure


def multiples(frame: pd.DataFrame, axis: Axis, series: Sequence[Series]) -> go.Figure:
    """Return one row of columns a series, all on one scale, each under its own title."""
    rows = {item.name: values(frame[frame["series"] == item.name], axis) for item in series}
    titles = [labels.wrapped(item.title) for item in series]
    gap = max((labels.height(title) for title in titles), default=1) + 4
    inner = (ROW_HEIGHT + gap) * len(series) - gap
    figure = make_subplots(
        rows=len(series), cols=1, shared_xaxes=True, vertical_spacing=gap / inner
    )
    theme.dressed(figure, height=inner + gap + LABELS, language=axis.language)
    figure.update_layout(margin={"t": gap, "b": LABELS})
    most = max((max(row, default=0) for row in rows.values()), default=0)
    for number, item in enumerate(series, start=1):
        plain = Series(item.name, item.colour)
        columns = _columns(plain, axis, rows[item.name])
        columns.update(
            text=_texts(rows[item.name], axis),
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
        )
        figure.add_trace(columns, row=number, col=1)
        figure.add_annotation(
            x=0,
            y=1,
            text=f"<b>{titles[number - 1]}</b>",
            showarrow=False,
            align="left",
            font={"size": theme.LABEL_SIZE},
            xref="x domain" if number == 1 else f"x{number} domain",
            yref="y domain" if number == 1 else f"y{number} domain",
            xanchor="left",
            yanchor="bottom",
            yshift=2,
        )
    _draw_axes(figure, axis, most=most * 1.15)
    return figure


def _columns(item: Series, axis: Axis, row: list[float]) -> go.Bar:
    name = escape(item.name)
    texts = [formats.number(value, axis.language) for value in row]
    return go.Bar(
        x=list(range(len(axis.months))),
        y=row,
        name=name,
        marker={
            "color": item.colour,
            "pattern": {
                "shape": item.pattern,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.25,
                "fgcolor": "rgba(255,255,255,0.75)",
            },
            "line": {"width": 0},
        },
        customdata=[
            f"{formats.month_name(month, axis.language)}<br>{name}: {text}"
            for month, text in zip(axis.months, texts, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _texts(row: list[float], axis: Axis) -> list[str]:
    """Return what stands over the columns; nothing where so many months leave no room for it."""
    if len(axis.months) > 2 * MOST_TICKS:
        return [""] * len(row)
    return [formats.number(value, axis.language) if value else "" for value in row]


def _sums(totals: list[float], axis: Axis) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(axis.months))),
        y=totals,
        mode="text",
        text=_texts(totals, axis),
        textposition="top center",
        textfont={"size": theme.FONT_SIZE, "color": theme.TEXT},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _draw_axes(figure: go.Figure, axis: Axis, *, most: float) -> None:
    step = -(-len(axis.months) // MOST_TICKS)
    figure.update_xaxes(
        tickvals=list(range(0, len(axis.months), step)),
        ticktext=axis.labels()[::step],
        range=[-0.6, len(axis.months) - 0.4],
        autotickangles=[0, -90],
        tickfont={"size": theme.FONT_SIZE},
        automargin=True,
    )
    figure.update_yaxes(range=[0, most * 1.12 or 1], visible=False)
    figure.update_layout(bargap=0.25)
