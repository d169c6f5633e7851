"""A chart of a dashboard as blocks of a paper: a native chart where an office program has its like.

    blocks_of(chart, words, title="Participations by kind", sentence=drawing.sentence,
              table=drawing.table) -> tuple[Block, ...]

Bars, columns by month, changes and a time line of years become a `Picture`, which carries the
sentence; matrices, a network, a flow and circles become a `Table` and a `Text` with the sentence.
`chart=None` gives the table, or where there is none the sentence alone.
Colours are those of the screen; names are in the blocks exactly where the chart had them.
"""

from collections.abc import Sequence

import pandas as pd

from charts.bars import Bars
from charts.contributions import Contributions
from charts.crossed import Crossed
from charts.drawn import Chart
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.timeline import Timeline
from core.i18n import Words
from reports.chart_pictures import bars, changes, columns_by_month, time_line
from reports.chart_tables import drawn_table, matrix, table_of
from reports.content import Block, Picture, Style, Table, Text

TOO_MANY_BARS = 40  # categories of a native chart: more are read as a table


def blocks_of(
    chart: Chart | None,
    words: Words,
    *,
    title: str,
    sentence: str,
    table: pd.DataFrame | None = None,
    name: str = "",
) -> tuple[Block, ...]:
    """Return a chart as blocks of a paper in the words' language; `name` is its card's key.

    `table` is the one behind the chart, its headers words already: it stands in the chart's place
    where no native chart and no table of the chart's own can say the same.
    """
    picture = picture_of(chart, words, title=title, sentence=sentence, name=name)
    if picture is not None and 0 < len(picture.categories) <= TOO_MANY_BARS:
        return (picture, *_events(chart, words))
    shown = _table_of_chart(chart, words, title, table=table)
    if shown is None or not shown.rows:
        return tuple(
            Text(text, style)
            for text, style in ((title, Style.HEADING), (sentence, Style.PARAGRAPH))
            if text
        )
    named = Table(shown.title, shown.columns, shown.rows, shown.note, name)
    return (named, Text(sentence)) if sentence else (named,)


def picture_of(
    chart: Chart | None, words: Words, *, title: str, sentence: str = "", name: str = ""
) -> Picture | None:
    """Return the native chart that says the same; None where there is none."""
    match chart:
        case Bars():
            drawn = bars(chart, words, title)
        case Contributions():
            drawn = changes(chart, words, title)
        case Stacked():  # Multiples too
            drawn = columns_by_month(chart, title, is_apart=isinstance(chart, Multiples))
        case Timeline():
            drawn = time_line(chart, words, title)
        case _:
            return None
    return Picture(
        title, drawn.look, tuple(drawn.categories), tuple(drawn.series), sentence, drawn.kind, name
    )


def _events(chart: Chart | None, words: Words) -> Sequence[Block]:
    """Return what a time line marks over its columns, which a native chart has no place for."""
    if not isinstance(chart, Timeline) or not chart.events:
        return ()
    marked = drawn_table(chart, words, words("Marked over the columns"))
    return () if marked is None else (marked,)


def _table_of_chart(
    chart: Chart | None, words: Words, title: str, *, table: pd.DataFrame | None
) -> Table | None:
    if isinstance(chart, Shaded | Crossed):
        return matrix(chart.table, title)
    if table is not None and not table.empty:
        return table_of(table, words, title=title)
    return None if chart is None else drawn_table(chart, words, title)
