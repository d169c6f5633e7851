"""The cards of the communities side by side: who, what, what comes of it, the movement."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from charts import sentences, staff_sentences
from charts.bars import Bars
from charts.matrix import Shaded
from charts.months import Multiples
from core import formats
from core.dimensions import Mark, mark_text
from core.i18n import N_, Words
from ui.cards import Card, Drawing, Place
from ui.dashboards import rankings
from ui.dashboards.monthly import shown_communities, table_of_months
from ui.dashboards.view import View

COUNTS = (
    "participations",
    "works",
    "documents",
    "course_hours",
    "above_municipal",
    "prizes",
)
PARTS: Mapping[str, Mark] = {  # what of a community's participations a count is about
    "works": {"outcome": "published"},
    "course_hours": {"kind": "pd_course,retraining"},
    "above_municipal": {"level": "regional,interregional,federal,international"},
    "prizes": {"outcome": "winner,prize,laureate"},
}


def who(view: View) -> Drawing:
    """Which part of the staff takes part in each community."""
    words = view.page.words
    frame, note = side_by_side(view)
    totals = view.totals
    rows = frame.assign(part=frame["teachers"], whole=totals["staff"])
    rows = rankings.by_value(rankings.shares(view, rows))
    head = {
        "label": words("Community"),
        "teachers": words("Teachers taking part"),
        "whole": words("Staff"),
        "share": words("Share"),
    }
    return Drawing(
        sentences.together(
            staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of),
            _highest(view, rows),
            sentences.without_records(words, list(rows.loc[rows["participations"] == 0, "label"])),
            note,
        ),
        Bars(rows, most=1),
        rows[list(head)].rename(columns=head),
    )


def what(view: View) -> Drawing:
    """Which kinds of activity each community is used for."""
    words, reference = view.page.words, view.page.reference
    frame, note = view.groups("dashboards/by_kind_and_community", "participants")
    everything = view.totals["participations"]
    total = sentences.participations(words, everything, view.as_of)
    if frame.empty:
        return Drawing(sentences.together(total, note))
    communities = view.communities(frame)
    rows = view.named(frame, "kind", "kinds").rename(columns={"participations": "value"})
    names = [reference.name("communities", code) for code in rows["community"]]
    pairs = [
        words("{kind}, {community}", kind=kind, community=name)
        for kind, name in zip(rows["label"], names, strict=True)
    ]
    table = rows.pivot_table(index="label", columns="community", values="value", aggfunc="sum")
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    table = table.reindex(columns=communities)
    if not note:  # a pair that was left out is no zero
        table = _offered(view, rows, table)
    kinds = dict(zip(rows["label"], rows["kind"], strict=True))
    marks = [
        [mark_text({"kind": kinds[label], "community": code}) for code in communities]
        for label in table.index
    ]
    table.columns = pd.Index([reference.name("communities", code) for code in communities])
    return Drawing(
        sentences.together(
            total, rankings.leader(view, rows.assign(label=pairs), whole=everything), note
        ),
        Shaded(table, marks=marks),
        table.rename_axis(words("Kind")).reset_index(),
    )


def outcome(view: View) -> Drawing:
    """What comes of it: counts that stay apart, each row compared within itself."""
    words = view.page.words
    frame, note = side_by_side(view)
    named = count_names(words)
    table = frame.set_index("label")[list(COUNTS)].rename(columns=named).T
    marks = [
        [mark_text({"community": code, **PARTS.get(count, {})}) for code in frame["community"]]
        for count in COUNTS
    ]
    totals = view.totals
    works, above = totals["works"], int(frame["above_municipal"].sum())
    return Drawing(
        sentences.together(
            sentences.works(words, works, view.as_of),
            rankings.leader(view, frame.assign(value=frame["works"]), whole=works),
            "" if note else sentences.above_municipal(words, above, totals["participations"]),
            words("The shade compares the communities within a row."),
            note,
        ),
        Shaded(table, by_row=True, marks=marks),
        table.rename_axis(words("What is counted")).reset_index(),
    )


def movement(view: View) -> Drawing:
    """Participations by month, a row a community, with the change against the period before."""
    words = view.page.words
    frame, note = shown_communities(view, view.load("dashboards/monthly_by_community"))
    frame = view.named(frame, "community", "communities")
    frame = frame.assign(series=frame["label"], value=frame["participations"])
    sums, _ = side_by_side(view)
    now = dict(zip(sums["label"], sums["participations"], strict=True))
    before = _before(view, list(sums["community"]))
    series = [
        replace(
            item,
            pattern="",
            title=words(
                "{name}: {now} ({change})",
                name=item.name,
                now=formats.number(now[item.name], words.language),
                change=formats.signed(now[item.name] - before[item.name], words.language),
            ),
        )
        for item in view.community_series(list(sums["community"]))
    ]
    changes = {name: now[name] - before[name] for name in now}
    everything = view.totals["participations"]
    moved = max(changes, key=lambda name: abs(changes[name]), default="")
    return Drawing(
        sentences.together(
            sentences.participations(words, everything, view.as_of),
            sentences.change(words, everything, view.before.totals["participations"]),
            sentences.growth(words, moved, now[moved], before=before[moved]) if moved else "",
            note,
        ),
        Multiples(frame, view.axis, series) if series else None,
        table_of_months(view, frame, [item.name for item in series]),
    )


def side_by_side(view: View) -> tuple[pd.DataFrame, str]:
    """Return a row for each community to show, zeros for those without records."""
    frame, note = view.groups("dashboards/by_community", "participants", as_of=view.as_of)
    hidden = set(view.load("dashboards/by_community", as_of=view.as_of)["community"])
    hidden -= set(frame["community"])
    codes = [code for code in view.communities(frame) if code not in hidden]
    filled = frame.set_index("community").reindex(codes, fill_value=0).reset_index()
    return view.named(filled, "community", "communities").assign(
        colour=[item.colour for item in view.community_series(codes)]
    ), note


def _before(view: View, codes: list[str]) -> dict[str, int]:
    """Return the participations of the period before by the communities' names."""
    frame = view.before.load("dashboards/by_community", as_of=view.before.as_of)
    found = dict(zip(frame["community"], frame["participations"], strict=True))
    return {
        view.page.reference.name("communities", code): int(found.get(code, 0)) for code in codes
    }


def _highest(view: View, rows: pd.DataFrame) -> str:
    if rows.empty or not rows.iloc[0]["part"]:
        return ""
    first = rows.iloc[0]
    return staff_sentences.highest_share(
        view.page.words, first["label"], int(first["part"]), whole=int(first["whole"])
    )


def _offered(view: View, rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with a zero where a community offers a kind that nobody has taken up."""
    kinds = dict(zip(rows["label"], rows["kind"], strict=True))
    for community in table.columns:
        offered = view.page.reference.kinds_of(str(community))
        for label in table.index:
            if pd.isna(table.loc[label, community]) and kinds[label] in offered:
                table.loc[label, community] = 0
    return table


def count_names(words: Words) -> dict[str, str]:
    """Return the words of the counts that stay apart."""
    return {
        "participations": words("Participations"),
        "works": words("Works"),
        "documents": words("Documents"),
        "course_hours": words("Course hours"),
        "above_municipal": words("Results above the municipal level"),
        "prizes": words("Winners, prize-winners, laureates"),
    }


CARDS = (
    Card("who", N_("Who takes part"), who, Place.WIDE),
    Card("what", N_("What is done"), what, Place.WIDE),
    Card("outcome", N_("What comes of it"), outcome, Place.WIDE),
    Card("movement", N_("The movement by month"), movement, Place.WIDE),
)
