"""Any chart of a dashboard as a Plotly figure, alone or beside the same chart of another period."""

import plotly.graph_objects as go

from charts import bars, matrix, months, timeline
from charts.bars import Bars
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.timeline import Timeline
from core.i18n import Words

Chart = Bars | Stacked | Multiples | Shaded | Timeline


def figure(chart: Chart, words: Words, before: Chart | None = None) -> go.Figure:
    """Return the chart's figure; `before` is the same chart of the period it is compared with."""
    match chart:
        case Bars():
            return bars.ranked(chart, words, before if isinstance(before, Bars) else None)
        case Multiples():
            return months.multiples(chart, before if isinstance(before, Multiples) else None)
        case Stacked():
            return months.stacked(chart, before if isinstance(before, Stacked) else None)
        case Shaded():
            other = before if isinstance(before, Shaded) else None
            return matrix.shaded(chart, words.language, other)
        case Timeline():
            return timeline.drawn(chart)
