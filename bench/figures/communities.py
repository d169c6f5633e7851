"""The cards of the communities side by side."""

from functools import partial
from typing import Any

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.network import communities, connections
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    Counts,
    Names,
    among,
    groups,
    months_chart,
    months_table,
    number,
    people,
    percent,
    ranked,
    share_bars,
    works,
)
from core import formats

YIELDS = ("works", "above_municipal", "course_hours", "prizes")
FLAGS = {
    "documents": "has_document",
    "course_hours": "course_hours",
    "above_municipal": "is_above",
    "prizes": "is_prize",
}
TITLES = {
    "participations": "Participations",
    "works": "Works",
    "documents": "Documents",
    "course_hours": "Course hours",
    "above_municipal": "Results above the municipal level",
    "prizes": "Winners, prize-winners, laureates",
}


def side_by_side(counted: Counted, counts_of: str = "participations") -> dict[str, dict[str, Any]]:
    """Return the counts of each community to show, none where it is about too few people.

    A community is left out with too few people in it or behind what is counted.
    """
    taken = counted.taken
    parts = {str(code): part for code, part in taken.groupby("community")}
    shown = [
        code
        for code, part in parts.items()
        if not counted.hides(people(part)) and _counts(counted, part)[counts_of] is not None
    ]
    codes = communities(counted, pd.Series(shown, dtype=object))
    codes = [code for code in codes if code in shown or code not in parts]
    return {code: _counts(counted, parts.get(code, taken.head(0))) for code in codes}


def _counts(counted: Counted, part: pd.DataFrame) -> dict[str, Any]:
    counts = {
        column: None if counted.hides(people(part[part[flag] > 0])) else float(part[flag].sum())
        for column, flag in FLAGS.items()
    }
    is_hidden = counted.hides(people(part[part["is_published"]]))
    own = {"teachers": among(part, counted.staff), "participations": len(part)}
    return {**own, "works": None if is_hidden else works(part), **counts}


def who(counted: Counted) -> Shown:
    names, staff = Names(counted, "communities"), len(counted.staff)
    parts = [
        (names[code], int(counts["teachers"]), staff)
        for code, counts in side_by_side(counted).items()
    ]
    table = [(name, part, whole, percent(part, whole)) for name, part, whole in parts]
    return Shown(plain(table), chart=share_bars(parts))


def what(counted: Counted) -> Shown:
    """Kinds by communities: a zero where a kind is offered and nobody has taken it up.

    A pair of too few people is left out and no zero.
    """
    names, kinds = Names(counted, "communities"), Names(counted, "kinds")
    pairs = list(counted.taken.groupby(["kind", "community"]))
    shown = {pair: len(part) for pair, part in pairs if not counted.hides(people(part))}
    if not shown:
        return Shown()
    columns = communities(counted, pd.Series([community for _, community in shown], dtype=object))
    offers = counted.records.tables["community_kinds"]
    offered = set(zip(offers["kind"], offers["community"], strict=True))
    hidden = {pair for pair, _ in pairs} - set(shown)
    table, cells = [], []
    for kind in dict.fromkeys(kind for kind, _ in shown):
        empty = [
            0 if (kind, code) in offered and (kind, code) not in hidden else None
            for code in columns
        ]
        values = [shown.get((kind, code), none) for code, none in zip(columns, empty, strict=True)]
        table.append((kinds[kind], *values))
        cells += [(kinds[kind], names[c], v) for c, v in zip(columns, values, strict=True)]
    return Shown(plain(table), chart=plain(cells))


def outcome(counted: Counted) -> Shown:
    names, found = Names(counted, "communities"), side_by_side(counted)
    table = [
        (title, *(counts[column] for counts in found.values())) for column, title in TITLES.items()
    ]
    cells = [
        (title, names[code], counts[column])
        for column, title in TITLES.items()
        for code, counts in found.items()
    ]
    return Shown(plain(table), chart=plain(cells))


def movement(counted: Counted) -> Shown:
    names, found = Names(counted, "communities"), groups(counted, counted.taken, "community")
    earlier = {
        str(code): None if counted.hides(people(part)) else len(part)
        for code, part in counted.before.taken.groupby("community")
    }
    series, titles = {}, []
    for code, counts in side_by_side(counted).items():
        part = found.get(code, counted.taken.head(0))
        series[names[code]] = {
            month: len(own)
            for month, own in part.groupby("month")
            if not counted.hides(people(own))
        }
        now = counts["participations"]
        before = earlier.get(code, 0)
        change = "" if before is None else f" ({formats.signed(now - before, 'en')})"
        titles.append(("", f"{names[code]}: {number(now)}{change}", None))
    if not series:
        return Shown(months_table(counted, {}))
    chart = months_chart(series) + plain(titles)
    return Shown(months_table(counted, series), chart=chart)


def effort(counted: Counted, counts_of: str) -> Shown:
    names = Names(counted, "communities")
    table = [
        (names[code], counts["teachers"], counts["participations"], counts[counts_of])
        for code, counts in side_by_side(counted, counts_of).items()
        if counts["participations"]
    ]
    chart = [(name, done, came, teachers) for name, teachers, done, came in table]
    return Shown(plain(table), chart=plain(chart))


def overlap(counted: Counted) -> Shown:
    """Everybody on the staff in the one combination of all their communities."""
    names, found = Names(counted, "communities"), connections(counted).together
    done = counted.of_staff["teacher_id"].value_counts()
    table = []
    for together in set(found.values()):
        own = [one for one, codes in found.items() if codes == together]
        if counted.hides(len(own)):
            continue
        label = " + ".join(names[code] for code in names.ordered(together)) or "in no community"
        table.append((label, float(len(own)), float(sum(done.get(one, 0) for one in own))))
    table.sort(key=lambda row: (-row[1], -row[2], row[0]))
    bars = [(label, teachers) for label, teachers, _ in table]
    return Shown(plain(table), chart=ranked(bars, len(counted.staff)))


CARDS: Counts = {
    "who": who,
    "what": what,
    "outcome": outcome,
    "movement": movement,
    "overlap": overlap,
    **{f"effort_{name}": partial(effort, counts_of=name) for name in YIELDS},
}
