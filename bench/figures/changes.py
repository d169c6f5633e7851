"""What changed since a day: the same period as it was known then against now."""

from dataclasses import replace
from datetime import date

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.shown import Shown, plain
from bench.figures.telling import LANGUAGE, Names, among, people
from core import formats

LISTS = {"community": "communities", "kind": "kinds", "group": "method_groups"}
MOST_BARS = 7
NOBODY, TWICE = "in no method group", "counted in two groups, taken off once"


def changed(counted: Counted, division: str, since: date) -> Shown:
    """Set then against now by community, kind or method group.

    What counts twice in two groups is taken off in a bar of its own, while all of them are shown.
    """
    known = counted.setting.known_on
    then = Counted(counted.records, replace(counted.setting, known_on=since))
    nothing = counted.taken.empty and then.taken.empty
    if (known and since >= known) or nothing:
        return Shown()
    if counted.hides(_fewest(then.taken, counted.taken)):
        return Shown()
    table, is_whole = _parts(then, counted, division)
    moved = [(row[0], row[3]) for row in table if row[3]]
    twice = len(counted.taken) - len(then.taken) - sum(row[3] for row in table)
    if is_whole and twice:
        moved.append((TWICE, twice))
    return Shown(plain(table), chart=plain(_bars(moved)))


def _parts(
    then: Counted, now: Counted, division: str
) -> tuple[list[tuple[str, int, int, int, int, int]], bool]:
    names, table, is_whole = Names(now, LISTS[division]), [], True
    before, after = _divided(then, division), _divided(now, division)
    for code in {**before, **after}:
        was, has = before.get(code, then.taken.head(0)), after.get(code, now.taken.head(0))
        if now.hides(_fewest(was, has)):
            is_whole = False
            continue
        teachers = among(was, then.staff), among(has, now.staff)
        name = names[code] or NOBODY
        table.append((name, len(was), len(has), len(has) - len(was), *teachers))
    return table, is_whole


def _divided(counted: Counted, division: str) -> dict[str, pd.DataFrame]:
    if division != "group":
        return {str(code): part for code, part in counted.taken.groupby(division)}
    members = counted.members[["teacher_id", "method_groups"]]
    found = counted.taken.merge(members, on="teacher_id", how="left")
    found = found.fillna({"method_groups": ""})
    return {str(code): part for code, part in found.groupby("method_groups")}


def _fewest(was: pd.DataFrame, has: pd.DataFrame) -> int:
    return min((n for n in (people(was), people(has)) if n), default=0)


def _bars(moved: list[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Return a bar for each change; of many the smaller ones stand together, without names."""
    bars = moved
    if len(moved) > MOST_BARS:
        largest = sorted((value for _, value in moved), key=lambda value: -abs(value))
        kept, rest = largest[: MOST_BARS - 1], largest[MOST_BARS - 1 :]
        bars = [("", value) for value in (*kept, sum(rest))]
    return [(name, value, formats.signed(value, LANGUAGE)) for name, value in bars]
