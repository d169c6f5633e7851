"""The cards of the network: the graph, the matrix, what rests on a few, who stands apart."""

from collections.abc import Sequence
from math import isnan

import pandas as pd

from charts import network_sentences, sentences, staff_sentences
from charts.bars import Bars
from charts.crossed import Crossed
from charts.network import Edge, Network, Node, hover, ordered
from core import formats
from core.access import Action, may
from core.dimensions import mark_text
from core.i18n import N_
from services.connections import FEW, Connections
from ui.cards import Card, Drawing, Place
from ui.dashboards import combinations, concentration, method_groups, rankings, ties
from ui.dashboards.monthly import told
from ui.dashboards.ties import Ties
from ui.dashboards.view import View

LISTED = 12  # teachers in the open; the table has all of them


def graph(view: View) -> Drawing:
    """Teachers or method groups on the left, communities on the right, lines between them."""
    words = view.page.words
    found = combinations.connections(view)
    tied = ties.of(view, found)
    totals = view.totals
    drawn = _network(view, tied, found)
    return Drawing(
        sentences.together(
            staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of),
            ""
            if view.hides(found.bridges)
            else network_sentences.bridges(words, found.bridges, found.staff),
            network_sentences.on_one(words, combinations.on_one(view, found)),
            _reading(view, found),
            tied.note,
        ),
        drawn if drawn.edges else None,
        _table(view, tied, order=ordered(drawn)),
    )


def matrix(view: View) -> Drawing:
    """The same as a table: participations of each row in each community."""
    words = view.page.words
    tied = ties.of(view, combinations.connections(view))
    order = ordered(_network(view, tied, combinations.connections(view)))
    codes = list(tied.counts.columns)
    names = [view.page.reference.name("communities", code) for code in codes]
    counts = tied.counts.iloc[order]
    table = pd.DataFrame(
        counts.to_numpy(), index=[tied.tied[row].label for row in order], columns=names
    )
    empty = int((counts == 0).sum().sum())
    return Drawing(
        sentences.together(
            sentences.participations(words, view.totals["participations"], view.as_of),
            words(
                "Pairs without participations: {part} of {whole}.", part=empty, whole=counts.size
            ),
            words("A dot: no participation. The order is that of the network."),
            tied.note,
        ),
        Crossed(table, [[tied.mark(row, code) for code in codes] for row in order])
        if table.size
        else None,
        told(view, table).rename_axis(_heading(view)).reset_index(),
    )


def apart(view: View) -> Drawing:
    """Who is in no community, and the method groups nobody of whom takes part."""
    words, reference = view.page.words, view.page.reference
    found = combinations.connections(view)
    groups, _ = method_groups.large_enough(view)
    alone = [reference.name("method_groups", one) for one in _without(groups)]
    out = found.staff - found.connected
    is_named = may(view.page.person, Action.VIEW_REMINDERS)
    missing = sentences.together(
        "" if view.hides(out) else network_sentences.in_none(words, out, found.staff),
        network_sentences.groups_apart(words, alone),
    )
    sentence = sentences.together(
        view.within_filters(missing),
        words("Taking part is voluntary: the list is there to invite.") if is_named else "",
    )
    if not is_named:
        return Drawing(sentence)
    rows = groups.assign(part=groups["staff"] - groups["teachers"], whole=groups["staff"])
    rows = rows[rows["part"] > 0]
    rows = rows.assign(label=[reference.name("method_groups", one) for one in rows["method_group"]])
    bars = Bars(rankings.by_value(rankings.shares(view, rows)), most=1) if len(rows) else None
    table = _uninvited(view) if ties.are_named(view, found.staff) else None
    listed = None if table is None or table.empty else table.head(LISTED)
    return Drawing(sentence, bars, table, listed)


def _network(view: View, tied: Ties, found: Connections) -> Network:
    words = view.page.words
    codes = list(tied.counts.columns)
    series = view.community_series(codes)
    right = []
    for code, item in zip(codes, series, strict=True):
        people = found.members(code)
        size = 0 if view.hides(people) else people
        told = words.count("{n} teacher", "{n} teachers", size) if size else ""
        mark = mark_text({"community": code})
        right.append(Node(item.name, hover(item.name, told), mark, size, item.colour))
    sums = tied.counts.sum(axis=1, skipna=False)  # nothing where a part of it is not shown
    counts = tied.counts.fillna(0).to_numpy(dtype=float)
    left = [
        Node(
            one.label,
            hover(one.label, _participations(view, float(sums.iloc[row]))),
            mark_text(one.mark),
            is_bold=one.is_bridge,
        )
        for row, one in enumerate(tied.tied)
    ]
    edges = [
        Edge(
            row,
            column,
            float(counts[row, column]),
            hover(one.label, f"{series[column].name}: {counts[row, column]:.0f}"),
            tied.mark(row, code),
        )
        for row, one in enumerate(tied.tied)
        for column, code in enumerate(codes)
        if counts[row, column] > 0
    ]
    return Network(left, right, edges)


def _participations(view: View, value: float) -> str:
    words = view.page.words
    if isnan(value):
        return ""
    count = formats.number(value, words.language)
    return words.count("{count} participation", "{count} participations", int(value), count=count)


def _reading(view: View, found: Connections) -> str:
    words = view.page.words
    if ties.are_named(view, found.staff):
        return words(
            "The wider a line, the more participations; the number beside a community counts its "
            "teachers; bridges are in bold."
        )
    return words(
        "The wider a line, the more participations; the number beside a community counts its "
        "teachers. On the left are method groups: whoever is in two of them counts in both."
    )


def _heading(view: View) -> str:
    is_named = ties.are_named(view, combinations.connections(view).staff)
    return view.page.words("Teacher") if is_named else view.page.words("Method group")


def _table(view: View, tied: Ties, order: Sequence[int]) -> pd.DataFrame:
    """Return who is where in words: the communities of each row with the participations."""
    words = view.page.words
    sums = told(view, tied.counts.sum(axis=1, skipna=False).to_frame("sum"))["sum"]
    rows = [(tied.tied[row], tied.counts.iloc[row], sums.iloc[row]) for row in order]
    return pd.DataFrame(
        {
            _heading(view): [one.label for one, *_ in rows],
            words("Communities"): [
                combinations.label(view, list(line.index[line > 0])) for _, line, _ in rows
            ],
            words("Participations"): [sum_ for *_, sum_ in rows],
            words("Bridge"): [words("yes") if one.is_bridge else "" for one, *_ in rows],
        }
    )


def _without(groups: pd.DataFrame) -> list[str]:
    return list(groups.loc[groups["teachers"] == 0, "method_group"])


def _uninvited(view: View) -> pd.DataFrame:
    words, reference = view.page.words, view.page.reference
    frame = ties.teachers(view)
    frame = frame[frame["community"].isna()]
    return pd.DataFrame(
        {
            words("Teacher"): list(frame["name"]),
            words("Method groups"): [
                ", ".join(reference.name("method_groups", code) for code in codes)
                for codes in frame["method_groups"]
            ],
        }
    )


def cards(view: View) -> list[Card]:
    """Return the cards; whoever sees two or three people only is told nothing of the others."""
    found = combinations.connections(view)
    return list(CARDS) if found.staff > FEW else [CARDS[0], CARDS[2]]


CARDS = (
    Card("graph", N_("Teachers and communities"), graph, Place.LEFT),
    Card("concentration", N_("How much rests on a few"), concentration.card, Place.LEFT),
    Card("matrix", N_("The network as a table"), matrix, Place.RIGHT),
    Card("apart", N_("Who stands apart"), apart, Place.RIGHT),
)
