"""How much rests on a few: the most active of the staff, step by step, and the Gini coefficient."""

from dataclasses import dataclass
from math import ceil

import pandas as pd

from charts import network_sentences, sentences
from charts.bars import Bars
from core import formats
from db import Row
from ui.cards import Drawing
from ui.dashboards import combinations, ties
from ui.dashboards.figures import DASH, Trend, figure
from ui.dashboards.view import View
from ui.metrics import Metric

FEW = 3


@dataclass(frozen=True)
class Steps:
    """The steps of a staff that is large enough to have some, and what holds for all of it."""

    rows: list[Row]

    @property
    def few(self) -> Row | None:
        """The three most active; None where there are no more than these."""
        found = next((row for row in self.rows if row["teachers"] == FEW), None)
        return found if found and found["staff"] > FEW and found["everything"] else None


def metrics(view: View) -> list[Metric]:
    """The share of the three most active and the Gini coefficient."""
    words = view.page.words
    now, before = _steps(view), _steps(view.before)
    few, then = now.few, before.few
    if few is None:
        return []
    language = words.language
    share = figure(
        view,
        words("Of three teachers, %"),
        Trend(_percent(few), _percent(then) if then else 0),
        meaning=words(
            "The share of the three most active teachers in all participations of the staff: "
            "{part} of {whole}.",
            part=formats.number(few["participations"], language),
            whole=formats.number(few["everything"], language),
        ),
        people=FEW,
    )
    gini = Metric(
        words("Gini coeff."),
        DASH if few["gini"] is None else formats.coefficient(few["gini"], language),
        None,
        (),
        _gini_meaning(view, few, then),
    )
    return [share, gini]


def card(view: View) -> Drawing:
    """Bars of the most active: which part of all participations they have together."""
    words = view.page.words
    steps = _steps(view)
    few = steps.few
    if few is None:
        return Drawing(words("There are too few teachers here to speak of a few among them."))
    staff, everything = int(few["staff"]), int(few["everything"])
    rows = _rows(view, steps)
    half_by = int(few["half_by"])
    head = {
        "label": words("The most active"),
        "people": words("Teachers"),
        "participations": words("Participations"),
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


def _steps(view: View) -> Steps:
    frame = view.load("dashboards/concentration", as_of=view.as_of)
    return Steps(
        [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
    )


def _percent(few: Row) -> float:
    return 100 * float(few["participations"]) / float(few["everything"])


def _gini_meaning(view: View, few: Row, then: Row | None) -> str:
    words = view.page.words
    said = words(
        "How unequally participations are spread over the whole staff, those without any included: "
        "0 when all take part alike, near 1 when all rests on one. "
        "G = Σ (2i − n − 1) · xᵢ / (n · Σ xᵢ), where n = {staff} teachers in the order of their "
        "participations x, the fewest first, and i is the place in that order.",
        staff=few["staff"],
    )
    if then is None:
        return said
    before = formats.coefficient(then["gini"], words.language)
    return f"{said} {words('In the period before: {before}.', before=before)}"


def _rows(view: View, steps: Steps) -> pd.DataFrame:
    """Return a bar per step; none from which fewer than three people could be told apart."""
    words = view.page.words
    shown, last = [], 0
    for row in steps.rows:
        people, staff = int(row["teachers"]), int(row["staff"])
        if people >= max(FEW, last + FEW) and people < staff and not view.hides(staff - people):
            shown.append(row)
            last = people
    ids = _most_active_ids(view, shown[0]) if shown else []
    language = words.language
    rows = []
    for row in shown:
        people, staff = int(row["teachers"]), int(row["staff"])
        share = formats.percent(row["participations"], row["everything"], language)
        equal = formats.percent(people, staff, language)
        rows.append(
            {
                "label": _label(view, people, staff=staff),
                "value": float(row["participations"]) / float(row["everything"]),
                "text": share,
                "people": people,
                "participations": int(row["participations"]),
                "share": share,
                "equal": equal,
                "mark": combinations.mark_of(view, ids[:people]) if people <= len(ids) else "",
            }
        )
    return pd.DataFrame(rows, columns=["label", "value", "text", "people", *_TABLE, "mark"])


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


_TABLE = ("participations", "share", "equal")


def _most_active_ids(view: View, row: Row) -> list[str]:
    return [one for one, _ in _most_active(view, int(row["staff"]))]


def _names(view: View, few: Row) -> list[str]:
    """Return the names of the three, where they may be seen and no fourth has as many."""
    if few["is_shared_with_next"]:
        return []
    return [name for _, name in _most_active(view, int(few["staff"]))[:FEW]]


def _most_active(view: View, staff: int) -> list[tuple[str, str]]:
    """Return identity and name of the staff, the most active first; nobody where unnamed."""
    if not ties.are_named(view, staff):
        return []
    frame = ties.teachers(view)
    sums = frame.groupby(["teacher_id", "name"], sort=True)["participations"].sum().reset_index()
    sums = sums.sort_values("participations", ascending=False, kind="stable")
    return list(zip(sums["teacher_id"].astype(str), sums["name"], strict=True))
