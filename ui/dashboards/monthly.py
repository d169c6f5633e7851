"""Columns by month of a dashboard: by community, or of one count."""

import pandas as pd

from charts import months, sentences, theme
from charts.months import Stacked
from core import formats
from core.access import Action, may
from ui.cards import Drawing
from ui.dashboards.view import View


def by_month_and_community(view: View, column: str, *, opening: str, closing: str) -> Drawing:
    """Return a column of the monthly frame by community, between two sentences."""
    words = view.page.words
    frame, note = shown_communities(view, view.load("dashboards/monthly_by_community"))
    frame = frame.assign(value=frame[column].astype(float))
    frame = frame[frame["value"] > 0]
    if frame.empty:
        return Drawing(sentences.together(opening, note))
    frame = view.named(frame, "community", "communities").assign(series=lambda rows: rows["label"])
    series = view.community_series(view.communities_in(frame))
    by_name = frame.groupby("series")["value"].sum()
    whole = float(by_name.sum())
    leading = str(by_name.idxmax())
    return Drawing(
        sentences.together(
            opening,
            busiest(view, frame),
            sentences.most(words, leading, float(by_name[leading]), whole=whole)
            if len(series) > 1
            else "",
            closing,
            note,
        ),
        Stacked(frame, view.axis, series),
        table_of_months(view, frame, [item.name for item in series]),
    )


def of_one_count(view: View, frame: pd.DataFrame, sentence: str, *, name: str) -> Drawing:
    """Return the months of one count; the frame has `month` and `value`."""
    if not frame["value"].sum():
        return Drawing(sentence)
    series = months.Series(name, theme.ACCENT)
    rows = frame.assign(series=name)
    return Drawing(
        sentence,
        Stacked(rows, view.axis, [series]),
        table_of_months(view, rows, [name]),
    )


def busiest(view: View, frame: pd.DataFrame) -> str:
    """Return the sentence about the month with the highest sum; nothing for a single month."""
    if len(view.axis.months) < 2 or frame.empty:
        return ""
    row = months.values(frame, view.axis)
    place = max(range(len(row)), key=row.__getitem__)
    return sentences.busiest_month(
        view.page.words, view.axis.months[place], row[place], whole=sum(row)
    )


def shown_communities(view: View, frame: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return the rows of communities that enough people take part in, and the sentence on others.

    Whoever may see names sees all of them, without another question to the database.
    """
    if may(view.page.person, Action.VIEW_NAMES):
        return frame, ""
    groups, note = view.groups("dashboards/by_community", "participants", as_of=view.as_of)
    return frame[frame["community"].isin(groups["community"])].reset_index(drop=True), note


def table_of_months(view: View, frame: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the months as rows, the series as columns, and their sum where there are several."""
    words, axis = view.page.words, view.axis
    columns = {name: months.values(frame[frame["series"] == name], axis) for name in names}
    table = pd.DataFrame(
        {words("Month"): [formats.month_name(month, words.language) for month in axis.months]}
        | columns
    )
    return table if len(names) < 2 else table.assign(**{words("Total"): months.values(frame, axis)})
