"""Columns by month of a dashboard: by community, or of one count."""

from collections.abc import Sequence
from math import isnan

import pandas as pd

from charts import coverage_sentences, sentences, theme
from charts.months import Series, Stacked
from core import formats
from core.dimensions import Mark, joined
from core.i18n import N_
from core.indicators import INDICATORS
from ui.cards import Drawing
from ui.dashboards import monthly_counts
from ui.dashboards.monthly_counts import Monthly
from ui.dashboards.view import View

UNTOLD = N_("not shown")
REST, TOTAL = N_("not shown apart"), N_("Total")


def by_month_and_community(view: View, code: str, *, opening: str, closing: str) -> Drawing:
    """Return an indicator by month and community, between two sentences."""
    found = monthly_counts.by_community(view, INDICATORS[code])
    chart = stacked(view, found)
    note = hidden(view, found)
    if not len(chart.series):
        return Drawing(sentences.together(opening, note))
    return Drawing(
        sentences.together(
            opening,
            busiest(view, chart.sums()),
            _leading(view, chart) if found.rest.empty else "",
            closing,
            note,
        ),
        chart,
        table_of_months(view, chart),
    )


def stacked(view: View, found: Monthly, *, about: Mark | None = None) -> Stacked:
    """Return an indicator's columns, the communities on top of each other.

    What the months have beside what is shown stands on top, so that a column is as tall as it is.
    `about` is what the indicator is about, beside month and community.
    """
    words = view.page.words
    cells = found.cells[found.cells["value"] != 0]
    cells = view.named(cells, "community", "communities").assign(series=lambda rows: rows["label"])
    there = cells[cells["value"].notna()]
    series = [
        Series(one.name, one.colour, one.pattern, mark=joined(about or {}, one.mark))
        for one in view.community_series(view.communities_in(there))
    ]
    return with_rest(view, Stacked(cells, view.axis, series, words(UNTOLD)), found, about=about)


def with_rest(view: View, chart: Stacked, found: Monthly, *, about: Mark | None = None) -> Stacked:
    """Return the columns with what the months have beside what is shown, the last series of all."""
    if found.rest.empty:
        return chart
    rest = view.page.words(REST if chart.series else TOTAL)
    frame = pd.concat([chart.frame, found.rest.assign(series=rest)], ignore_index=True)
    series = [*chart.series, Series(rest, theme.BEFORE, mark=about or {})]
    return Stacked(frame, chart.axis, series, chart.untold, rest)


def of_one_count(
    view: View, frame: pd.DataFrame, sentence: str, *, name: str, mark: Mark | None = None
) -> Drawing:
    """Return the months of one count; the frame has `month` and `value`, null where not shown.

    `mark` is what the count is about, beside the month.
    """
    if not frame["value"].sum() and frame["value"].notna().all():
        return Drawing(sentence)
    words = view.page.words
    series = Series(name, theme.ACCENT, mark=mark or {})
    chart = Stacked(frame.assign(series=name), view.axis, [series], words(UNTOLD))
    untold = coverage_sentences.hidden(words, int(frame["value"].isna().sum()))
    return Drawing(sentences.together(sentence, untold), chart, table_of_months(view, chart))


def change(view: View, now: float, before: float, *, people: int) -> str:
    """Return the sentence about the period before; none where too few `people` stand behind it."""
    if view.hides(people):
        return ""
    return compared(view, now, before)


def compared(view: View, now: float, before: float) -> str:
    """Return the sentence that sets a number beside that of the days it is compared with."""
    against, is_fair = view.against_text, view.against.is_fair
    return sentences.change(view.page.words, now, before, against=against, is_fair=is_fair)


def busiest(view: View, sums: Sequence[float]) -> str:
    """Return the sentence about the month with the highest sum; nothing for a single month.

    Nothing where a month is not shown: it may be the one.
    """
    if len(sums) < 2 or any(map(isnan, sums)):
        return ""
    place = max(range(len(sums)), key=sums.__getitem__)
    return sentences.busiest_month(
        view.page.words, view.axis.months[place], sums[place], whole=sum(sums)
    )


def hidden(view: View, found: Monthly) -> str:
    """Return the sentence about the cells and months that are not shown."""
    count = len(found.hidden.cells) + len(found.hidden.rows)
    return coverage_sentences.hidden(view.page.words, count)


def table_of_months(view: View, chart: Stacked) -> pd.DataFrame:
    """Return the months as rows, the series as columns, and their sum where there are several."""
    words, axis = view.page.words, view.axis
    columns = {item.name: row for item, row in zip(chart.series, chart.rows(), strict=True)}
    if len(columns) > 1:
        columns[words(TOTAL)] = chart.sums()
    names = [formats.month_name(month, words.language) for month in axis.months]
    return told(view, pd.DataFrame({words("Month"): names} | columns))


def told(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with words in the place of every number that is not shown."""
    return table.astype(object).where(table.notna(), view.page.words(UNTOLD))


def _leading(view: View, chart: Stacked) -> str:
    """Return the sentence about the series with the most, where there are several."""
    sums = {name: sum(row) for name, row in chart.by_name().items()}
    if len(sums) < 2:
        return ""
    first = max(sums, key=sums.__getitem__)
    return sentences.most(view.page.words, first, sums[first], whole=sum(sums.values()))
