"""The cards of the overview."""

from collections.abc import Callable, Mapping

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    Counts,
    Names,
    among,
    groups,
    months_chart,
    months_table,
    people,
    percent,
    ranked,
    share_bars,
)


def by_month_and_community(
    counted: Counted, frame: pd.DataFrame, value: Callable[[pd.DataFrame], float]
) -> Shown:
    """Return a value by month and community; a community without any of it has no series.

    Communities too few people take part in are left out, and so are such months of them.
    """
    names, found = Names(counted, "communities"), groups(counted, frame, "community")
    series = {}
    for code in names.ordered(found):
        by_month = {
            month: value(part)
            for month, part in found[code].groupby("month")
            if not counted.hides(people(part))
        }
        if sum(by_month.values()):
            series[names[code]] = by_month
    if not series:
        return Shown()
    return Shown(months_table(counted, series), chart=months_chart(series))


def by_month(counted: Counted) -> Shown:
    return by_month_and_community(counted, counted.taken, len)


def by_list(counted: Counted, column: str, list_name: str) -> Shown:
    """Participations by the codes of a list."""
    names = Names(counted, list_name)
    found = groups(counted, counted.taken, column)
    values = [(names[code], float(len(found[code]))) for code in names.ordered(found)]
    if column == "kind":
        values.sort(key=lambda item: -item[1])
    return Shown(plain(values), chart=ranked(values, len(counted.taken)))


def method_groups(counted: Counted) -> Mapping[str, pd.DataFrame]:
    """Return the staff by method group; whoever is in two of them counts in both."""
    staff = counted.members[counted.members["teacher_id"].isin(counted.staff["teacher_id"])]
    return {str(code): part for code, part in staff.groupby("method_groups")}


def by_method_group(counted: Counted) -> Shown:
    names, rows = Names(counted, "method_groups"), []
    for code, staff in method_groups(counted).items():
        if counted.hides(len(staff)) or counted.hides(among(counted.taken, staff)):
            continue
        own = counted.taken[counted.taken["teacher_id"].isin(staff["teacher_id"])]
        rows.append((names[code], len(staff), among(own, staff), len(own)))
    table = [(name, whole, part, percent(part, whole), done) for name, whole, part, done in rows]
    return Shown(plain(table), chart=share_bars([(name, p, whole) for name, whole, p, _ in rows]))


CARDS: Counts = {
    "by_month": by_month,
    "by_kind": lambda counted: by_list(counted, "kind", "kinds"),
    "by_level": lambda counted: by_list(counted, "level", "levels"),
    "by_method_group": by_method_group,
}
