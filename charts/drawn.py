"""Any chart of a dashboard as a Plotly figure, alone or beside the same chart of another period."""

import plotly.graph_objects as go

from charts import bars, crossed, matrix, months, network, quadrant, timeline
from charts.bars import Bars
from charts.crossed import Crossed
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.network import Network
from charts.quadrant import Quadrant
from charts.timeline import Timeline
from core.i18n import Words

Chart = Bars | Stacked | Multiples | Shaded | Network | Crossed | Quadrant | Timeline


def figure(chart: Chart, words: Words, before: Chart | None = None) -> go.Figure:
    """Return the chart's figure; `before` is the same chart of the period it is compared with."""
    match chart:
        case Network() | Crossed() | Quadrant():
            return _compared(chart, words.language, before)
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


def _compared(
    chart: Network | Crossed | Quadrant, language: str, before: Chart | None
) -> go.Figure:
    match chart:
        case Network():
            return network.network(chart, language, before if isinstance(before, Network) else None)
        case Crossed():
            return crossed.crossed(chart, language, before if isinstance(before, Crossed) else None)
        case Quadrant():
            other = before if isinstance(before, Quadrant) else None
            return quadrant.quadrant(chart, language, other)
