"""Labels that stand over what they name, broken into lines that a phone holds."""

import textwrap
from collections.abc import Sequence
from html import unescape

from charts import theme
from charts.escaping import escaped
from charts.theme import Spec
from core.formats import NO_BREAK_SPACE

LETTERS = 38  # letters a line of 15 pixels holds on a screen of 360
LINE, ABOVE = 21, 4  # pixels: of a line, above its letters
# Of what stands at a scale, in pixels: a line that lies, a letter that stands upright.
TICK_LINE, UPRIGHT_LETTER = 20, 8.2


def wrapped(label: str, letters: int = LETTERS) -> str:
    """Return a label broken into lines, safe to stand in a chart.

    A person's initials stay together: a name too long for a line breaks before them.
    """
    if len(label) > letters:
        label = label.replace(NO_BREAK_SPACE, " ", 1)
    lines = textwrap.wrap(label, letters, break_long_words=True) or [""]
    return "<br>".join(escaped(line) for line in lines)


def height(label: str) -> int:
    """Return how many pixels a wrapped label takes."""
    return (label.count("<br>") + 1) * LINE


def ticks_height(texts: Sequence[str]) -> int:
    """Return how many pixels the texts of a scale take while they lie.

    A figure that leaves them is drawn once: where room is missing, Plotly draws all of it again.
    """
    lines = max((text.count("<br>") + 1 for text in texts), default=0)
    return lines * TICK_LINE + theme.PAD


def upright_height(texts: Sequence[str]) -> float:
    """Return how many pixels the texts of a scale take while they stand upright."""
    lines = (unescape(line) for text in texts for line in text.split("<br>"))
    return max(map(len, lines), default=0) * UPRIGHT_LETTER + theme.PAD


def names(labels: Sequence[str], tops: Sequence[float], *, left: float) -> Spec:
    """Return wrapped labels as one trace, each below its top on an axis of pixels.

    `left` is where the axis across begins.
    """
    across = [left] * len(labels)
    return texts(labels, across, [top + ABOVE for top in tops], beside="bottom right")


def texts(
    labels: Sequence[str],
    across: Sequence[float],
    down: Sequence[float],
    *,
    beside: str | Sequence[str],
    size: int = theme.LABEL_SIZE,
) -> Spec:
    """Return texts as one trace, each beside its point, which nobody touches.

    As notes they would take five times as long to draw.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(across),
        "y": list(down),
        "text": list(labels),
        "textposition": beside if isinstance(beside, str) else list(beside),
        "textfont": {"size": size, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
        **theme.UNFADING,
    }


def note(text: str) -> Spec:
    """Return a text at the left edge; where it stands in height is still to be said."""
    return {
        "x": 0,
        "xanchor": "left",
        "text": text,
        "showarrow": False,
        "align": "left",
        "borderpad": 0,
        "font": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
    }
