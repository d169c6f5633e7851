"""What an indicator comes to by month and community, as far as it may be shown to the person."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from charts import months
from core.access import Action, may
from core.indicators import PARTICIPATIONS, RESOURCE_USES, Indicator
from services.hidden_cells import Hidden, Line, hidden_cells, small_cells
from services.small_groups import Size
from ui.dashboards.view import View

BY_COMMUNITY = "dashboards/monthly_by_community"
ITS_COLUMNS = {"participations", "course_hours"}
PEOPLE = {  # who is behind a figure, where no column is named after it
    "courses": "course_hours_people",
    "trainees": "course_hours_people",
    "authors": "works_people",
}
OF_STAFF = {"teachers", "trainees", "authors"}  # columns that count people themselves


@dataclass(frozen=True)
class Monthly:
    """Frames with `month` and `value`, null where it may not be shown; `cells` with `community`.

    `rest` is what a month has beside its shown cells, for the months that have a hidden one.
    `hidden` are the codes of what is not shown of the months (rows), of the communities (columns)
    and of the cells; nothing for whoever sees names.
    """

    months: pd.DataFrame
    cells: pd.DataFrame
    rest: pd.DataFrame
    hidden: Hidden = field(default_factory=Hidden)


def by_month(view: View, indicator: Indicator) -> pd.DataFrame:
    """Return an indicator by month: `month` and `value`, null where it may not be shown."""
    if may(view.page.person, Action.VIEW_NAMES):
        return _valued(view.load(indicator.source.monthly, as_of=view.as_of), indicator.column)
    return for_audience(view, indicator).months


def by_community(view: View, indicator: Indicator) -> Monthly:
    """Return an indicator by month and community; the months alone only for an audience."""
    if not may(view.page.person, Action.VIEW_NAMES):
        return for_audience(view, indicator)
    if indicator.source is PARTICIPATIONS and indicator.column in ITS_COLUMNS:
        cells = view.load(BY_COMMUNITY)
    else:
        cells = _cells(view, indicator)
    cells = _valued(cells, indicator.column)
    return Monthly(cells[:0], cells, cells[:0])


def hidden_in(view: View, indicator: Indicator) -> Hidden:
    """Return the months and communities that are not shown of an indicator."""
    if may(view.page.person, Action.VIEW_NAMES):
        return Hidden()
    return for_audience(view, indicator).hidden


def for_audience(view: View, indicator: Indicator) -> Monthly:
    """Return what an audience may see of an indicator, found out once for all cards of a view."""
    return view.once(f"monthly {indicator.code}", lambda view: _for_audience(view, indicator))


def people_behind(frame: pd.DataFrame, column: str) -> "pd.Series[int]":
    """Return how many people stand behind a count of each row."""
    people = PEOPLE.get(column, f"{column}_people")
    found = frame[people if people in frame else "participants"]
    if column in OF_STAFF:  # others than the staff are not in the figure, so they guard nobody
        found = found.where(frame[column] == 0, np.minimum(found, frame[column]))
    return found.astype(int)


def sizes(frame: pd.DataFrame, column: str) -> list[Size]:
    """Return how many people and how much is behind each row of a frame."""
    pairs = zip(people_behind(frame, column), frame[column], strict=True)
    return [Size(int(people), float(value)) for people, value in pairs]


def trend(view: View, indicator: Indicator) -> list[float]:
    """Return a figure by month of the whole period, none where a month may not be shown.

    A small chart tells a gap from a zero to nobody. The months to come are there too: a year is
    always twelve bars.
    """
    if not may(view.page.person, Action.VIEW_NAMES):
        found = _divided(view, indicator, "month")
        if any(view.hides(size.people) for size in sizes(found, indicator.column)):
            return []
    frame = view.load(indicator.source.monthly, as_of=view.as_of)
    period = view.selection.period
    axis = months.Axis(
        months.months_between(period.starts_on, period.ends_on), view.page.words.language
    )
    return months.values(_valued(frame, indicator.column), axis)


def _for_audience(view: View, indicator: Indicator) -> Monthly:
    column, cells = indicator.column, _cells(view, indicator)
    months_of = _divided(view, indicator, "month").assign(month=lambda frame: frame["code"])
    communities = _divided(view, indicator, "community")
    names = list(zip(_written(cells["month"]), cells["community"], strict=True))
    hide = hidden_cells if indicator.adds_up else small_cells
    hidden = hide(
        dict(zip(names, sizes(cells, column), strict=True)),
        Line(dict(zip(months_of["month"], sizes(months_of, column), strict=True))),
        Line(dict(zip(communities["code"], sizes(communities, column), strict=True))),
    )
    days = pd.to_datetime(months_of["month"])
    shown = _valued(months_of.assign(month=days), column)
    shown["value"] = shown["value"].mask(months_of["month"].isin(hidden.rows))
    inner = _valued(cells.assign(month=pd.to_datetime(cells["month"])), column)
    inner["value"] = inner["value"].mask(np.array([name in hidden.cells for name in names], bool))
    rest = _rest(shown, inner) if indicator.adds_up else inner[:0]
    return Monthly(shown, inner, rest, hidden)


def _cells(view: View, indicator: Indicator) -> pd.DataFrame:
    found = _divided(view, indicator, "community", by_month=True)
    return found.rename(columns={"code": "community"})


def _divided(
    view: View, indicator: Indicator, dimension: str, *, by_month: bool = False
) -> pd.DataFrame:
    """Return a frame by dimension; what it knows nothing of is there where there is anybody."""
    source = indicator.source if indicator.source.divided else RESOURCE_USES
    found = view.load(source.divided, dimension=dimension, by_month=by_month, as_of=view.as_of)
    return found if indicator.column in found else found.assign(**{indicator.column: 1})


def _written(days: Iterable[object]) -> list[str]:
    return [str(day)[:10] for day in days]


def _valued(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    return frame.assign(value=frame[column].astype(float))


def _rest(by_month: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return what the months have beside their shown cells; null where the sum is not shown."""
    whole = by_month.set_index("month")["value"]
    shown = cells.groupby("month")["value"].sum().reindex(whole.index).fillna(0)
    is_hidden = whole.isna() | whole.index.isin(cells.loc[cells["value"].isna(), "month"])
    found = (whole - shown)[is_hidden]
    return pd.DataFrame({"month": found.index, "value": found.to_numpy()})
