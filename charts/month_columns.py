"""Columns by month as a figure: on top of each other with their sums, or one row a series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import isnan

from charts import labels, theme
from charts.earlier import filled, steps
from charts.escaping import escaped
from charts.months import Axis, Multiples, Series, Stacked
from charts.over import NOTHING, Over
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.dimensions import mark_text

MOST_TICKS = 14  # months with a label of their own
HEIGHT, ROW_HEIGHT, TICKS, TEXT_HEIGHT = 340, 84, 34, 24  # pixels
SCALE = 1.12  # of the highest column: how high the axis is
UNTOLD = "\N{EN DASH}"  # in the place of a value that is not shown


def stacked(chart: Stacked, before: Stacked | None = None, *, over: Over = NOTHING) -> Ready:
    """Return the columns; a step over each shows the sum of the period before."""
    rows, axis, room = chart.rows(), chart.axis, over.room(chart.axis.months)
    series, totals = _signed(chart.series, over), chart.sums()
    earlier = filled(before.sums(), len(axis.months)) if before else []
    drawn = [sum(_numbers(column)) for column in zip(*rows, strict=True)]
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
            *(_columns(item, axis, row) for item, row in zip(series, rows, strict=True)),
            *([steps(earlier, len(axis.months))] if before else []),
            _sums(totals, axis, earlier),
            *_dashes(drawn, totals, chart),
        ],
        {
            "barmode": "stack",
            "bargap": 0.25,
            "margin": {"b": labels.ticks_height(axis.labels())},
            "showlegend": len(series) > 1,
            "legend": legend,
            "xaxis": _months(axis),
            "yaxis": _scale(max([*drawn, *_numbers(earlier)], default=0) * (1 + room / HEIGHT)),
            **over.lines(axis.months),
        },
        height=HEIGHT + room,
        language=axis.language,
    )


def multiples(chart: Multiples, before: Multiples | None = None, *, over: Over = NOTHING) -> Ready:
    """Return the rows of columns; steps over them show the period before."""
    series, axis, rows = _signed(chart.series, over), chart.axis, chart.rows()
    earlier = before.by_name() if before else {}
    steps_of = [earlier.get(item.name, []) for item in chart.series]
    titles = [labels.wrapped(item.title) for item in series]
    gap = max((labels.height(title) for title in titles), default=0) + 4
    step = ROW_HEIGHT + gap
    inner = max(step * len(series) - gap, 1)
    most = max((max(_numbers(row), default=0) for row in [*rows, *earlier.values()]), default=0)
    most *= 1.15
    lines, room = over.lines(axis.months, lift=gap), over.room(axis.months)
    traces, axes, notes = [], {}, lines["annotations"]
    for place, (item, row) in enumerate(zip(series, rows, strict=True)):
        top = 1 - place * step / inner
        number = "" if not place else str(place + 1)
        drawn = [_row(item, axis, row), *_dashes([0.0] * len(row), row, chart)]
        if before:
            drawn += _steps(drawn[0], steps_of[place], most=most)
        traces += [trace | {"yaxis": f"y{number}"} for trace in drawn]
        domain = [max(top - ROW_HEIGHT / inner, 0), top]
        axes[f"yaxis{number}"] = _scale(most) | {"domain": domain}
        above = {"xref": "paper", "yref": "paper", "y": top, "yanchor": "bottom", "yshift": 2}
        notes.append(labels.note(f"<b>{titles[place]}</b>") | above)
    bottom = {"anchor": f"y{len(series)}" if len(series) > 1 else "y"}
    return theme.figure(
        traces,
        {
            "bargap": 0.25,
            "margin": {"t": gap + room, "b": TICKS},
            "annotations": notes,
            "shapes": lines["shapes"],
            "xaxis": _months(axis) | bottom,
            **axes,
        },
        height=inner + gap + room + TICKS,
        language=axis.language,
    )


def _signed(series: Sequence[Series], over: Over) -> list[Series]:
    """Return the series with the numbers of what is said of them."""
    marks = [mark_text(item.mark) for item in series]
    return [
        replace(item, name=over.beside(item.name, mark), title=over.beside(item.title, mark))
        for item, mark in zip(series, marks, strict=True)
    ]


def _columns(item: Series, axis: Axis, row: list[float]) -> Spec:
    name = escaped(item.name)
    texts = ["" if isnan(value) else formats.number(value, axis.language) for value in row]
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
        "y": [None if isnan(value) else value for value in row],
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
    return [formats.number(value, axis.language) if value > 0 else "" for value in row]


def _sums(totals: Sequence[float], axis: Axis, earlier: Sequence[float]) -> Spec:
    """Return the sums over the columns, and over the period before where that was higher."""
    pairs = zip(totals, earlier or totals, strict=True)
    heights = [max(_numbers(pair), default=0) for pair in pairs]
    return _over(dict(enumerate(heights)), _texts(totals, axis))


def _steps(columns: Spec, earlier: Sequence[float], *, most: float) -> list[Spec]:
    """Return the steps over columns; a number that one would strike out goes over it."""
    texts, heights = columns["text"], columns["y"]
    reach = most * SCALE * TEXT_HEIGHT / ROW_HEIGHT
    struck = {
        place: before
        for place, before in enumerate(filled(earlier, len(heights)))
        if texts[place] and 0 < before - heights[place] < reach
    }
    lifted = _over(struck, [texts[place] for place in struck])
    columns["text"] = ["" if place in struck else text for place, text in enumerate(texts)]
    return [steps(earlier, len(heights)), *([lifted] if struck else [])]


def _over(heights: Mapping[int, float], texts: Sequence[str]) -> Spec:
    """Return texts that stand over heights, each at its place on the axis."""
    return {
        "type": "scatter",
        "x": list(heights),
        "y": list(heights.values()),
        "mode": "text",
        "text": list(texts),
        "textposition": "top center",
        "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dashes(heights: Sequence[float], row: Sequence[float], chart: Stacked) -> list[Spec]:
    """Return dashes in the place of what may not be shown, nothing where all may be."""
    axis = chart.axis
    places = [place for place, value in enumerate(row) if isnan(value)]
    if not places:
        return []
    months = [formats.month_name(axis.months[place], axis.language) for place in places]
    return [
        {
            "type": "scatter",
            "x": places,
            "y": [heights[place] for place in places],
            "mode": "text",
            "text": [UNTOLD] * len(places),
            "textposition": "top center",
            "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
            "cliponaxis": False,
            "showlegend": False,
        }
        | points([f"{month}<br>{escaped(chart.untold)}" for month in months], [""] * len(places))
    ]


def _numbers(row: Iterable[float]) -> list[float]:
    return [value for value in row if not isnan(value)]


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
    return {"range": [0, most * SCALE or 1], "visible": False}
