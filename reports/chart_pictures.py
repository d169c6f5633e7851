"""Charts of the dashboards that an office program can draw itself, as numbers of a Picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts import theme
from charts.bars import Bars
from charts.contributions import Contributions
from charts.months import Stacked, values
from charts.timeline import Timeline
from core import formats
from core.i18n import Words
from core.periods import school_year_of
from reports.content import Kind, Look, Series
from reports.palette import colour

MOST_MONTHS = 24  # columns side by side on paper; a longer time is shown by school year


@dataclass(frozen=True)
class Drawn:
    """What a Picture takes from a chart."""

    look: Look
    categories: Sequence[str]
    series: Sequence[Series]
    kind: Kind = Kind.COUNT


def bars(chart: Bars, words: Words, title: str) -> Drawn:
    """Return ranked bars; where they are shares, both numbers stand beside the name."""
    is_share = chart.most == 1 and "share" in chart.rows
    rows = chart.rows.to_dict("records")
    categories = [_with_numbers(row, words) if is_share else str(row["label"]) for row in rows]
    kind = Kind.SHARE if is_share else _kind(chart.rows["value"])
    return Drawn(Look.BARS, categories, (_series_of(chart.rows, title),), kind)


def changes(chart: Contributions, words: Words, title: str) -> Drawn:
    """Return bars on both sides of zero."""
    categories = [str(label) for label in chart.rows["label"]]
    name = words("{title}: change", title=title)
    return Drawn(Look.BARS, categories, (_series_of(chart.rows, name),), _kind(chart.rows["value"]))


def columns_by_month(chart: Stacked, title: str, *, is_apart: bool) -> Drawn:
    """Return columns by month on top of each other, lines where the series stand apart."""
    series = [
        Series(item.name or title, _numbers(row), colour(item.colour))
        for item, row in zip(chart.series, chart.rows(), strict=True)
    ]
    kind = _kind(chart.frame["value"])
    many = Look.LINES if is_apart else Look.STACKED_COLUMNS
    look = Look.COLUMNS if len(series) == 1 else many
    return Drawn(look, chart.axis.labels(), series, kind)


def time_line(chart: Timeline, words: Words, title: str) -> Drawn:
    """Return columns by month, or of a long time by school year."""
    months, row = chart.axis.months, values(chart.frame, chart.axis)
    if len(months) <= MOST_MONTHS:
        categories = chart.axis.labels()
    else:
        years: dict[str, float] = {}
        for month, value in zip(months, row, strict=True):
            year = formats.school_year_name(school_year_of(month))
            years[year] = years.get(year, 0.0) + value
        categories, row = list(years), list(years.values())
        title = words("{title}, by school year", title=title)
    series = Series(title, tuple(row), colour(theme.ACCENT))
    return Drawn(Look.COLUMNS, categories, (series,), _kind(pd.Series(row)))


def _series_of(rows: pd.DataFrame, name: str) -> Series:
    colours = tuple(map(colour, map(str, rows["colour"]))) if "colour" in rows else ()
    return Series(name, _numbers(rows["value"]), colour(theme.ACCENT), colours)


def _numbers(row: Iterable[float | None]) -> tuple[float | None, ...]:
    """Return the numbers of a series, nothing for what is not there or may not be shown."""
    return tuple(None if pd.isna(value) else float(value) for value in row)


def _with_numbers(row: Mapping[object, object], words: Words) -> str:
    """Return the name of a share with part and whole, or else with what stands at its bar."""
    if "part" not in row or "whole" not in row:
        return words("{name}: {text}", name=row["label"], text=row["text"])
    return words(
        "{name}: {part} of {whole}", name=row["label"], part=row["part"], whole=row["whole"]
    )


def _kind(numbers: pd.Series) -> Kind:
    """Say whether numbers are counts; only hours have parts."""
    is_whole = all(float(number).is_integer() for number in numbers.dropna())
    return Kind.COUNT if is_whole else Kind.HOURS
