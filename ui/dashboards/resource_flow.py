"""The flow of the use of resources: whose they are, of which kind, for which subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts import resource_sentences, sentences
from charts.flow_places import Flow
from charts.network import Edge, Node, hover
from core import formats
from core.dimensions import NOT_STATED, mark_text, read_mark
from ui.cards import Drawing
from ui.dashboards import rankings, resource_parts
from ui.dashboards.view import View

MOST_PARTNERS, MOST_SUBJECTS = 4, 9  # blocks of their own; the rest stands together in one


@dataclass(frozen=True)
class Side:
    """One column of the flow: its blocks, and in which of them what a mark is about stands.

    `sizes` are those of everything, of what has no block of its own too.
    """

    nodes: Sequence[Node]
    places: Mapping[str, int]
    sizes: Mapping[str, float]


def flow(view: View) -> Drawing:
    """Draw the bands from providers over kinds of resources to subjects."""
    words = view.page.words
    whole = view.resource_totals["uses"]
    sides = [_providers(view), _kinds(view), _subjects(view)]
    pairs = [resource_parts.pair(view, name) for name in ("provider_to_kind", "kind_to_subject")]
    hidden = sum(int(rows["is_hidden"].sum()) for rows in pairs)
    first, second = (rows[~rows["is_hidden"]].reset_index(drop=True) for rows in pairs)
    edges = [
        _edges(view, sides[:2], first, marks=("provider_mark", "kind_mark")),
        _edges(view, sides[1:], second, marks=("kind_mark", "subject_mark")),
    ]
    providers = [{"label": node.label, "value": node.size} for node in sides[0].nodes]
    sentence = sentences.together(
        sentences.uses(words, whole, view.as_of),
        rankings.leader(view, pd.DataFrame(providers), whole=whole),
        _widest(view, sides, edges[0]),
        words("The taller a band, the more uses."),
        words("Bands of fewer than 3 people, and those that would tell of them, are not shown.")
        if hidden
        else "",
    )
    if not any(edges):
        return Drawing(sentence)
    heads = [words("Provider"), words("Kind of resource"), words("Subject")]
    chart = Flow(heads, [side.nodes for side in sides], edges, [side.sizes for side in sides])
    return Drawing(sentence, chart, _table(view, first, second))


def _providers(view: View) -> Side:
    rows, _ = resource_parts.part(view, "provider")
    rows = rankings.by_value(rows)
    marks = rows["provider_mark"].astype(str)  # without a row they are no texts
    is_partner = marks.str.startswith("provider=") & (rows["partner"] != "")
    is_rest = is_partner & (is_partner.cumsum() > MOST_PARTNERS)
    rest = view.page.words.count("{n} partner more", "{n} partners more", int(is_rest.sum()))
    return _side(view, rows, "provider", is_rest=is_rest, rest=rest)


def _kinds(view: View) -> Side:
    rows, _ = resource_parts.part(view, "kind")
    rows = rankings.by_value(rows)
    return _side(view, rows, "kind", is_rest=pd.Series(False, rows.index), rest="")


def _subjects(view: View) -> Side:
    rows, _ = resource_parts.part(view, "subject")
    rows = rankings.by_value(rows)
    is_stated = rows["subject"] != NOT_STATED
    is_rest = is_stated & (is_stated.cumsum() > MOST_SUBJECTS)
    rest = view.page.words.count("{n} subject more", "{n} subjects more", int(is_rest.sum()))
    ordered = pd.concat([rows[is_stated], rows[~is_stated]])
    return _side(view, ordered, "subject", is_rest=is_rest, rest=rest)


def _side(view: View, rows: pd.DataFrame, column: str, *, is_rest: pd.Series, rest: str) -> Side:
    """Return the blocks of a column; the rest has one block, after the others."""
    marks = rows[f"{column}_mark"]
    is_rest = is_rest.reindex(rows.index)
    looks = resource_parts.provider_looks(view) if column == "provider" else {}
    nodes = [
        _node(view, label, mark, value=value, looks=looks.get(mark, resource_parts.PLAIN))
        for label, mark, value in zip(
            rows.loc[~is_rest, f"{column}_label"],
            marks[~is_rest],
            rows.loc[~is_rest, "value"],
            strict=True,
        )
    ]
    places = {mark: place for place, mark in enumerate(marks[~is_rest])}
    if is_rest.any():
        together = _together(list(marks[is_rest]))
        value = rows.loc[is_rest, "value"].sum()
        places |= dict.fromkeys(marks[is_rest], len(nodes))
        nodes.append(_node(view, rest, together, value=value, looks=resource_parts.PLAIN))
    keys = [mark or label for mark, label in zip(marks, rows[f"{column}_label"], strict=True)]
    return Side(nodes, places, dict(zip(keys, rows["value"].astype(float), strict=True)))


def _node(view: View, label: str, mark: str, *, value: float, looks: tuple[str, str]) -> Node:
    told = hover(label, _told(view, value))
    return Node(label, told, mark, float(value), looks[0], pattern=looks[1])


def _together(marks: Sequence[str]) -> str:
    """Return the mark of what several marks of one dimension are about."""
    parts = [read_mark(mark) for mark in marks]
    return mark_text({name: ",".join(part[name] for part in parts) for name in parts[0]})


def _edges(
    view: View, sides: Sequence[Side], rows: pd.DataFrame, *, marks: tuple[str, str]
) -> list[Edge]:
    """Return the bands between two columns, as far as both of their blocks are shown."""
    left, right = sides
    sums: dict[tuple[int, int], float] = {}
    for first, second, value in zip(rows[marks[0]], rows[marks[1]], rows["value"], strict=True):
        if first in left.places and second in right.places:
            place = left.places[first], right.places[second]
            sums[place] = sums.get(place, 0) + float(value)
    return [
        Edge(
            *place,
            value,
            hover(
                f"{left.nodes[place[0]].label} → {right.nodes[place[1]].label}", _told(view, value)
            ),
            mark_text(
                {
                    **read_mark(left.nodes[place[0]].mark),
                    **read_mark(right.nodes[place[1]].mark),
                }
            ),
        )
        for place, value in sums.items()
    ]


def _told(view: View, value: float) -> str:
    words = view.page.words
    count = formats.number(value, words.language)
    return words.count("{count} use", "{count} uses", int(value), count=count)


def _widest(view: View, sides: Sequence[Side], edges: Sequence[Edge]) -> str:
    if not edges:
        return ""
    band = max(edges, key=lambda edge: edge.value)
    return resource_sentences.widest(
        view.page.words,
        (sides[0].nodes[band.left].label, sides[1].nodes[band.right].label),
        band.value,
        whole=view.resource_totals["uses"],
    )


def _table(view: View, first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return every band in words, those of each step with the most uses first."""
    words = view.page.words
    steps = (
        (first, "provider_label", "kind_label"),
        (second, "kind_label", "subject_label"),
    )
    return pd.concat(
        [
            pd.DataFrame(
                {
                    words("From"): rows[source],
                    words("To"): rows[target],
                    words("Uses"): rows["value"],
                }
            )
            for frame, source, target in steps
            for rows in [rankings.by_value(frame)]
        ],
        ignore_index=True,
    )
