"""Two columns of names with lines between them: who takes part where, and how much.

The places follow from the numbers alone, so the same records always give the same picture: the
right names keep their order, each left one stands where its lines would lead it, those without
lines come last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from charts import labels, theme
from charts.escaping import escaped
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec

LEFT_LETTERS, RIGHT_LETTERS = 18, 17
NAMES, EDGE = 152, 30  # pixels left of the lines and right of them
LINE, GAP = 19, 7  # pixels
LARGEST, SMALLEST, SMALL = 46, 14, 12  # pixels across: communities, and the dots on the left
WIDTHS = ((1 / 8, 1.5), (1 / 4, 3), (1 / 2, 5), (1, 8))  # up to this part of the most: pixels
LEAST_BETWEEN = 78  # pixels from one right name to the next
STEPS = 17  # points of a curve


@dataclass(frozen=True)
class Node:
    """One name: what it says when touched, the part of the data it is, how large it is drawn."""

    label: str
    hover: str
    mark: str = ""
    size: float = 0
    colour: str = theme.TEXT
    is_bold: bool = False
    pattern: str = ""


@dataclass(frozen=True)
class Edge:
    """A line from a place of the left column to one of the right."""

    left: int
    right: int
    value: float
    hover: str
    mark: str = ""


@dataclass(frozen=True)
class Network:
    """Names on both sides and the lines between them."""

    left: Sequence[Node]
    right: Sequence[Node]
    edges: Sequence[Edge]


Points = Sequence[float]


def network(chart: Network, language: str, before: Network | None = None) -> Ready:
    """Return the picture; dotted lines show what the period before had and this one has not."""
    order = ordered(chart)
    names = [labels.wrapped(node.label, LEFT_LETTERS) for node in chart.left]
    rows, height = _rows(names, order, least=LEAST_BETWEEN * len(chart.right))
    columns = [height * (place + 0.62) / len(chart.right) for place in range(len(chart.right))]
    return theme.figure(
        [
            *(_gone(chart, before, rows, columns=columns) if before else []),
            *_lines(chart, rows, columns),
            _touched(chart, rows, columns),
            _dots(chart.left, 0, rows, sizes=[float(SMALL)] * len(rows)),
            _dots(chart.right, 1, columns, sizes=_sizes(chart.right)),
        ],
        {
            "margin": {"l": NAMES, "r": EDGE, "t": 0},
            "annotations": [
                *_left_names(chart, names, rows),
                *_right_names(chart.right, columns),
            ],
            "xaxis": {"range": [0, 1], "visible": False},
            "yaxis": {"range": [height, 0], "visible": False},
        },
        height=height,
        language=language,
    )


def ordered(chart: Network) -> list[int]:
    """Return the places of the left names from top to bottom, so that few lines cross."""
    sums, weights = np.zeros(len(chart.left)), np.zeros(len(chart.left))
    for edge in chart.edges:
        sums[edge.left] += edge.right * edge.value
        weights[edge.left] += edge.value
    middles = np.where(weights > 0, sums / np.maximum(weights, 1e-9), len(chart.right))
    return [int(place) for place in np.argsort(middles, kind="stable")]


def _rows(names: Sequence[str], order: Sequence[int], least: float) -> tuple[list[float], float]:
    """Return where each left name has its middle, and the height of all of them."""
    heights = [(name.count("<br>") + 1) * LINE + GAP for name in names]
    stretch = max(1.0, least / max(sum(heights), 1))
    middles, top = [0.0] * len(names), 0.0
    for place in order:
        middles[place] = top + heights[place] * stretch / 2
        top += heights[place] * stretch
    return middles, top


def _sizes(nodes: Sequence[Node]) -> list[float]:
    """Return how wide the circles are: their areas tell the sizes."""
    most = max((node.size for node in nodes), default=0) or 1
    return [max(SMALLEST, LARGEST * float(np.sqrt(node.size / most))) for node in nodes]


def _curve(start: float, end: float) -> tuple[list[float | None], list[float | None]]:
    """Return a calm curve from the left to the right, with a gap after it."""
    x = np.linspace(0, 1, STEPS)
    y = start + (end - start) * x * x * (3 - 2 * x)
    return [*x.tolist(), None], [*y.tolist(), None]


def _width(value: float, most: float) -> float:
    return next(width for part, width in WIDTHS if value <= most * part or part == 1)


def _lines(chart: Network, rows: Points, columns: Points) -> list[Spec]:
    """Return the lines, one trace for those of one colour and width; the thick ones go below."""
    most = max((edge.value for edge in chart.edges), default=1)
    bundles: dict[tuple[float, int], list[Edge]] = {}
    for edge in chart.edges:
        bundles.setdefault((-_width(edge.value, most), edge.right), []).append(edge)
    return [
        _strokes(bundle, rows, columns)
        | {"line": {"color": chart.right[right].colour, "width": -width}, "opacity": 0.6}
        for (width, right), bundle in sorted(bundles.items(), key=lambda item: item[0])
    ]


def _gone(chart: Network, before: Network, rows: Points, *, columns: Points) -> list[Spec]:
    left = {node.label: place for place, node in enumerate(chart.left)}
    right = {node.label: place for place, node in enumerate(chart.right)}
    now = {(edge.left, edge.right) for edge in chart.edges}
    then = [
        Edge(left[first], right[second], edge.value, "")
        for edge in before.edges
        for first, second in [(before.left[edge.left].label, before.right[edge.right].label)]
        if first in left and second in right
    ]
    gone = [edge for edge in then if (edge.left, edge.right) not in now]
    line = {"color": theme.BEFORE, "width": 2, "dash": "dot"}
    return [_strokes(gone, rows, columns) | {"line": line}] if gone else []


def _strokes(edges: Sequence[Edge], rows: Points, columns: Points) -> Spec:
    curves = [_curve(rows[edge.left], columns[edge.right]) for edge in edges]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for curve, _ in curves for x in curve],
        "y": [y for _, curve in curves for y in curve],
        "hoverinfo": "skip",
    }


def _touched(chart: Network, rows: Points, columns: Points) -> Spec:
    """Return a point that is not seen on each line: no line can be chosen from."""
    middles = [(rows[edge.left] + columns[edge.right]) / 2 for edge in chart.edges]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [0.5] * len(middles),
        "y": middles,
        "marker": {"size": 10, "color": theme.NOTHING},
    } | points([edge.hover for edge in chart.edges], [edge.mark for edge in chart.edges])


def _dots(nodes: Sequence[Node], x: float, y: Points, *, sizes: Points) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x] * len(nodes),
        "y": list(y),
        "cliponaxis": False,
        "marker": {
            "size": list(sizes),
            "color": [node.colour for node in nodes],
            "opacity": 1,
        },
    } | points([node.hover for node in nodes], [node.mark for node in nodes])


def _left_names(chart: Network, names: Sequence[str], rows: Points) -> list[Spec]:
    return [
        labels.note(f"<b>{name}</b>" if node.is_bold else name)
        | {"xref": "paper", "xanchor": "right", "align": "right", "xshift": -10}
        | {"y": middle, "yanchor": "middle"}
        for node, name, middle in zip(chart.left, names, rows, strict=True)
    ]


def _right_names(nodes: Sequence[Node], columns: Points) -> list[Spec]:
    """Return the names over their circles, flush with the right edge and over the lines."""
    return [
        labels.note(_with_size(node))
        | {"xref": "paper", "x": 1, "xanchor": "right", "align": "right", "xshift": EDGE}
        | {"y": middle - size / 2 - 1, "yanchor": "bottom", "bgcolor": theme.PAPER}
        for node, middle, size in zip(nodes, columns, _sizes(nodes), strict=True)
    ]


def _with_size(node: Node) -> str:
    name = labels.wrapped(node.label, RIGHT_LETTERS)
    return f"{name}: <b>{node.size:.0f}</b>" if node.size else name


def hover(*lines: str) -> str:
    """Return what a name or a line says when it is touched, a line below the other."""
    return "<br>".join(escaped(line) for line in lines)
