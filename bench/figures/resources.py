"""The cards of the use of resources."""

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    LANGUAGE,
    NOT_STATED,
    Counts,
    Names,
    by_value,
    groups,
    months_chart,
    months_table,
    people,
    ranked,
)
from core import formats

TOP = 10


def times(frame: pd.DataFrame) -> float:
    return float(frame["times"].sum())


def by_month(counted: Counted) -> Shown:
    if counted.uses.empty:
        return Shown()
    values = {
        month: times(part)
        for month, part in counted.uses.groupby("month")
        if not counted.hides(people(part))
    }
    series = {"Uses": values}
    return Shown(months_table(counted, series), chart=months_chart(series))


def _by(counted: Counted, labels: dict[object, str], column: str) -> Shown:
    found = groups(counted, counted.uses, column)
    values = {labels.get(code, str(code)): times(part) for code, part in found.items()}
    return _ranked(counted, values)


def _ranked(counted: Counted, values: dict[str, float]) -> Shown:
    bars = by_value(values)
    return Shown(plain(bars), chart=ranked(bars, times(counted.uses)))


def by_list(counted: Counted, column: str, list_name: str) -> Shown:
    names = Names(counted, list_name)
    return _by(counted, {code: names[code] for code in names.codes} | {None: NOT_STATED}, column)


def by_grade(counted: Counted) -> Shown:
    labels: dict[object, str] = {grade: f"grade {grade}" for grade in range(1, 12)}
    return _by(counted, labels | {None: NOT_STATED}, "grade")


def by_weekday(counted: Counted) -> Shown:
    days = counted.uses["day"].map(lambda day: day.isoweekday())
    found = groups(counted, counted.uses.assign(weekday=days), "weekday")
    bars = [
        (formats.weekday(day, LANGUAGE), times(found[day])) for day in range(1, 8) if day in found
    ]
    return Shown(plain(bars), chart=ranked(bars, times(counted.uses)))


def most_used(counted: Counted) -> Shown:
    found = counted.uses.groupby("resource_id")
    rows = [
        (part["title"].iloc[0], times(part)) for _, part in found if not counted.hides(people(part))
    ]
    rows = sorted(rows, key=lambda row: (-row[1], row[0]))[:TOP]
    return Shown(plain(rows), chart=ranked(rows, times(counted.uses)))


CARDS: Counts = {
    "uses_by_month": by_month,
    "uses_by_weekday": by_weekday,
    "uses_by_subject": lambda counted: by_list(counted, "subject", "subjects"),
    "most_used": most_used,
    "uses_by_grade": by_grade,
}
