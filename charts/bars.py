"""Horizontal bars with the label over each bar, so that a long name is whole on a phone too.

Every frame has a row per bar, top to bottom, with the columns `label` (text), `value` (number),
`text` (what stands at the bar's end) and, where they differ, `colour`; `mark` where a bar stands
for a part of the data that a page can narrow to; `levels` where a bar has a goal, None for one
without, on the scale of the values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from charts import labels, theme
from charts.bands import bands
from charts.escaping import escaped
from charts.over import NOTHING, Over
from charts.points import points
from charts.ready import Ready
from charts.theme import Spec
from core.goals import Levels
from core.i18n import Words

BAR, GAP = 18, 13  # pixels
BELOW, THIN = 18, 6  # pixels of the row of the period before, and of its bar
LETTER = 7.8  # pixels of a usual letter
NARROWEST = 294  # pixels of a chart on a phone


@dataclass(frozen=True)
class Bars:
    """Bars from zero in the order of the rows; `most` is where a full bar would end.

    With `most` a pale track shows how much is missing to the whole, and the texts stand after it.
    `everything` has all rows where only some are drawn: it is what a later period is compared
    with. `absent` is what this period had of a name that it does not have there; empty where
    nobody knows, as of names that it may have left out.
    """

    rows: pd.DataFrame
    most: float | None = None
    absent: str = "0"
    everything: pd.DataFrame | None = None


def ranked(bars: Bars, words: Words, before: Bars | None = None, *, over: Over = NOTHING) -> Ready:
    """Return the bars; below each a thin one of the period before, where that is given."""
    rows, most = bars.rows, bars.most
    marks = _marks(rows)
    names = _names(rows["label"], marks, over)
    earlier = _earlier(bars, before)
    step = BAR + GAP + (BELOW if before else 0)
    tops = tops_of(names, step)
    middles = [top - step + BAR / 2 for top in tops[1:]]
    values = [float(value) for value in rows["value"]]
    texts = [escaped(str(text)) for text in rows["text"]]
    said = _said_before(bars, before, words)
    colours = list(rows["colour"]) if "colour" in rows else [theme.ACCENT] * len(rows)
    hovers = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    full = [] if most is None else [most] * len(rows)
    end, room = _end(bars, [*values, *earlier]), room_for_bars([*texts, *said])
    below = [_thin(earlier, middles), _texts(full or earlier, _below(middles), said)]
    return theme.figure(
        [
            _bars(values, middles, colours) | points(hovers, marks),
            *([_track(full, middles)] if full else []),
            _texts(full or values, middles, texts),
            *(below if before else []),
            labels.names(names, tops[:-1], left=0),
            *([_reach(end / room, middles) | points(hovers, marks)] if any(marks) else []),
        ],
        {
            "barmode": "overlay",
            "margin": {"t": 0},
            "shapes": _goals(bars, middles, end),
            "xaxis": {"range": [0, end / room], "visible": False},
            "yaxis": {"range": [tops[-1], 0], "visible": False},
        },
        height=tops[-1],
        language=words.language,
    )


def _names(shown: Iterable[object], marks: Sequence[str], over: Over) -> list[str]:
    pairs = zip(shown, marks, strict=True)
    return [labels.wrapped(over.beside(str(label), mark)) for label, mark in pairs]


def _levels(bars: Bars) -> list[Levels | None]:
    return list(bars.rows["levels"]) if "levels" in bars.rows else [None] * len(bars.rows)


def _end(bars: Bars, values: Sequence[float]) -> float:
    """Return where the longest bar, or the highest level of a goal, ends."""
    highest = [levels.excellent for levels in _levels(bars) if levels]
    return max([bars.most or max(values, default=1) or 1, *highest])


def _goals(bars: Bars, middles: Sequence[float], end: float) -> list[Spec]:
    """Return the bands behind the bars that have a goal."""
    half = BAR / 2 + 2
    return [
        band
        for levels, middle in zip(_levels(bars), middles, strict=True)
        if levels
        for band in bands(levels, end, top=middle - half, bottom=middle + half)
    ]


def _before(bars: Bars, before: Bars, column: str) -> list[object]:
    """Return what the period before had of each bar, by its mark or else its name; or None.

    The others of now are not those of then: their bar has no name of its own, and so no match.
    """
    rows = before.rows if before.everything is None else before.everything
    names = dict(zip(rows["label"], rows[column], strict=True))
    marked = dict(zip(_marks(rows), rows[column], strict=True))
    marked.pop("", None)
    return [
        marked.get(mark) if mark and marked else names.get(label)
        for label, mark in zip(bars.rows["label"], _marks(bars.rows), strict=True)
    ]


def _marks(rows: pd.DataFrame) -> list[str]:
    return [str(mark) for mark in rows["mark"]] if "mark" in rows else [""] * len(rows)


def _earlier(bars: Bars, before: Bars | None) -> list[float]:
    """Return the values of the period before in the order of the bars, zero where there is none."""
    found = _before(bars, before, "value") if before else []
    return [0.0 if value is None else float(str(value)) for value in found]


def _said_before(bars: Bars, before: Bars | None, words: Words) -> list[str]:
    """Return what stands at the ends of the thin bars; nothing where it is not known."""
    if before is None:
        return []
    texts = [
        before.absent if text is None and mark else text
        for text, mark in zip(_before(bars, before, "text"), _marks(bars.rows), strict=True)
    ]
    return [escaped(words("before: {before}", before=text)) if text else "" for text in texts]


def _below(middles: Sequence[float]) -> list[float]:
    return [middle + BAR / 2 + BELOW / 2 for middle in middles]


def tops_of(names: Sequence[str], step: int) -> list[float]:
    """Return where each row begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for name in names:
        tops.append(tops[-1] + labels.height(name) + step)
    return tops


def room_for_bars(texts: Sequence[str]) -> float:
    """Return the part of the width that bars may take, so that no text is cut off on a phone."""
    return 1 - min(0.6, width_of(texts))


def width_of(texts: Sequence[str]) -> float:
    """Return the part of a phone's width that the longest text takes; nothing without any."""
    return (max(map(len, texts)) * LETTER + 8) / NARROWEST if texts else 0


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
        **theme.UNFADING,
    }
