"""Horizontal bars with the label over each bar, so that a long name is whole on a phone too.

Every frame has a row per bar, top to bottom, with the columns `label` (text), `value` (number),
`text` (what stands at the bar's end) and, where they differ, `colour`; `mark` where a bar stands
for a part of the data that a page can narrow to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import labels, theme
from charts.points import points
from charts.theme import Spec
from core.i18n import Words

BAR, GAP = 18, 13  # pixels
BELOW, THIN = 18, 6  # pixels of the row of the period before, and of its bar
LETTER = 7.8  # pixels of a usual letter
NARROWEST = 294  # pixels of a chart on a phone


@dataclass(frozen=True)
class Bars:
    """Bars from zero in the order of the rows; `most` is where a full bar would end.

    With `most` a pale track shows how much is missing to the whole, and the texts stand after it.
    """

    rows: pd.DataFrame
    most: float | None = None


def ranked(bars: Bars, words: Words, before: Bars | None = None) -> go.Figure:
    """Return the bars; below each a thin one of the period before, where that is given."""
    rows, most = bars.rows, bars.most
    names = [labels.wrapped(str(label)) for label in rows["label"]]
    earlier = _earlier(bars, before)
    step = BAR + GAP + (BELOW if before else 0)
    tops = _tops(names, step)
    middles = [top - step + BAR / 2 for top in tops[1:]]
    values = [float(value) for value in rows["value"]]
    texts = [escape(str(text)) for text in rows["text"]]
    said = _said_before(bars, before, words)
    colours = list(rows["colour"]) if "colour" in rows else [theme.ACCENT] * len(rows)
    hovers = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    full = [] if most is None else [most] * len(rows)
    marks = [str(mark) for mark in rows["mark"]] if "mark" in rows else [""] * len(rows)
    end, room = most or max([*values, *earlier], default=1) or 1, _room_for_bars([*texts, *said])
    below = [_thin(earlier, middles), _texts(full or earlier, _below(middles), said)]
    return theme.figure(
        [
            _bars(values, middles, colours) | points(hovers, marks),
            *([_track(full, middles)] if full else []),
            _texts(full or values, middles, texts),
            *(below if before else []),
            *([_reach(end / room, middles) | points(hovers, marks)] if any(marks) else []),
        ],
        {
            "barmode": "overlay",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "annotations": labels.notes(names, tops[:-1]),
            "xaxis": {"range": [0, end / room], "visible": False},
            "yaxis": {"range": [tops[-1], 0], "visible": False},
        },
        height=tops[-1],
        language=words.language,
    )


def _before(before: Bars, column: str) -> dict[str, object]:
    return dict(zip(before.rows["label"], before.rows[column], strict=True))


def _earlier(bars: Bars, before: Bars | None) -> list[float]:
    """Return the values of the period before in the order of the bars, zero where there is none."""
    if before is None:
        return []
    known = _before(before, "value")
    return [float(str(known.get(label, 0))) for label in bars.rows["label"]]


def _said_before(bars: Bars, before: Bars | None, words: Words) -> list[str]:
    """Return what stands at the ends of the thin bars; the others of then are not those of now."""
    if before is None:
        return []
    known = _before(before, "text")
    marks = bars.rows["mark"] if "mark" in bars.rows else [""] * len(bars.rows)
    return [
        escape(words("before: {before}", before=known.get(label, "0")))
        if mark or label in known
        else ""
        for label, mark in zip(bars.rows["label"], marks, strict=True)
    ]


def _below(middles: Sequence[float]) -> list[float]:
    return [middle + BAR / 2 + BELOW / 2 for middle in middles]


def _tops(names: Sequence[str], step: int) -> list[float]:
    """Return where each row begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for name in names:
        tops.append(tops[-1] + labels.height(name) + step)
    return tops


def _room_for_bars(texts: Sequence[str]) -> float:
    """Return the part of the width that bars may take, so that no text is cut off on a phone."""
    longest = max((len(text) for text in texts), default=0)
    return 1 - min(0.6, (longest * LETTER + 8) / NARROWEST)


def _bars(values: Sequence[float], middles: Sequence[float], colours: Sequence[str]) -> Spec:
    return {
        "type": "bar",
        "x": list(values),
        "y": list(middles),
        "width": BAR,
        "orientation": "h",
        "marker": {"color": list(colours)},
    }


def _reach(width: float, middles: Sequence[float]) -> Spec:
    """Return a bar that is not seen over each row, so that the shortest one can be touched too."""
    reach = _bars([width] * len(middles), middles, [theme.NOTHING] * len(middles))
    return reach | {"width": BAR + GAP}


def _thin(values: Sequence[float], middles: Sequence[float]) -> Spec:
    """Return the bars of the period before, right below those of now."""
    thin = _bars(values, _below(middles), [theme.BEFORE] * len(values))
    return thin | {"width": THIN, "hoverinfo": "skip"}


def _track(full: Sequence[float], middles: Sequence[float]) -> Spec:
    track = _bars(full, middles, [theme.GRID] * len(full))
    return track | {"hoverinfo": "skip", "zorder": -1}


def _texts(places: Sequence[float], middles: Sequence[float], texts: Sequence[str]) -> Spec:
    return {
        "type": "scatter",
        "x": list(places),
        "y": list(middles),
        "mode": "text",
        "text": [f" {text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
