"""Where the blocks and bands of a flow stand: parts of the width, pixels from the top."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from charts import labels
from charts.network import Edge, Node
from core import formats

LETTERS = 16  # of a line of a name: three of them stand side by side on a phone
NUMBERED = 14  # letters of a line that ends with the number
LINE, GAP, HEAD = 19, 12, 30  # pixels
TALL = 340  # pixels of the blocks of a column, without their names
THIN = 3  # pixels of the lowest block
TENTH = 1  # decimals of a pixel
WIDTH = 0.04  # of a block, of the whole width


@dataclass(frozen=True)
class Flow:
    """Three columns of nodes under their heads, and the bands from each column to the next.

    `everything` has the sizes in each column by the marks of their nodes, those too that stand
    together in one; `absent` is the size of what is not there, None where nobody knows.
    """

    heads: Sequence[str]
    columns: Sequence[Sequence[Node]]
    bands: Sequence[Sequence[Edge]]
    everything: Sequence[Mapping[str, float]] = ()
    absent: float | None = 0

    def sizes(self, column: int) -> Mapping[str, float]:
        """Return the sizes in a column by the marks, or else the names, of its nodes."""
        if self.everything:
            return self.everything[column]
        return {node.mark or node.label: node.size for node in self.columns[column]}

    def scale(self) -> float:
        """Return the pixels of one: the fullest column takes all there are."""
        sums = [sum(node.size for node in column) for column in self.columns]
        return TALL / (max(sums, default=0) or 1)


@dataclass(frozen=True)
class Block:
    """Where a node stands: where its name begins, and its block from top to bottom."""

    node: Node
    text: str
    name_top: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Band:
    """Where a band runs: from part to part of the width, its upper edge at both, how tall it is."""

    edge: Edge
    colour: str
    left: float
    right: float
    start: float
    end: float
    tall: float

    def upper(self, parts: np.ndarray) -> list[float]:
        """Return the upper edge at parts of the way: a calm curve."""
        ways = parts * parts * (3 - 2 * parts)
        return [round(float(edge), TENTH) for edge in self.start + (self.end - self.start) * ways]

    def across(self, parts: np.ndarray) -> list[float]:
        """Return the parts of the whole width at parts of the way."""
        return [float(part) for part in self.left + (self.right - self.left) * parts]


def left_of(column: int) -> float:
    """Return where the blocks of a column begin, of the whole width."""
    return column * (1 - WIDTH) / 2


def blocks(chart: Flow, language: str, before: Flow | None) -> tuple[list[list[Block]], float]:
    """Return the blocks of each column, all columns spread over one height, and that height."""
    texts = [
        [_text(node, language, _earlier(chart, before, column=place, node=node)) for node in column]
        for place, column in enumerate(chart.columns)
    ]
    scale = chart.scale()
    tall = [[max(THIN, node.size * scale) for node in column] for column in chart.columns]
    needed = [
        sum(heights) + sum(map(_room, names)) for heights, names in zip(tall, texts, strict=True)
    ]
    most = max(needed, default=0)
    found = [
        _placed(column, names, heights, spare=most - room)
        for column, names, heights, room in zip(chart.columns, texts, tall, needed, strict=True)
    ]
    return found, HEAD + most


def _placed(
    nodes: Sequence[Node], texts: Sequence[str], tall: Sequence[float], *, spare: float
) -> list[Block]:
    top, found = float(HEAD), []
    for node, text, height in zip(nodes, texts, tall, strict=True):
        upper = top + _room(text) - GAP
        found.append(Block(node, text, top, upper, upper + height))
        top = upper + height + GAP + spare / max(len(nodes) - 1, 1)
    return found


def _room(text: str) -> float:
    return (text.count("<br>") + 1) * LINE + GAP


def _earlier(chart: Flow, before: Flow | None, *, column: int, node: Node) -> float | None:
    """Return the size of a node in the period before; None of several nodes that stand together."""
    key = node.mark or node.label
    if before is None or key not in chart.sizes(column):
        return None
    return before.sizes(column).get(key, before.absent)


def _text(node: Node, language: str, earlier: float | None) -> str:
    name, number = labels.wrapped(node.label, LETTERS), formats.number(node.size, language)
    if earlier is not None:
        change = formats.signed(node.size - earlier, language)
        return f"{name}<br><b>{number}</b> ({change})"
    last = name.rpartition("<br>")[2]
    is_short = len(f"{last}: {number}") <= NUMBERED
    return f"{name}: <b>{number}</b>" if is_short else f"{name}<br><b>{number}</b>"


def bands(chart: Flow, columns: Sequence[Sequence[Block]]) -> Iterator[Band]:
    """Yield the bands; at each block they leave and arrive in the order of where they lead."""
    scale = chart.scale()
    for place, edges in enumerate(chart.bands):
        left, right = columns[place], columns[place + 1]
        starts = _stacked([(one.left, one.right, one.value * scale) for one in edges], left)
        ends = _stacked([(one.right, one.left, one.value * scale) for one in edges], right)
        for edge, start, end in zip(edges, starts, ends, strict=True):
            yield Band(
                edge,
                left[edge.left].node.colour,
                left_of(place) + WIDTH,
                left_of(place + 1),
                start,
                end,
                edge.value * scale,
            )


def _stacked(bands_here: Sequence[tuple[int, int, float]], column: Sequence[Block]) -> list[float]:
    """Return the upper edges of bands, one below the other at each block of a column.

    A band is its block here, its block on the other side, how tall it is.
    """
    free = [block.top for block in column]
    found = [0.0] * len(bands_here)
    for number in sorted(range(len(bands_here)), key=lambda number: bands_here[number][:2]):
        here, _, tall = bands_here[number]
        found[number] = free[here]
        free[here] += tall
    return found
