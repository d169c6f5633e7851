"""One look for every chart: type, axes and colours, the same on a light and on a dark page.

Colours are names here: charts.palette says which colours they are on a light and on a dark page,
and they take their places when the figure is shown, so that one figure serves both.

Figures are put together from plain dictionaries, which is what a browser takes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from charts.ready import Ready
from core.formats import NO_BREAK_SPACE

Spec = dict[str, Any]  # a part of a figure as Plotly's reference describes it

SERIES = tuple(f"#0000{number:02d}" for number in range(1, 9))
SCALE = tuple(f"#0000{number:02d}" for number in range(11, 21))  # from few to many
ACCENT = SCALE[7]
TEXT = "#000037"  # the strongest grey of the page
PAPER = "#000038"  # the page itself
EDGE = "#000039"  # of a box on it
PATTERNS = ("", "/", ".", "\\", "x", "-", "|", "+")  # beside the colour, for whoever sees none
FONT_SIZE, LABEL_SIZE = 14, 15  # pixels; read from the back of a room on a projector
PAD = 8  # pixels between a scale and its labels
BEFORE = "rgba(128, 144, 148, 0.75)"  # the period before, on a light and on a dark page
GRID = "rgba(128, 144, 148, 0.25)"
NOTHING = "rgba(0, 0, 0, 0)"
UNFADING: Spec = {"selected": {"textfont": {"color": TEXT}}}  # texts, whatever mark is touched
DECIMAL_AND_THOUSANDS = {"ru": f",{NO_BREAK_SPACE}", "en": ".,"}

_MARGIN = {"l": 0, "r": 0, "t": 8, "b": 0}
_AXIS: Mapping[str, Any] = {
    "fixedrange": True,
    "showgrid": False,
    "zeroline": False,
    "tickfont": {"size": FONT_SIZE, "color": TEXT},
    "ticklabeloverflow": "allow",
}


def figure(traces: Sequence[Spec], layout: Spec, *, height: float, language: str) -> Ready:
    """Return a figure of the house's look: no frame, no grid, no room wasted.

    Nothing can be dragged or zoomed, so that a finger that scrolls the page scrolls the page.
    """
    common: Spec = {
        "height": int(height),
        "font": {"size": FONT_SIZE, "color": TEXT},
        "separators": DECIMAL_AND_THOUSANDS[language],
        "dragmode": False,
        "hoverlabel": {"font": {"size": FONT_SIZE}, "align": "left"},
        "showlegend": False,
        "paper_bgcolor": NOTHING,
        "plot_bgcolor": NOTHING,
    }
    axes = {name: {**_AXIS, **part} for name, part in layout.items() if "axis" in name}
    margin = {"margin": _MARGIN | layout.get("margin", {})}
    return Ready({"data": list(traces), "layout": common | layout | margin | axes})


def series_colour(index: int) -> str:
    """Return the colour of the item at this place of its list; after eight they come again."""
    return SERIES[index % len(SERIES)]


def series_pattern(index: int) -> str:
    """Return the pattern that goes with the colour; the two together repeat much later."""
    return PATTERNS[(index + index // len(SERIES)) % len(PATTERNS)]
