"""What changed since a day: the figures of the period as they were known then against now.

What counts is when a record was confirmed, corrected or taken out, whenever the event itself was:
that is what a meeting that saw the figures then has not seen yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import pandas as pd

from charts import change_sentences, sentences
from charts.contributions import Contributions
from core import formats
from core.i18n import N_
from core.indicators import INDICATORS
from ui.cards import Card, Drawing, Place
from ui.dashboards.view import View

TITLE = N_("What changed")
MOST_BARS = 7  # the smaller changes stand together in one bar, and each in the table


@dataclass(frozen=True)
class Division:
    """One way to divide the change: its words, the list and the column of its codes."""

    name: str
    title: str
    head: str
    reference_list: str


DIVISIONS: Mapping[str, Division] = {
    one.name: one
    for one in (
        Division("community", N_("Communities"), N_("Community"), "communities"),
        Division("kind", N_("Kinds"), N_("Kind"), "kinds"),
        Division("group", N_("Groups"), N_("Method group"), "method_groups"),
    )
}


def card(division: Division, since: date) -> Card:
    """Return the card of one way to divide; another day is another card."""
    key = f"changes_{division.name}_{since:%Y%m%d}"
    return Card(key, TITLE, partial(changed, division=division, since=since), Place.WIDE)


def then_known(view: View, since: date) -> View:
    """Return the view as it was known at the end of a day."""
    return replace(view, selection=replace(view.selection, known_on=since), is_compared=False)


def changed(view: View, *, division: Division, since: date) -> Drawing:
    """Set then against now: the whole change in words, its parts as bars."""
    words = view.page.words
    if view.selection.known_on and since >= view.selection.known_on:
        return Drawing(
            words("Choose an earlier day: all figures are set back to that day already.")
        )
    frame = _parts(view, since)
    whole = frame[frame["dimension"] == "all"]
    if whole.empty:
        return Drawing(words("There was nothing then and there is nothing now."))
    if view.hides(_fewest(whole)[0]):
        return Drawing(words("Not shown: it is about fewer than 3 people."))
    shown, note = view.shown(_of(view, frame, division), "people")
    rows = _moved(view, shown, whole, is_whole=not note)
    return Drawing(
        sentences.together(*_said(view, whole, rows, since=since), _adding_up(view), note),
        Contributions(_drawn(view, rows)) if len(rows) else None,
        _table(view, shown, division),
    )


def _parts(view: View, since: date) -> pd.DataFrame:
    then = then_known(view, since)
    return view.load(
        "dashboards/contributions",
        as_of=view.as_of,
        then_at=then.selection.known_at,
        as_of_then=then.as_of,
    )


def _of(view: View, frame: pd.DataFrame, division: Division) -> pd.DataFrame:
    """Return the parts of one way to divide, named, with the change and the people behind it."""
    rows = frame[frame["dimension"] == division.name].reset_index(drop=True)
    rows = view.named(rows, "code", division.reference_list)
    nameless = view.page.words("in no method group")
    if division.name == "community":
        rows = rows.assign(
            colour=[item.colour for item in view.community_series(list(rows["code"]))]
        )
    return rows.assign(
        label=rows["label"].where(rows["code"] != "", nameless),
        value=rows["participations_now"] - rows["participations_then"],
        people=_fewest(rows),
    )


def _fewest(rows: pd.DataFrame) -> list[int]:
    """Return the smaller number of people, then or now, about whom a row says something."""
    pairs = zip(rows["participants_then"], rows["participants_now"], strict=True)
    return [min((int(n) for n in pair if n), default=0) for pair in pairs]


def _moved(view: View, parts: pd.DataFrame, whole: pd.DataFrame, *, is_whole: bool) -> pd.DataFrame:
    """Return the parts that changed, the largest growth first.

    Where people stand in two groups, what counts twice is taken off in a row of its own, so that
    the rows always make the whole change; with a part left out nobody can say how much that is.
    """
    rows = parts[parts["value"] != 0].sort_values("value", ascending=False, kind="stable")
    change = int((whole["participations_now"] - whole["participations_then"]).sum())
    twice = change - int(parts["value"].sum())
    if is_whole and twice:
        label = view.page.words("counted in two groups, taken off once")
        row = pd.DataFrame({"label": [label], "value": [twice], "mark": [""], "code": [None]})
        rows = pd.concat([rows, row])
    return rows.reset_index(drop=True)


def _drawn(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the bars: the largest changes, the smaller ones together, each with its sign."""
    words = view.page.words
    if len(rows) > MOST_BARS:
        largest = rows["value"].abs().sort_values(ascending=False, kind="stable").index
        kept, others = rows.loc[sorted(largest[: MOST_BARS - 1])], largest[MOST_BARS - 1 :]
        label = words.count("{n} other", "{n} others", len(others))
        value = rows.loc[others, "value"].sum()
        rest = pd.DataFrame({"label": [label], "value": [value], "mark": [""]})
        rows = pd.concat([kept, rest], ignore_index=True)
    return rows.assign(
        text=[formats.signed(value, words.language) for value in rows["value"]],
    )


def _said(view: View, whole: pd.DataFrame, rows: pd.DataFrame, *, since: date) -> tuple[str, ...]:
    words, row = view.page.words, whole.iloc[0]
    parts = rows[rows["code"].notna()]
    first, last = (parts.iloc[0], parts.iloc[-1]) if len(parts) else (None, None)
    return (
        change_sentences.known(
            words,
            words(INDICATORS["participations"].name),
            int(row["participations_then"]),
            now=int(row["participations_now"]),
            since=since,
        ),
        change_sentences.moved(
            words,
            words(INDICATORS["teachers"].name),
            int(row["teachers_then"]),
            now=int(row["teachers_now"]),
        ),
        "" if first is None else change_sentences.added_most(words, first["label"], first["value"]),
        "" if last is None else change_sentences.took_most(words, last["label"], last["value"]),
    )


def _adding_up(view: View) -> str:
    return view.page.words(
        "It is what was confirmed, corrected or taken out since, whenever the event was. "
        "Teachers do not add up: one may be in several parts."
    )


def _table(view: View, rows: pd.DataFrame, division: Division) -> pd.DataFrame:
    words = view.page.words
    head = {
        "label": words(division.head),
        "participations_then": words("Participations then"),
        "participations_now": words("Participations now"),
        "value": words("Change"),
        "teachers_then": words("Teachers then"),
        "teachers_now": words("Teachers now"),
    }
    rows = rows.sort_values("value", ascending=False, kind="stable")
    return rows[list(head)].rename(columns=head)
