"""The network: who is in which communities, who connects them, how much rests on a few."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import ceil

import numpy as np
import pandas as pd

from bench.figures.counting import Counted
from bench.figures.overview import method_groups
from bench.figures.shown import Shown, plain
from bench.figures.telling import Counts, Names, among, percent, person_name, share_bars
from core.access import Action, may

FEW, MOST_NAMED, LISTED = 3, 60, 12
BY_NAME = ["last_name", "first_name", "middle_name"]
NOBODY = "in no method group"


@dataclass(frozen=True)
class Connections:
    """The communities of everybody on the staff, and the teachers who connect them."""

    together: dict[str, frozenset[str]]
    bridges: frozenset[str]


@dataclass(frozen=True)
class Concentration:
    """Participations of the staff, the most active first."""

    counts: tuple[int, ...]
    gini: float

    @property
    def of_three(self) -> float:
        return sum(self.counts[:FEW])


@lru_cache(maxsize=8)
def connections(counted: Counted) -> Connections:
    """A bridge is in three communities, or alone of the staff in some two of them."""
    own = counted.of_staff.groupby("teacher_id")["community"].agg(frozenset).to_dict()
    together = {one: own.get(one, frozenset()) for one in counted.staff["teacher_id"]}
    pairs = Counter(pair for found in together.values() for pair in _pairs(found))
    bridges = {
        one
        for one, found in together.items()
        if len(found) >= FEW or any(pairs[pair] == 1 for pair in _pairs(found))
    }
    return Connections(together, frozenset(bridges))


def _pairs(found: frozenset[str]) -> list[tuple[str, ...]]:
    return list(combinations(sorted(found), 2))


def concentration(counted: Counted) -> Concentration | None:
    """None where there are no more than three, or nothing was done."""
    done = counted.of_staff["teacher_id"].value_counts()
    counts = np.sort([int(done.get(one, 0)) for one in counted.staff["teacher_id"]])
    n = len(counts)
    if n <= FEW or not counts.sum():
        return None
    places = np.arange(1, n + 1)
    gini = float(((2 * places - n - 1) * counts).sum() / (n * counts.sum()))
    return Concentration(tuple(counts[::-1]), gini)


def most_active(counted: Counted) -> Shown:
    """The steps of the most active; none from which fewer than three could be told apart."""
    found = concentration(counted)
    if found is None:
        return Shown()
    staff, whole = len(found.counts), sum(found.counts)
    steps = [
        (FEW, "The three most active"),
        (ceil(staff / 10), "The most active tenth of the staff"),
        (ceil(staff / 4), "The most active quarter of the staff"),
        (ceil(staff / 2), "The more active half of the staff"),
    ]
    table, last = [], 0
    for people, label in sorted(steps, key=lambda step: step[0]):
        fits = max(FEW, last + FEW) <= people < staff
        if fits and not counted.hides(staff - people):
            part = sum(found.counts[:people])
            table.append((label, people, part, percent(part, whole), percent(people, staff)))
            last = people
    return Shown(plain(table), chart=share_bars([(row[0], row[2], whole) for row in table]))


@dataclass(frozen=True)
class Ties:
    """Rows of people or groups by communities, null where too few people stand behind."""

    counts: pd.DataFrame
    bridges: frozenset[str] = frozenset()


def ties(counted: Counted) -> Ties:
    return _of_teachers(counted) if are_named(counted) else _of_groups(counted)


def are_named(counted: Counted) -> bool:
    return len(counted.staff) <= MOST_NAMED and counted.names_are_seen


def communities(counted: Counted, found: pd.Series) -> list[str]:
    """Return the chosen communities, else those in use by the school, and those with records."""
    names = Names(counted, "communities")
    return names.ordered([*(counted.setting.chosen.get("community") or names.offered), *found])


def _of_teachers(counted: Counted) -> Ties:
    """Those in no community are named to whoever looks after all of them only."""
    found = counted.of_staff
    staff = counted.staff
    if not may(counted.person, Action.VIEW_REMINDERS):
        staff = staff[staff["teacher_id"].isin(found["teacher_id"])]
    names = {row["teacher_id"]: person_name(row) for row in staff.to_dict("records")}
    counts = _table(counted, found, "teacher_id").reindex(list(names)).fillna(0)
    counts.index = pd.Index(names.values())
    bridges = connections(counted).bridges & set(names)
    return Ties(counts, frozenset(names[one] for one in bridges))


def _of_groups(counted: Counted) -> Ties:
    members = counted.members[["teacher_id", "method_groups"]]
    found = counted.of_staff.merge(members, on="teacher_id", how="left")
    found = found.fillna({"method_groups": ""})
    cells = found.groupby(["method_groups", "community"])["teacher_id"].agg(["nunique", "size"])
    is_small = pd.Series([counted.hides(int(n)) for n in cells["nunique"]], cells.index, bool)
    shown = cells[~is_small].reset_index()
    everyone = [code for code, own in method_groups(counted).items() if not counted.hides(len(own))]
    rows = list(dict.fromkeys([*everyone, *shown["method_groups"]]))
    counts = shown.pivot_table(index="method_groups", columns="community", values="size")
    columns = communities(counted, shown["community"])
    counts = counts.reindex(index=rows, columns=columns).fillna(0)
    for group, community in cells[is_small].index:
        if group in counts.index and community in counts.columns:
            counts.loc[group, community] = None
    names = Names(counted, "method_groups")
    counts.index = pd.Index([names[code] if code else NOBODY for code in rows])
    return Ties(counts)


def _table(counted: Counted, found: pd.DataFrame, column: str) -> pd.DataFrame:
    counts = found.pivot_table(
        index=column, columns="community", values="activity_id", aggfunc="size"
    )
    return counts.reindex(columns=communities(counted, found["community"]))


def members(counted: Counted, community: str) -> int:
    return sum(community in own for own in connections(counted).together.values())


def graph(counted: Counted) -> Shown:
    names, tied = Names(counted, "communities"), ties(counted)
    counts = tied.counts.fillna(0)
    table, edges = [], []
    for label, row in counts.iterrows():
        own = [code for code in row.index if row[code] > 0]
        edges += [(label, names[code], row[code]) for code in own]
        is_bridge = label in tied.bridges
        together = " + ".join(names[code] for code in names.ordered(own))
        table.append((label, together, row.sum(), "yes" if is_bridge else ""))
    sizes = [
        (names[code], "", 0 if counted.hides(n) else n)
        for code, n in ((code, members(counted, code)) for code in counts.columns)
    ]
    people = [(label, label in tied.bridges) for label in counts.index]
    chart = [*edges, *people, *sizes] if edges else []
    return Shown(plain(table), chart=plain(chart))


def matrix(counted: Counted) -> Shown:
    names, counts = Names(counted, "communities"), ties(counted).counts
    table = [(label, *row) for label, row in zip(counts.index, counts.to_numpy(), strict=True)]
    cells = [
        (row, names[code], counts.iat[down, right])
        for down, row in enumerate(counts.index)
        for right, code in enumerate(counts.columns)
    ]
    return Shown(plain(table), chart=plain(cells))


def apart(counted: Counted) -> Shown:
    """Who is in no community, for whoever may invite them; the others see the groups only."""
    if not may(counted.person, Action.VIEW_REMINDERS):
        return Shown()
    names, parts = Names(counted, "method_groups"), []
    for code, staff in method_groups(counted).items():
        out = len(staff) - among(counted.taken, staff)
        if out and not counted.hides(len(staff)):
            parts.append((names[code], out, len(staff)))
    alone = counted.staff[~counted.staff["teacher_id"].isin(counted.taken["teacher_id"])]
    table = [
        (person_name(row), ", ".join(names[code] for code in row["method_groups"]))
        for row in alone.sort_values(BY_NAME).to_dict("records")
    ]
    shown = table if are_named(counted) else []
    return Shown(plain(shown), plain(shown[:LISTED]), share_bars(parts))


CARDS: Counts = {"graph": graph, "concentration": most_active, "matrix": matrix, "apart": apart}
