"""The cards of the communities side by side: who, what, what comes of it, the movement."""

from dataclasses import replace

import pandas as pd

from charts import coverage_sentences, sentences, staff_sentences
from charts.bars import Bars
from charts.matrix import Shaded
from charts.months import Multiples
from core import formats
from core.dimensions import mark_text
from core.i18n import N_
from core.indicators import FIGURES, INDICATORS, Indicator
from ui.cards import Card, Drawing, Place
from ui.dashboards import monthly_counts, rankings
from ui.dashboards.community_kinds import what
from ui.dashboards.monthly import UNTOLD, change, table_of_months, told, with_rest
from ui.dashboards.view import View

PARTICIPATIONS = INDICATORS["participations"]
COUNTS = tuple(INDICATORS[code] for code in FIGURES["dashboards/communities.py"])


def who(view: View) -> Drawing:
    """Which part of the staff takes part in each community."""
    words = view.page.words
    frame, note = side_by_side(view, "teachers")
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
            rankings.highest_share(view, rows),
            view.within_filters(
                sentences.without_records(
                    words, list(rows.loc[rows["participations"] == 0, "label"])
                )
            ),
            note,
        ),
        Bars(rows, most=1),
        rows[list(head)].rename(columns=head),
    )


def outcome(view: View) -> Drawing:
    """What comes of it: counts that stay apart, each row compared within itself."""
    words = view.page.words
    frame, note = side_by_side(view)
    shown = frame.assign(**{count.column: _not_of_few(view, frame, count) for count in COUNTS})
    named = {count.column: words(count.name) for count in COUNTS}
    table = shown.set_index("label")[list(named)].rename(columns=named).T
    marks = [
        [mark_text({"community": code, **count.mark}) for code in frame["community"]]
        for count in COUNTS
    ]
    totals = view.totals
    works, above = totals["works"], int(frame["above_municipal"].sum())
    hidden = int(shown[list(named)].isna().to_numpy().sum())
    return Drawing(
        sentences.together(
            sentences.works(words, works, view.as_of),
            rankings.leader(view, shown.assign(value=shown["works"].fillna(0)), whole=works),
            ""
            if note or hidden
            else sentences.above_municipal(words, above, totals["participations"]),
            words("The shade compares the communities within a row."),
            note,
            coverage_sentences.hidden(words, hidden),
        ),
        Shaded(table, by_row=True, marks=marks),
        told(view, table).rename_axis(words("What is counted")).reset_index(),
    )


def movement(view: View) -> Drawing:
    """Participations by month, a row a community, with the change against the period before."""
    words = view.page.words
    found = monthly_counts.by_community(view, PARTICIPATIONS)
    frame = view.named(found.cells, "community", "communities")
    frame = frame.assign(series=frame["label"])
    sums, note = side_by_side(view)
    now = dict(zip(sums["label"], sums["participations"], strict=True))
    before, earlier = _before(view, list(sums["community"])), view.before.totals
    series = [
        replace(
            item,
            pattern="",
            title=_moved(view, item.name, now[item.name], before=before.get(item.name)),
        )
        for item in view.community_series(list(sums["community"]))
    ]
    changes = {name: now[name] - then for name, then in before.items()}
    everything = view.totals["participations"]
    can_tell = view.against.is_fair and earlier["participations"]
    moved = max(changes if can_tell else (), key=lambda name: abs(changes[name]), default="")
    chart = Multiples(frame, view.axis, series, words(UNTOLD))
    return Drawing(
        sentences.together(
            sentences.participations(words, everything, view.as_of),
            change(
                view,
                everything,
                earlier["participations"],
                people=int(earlier["participants"]),
            ),
            sentences.growth(words, moved, now[moved], before=before[moved]) if moved else "",
            coverage_sentences.hidden(words, len(found.hidden.cells)),
            note,
        ),
        chart if series else None,
        table_of_months(view, with_rest(view, chart, found)),
    )


def side_by_side(view: View, counted: str = "participations") -> tuple[pd.DataFrame, str]:
    """Return a row for each community to show, zeros for those without records.

    A community is left out where too few people take part in it or stand behind what is `counted`,
    and where it would tell of such a one.
    """
    everything = view.load("dashboards/by_community", as_of=view.as_of)
    hidden = {
        code
        for indicator in (PARTICIPATIONS, INDICATORS[counted])
        for code in monthly_counts.hidden_in(view, indicator).columns
    }
    frame = everything[~everything["community"].isin(hidden)]
    codes = [code for code in view.communities(frame) if code not in hidden]
    filled = frame.set_index("community").reindex(codes, fill_value=0).reset_index()
    return view.named(filled, "community", "communities").assign(
        colour=[item.colour for item in view.community_series(codes)]
    ), sentences.left_out(view.page.words, len(hidden))


def _not_of_few(view: View, frame: pd.DataFrame, indicator: Indicator) -> "pd.Series[float]":
    """Return a count of each community, null where it may not be shown."""
    hidden = monthly_counts.hidden_in(view, indicator).columns
    return frame[indicator.column].mask(frame["community"].isin(hidden))


def _before(view: View, codes: list[str]) -> dict[str, int]:
    """Return the participations of the period before by the communities' names.

    A community that may not be shown there is left out: nobody knows how many.
    """
    frame = view.before.load("dashboards/by_community", as_of=view.before.as_of)
    hidden = monthly_counts.hidden_in(view.before, PARTICIPATIONS).columns
    found = dict(zip(frame["community"], frame["participations"], strict=True))
    return {
        view.page.reference.name("communities", code): int(found.get(code, 0))
        for code in codes
        if code not in hidden
    }


def _moved(view: View, name: str, now: int, *, before: int | None) -> str:
    """Return a community's name with its participations and, where it is known, their change."""
    words = view.page.words
    written = formats.number(now, words.language)
    if before is None:
        return f"{name}: {written}"
    changed = formats.signed(now - before, words.language)
    return words("{name}: {now} ({change})", name=name, now=written, change=changed)


CARDS = (
    Card("who", N_("Teachers taking part by community"), who, Place.WIDE),
    Card("what", N_("What is done"), what, Place.WIDE),
    Card("outcome", N_("What comes of it"), outcome, Place.WIDE),
    Card("movement", N_("The movement by month"), movement, Place.WIDE),
)
