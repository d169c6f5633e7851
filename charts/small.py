"""Charts small enough to stand in a tile: drawn as plain SVG, which a browser takes at once.

A chart library takes longer to come up for each of them than the page around it. What they show is
written beside them and in a larger chart, so they are told to nobody who hears the page.
"""

from collections.abc import Sequence

from charts.bands import SHADES, edges
from charts.bullet import BAR, Bullet, end_of

HEIGHT = 44, 22  # pixels of the bars of months, of a goal
STEP, GAP = 10.0, 4.0  # of the bars of months, in units of their own


def months(values: Sequence[float]) -> str:
    """Return a bar a month from zero on, the last one nearest to the words; no bar below zero."""
    most, tall = max(0.0, *values), HEIGHT[0]
    bars = "".join(
        _box(place * STEP, STEP - GAP, _share(value, most) * tall, bottom=tall)
        for place, value in enumerate(values)
    )
    wide = len(values) * STEP - GAP
    return _drawn(bars, wide, HEIGHT[0], width=_text(wide))


def goal(bullet: Bullet) -> str:
    """Return how far a figure has come in the bands of its goal."""
    end, tall = end_of(bullet), HEIGHT[1]
    places = edges(bullet.levels, end)
    parts = [
        f'<rect x="{_text(100 * first / end)}" width="{_text(100 * (last - first) / end)}"'
        f' height="{tall}" fill="rgba(128, 144, 148, {shade})"/>'
        for (first, last), shade in zip(places, SHADES, strict=True)
    ]
    bar = _box(0, 100 * max(0.0, bullet.value) / end, BAR * tall, bottom=tall * (1 + BAR) / 2)
    return _drawn("".join(parts) + bar, 100, tall, width="100%")


def _drawn(parts: str, wide: float, tall: float, *, width: str) -> str:
    return (
        f'<svg class="small-chart" viewBox="0 0 {_text(wide)} {_text(tall)}" width="{width}"'
        f' height="{_text(tall)}" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'
    )


def _box(left: float, wide: float, tall: float, *, bottom: float) -> str:
    return (
        f'<rect class="small-bar" x="{_text(left)}" y="{_text(bottom - tall)}"'
        f' width="{_text(wide)}" height="{_text(tall)}"/>'
    )


def _share(value: float, most: float) -> float:
    return max(0.0, value) / most if most else 0.0


def _text(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
