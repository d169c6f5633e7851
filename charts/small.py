"""Charts small enough to stand in a tile: plain boxes, which a browser takes at once.

A chart library takes longer to come up for each of them than the tile around it. What they show is
written beside them and in a larger chart, so they are told to nobody who hears the page. They are
boxes of HTML, since Streamlit lets no SVG through; `ui/frontend.py` gives them their looks.
"""

from collections.abc import Sequence

from charts.bands import SHADES, edges
from charts.bullet import Bullet, end_of


def months(values: Sequence[float]) -> str:
    """Return a bar a month from zero on, as high as its share of the highest; none below zero."""
    most = max(0.0, *values)
    heights = [100 * max(0.0, value) / most if most else 0.0 for value in values]
    bars = "".join(f'<span style="height:{_text(height)}%"></span>' for height in heights)
    return f'<div class="small-months" aria-hidden="true">{bars}</div>'


def goal(bullet: Bullet) -> str:
    """Return how far a figure has come in the bands of its goal."""
    end = end_of(bullet)
    bands = "".join(
        f'<span style="width:{_text(100 * (last - first) / end)}%;'
        f'background:rgba(128,144,148,{shade})"></span>'
        for (first, last), shade in zip(edges(bullet.levels, end), SHADES, strict=True)
    )
    wide = _text(100 * max(0.0, bullet.value) / end)
    return f'<div class="small-goal" aria-hidden="true">{bands}<b style="width:{wide}%"></b></div>'


def _text(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
