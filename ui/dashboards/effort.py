"""Effort against yield: how much is done in each community, and how much of one count comes of it.

Effort is participations: hours are on record for courses only, so by hours a community of
meetings and publications would look like no effort at all.
"""

from collections.abc import Hashable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from charts import network_sentences, sentences
from charts.network import hover
from charts.quadrant import Quadrant, middles
from core import formats
from core.i18n import N_
from core.indicators import INDICATORS
from ui import session
from ui.cards import Card, Drawing, Place
from ui.cards import draw as draw_cards
from ui.dashboards import communities, rankings
from ui.dashboards.view import View

YIELDS = ("works", "above_municipal", "course_hours", "prizes")  # never added up
CHOICE, KEPT = "effort_yield", "effort_yield_kept"
FEWEST = 3  # communities that have a middle


def draw(view: View) -> None:
    """Draw the choice of what came of it and the card that it makes."""
    words = view.page.words
    names = {count.column: words(count.name) for count in communities.COUNTS}
    if session.is_screen_new():
        session.remember(CHOICE, session.recall(KEPT, YIELDS[0]))
    chosen = st.segmented_control(
        words("What came of it"),
        YIELDS,
        format_func=names.__getitem__,
        required=True,
        key=CHOICE,
    )
    session.remember(KEPT, chosen or YIELDS[0])
    draw_cards(view, (CARDS[chosen or YIELDS[0]],))


def effort(view: View, counted: str) -> Drawing:
    """Set participations against one count, a circle a community."""
    words = view.page.words
    name = words(INDICATORS[counted].name)
    frame, note = communities.side_by_side(view, counted)
    rows = frame[frame["participations"] > 0].reset_index(drop=True)
    rows = rows.assign(x=rows["participations"], y=rows[counted], size=rows["teachers"])
    rows = rows.assign(hover=[_hover(view, row, counted=name) for row in rows.to_dict("records")])
    head = {
        "label": words("Community"),
        "teachers": words("Teachers taking part"),
        "participations": words("Participations"),
        counted: name,
    }
    sentence = sentences.together(
        rankings.leader(view, rows.assign(value=rows["y"]), whole=float(rows["y"].sum())),
        _against_the_middle(view, rows, counted=name),
        words(
            "The circle's area: teachers taking part. The dashed lines: the medians of the "
            "communities."
        ),
        words(
            "It counts records and says nothing of their use: some kinds of activity bring "
            "neither works nor results by their nature."
        ),
        note,
    )
    chart = Quadrant(rows, words("Participations"), name) if len(rows) else None
    return Drawing(sentence, chart, rows[list(head)].rename(columns=head))


def _hover(view: View, row: Mapping[Hashable, object], *, counted: str) -> str:
    words = view.page.words
    counts = {
        words("Participations"): row["x"],
        counted: row["y"],
        words("Teachers taking part"): row["size"],
    }
    return hover(
        str(row["label"]),
        *(
            f"{name}: {formats.number(float(str(value)), words.language)}"
            for name, value in counts.items()
        ),
    )


def _against_the_middle(view: View, rows: pd.DataFrame, *, counted: str) -> str:
    if len(rows) < FEWEST:
        return ""
    x, y = middles(rows)
    words = view.page.words
    high = rows.loc[(rows["x"] < x) & (rows["y"] > y), "label"]
    low = rows.loc[(rows["x"] > x) & (rows["y"] < y), "label"]
    return sentences.together(
        network_sentences.more_with_fewer(words, counted, list(high)),
        network_sentences.fewer_with_more(words, counted, list(low)),
    )


CARDS = {
    counted: Card(
        f"effort_{counted}",
        N_("Effort and what came of it"),
        partial(effort, counted=counted),
        Place.WIDE,
    )
    for counted in YIELDS
}
