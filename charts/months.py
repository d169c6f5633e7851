"""Columns by month: one series, several on top of each other, or one row a series.

Frames have the columns `month` (the first day of one), `series` (text) and `value`; months without
a row are drawn as zero, so that a quiet month is seen. A value that is null may not be shown: a
dash stands in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isnan, nan

import pandas as pd

from core import formats


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
    """Return one value a month, zero where the frame has none, no number where it is null."""
    sums: dict[date, float] = {}
    for month, value in zip(frame["month"], frame["value"], strict=True):
        day = month.date() if isinstance(month, pd.Timestamp) else month
        sums[day] = sums.get(day, 0.0) + float(value)
    return [sums.get(month, 0.0) for month in axis.months]


@dataclass(frozen=True)
class Stacked:
    """Columns by month, a colour and a pattern a series, the sum over each column.

    `untold` says why a value is not shown. `rest` names the series of what stands beside the shown
    values of a month: a sum is not shown where it is null, and without it where any value is.
    """

    frame: pd.DataFrame
    axis: Axis
    series: Sequence[Series]
    untold: str = ""
    rest: str = ""

    def rows(self) -> list[list[float]]:
        """Return the values of each series by month."""
        named = self.frame["series"]
        return [values(self.frame[named == item.name], self.axis) for item in self.series]

    def sums(self) -> list[float]:
        """Return the sum of each month, no number where it may not be shown."""
        named = self.by_name()
        guard = [named[self.rest]] if self.rest in named else list(named.values())
        sums = []
        for place in range(len(self.axis.months)):
            is_told = not any(isnan(row[place]) for row in guard)
            shown = [row[place] for row in named.values() if not isnan(row[place])]
            sums.append(sum(shown) if is_told else nan)
        return sums

    def by_name(self) -> dict[str, list[float]]:
        """Return the values by the names of the series."""
        return {item.name: row for item, row in zip(self.series, self.rows(), strict=True)}


@dataclass(frozen=True)
class Multiples(Stacked):
    """One row of columns a series, all on one scale, each under its own title."""
