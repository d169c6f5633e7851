"""A goal as one bar: how far the figure has come in its three bands, and where the plan stands.

The bands are shades of one grey, so that they read in black and white; each begins at its level,
which stands under it as a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from charts import theme
from charts.bands import bands
from charts.ready import Ready
from charts.theme import Spec
from core import formats
from core.goals import Levels

HEIGHT = 74  # pixels
LABELS = 20  # pixels over and under the bands
ROOM = 1.14  # of the excellent level, so that its band is seen and its number has a place
BAR = 0.42  # of the height of the bands


@dataclass(frozen=True)
class Bullet:
    """A figure among its levels; `due` is what the plan says for today, None where it says nothing.

    `due_label` is words already.
    """

    value: float
    levels: Levels
    due: float | None = None
    due_label: str = ""


def drawn(bullet: Bullet, language: str) -> Ready:
    """Return the bar."""
    levels = bullet.levels
    end = end_of(bullet)
    return theme.figure(
        [_bar(bullet.value)],
        {
            "margin": {"t": LABELS, "b": LABELS},
            "shapes": [
                *bands(levels, end, top=0.5, bottom=-0.5),
                *([] if bullet.due is None else [_due(bullet.due)]),
            ],
            "annotations": _texts(bullet, language),
            "xaxis": {"range": [0, end], "visible": False},
            "yaxis": {"range": [-0.5, 0.5], "visible": False},
        },
        height=HEIGHT,
        language=language,
    )


def end_of(bullet: Bullet) -> float:
    """Return where the bands end."""
    return max(bullet.levels.excellent * ROOM, bullet.value * 1.02)


def _bar(value: float) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [value],
        "y": [0],
        "width": BAR,
        "marker": {"color": theme.ACCENT},
        "hoverinfo": "skip",
    }


def _due(value: float) -> Spec:
    line = {"color": theme.TEXT, "width": 3}
    return {"type": "line", "x0": value, "x1": value, "y0": -0.5, "y1": 0.5, "line": line}


def _texts(bullet: Bullet, language: str) -> Sequence[Spec]:
    """Return the levels as numbers under their bands, the outer ones turned away from the middle.

    Levels that lie close together stay apart so; the plan stands over its line.
    """
    levels = bullet.levels
    places = ((levels.minimum, "right"), (levels.good, "center"), (levels.excellent, "left"))
    below = [
        _text(formats.number(value, language), value, anchor) | {"y": -0.5, "yanchor": "top"}
        for value, anchor in places
    ]
    if bullet.due is None:
        return below
    anchor = "left" if bullet.due < levels.good / 2 else "right"
    above = _text(bullet.due_label, bullet.due, anchor)
    return [*below, above | {"y": 0.5, "yanchor": "bottom"}]


def _text(text: str, place: float, anchor: str) -> Spec:
    return {
        "x": place,
        "xanchor": anchor,
        "text": text,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": theme.FONT_SIZE, "color": theme.TEXT},
    }
