"""Any chart of a dashboard as a Plotly figure, alone or beside the same chart of another period."""

from charts import (
    bars,
    bullet,
    contributions,
    crossed,
    flow,
    matrix,
    month_columns,
    network,
    quadrant,
    timeline,
)
from charts.bars import Bars
from charts.bullet import Bullet
from charts.contributions import Contributions
from charts.crossed import Crossed
from charts.flow_places import Flow
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.network import Network
from charts.over import NOTHING, Over
from charts.quadrant import Quadrant
from charts.ready import Ready
from charts.timeline import Timeline
from core.i18n import Words

Chart = (
    Bars
    | Bullet
    | Stacked
    | Multiples
    | Shaded
    | Network
    | Crossed
    | Quadrant
    | Timeline
    | Flow
    | Contributions
)


def figure(
    chart: Chart, words: Words, before: Chart | None = None, *, over: Over = NOTHING
) -> Ready:
    """Return the chart's figure; `before` is the same chart of the period it is compared with.

    `over` lies over the chart without being its data: a chart shows what it has a place for.
    """
    match chart:
        case Network() | Crossed() | Quadrant() | Flow():
            return _compared(chart, words.language, before)
        case Bars():
            return bars.ranked(
                chart, words, before if isinstance(before, Bars) else None, over=over
            )
        case Multiples():
            return month_columns.multiples(
                chart, before if isinstance(before, Multiples) else None, over=over
            )
        case Stacked():
            return month_columns.stacked(
                chart, before if isinstance(before, Stacked) else None, over=over
            )
        case Shaded():
            other = before if isinstance(before, Shaded) else None
            return matrix.shaded(chart, words.language, other, over=over)
        case Timeline() | Contributions() | Bullet():
            return _alone(chart, words.language, over)


def _compared(
    chart: Network | Crossed | Quadrant | Flow, language: str, before: Chart | None
) -> Ready:
    match chart:
        case Network():
            return network.network(chart, language, before if isinstance(before, Network) else None)
        case Crossed():
            return crossed.crossed(chart, language, before if isinstance(before, Crossed) else None)
        case Quadrant():
            other = before if isinstance(before, Quadrant) else None
            return quadrant.quadrant(chart, language, other)
        case Flow():
            return flow.flow(chart, language, before if isinstance(before, Flow) else None)


def _alone(chart: Timeline | Contributions | Bullet, language: str, over: Over) -> Ready:
    """Return a chart that has no other period beside it: it holds several already."""
    match chart:
        case Timeline():
            return timeline.drawn(chart, over=over)
        case Contributions():
            return contributions.contributions(chart, language)
        case Bullet():
            return bullet.drawn(chart, language)
