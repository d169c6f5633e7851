"""What flows from one column of names over the next: blocks, and bands between them, as tall as
what they stand for.

A chart is drawn once for all widths, so each name stands over its block, where a phone holds it.
"""

from collections.abc import Sequence

import numpy as np

from charts import labels, theme
from charts.flow_places import TENTH, WIDTH, Band, Block, Flow, bands, blocks, left_of
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec

NAME = 0.3  # of the whole width: a name that can be touched
MIDDLES = (NAME / 2, 0.5, 1 - NAME / 2)  # of the names of each column
TOUCHED = 9  # pixels: the least of a band that a finger finds
STEPS, SLICES = 15, 8  # points of a curve; bars over a band that are touched in its place
BESIDE = ("bottom right", "bottom center", "bottom left")  # of the places of the names


def flow(chart: Flow, language: str, before: Flow | None = None) -> Ready:
    """Return the picture; beside each number its change from the period before, where given."""
    columns, height = blocks(chart, language, before)
    between = list(bands(chart, columns))
    return theme.figure(
        [
            *_shapes(between),
            _reach(between, columns),
            _standing(columns),
            _names_reach(columns),
            _names(chart.heads, columns),
        ],
        {
            "barmode": "overlay",
            "margin": {"t": 0},
            "xaxis": {"range": [0, 1], "visible": False},
            "yaxis": {"range": [height, 0], "visible": False},
        },
        height=height,
        language=language,
    )


def _shapes(between: Sequence[Band]) -> list[Spec]:
    """Return the bands as filled shapes, one trace for those of one colour."""
    by_colour: dict[str, list[Band]] = {}
    for band in between:
        by_colour.setdefault(band.colour, []).append(band)
    return [_filled(colour, several) for colour, several in by_colour.items()]


def _filled(colour: str, several: Sequence[Band]) -> Spec:
    parts = np.linspace(0, 1, STEPS)
    x: list[float | None] = []
    y: list[float | None] = []
    for band in several:
        across, upper = band.across(parts), band.upper(parts)
        x += [*across, *reversed(across), None]
        y += [*upper, *(round(edge + band.tall, TENTH) for edge in reversed(upper)), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": colour,
        "line": {"color": colour, "width": 0.5},
        "opacity": 0.35,
        "hoverinfo": "skip",
    }


def _reach(between: Sequence[Band], columns: Sequence[Sequence[Block]]) -> Spec:
    """Return bars that are not seen along each band: no filled shape can be chosen from.

    Where a name lies over a band, the name is what is touched.
    """
    parts = (np.arange(SLICES) + 0.5) / SLICES
    slices = [
        (band, x, upper + band.tall / 2)
        for band in between
        for x, upper in zip(band.across(parts), band.upper(parts), strict=True)
    ]
    slices = [one for one in slices if not _is_under_a_name(one[1], one[2], columns)]
    tall = [max(band.tall, TOUCHED) for band, _, _ in slices]
    return {
        "type": "bar",
        "x": [x for _, x, _ in slices],
        "y": tall,
        "base": [middle - height / 2 for (_, _, middle), height in zip(slices, tall, strict=True)],
        "width": [(band.right - band.left) / SLICES for band, _, _ in slices],
        "marker": {"color": theme.NOTHING},
    } | points(
        [band.edge.hover for band, _, _ in slices], [band.edge.mark for band, _, _ in slices]
    )


def _is_under_a_name(x: float, y: float, columns: Sequence[Sequence[Block]]) -> bool:
    return any(
        abs(x - middle) < NAME / 2 and block.name_top < y < block.top
        for middle, column in zip(MIDDLES, columns, strict=True)
        for block in column
    )


def _standing(columns: Sequence[Sequence[Block]]) -> Spec:
    """Return the blocks."""
    blocks_of = _placed(columns)
    pattern = {
        "shape": [block.node.pattern for _, block in blocks_of],
        "fillmode": "overlay",
        "size": 7,
        "solidity": 0.25,
        "fgcolor": "rgba(255, 255, 255, 0.75)",
    }
    colours = [block.node.colour for _, block in blocks_of]
    return {
        "type": "bar",
        "x": [left_of(place) + WIDTH / 2 for place, _ in blocks_of],
        "y": [block.bottom - block.top for _, block in blocks_of],
        "base": [block.top for _, block in blocks_of],
        "width": WIDTH,
        "marker": {"color": colours, "pattern": pattern, "line": {"width": 0}},
    } | _told(blocks_of)


def _names_reach(columns: Sequence[Sequence[Block]]) -> Spec:
    """Return a bar that is not seen over each name, so that the lowest block can be touched too."""
    blocks_of = _placed(columns)
    return {
        "type": "bar",
        "x": [MIDDLES[place] for place, _ in blocks_of],
        "y": [block.top - block.name_top for _, block in blocks_of],
        "base": [block.name_top for _, block in blocks_of],
        "width": NAME,
        "marker": {"color": theme.NOTHING},
    } | _told(blocks_of)


def _names(heads: Sequence[str], columns: Sequence[Sequence[Block]]) -> Spec:
    """Return the names over their blocks, flush with their columns, and the heads over all."""
    placed = [
        *((place, f"<b>{labels.wrapped(head)}</b>", 0.0) for place, head in enumerate(heads)),
        *((place, block.text, block.name_top) for place, block in _placed(columns)),
    ]
    return labels.texts(
        [text for _, text, _ in placed],
        [place / 2 for place, _, _ in placed],
        [top + labels.ABOVE for _, _, top in placed],
        beside=[BESIDE[place] for place, _, _ in placed],
        size=theme.FONT_SIZE,
    )


def _placed(columns: Sequence[Sequence[Block]]) -> list[tuple[int, Block]]:
    """Return every block with the place of its column."""
    return [(place, block) for place, column in enumerate(columns) for block in column]


def _told(blocks_of: Sequence[tuple[int, Block]]) -> Spec:
    nodes = [block.node for _, block in blocks_of]
    return points([node.hover for node in nodes], [node.mark for node in nodes])
