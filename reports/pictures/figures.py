"""A frozen picture as the figure that a dashboard draws of such numbers: its bars, columns, labels.

Names of months are all that is frozen of an axis: the months behind them are stand-ins, which
nothing shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from charts import theme
from charts.bars import Bars, ranked
from charts.contributions import Contributions, contributions
from charts.escaping import escaped
from charts.month_columns import multiples, stacked
from charts.months import Axis, Multiples, Series, Stacked
from charts.ready import Ready
from core.formats import signed
from core.i18n import words_of
from reports import content
from reports.cells import cell_text
from reports.colours import APART, series_colours
from reports.content import Kind, Look, Picture
from reports.palette import series_place

LYING = frozenset({Look.BARS, Look.STACKED_BARS})
PAPER_INK = content.Series("", ()).colour  # of a series that has no colour of its own


@dataclass(frozen=True)
class Named(Axis):
    """An axis of names instead of months."""

    names: tuple[str, ...] = ()

    def labels(self) -> list[str]:
        """Return the names, safe to stand in a chart."""
        return [escaped(name) for name in self.names]


def figure_of(picture: Picture, language: str) -> Ready:
    """Return the figure in the colours, labels and patterns of the dashboards."""
    if picture.look in LYING:
        return _lying(picture, language)
    axis = Named(_months(len(picture.categories)), language, tuple(picture.categories))
    series = tuple(
        Series(str(place), ink, pattern, title=one.name)
        for place, (one, ink, pattern) in enumerate(_inks(picture))
    )
    frame = pd.DataFrame(
        [
            (month, name.name, value or 0)
            for name, one in zip(series, picture.series, strict=True)
            for month, value in zip(axis.months, one.values, strict=True)
        ],
        columns=["month", "series", "value"],
    )
    if picture.look is Look.LINES:
        return multiples(Multiples(frame, axis, series))
    return _titled(stacked(Stacked(frame, axis, series)), series)


def _titled(shown: Ready, series: Sequence[Series]) -> Ready:
    """Return columns whose legend has the series' names: two of one name stay two."""
    parts = shown.to_dict()
    for trace, one in zip(parts["data"], series, strict=False):
        trace["name"] = escaped(one.title)
    return Ready(parts)


def _lying(picture: Picture, language: str) -> Ready:
    rows = pd.DataFrame(_bars(picture, language), columns=["label", "value", "text", "colour"])
    rows["mark"] = ""
    if (rows["value"] < 0).any():
        return contributions(Contributions(rows), language)
    most = 1.0 if picture.kind is Kind.SHARE else None
    return ranked(Bars(rows, most), words_of(language))


def _bars(picture: Picture, language: str) -> Iterator[tuple[str, float, str, str]]:
    """Yield a bar a category, and a series where there are several: top to bottom."""
    is_signed = any((value or 0) < 0 for one in picture.series for value in one.values)
    for place, category in enumerate(picture.categories):
        for one, ink, _ in _inks(picture):
            value = one.values[place]
            text = cell_text(value, picture.kind, language)
            if is_signed and value is not None:
                text = signed(value, language)
            own = f"#{one.colours[place]}" if one.colours else ink
            label = category if len(picture.series) == 1 else f"{category}: {one.name}"
            yield label, float(value or 0), text, own


def _inks(picture: Picture) -> Iterator[tuple[content.Series, str, str]]:
    """Yield each series with its colour and pattern; inks of papers become the dashboards'."""
    is_alone = len(picture.series) == 1
    for place, (one, ink) in enumerate(zip(picture.series, series_colours(picture), strict=True)):
        known = series_place(ink)
        index = place if known is None else known
        if is_alone:
            yield one, theme.ACCENT if ink == PAPER_INK else f"#{ink}", ""
        elif ink in APART:
            yield one, theme.series_colour(index), theme.series_pattern(index)
        else:
            yield one, f"#{ink}", theme.series_pattern(index)


def _months(count: int) -> tuple[date, ...]:
    return tuple(date(2000 + place // 12, place % 12 + 1, 1) for place in range(count))
