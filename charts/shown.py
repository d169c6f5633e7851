"""A figure as a page shows it: in the page's colours, with its letters, and drawn only once.

Streamlit's own look for charts is a template that it puts into each figure anew whenever it draws
one, and Plotly takes another template, another rule for touching or data whose identity it cannot
tell for a reason to draw everything again: each chart was drawn twice. So all of that stands in
the figure, and Streamlit has nothing to add.
"""

import re
import zlib
from collections.abc import Mapping
from typing import Any

from charts import palette, theme
from charts.palette import Mode
from charts.ready import Ready
from charts.theme import Spec

LETTERS = '"Source Sans", sans-serif'  # bundled with Streamlit
# What Streamlit would set where marks can be touched.
TOUCHED: Spec = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}

_NAMED = re.compile(r'"(#0000\d\d)"')  # a whole value, not a part of what people wrote


class Shown(Ready):
    """A figure for a page of a mode; its marks can be touched where that narrows the page."""

    def __init__(self, figure: Ready, mode: Mode, *, is_touched: bool) -> None:
        colours = palette.colours(mode)
        self._written = _NAMED.sub(
            lambda found: f'"{colours.get(found[1], found[1])}"', figure.written
        )
        self._look = _look(colours)
        self._touch = TOUCHED if is_touched else {}

    def to_dict(self) -> dict[str, Any]:
        """Return the parts of the figure with the page's look."""
        parts = super().to_dict()
        layout = _within(self._look, parts.get("layout", {})) | self._touch
        axes = {name: _axis(part) for name, part in layout.items() if "axis" in name}
        revision = zlib.crc32(self._written.encode())
        return parts | {"layout": layout | axes | {"datarevision": revision}}


def _look(colours: Mapping[str, str]) -> Spec:
    font = {"family": LETTERS, "color": colours[theme.TEXT]}
    box = {"bgcolor": colours[theme.PAPER], "bordercolor": colours[theme.EDGE], "font": font}
    return {"font": font, "hoverlabel": box, "margin": {"pad": theme.PAD}}


def _axis(part: Spec) -> Spec:
    """Return an axis without tick marks; room is looked for only where it has a title.

    Looking for room is a drawing of its own, and the figures leave room for their labels.
    """
    return {"ticks": "", "automargin": "title" in part} | part


def _within(look: Spec, given: Mapping[str, Any]) -> Spec:
    """Return the look with what a figure gives itself before it."""
    inner = {
        name: _within(part, given[name])
        for name, part in look.items()
        if isinstance(part, dict) and isinstance(given.get(name), dict)
    }
    return look | dict(given) | inner
