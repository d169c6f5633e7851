"""How much rests on a few: the most active of the staff, step by step, and the Gini coefficient."""

from collections.abc import Sequence
from math import ceil

import pandas as pd

from charts import network_sentences, sentences
from charts.bars import Bars
from core import formats
from db import Row
from services.connections import FEW, resting_on_few
from ui.cards import Drawing
from ui.dashboards import combinations, rankings, ties
from ui.dashboards.view import View


def few_of(view: View) -> Row | None:
    """Return what rests on the three most active; None where there are no more than these."""
    return resting_on_few(_steps(view))


def three_most_active(view: View) -> list[str]:
    """Return the identities of the three; for whoever may see names."""
    return [one for one, _ in _most_active(view)[:FEW]]


def card(view: View) -> Drawing:
    """Bars of the most active: which part of all participations they have together."""
    words = view.page.words
    steps = _steps(view)
    few = resting_on_few(steps)
    if few is None:
        return Drawing(words("There are too few teachers here to speak of a few among them."))
    staff, everything = int(few["staff"]), int(few["everything"])
    rows = _rows(view, steps)
    half_by = int(few["half_by"])
    head = {
        "label": words("The most active"),
        "people": words("Teachers"),
        "part": words("Participations"),
        "share": words("Share"),
        "equal": words("With equal shares"),
    }
    return Drawing(
        sentences.together(
            network_sentences.three_most_active(
                words, int(few["participations"]), everything, staff=staff
            ),
            network_sentences.named(words, _names(view, few)),
            "" if view.hides(half_by) else network_sentences.half(words, half_by, staff),
            network_sentences.gini(words, float(few["gini"]), staff),
        ),
        Bars(rows, most=1, absent="") if len(rows) else None,
        rows[list(head)].rename(columns=head),
    )


def _steps(view: View) -> list[Row]:
    frame = view.load("dashboards/concentration", as_of=view.as_of)
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _rows(view: View, steps: Sequence[Row]) -> pd.DataFrame:
    """Return a bar per step; none from which fewer than three people could be told apart."""
    shown, last = [], 0
    for row in steps:
        people, staff = int(row["teachers"]), int(row["staff"])
        if people >= max(FEW, last + FEW) and people < staff and not view.hides(staff - people):
            shown.append(row)
            last = people
    ids = _most_active_ids(view, shown[0]) if shown else []
    rows = []
    for row in shown:
        people, staff = int(row["teachers"]), int(row["staff"])
        rows.append(
            {
                "label": _label(view, people, staff=staff),
                "part": int(row["participations"]),
                "whole": int(row["everything"]),
                "people": people,
                "equal": formats.percent(people, staff, view.page.words.language),
                "mark": combinations.mark_of(view, ids[:people]) if people <= len(ids) else "",
            }
        )
    columns = ["label", "part", "whole", "people", "equal", "mark"]
    return rankings.shares(view, pd.DataFrame(rows, columns=columns))


def _label(view: View, people: int, *, staff: int) -> str:
    """Name a step, in the same way whatever the size of the staff."""
    words = view.page.words
    if people == FEW:
        return words("The three most active")
    names = {
        10: words("The most active tenth of the staff"),
        4: words("The most active quarter of the staff"),
        2: words("The more active half of the staff"),
    }
    return next(name for part, name in names.items() if people == ceil(staff / part))


def _most_active_ids(view: View, row: Row) -> list[str]:
    if not ties.are_named(view, int(row["staff"])):
        return []
    return [one for one, _ in _most_active(view)]


def _names(view: View, few: Row) -> list[str]:
    """Return the names of the three, where they may be seen and no fourth has as many."""
    if few["is_shared_with_next"] or not ties.are_named(view, int(few["staff"])):
        return []
    return [name for _, name in _most_active(view)[:FEW]]


def _most_active(view: View) -> list[tuple[str, str]]:
    """Return identity and name of the staff, the most active first."""
    frame = ties.teachers(view)
    sums = frame.groupby(["teacher_id", "name"], sort=True)["participations"].sum().reset_index()
    sums = sums.sort_values("participations", ascending=False, kind="stable")
    return list(zip(sums["teacher_id"].astype(str), sums["name"], strict=True))
