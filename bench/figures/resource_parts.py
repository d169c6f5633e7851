"""Whose resources are used for what, whom they reach, what lies idle and how full they are."""

from dataclasses import replace
from datetime import date

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.days import local_day
from bench.figures.resources import times
from bench.figures.shown import Rows, Shown, plain
from bench.figures.telling import (
    LANGUAGE,
    NOT_STATED,
    Counts,
    Names,
    groups,
    number,
    people,
    percent,
)
from charts import resource_sentences
from core import formats
from core.i18n import words_of
from core.periods import Period, PeriodKind

MOST_PARTNERS, MOST_SUBJECTS, STEPS, MOST_BARS = 4, 9, 6, 12
EARLIEST = date(1990, 1, 1)


def provider(names: Names, community: object, partner: object) -> str:
    return names[community] if community is not None else str(partner or "own school")


def named(counted: Counted) -> pd.DataFrame:
    """Return the uses with the names of whose they are, of which kind, for which subject."""
    names, kinds = Names(counted, "communities"), Names(counted, "resource_kinds")
    subjects, uses = Names(counted, "subjects"), counted.uses
    pairs = zip(uses["community"], uses["partner"], strict=True)
    return uses.assign(
        provider=pd.Series([provider(names, *pair) for pair in pairs], uses.index, dtype=object),
        kind_name=[kinds[code] for code in uses["kind"]],
        subject_name=[subjects[code] or NOT_STATED for code in uses["subject"].fillna("")],
        is_partner=uses["community"].isna() & (uses["partner"] != ""),
    )


def flow(counted: Counted) -> Shown:
    uses, table = named(counted), []
    sums: list[float] = []
    for pair in (["provider", "kind_name"], ["kind_name", "subject_name"]):
        parts = [part for _, part in uses.groupby(pair) if not counted.hides(people(part))]
        table += [(*part[pair].iloc[0], times(part)) for part in parts]
        sums.append(sum(times(part) for part in parts))
    if not any(sums):
        return Shown()
    chart = [*_blocks(counted, uses), *((place, value, "") for place, value in enumerate(sums))]
    return Shown(plain(table), chart=plain(chart))


def _blocks(counted: Counted, uses: pd.DataFrame) -> list[tuple[int, float]]:
    """Return the blocks of each column; partners and subjects after the first ones have one."""
    partners = set(uses.loc[uses["is_partner"], "provider"])
    subjects = set(uses["subject_name"]) - {NOT_STATED}
    none: set[str] = set()
    sides = {
        "provider": (partners, MOST_PARTNERS),
        "kind_name": (none, 0),
        "subject_name": (subjects, MOST_SUBJECTS),
    }
    blocks: list[tuple[int, float]] = []
    for place, (column, (folded, most)) in enumerate(sides.items()):
        values = {name: times(part) for name, part in groups(counted, uses, column).items()}
        own = sorted((value for name, value in values.items() if name in folded), reverse=True)
        blocks += [(place, value) for name, value in values.items() if name not in folded]
        blocks += [(place, value) for value in own[:most]]
        blocks += [(place, sum(own[most:]))] if own[most:] else []
    return blocks


def _reached(counted: Counted, column: str, per: float) -> Shown:
    """Return a sum by provider and kind; what has none of it is left out."""
    uses = named(counted)
    uses = uses.assign(sum=uses[column].fillna(0).astype(float))

    def value(part: pd.DataFrame) -> float:
        return round(float(part["sum"].sum()) / per, 1)

    providers, kinds = (
        {name: value(part) for name, part in groups(counted, uses, side).items() if value(part) > 0}
        for side in ("provider", "kind_name")
    )
    if not providers or not kinds or not value(uses):
        return Shown()
    order = sorted(kinds, key=lambda kind: -kinds[kind])
    table, cells = [], []
    for whose in providers:
        row: list[float | None] = []
        for kind in order:
            part = uses[(uses["provider"] == whose) & (uses["kind_name"] == kind)]
            row.append(None if counted.hides(people(part)) else value(part))
            cells.append((whose, kind, row[-1]))
        table.append((whose, *row))
    return Shown(plain(table), chart=plain(cells))


def idle(counted: Counted) -> Shown:
    """What was not used, the longest idle first: since anybody's last use, or since listed."""
    kinds, names = Names(counted, "resource_kinds"), Names(counted, "communities")
    words, last = words_of(LANGUAGE), _last_uses(counted)
    unused = counted.catalogue[~counted.catalogue["resource_id"].isin(counted.uses["resource_id"])]
    found = []
    for row in unused.to_dict("records"):
        used_on, listed_on = last.get(row["resource_id"]), local_day(row["first_entered"])
        days = max(0, (counted.as_of - (used_on or listed_on)).days)
        whose = provider(names, row["community"], row["partner"])
        told = (
            resource_sentences.idle_for(words, days, used_on)
            if used_on
            else resource_sentences.never_used(words, days, listed_on)
        )
        day = formats.day(used_on, LANGUAGE) if used_on else "never"
        found.append((days, row["title"], kinds[row["kind"]], whose, day, f"{whose} · {told}"))
    found.sort(key=lambda one: (-one[0], one[1]))
    table = [(title, kind, whose, day, days) for days, title, kind, whose, day, _ in found]
    return Shown(plain(table), steps=plain((one[1], one[-1]) for one in found[:STEPS]))


def _last_uses(counted: Counted) -> dict[str, date]:
    """Return the day of the last use of each resource up to the day, whatever it was for."""
    period = Period(PeriodKind.RANGE, EARLIEST, counted.as_of)
    everything = Counted(counted.records, replace(counted.setting, period=period, chosen={}))
    found = everything.uses.groupby("resource_id")["day"].max()
    return {str(one): day for one, day in found.items()}


def capacity(counted: Counted) -> Shown:
    """Pupils of a use on average, of the places; of the uses that say how many there were."""
    found = []
    known = counted.catalogue[counted.catalogue["capacity"].notna()]
    for resource in known.to_dict("records"):
        part = counted.uses[counted.uses["resource_id"] == resource["resource_id"]]
        told = part[part["pupils_reached"].notna()]
        if not times(told) or counted.hides(people(part)):
            continue
        reached, places = float(told["pupils_reached"].sum()), float(resource["capacity"])
        mean = reached / times(told)
        text = f"{number(mean)} of {number(places)}, {percent(mean, places)}"
        found.append((mean / places, resource["title"], places, times(told), reached, text))
    found.sort(key=lambda one: -one[0])
    bars = [(title, value, text) for value, title, *_, text in found[:MOST_BARS]]
    steps: Rows = []
    lacking = len(counted.catalogue) - len(known)
    if lacking and counted.sees_everybody and counted.names_are_seen:
        noun = "resource" if lacking == 1 else "resources"
        steps = [("Room for how many", f"Not written down for {lacking} {noun}.")]
    return Shown(plain(one[1:] for one in found), chart=plain(bars), steps=steps)


CARDS: Counts = {
    "uses_flow": flow,
    "pupils_reached": lambda counted: _reached(counted, "pupils_reached", 1),
    "hours_of_use": lambda counted: _reached(counted, "minutes", 60),
    "idle": idle,
    "capacity": capacity,
}
