"""The bands of a goal behind a bar: shades of one grey, each beginning at its level."""

from collections.abc import Iterable
from itertools import pairwise

from charts.theme import Spec
from core.goals import Levels

SHADES = ("0.14", "0.30", "0.46", "0.64")  # below the minimum, from it on, from good, excellent


def bands(levels: Levels, end: float, *, top: float, bottom: float) -> list[Spec]:
    """Return the bands from zero to the end, between two places of the axis of height."""
    return [
        {
            "type": "rect",
            "x0": first,
            "x1": last,
            "y0": bottom,
            "y1": top,
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": f"rgba(128, 144, 148, {shade})",
        }
        for (first, last), shade in zip(edges(levels, end), SHADES, strict=True)
    ]


def edges(levels: Levels, end: float) -> Iterable[tuple[float, float]]:
    """Return where each band begins and ends, from zero on."""
    last = max(end, levels.excellent)
    return pairwise((0.0, levels.minimum, levels.good, levels.excellent, last))
