"""The quality of data: what the entered records lack, and how soon they come."""

from functools import lru_cache

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.shown import Shown, plain
from bench.figures.telling import Counts, Names, number, people, percent, ranked, share_bars

LATE = 30  # days that are still soon
BANDS = (
    (3, "0–3 days"),
    (7, "4–7 days"),
    (30, "8–30 days"),
    (90, "31–90 days"),
    (10**6, "more than 90 days"),
)


@lru_cache(maxsize=8)
def entered(counted: Counted) -> pd.DataFrame:
    """Return what is looked after: confirmed, returned or waiting, with what each lacks."""
    found = counted.chosen
    found = found[found["status"].isin({"confirmed", "submitted", "returned"})]
    has_proof = (found["address"] != "") | (found["document_number"] != "")
    days = [
        max(0, (first - (end or day)).days)
        for first, end, day in zip(
            found["first_entered"], found["ends_on"], found["day"], strict=True
        )
    ]
    found = found.assign(
        lacks_evidence=~has_proof | found["is_without_evidence"].astype(bool),
        is_unrated=found["level"] == "unrated",
        days=pd.Series(days, index=found.index, dtype=float),
    )
    is_late = found["days"] > LATE
    is_sound = ~(found["lacks_evidence"] | found["is_unrated"] | is_late)
    return found.assign(is_late=is_late, is_sound=is_sound)


@lru_cache(maxsize=8)
def faults(counted: Counted) -> dict[str, pd.DataFrame]:
    found = entered(counted)
    return {
        "records": found,
        "without_evidence": found[found["lacks_evidence"]],
        "unrated": found[found["is_unrated"]],
        "late": found[found["is_late"]],
        "returned": found[found["status"] == "returned"],
        "waiting": found[found["status"] == "submitted"],
        "sound": found[found["is_sound"]],
    }


def line(counted: Counted, code: str) -> str:
    """Return the line about one fault, with the period before where that is asked for."""
    now, part = faults(counted)["records"], faults(counted)[code]
    if counted.hides(people(part)):
        return "Not shown: it is about fewer than 3 people."
    text = f"{number(len(part))} of {number(len(now))}, {percent(len(part), len(now))}"
    if not counted.setting.is_compared:
        return text
    earlier = faults(counted.before)
    if counted.hides(people(earlier[code])):
        return text
    return f"{text}, before: {number(len(earlier[code]))} of {number(len(earlier['records']))}"


def score(counted: Counted) -> Shown:
    """Sound records by method group; whoever is in two groups counts in both."""
    names, table = Names(counted, "method_groups"), []
    members = counted.members[["teacher_id", "method_groups"]]
    found = entered(counted).merge(members, on="teacher_id")
    bars = []
    for code, part in found.groupby("method_groups"):
        if counted.hides(people(part)) or counted.hides(people(part[part["is_sound"]])):
            continue
        sums = [
            None if counted.hides(people(part[part[name]])) else int(part[name].sum())
            for name in ("lacks_evidence", "is_unrated", "is_late")
        ]
        sound, whole = int(part["is_sound"].sum()), len(part)
        table.append((names[code], whole, *sums, sound, percent(sound, whole)))
        bars.append((names[code], sound, whole))
    return Shown(plain(table), chart=share_bars(bars))


def soon(counted: Counted) -> Shown:
    found, least = entered(counted), -1
    table = []
    for most, label in BANDS:
        part = found[(found["days"] > least) & (found["days"] <= most)]
        least = most
        if len(part) and not counted.hides(people(part)):
            table.append((label, float(len(part))))
    return Shown(plain(table), chart=ranked(table, len(found)))


CARDS: Counts = {"score": score, "soon": soon}
