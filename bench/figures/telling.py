"""Words and forms that many cards share: names of codes, bars with their shares, months."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from bench.figures.calendar import months_from
from bench.figures.counting import Counted
from bench.figures.shown import Rows, Shown, plain
from core import formats

Counts = Mapping[str, Callable[[Counted], Shown]]  # who counts each card of a screen
ByMonth = Mapping[Any, float]
LANGUAGE = "en"
MOST_BARS = 12
NOT_STATED = "not stated"


class Names:
    """The names of a reference list, in its order."""

    def __init__(self, counted: Counted, list_name: str) -> None:
        items = counted.records.items(list_name)
        self.codes = list(items["code"])
        self.offered = list(items.loc[~items["is_archived"].astype(bool), "code"])
        self._names = dict(zip(items["code"], items["name_en"], strict=True))

    def __getitem__(self, code: object) -> str:
        return "" if code is None else self._names.get(str(code), str(code))

    def ordered(self, codes: Iterable[object]) -> list[str]:
        """Return codes in the order of the list."""
        found = {str(code) for code in codes}
        return [code for code in self.codes if code in found] + sorted(found - set(self.codes))


def number(value: float) -> str:
    return formats.number(value, LANGUAGE)


def percent(part: float, whole: float) -> str:
    return formats.percent(part, whole, LANGUAGE)


def month_name(month: date) -> str:
    return formats.month_name(month, LANGUAGE)


def people(frame: pd.DataFrame) -> int:
    return int(frame["teacher_id"].nunique())


def works(frame: pd.DataFrame) -> int:
    return int(frame.loc[frame["is_published"], "activity_id"].nunique())


def among(frame: pd.DataFrame, staff: pd.DataFrame) -> int:
    """Return how many of the staff the records are about."""
    return len(set(frame["teacher_id"]) & set(staff["teacher_id"]))


def groups(counted: Counted, frame: pd.DataFrame, column: str) -> dict[object, pd.DataFrame]:
    """Return the records by a column; groups of too few people are left out."""
    filled = frame.assign(**{column: frame[column].astype(object).fillna("")})
    parts = {code or None: part for code, part in filled.groupby(column, sort=False)}
    return {code: part for code, part in parts.items() if not counted.hides(people(part))}


def ranked(values: Sequence[tuple[str, float]], whole: float | None) -> Rows:
    """Return bars with their share of the whole, the longest first, the rest in one bar."""
    bars = list(values)
    if len(bars) > MOST_BARS:
        bars, rest = bars[: MOST_BARS - 1], bars[MOST_BARS - 1 :]
        bars.append((f"{len(rest)} others", sum(value for _, value in rest)))
    return plain((name, value, _text(value, whole)) for name, value in bars)


def _text(value: float, whole: float | None) -> str:
    share = "" if whole is None else f" · {percent(value, whole)}"
    return f"{number(value)}{share}"


def by_value(values: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(values.items(), key=lambda item: -item[1])


def share_bars(parts: Sequence[tuple[str, int, int]]) -> Rows:
    """Return bars of a part of a whole."""
    return plain(
        (name, part / whole if whole else 0.0, f"{part:,} of {whole:,}, {percent(part, whole)}")
        for name, part, whole in parts
    )


def axis(counted: Counted) -> list[date]:
    """Return the months from the first day of the period to the day the figures speak of."""
    return months_from(counted.period.starts_on, counted.as_of)


def months_table(counted: Counted, series: Mapping[str, ByMonth]) -> Rows:
    """Return a row per month, a column per series, and their sum where there are several."""
    table = []
    for month in axis(counted):
        values = [float(own.get(month, 0)) for own in series.values()]
        total = [sum(values)] if len(values) > 1 else []
        table.append((month_name(month), *values, *total))
    return plain(table)


def months_chart(series: Mapping[str, ByMonth]) -> Rows:
    return plain(
        (name, month, own[month]) for name, own in series.items() for month in own if own[month]
    )


def person_name(row: Mapping[Any, Any]) -> str:
    names = (str(row["last_name"]), str(row["first_name"]), str(row["middle_name"]))
    return formats.person_name(*names)
