"""What an indicator comes to by the codes of a dimension: bars with their sentence and table."""

from dataclasses import replace

import pandas as pd

from charts import sentences
from charts.bars import Bars
from core.dimensions import BY_NAME, joined, mark_text
from core.formats import person_name
from core.i18n import N_
from core.indicators import Indicator
from core.tiles import TIME, Tile
from services.small_groups import FEWEST_PEOPLE
from ui import data, marks
from ui.cards import Drawing
from ui.dashboards import goal_levels, monthly_counts, rankings
from ui.dashboards.view import View
from ui.forms import choices

IN_ORDER = ("level", "grade", *TIME)  # read in their own order, not by size
APART = ("community", "kind", "level", "subject", "year", "resource_kind")
SEVERAL = {
    "group": N_("Who is in two groups is counted in both."),
    "grade": N_("What is for several grades is counted in each of them."),
}
UNKNOWN = {
    "group": N_("without a method group"),
    "community": N_("without a community"),
}


def drawing(view: View, tile: Tile, indicator: Indicator, *, opening: str, whole: float) -> Drawing:
    """Return the bars of an indicator by a dimension; `whole` is what it comes to undivided."""
    words = view.page.words
    frame, note = _shown(view, tile, indicator)
    rows = _in_order(view, _named(view, frame, tile=tile, indicator=indicator), tile.dimension)
    if not indicator.whole_column:
        rows = rows[rows["value"] > 0].reset_index(drop=True)
    folds = indicator.counts_records or tile.dimension in APART
    closing = (
        words(SEVERAL[tile.dimension]) if tile.dimension in SEVERAL else "",
        "" if folds and not indicator.whole_column else _cut(view, rows),
        note,
    )
    head = {"label": words(BY_NAME[tile.dimension].title), "value": words(indicator.name)}
    if indicator.whole_column:
        drawn = _shares(view, rows, (opening, *closing), head=head)
    else:
        leader = rankings.leader(view, rows, whole=whole)
        sentence = sentences.together(opening, leader, *closing)
        drawn = rankings.ranked(view, rows, sentence, head=head, whole=whole, adds_up=folds)
    return _with_goals(view, drawn, indicator) if tile.dimension == "group" else drawn


def _with_goals(view: View, drawn: Drawing, indicator: Indicator) -> Drawing:
    """Return the bars of the method groups with the groups' goals behind them."""
    if not isinstance(drawn.chart, Bars):
        return drawn
    rows = drawn.chart.rows
    rows = goal_levels.of_groups(view, rows, indicator.code, groups=list(rows["code"]))
    return replace(drawn, chart=replace(drawn.chart, rows=rows))


def _shown(view: View, tile: Tile, indicator: Indicator) -> tuple[pd.DataFrame, str]:
    """Return the rows that may be shown, and the sentence about the others.

    Months and communities are those of every chart: the two tell of each other.
    """
    frame = view.load(
        indicator.source.divided, dimension=tile.dimension, by_month=False, as_of=view.as_of
    )
    if tile.dimension in ("month", "community"):
        found = monthly_counts.hidden_in(view, indicator)
        hidden = found.rows if tile.dimension == "month" else found.columns
        is_shown = ~frame["code"].isin(hidden)
        return frame[is_shown].reset_index(drop=True), sentences.left_out(
            view.page.words, len(hidden)
        )
    guard = monthly_counts.people_behind(frame, indicator.column)
    if tile.dimension == "group":  # of a group of two nothing can be said but of these two
        guard = guard.where(~frame["staff"].between(1, FEWEST_PEOPLE - 1), frame["staff"])
    return view.shown(frame.assign(guard=guard), "guard", counted=indicator.column)


def _named(view: View, frame: pd.DataFrame, *, tile: Tile, indicator: Indicator) -> pd.DataFrame:
    """Return the rows with `value`, `label`, the mark of just the records they count.

    A community has its colour.
    """
    about = joined(tile.narrowing, indicator.mark)
    name = tile.dimension
    rows = frame.assign(
        value=frame[indicator.column],
        label=_labels(view, name, list(frame["code"])),
        mark=[mark_text(joined(about, {name: code})) if code else "" for code in frame["code"]],
    )
    if name != "community":
        return rows
    return rows.assign(colour=[one.colour for one in view.community_series(list(rows["code"]))])


def _labels(view: View, name: str, codes: list[str]) -> list[str]:
    page = view.page
    if name == "teacher":
        ids = data.sight(page.person).organisation_ids
        rows = data.rows(page, "people/employment", organisation_ids=ids)
        names = {
            str(row["teacher_id"]): person_name(
                row["last_name"], row["first_name"], row["middle_name"]
            )
            for row in rows
        }
        people = {code: names.get(code, page.words("one teacher")) for code in codes}
        told = choices.told_apart(page, people)
        return [told[code] for code in codes]
    unknown = page.words(UNKNOWN.get(name, N_("not stated")))
    return [_label(view, name, code) if code else unknown for code in codes]


def _label(view: View, name: str, code: str) -> str:
    if name == "grade":
        return view.page.words("grade {number}", number=code)
    return marks.label(view.page, BY_NAME[name], code)


def _in_order(view: View, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    if name not in IN_ORDER:
        return rankings.by_value(rows)
    known = view.page.reference.codes(BY_NAME[name].reference_list, archived=True)
    places = {code: place for place, code in enumerate(known)}
    keys = [
        (not code, int(code) if code.isdigit() else places.get(code, len(places)), code)
        for code in rows["code"]
    ]
    order = sorted(range(len(rows)), key=keys.__getitem__)
    return rows.iloc[order].reset_index(drop=True)


def _shares(
    view: View, rows: pd.DataFrame, said: tuple[str, ...], *, head: dict[str, str]
) -> Drawing:
    words, (opening, *closing) = view.page.words, said
    if rows.empty:
        return Drawing(sentences.together(opening, *closing))
    rows = rankings.shares(view, rows.assign(part=rows["value"], whole=rows["staff"]))
    highest = rankings.highest_share(view, rows)
    columns = {
        "label": head["label"],
        "part": head["value"],
        "whole": words("On the staff"),
        "share": words("Share"),
    }
    return Drawing(
        sentences.together(opening, highest, *closing),
        Bars(rows.head(rankings.MOST_BARS), most=1, everything=rows),
        rows[list(columns)].rename(columns=columns),
    )


def _cut(view: View, rows: pd.DataFrame) -> str:
    """Say that not all of many rows are drawn."""
    if len(rows) <= rankings.MOST_BARS:
        return ""
    return view.page.words(
        "{n} of {all} are drawn; the table has all of them.", n=rankings.MOST_BARS, all=len(rows)
    )
