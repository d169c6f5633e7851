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
ANCHORS = ("left", "center", "right")


def flow(chart: Flow, language: str, before: Flow | None = None) -> Ready:
    """Return the picture; beside each number its change from the period before, where given."""
    columns, height = blocks(chart, language, before)
    between = list(bands(chart, columns))
    return theme.figure(
        [
            *_shapes(between),
            _reach(between, columns),
            *(_standing(column, place) for place, column in enumerate(columns)),
            *(_names_reach(column, place) for place, column in enumerate(columns)),
        ],
        {
            "barmode": "overlay",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "annotations": [
                *(
                    _note(f"<b>{labels.wrapped(head)}</b>", place, 0)
                    for place, head in enumerate(chart.heads)
                ),
                *(
                    _note(block.text, place, block.name_top)
                    for place, column in enumerate(columns)
                    for block in column
                ),
            ],
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


def _standing(column: Sequence[Block], place: int) -> Spec:
    pattern = {
        "shape": [block.node.pattern for block in column],
        "fillmode": "overlay",
        "size": 7,
        "solidity": 0.25,
        "fgcolor": "rgba(255, 255, 255, 0.75)",
    }
    colours = [block.node.colour for block in column]
    return {
        "type": "bar",
        "x": [left_of(place) + WIDTH / 2] * len(column),
        "y": [block.bottom - block.top for block in column],
        "base": [block.top for block in column],
        "width": WIDTH,
        "marker": {"color": colours, "pattern": pattern, "line": {"width": 0}},
    } | _told(column)


def _names_reach(column: Sequence[Block], place: int) -> Spec:
    """Return a bar that is not seen over each name, so that the lowest block can be touched too."""
    return {
        "type": "bar",
        "x": [MIDDLES[place]] * len(column),
        "y": [block.top - block.name_top for block in column],
        "base": [block.name_top for block in column],
        "width": NAME,
        "marker": {"color": theme.NOTHING},
    } | _told(column)


def _told(column: Sequence[Block]) -> Spec:
    return points([block.node.hover for block in column], [block.node.mark for block in column])


def _note(text: str, place: int, top: float) -> Spec:
    """Return a text over its column, flush with it."""
    anchor = ANCHORS[place]
    beside = {"x": place / 2, "xanchor": anchor, "align": anchor, "xref": "paper"}
    size = {"font": {"size": theme.FONT_SIZE, "color": theme.TEXT}}
    return labels.note(text) | beside | size | {"y": top, "yanchor": "top"}
