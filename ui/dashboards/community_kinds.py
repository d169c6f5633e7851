"""The card of the kinds of activity that each community is used for."""

import numpy as np
import pandas as pd

from charts import coverage_sentences, sentences
from charts.matrix import Shaded
from core.dimensions import mark_text
from core.indicators import INDICATORS
from services.hidden_cells import Line
from ui.cards import Drawing
from ui.dashboards import crossing, monthly_counts, rankings
from ui.dashboards.monthly import UNTOLD
from ui.dashboards.view import View

STATEMENT = "dashboards/by_kind_and_community"


def what(view: View) -> Drawing:
    """Which kinds of activity each community is used for."""
    words, reference = view.page.words, view.page.reference
    frame = view.load(STATEMENT)
    hidden = _hidden(view, frame)
    total = sentences.participations(words, view.totals["participations"], view.as_of)
    note = coverage_sentences.hidden(words, len(hidden))
    rows = frame.assign(value=frame["participations"].astype(float))
    pairs = zip(rows["kind"], rows["community"], strict=True)
    shown = rows[np.array([pair not in hidden for pair in pairs], dtype=bool)]
    if shown.empty:
        return Drawing(sentences.together(total, note))
    communities = view.communities(shown)
    table = shown.pivot_table(index="kind", columns="community", values="value", aggfunc="sum")
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    table = table.reindex(columns=communities)
    kinds = list(table.index)
    names = [reference.name("communities", code) for code in communities]
    is_untold = [[(kind, code) in hidden for code in communities] for kind in kinds]
    table = _offered(view, table, is_untold)
    table.index = pd.Index([reference.name("kinds", code) for code in kinds])
    table.columns = pd.Index(names)
    marks = [
        [mark_text({"kind": kind, "community": code}) for code in communities] for kind in kinds
    ]
    told = table.astype(object).mask(
        pd.DataFrame(is_untold, table.index, table.columns), words(UNTOLD)
    )
    return Drawing(
        sentences.together(total, _leader(view, shown), note),
        Shaded(table, marks=marks),
        told.rename_axis(words("Kind")).reset_index(),
    )


def _hidden(view: View, frame: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """Return the pairs that may not be shown beside the sums of kinds and of communities."""
    communities = view.load("dashboards/by_community", as_of=view.as_of)
    participations = INDICATORS["participations"]
    return crossing.hidden(
        view,
        crossing.sizes(frame, ("kind", "community")),
        rows=crossing.line(view, view.load("dashboards/by_kind"), "kind"),
        columns=Line(
            crossing.sizes_of(communities, "community"),
            monthly_counts.hidden_in(view, participations).columns,
        ),
    )


def _leader(view: View, shown: pd.DataFrame) -> str:
    words, reference = view.page.words, view.page.reference
    pairs = [
        words(
            "{kind}, {community}",
            kind=reference.name("kinds", kind),
            community=reference.name("communities", community),
        )
        for kind, community in zip(shown["kind"], shown["community"], strict=True)
    ]
    whole = view.totals["participations"]
    return rankings.leader(view, shown.assign(label=pairs), whole=whole)


def _offered(view: View, table: pd.DataFrame, is_untold: list[list[bool]]) -> pd.DataFrame:
    """Return the table with a zero where a community offers a kind that nobody has taken up."""
    is_free = table.isna()
    for right, community in enumerate(table.columns):
        offered = view.page.reference.kinds_of(str(community))
        for down, kind in enumerate(table.index):
            if is_free.iat[down, right] and kind in offered and not is_untold[down][right]:
                table.iat[down, right] = 0
    return table
