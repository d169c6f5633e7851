"""The figures over a dashboard: now, in the period before, and by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from charts import months
from core import formats
from ui.dashboards.view import View
from ui.metrics import Metric

DASH = "–"


@dataclass(frozen=True)
class Trend:
    """One count: in the period, in the period before, and by month of the period."""

    now: float
    before: float
    by_month: Sequence[float] = ()


def figure(
    view: View, label: str, trend: Trend, *, meaning: str, text: str = "", people: int = 0
) -> Metric:
    """Return a figure with its change; `people` are those it is about, hidden when too few.

    `text` stands for the number where the number alone does not say enough.
    """
    words = view.page.words
    if view.hides(people):
        few = words("Not shown: it is about fewer than 3 people.")
        return Metric(label, DASH, None, (), few)
    written = text or formats.number(trend.now, words.language)
    return Metric(
        label,
        written,
        trend.now - trend.before,
        trend.by_month,
        f"{meaning} {_compared(view, trend)}",
    )


def trend_of(view: View, frame: pd.DataFrame) -> Callable[[str], list[float]]:
    """Return a function that gives a column of a monthly frame, zero for months without a row.

    The months are all of the period, those to come too: a year is always twelve bars.
    """
    period = view.selection.period
    axis = months.Axis(
        months.months_between(period.starts_on, period.ends_on), view.page.words.language
    )

    def trend(column: str) -> list[float]:
        return months.values(frame.assign(value=frame[column]), axis)

    return trend


def _compared(view: View, trend: Trend) -> str:
    words = view.page.words
    period = view.before.selection.period
    return words(
        "Compared with {first} – {last}: {before}.",
        first=formats.day(period.starts_on, words.language),
        last=formats.day(period.ends_on, words.language),
        before=formats.number(trend.before, words.language),
    )
