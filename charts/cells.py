"""Cells of a table, shaded by how much of the most stands in each, with their numbers in them.

Each cell is a bar, so that it can be touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from charts import theme
from charts.points import points
from charts.theme import Spec

BETWEEN = 3  # pixels
PALE, DARK = theme.SCALE[:4], theme.SCALE[7:]  # none so middling that no number is read on it
HALF = 0.5  # of the most; from there on a cell is dark


@dataclass(frozen=True)
class Cell:
    """A cell of a column between two edges in pixels; `share` is of the most, zero for none."""

    column: int
    edges: tuple[float, float]
    text: str
    share: float
    hover: str
    mark: str = ""


def traces(cells: Sequence[Cell]) -> list[Spec]:
    """Return the bars of the cells that hold something, and the texts of all."""
    filled = [cell for cell in cells if cell.share > 0]
    bars: Spec = {
        "type": "bar",
        "x": [cell.column for cell in filled],
        "y": [cell.edges[1] - cell.edges[0] for cell in filled],
        "base": [cell.edges[0] for cell in filled],
        "width": 1,
        "marker": {
            "color": [_shade(cell.share) for cell in filled],
            "line": {"color": theme.PAPER, "width": BETWEEN},
        },
    }
    texts: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [cell.column for cell in cells],
        "y": [sum(cell.edges) / 2 for cell in cells],
        "text": [cell.text for cell in cells],
        "textfont": {
            "size": theme.LABEL_SIZE,
            "color": [theme.PAPER if cell.share >= HALF else theme.TEXT for cell in cells],
        },
        "hoverinfo": "skip",
        **theme.UNFADING,
    }
    said = points([cell.hover for cell in filled], [cell.mark for cell in filled])
    return [bars | said, texts]


def _shade(share: float) -> str:
    shades, part = (PALE, share) if share < HALF else (DARK, share - HALF)
    return shades[min(int(part / HALF * len(shades)), len(shades) - 1)]
