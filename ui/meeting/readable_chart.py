"""A chart as a slide shows it: no more bars and no taller than is read from 8 m."""

from dataclasses import replace

from charts.bars import Bars
from charts.bullet import Bullet
from charts.drawn import Chart, figure
from charts.months import Multiples, Stacked
from charts.over import Over
from charts.ready import Ready
from core.i18n import Words
from ui.meeting.sizes import LOWEST, TALLEST

GOAL = 180  # pixels of the one bar of a goal
AROUND = 110  # pixels of the names below columns by month and of the legend over them


def readable(
    chart: Chart, words: Words, before: Chart | None, *, over: Over
) -> tuple[Chart, Ready]:
    """Return a chart cut to so many bars as a slide has room for in large type, and its figure."""
    shown = figure(chart, words, before, over=over)
    while isinstance(chart, Bars) and _height(shown) > TALLEST and len(chart.rows) > 1:
        room = max(1, len(chart.rows) * TALLEST // _height(shown))
        few = chart.rows.head(min(room, len(chart.rows) - 1)).reset_index(drop=True)
        chart = replace(chart, rows=few)
        shown = figure(chart, words, before, over=over)
    if isinstance(chart, Stacked) and not isinstance(chart, Multiples):
        return chart, _lowered(shown, over.room(chart.axis.months))
    if isinstance(chart, Bullet):
        return chart, _as_tall(shown, GOAL)
    return chart, shown


def _lowered(shown: Ready, room: int) -> Ready:
    """Return columns by month low enough; numbers of notes over them keep their pixels."""
    height, plot = _height(shown), LOWEST - AROUND
    low = _as_tall(shown, min(height, LOWEST)).to_dict()
    if not room or height <= LOWEST:
        return Ready(low)
    axis = low["layout"]["yaxis"]
    first, last = axis["range"]
    bare = last * (1 - room / height)  # where it ended without the numbers
    ends = bare * plot / (plot - min(room, plot // 2))
    return Ready(low | {"layout": low["layout"] | {"yaxis": axis | {"range": [first, ends]}}})


def _as_tall(shown: Ready, height: int) -> Ready:
    """Return columns by month or the bar of a goal at a height: only their scale changes."""
    parts = shown.to_dict()
    return Ready(parts | {"layout": parts["layout"] | {"height": height}})


def _height(shown: Ready) -> int:
    return int(shown.to_dict()["layout"]["height"])
