"""Ranked bars of a dashboard: what every list of names with a number has in common."""

from collections.abc import Mapping

import pandas as pd

from charts import sentences
from charts.bars import Bars
from core import formats
from core.i18n import Words
from ui.cards import Drawing
from ui.dashboards.view import View

MOST_BARS = 12  # the rest stands together in one bar, and each in the table


def ranked(
    view: View,
    rows: pd.DataFrame,
    sentence: str,
    *,
    head: Mapping[str, str],
    whole: float,
) -> Drawing:
    """Return bars of `value` under `label`, in the order of the rows, each with its share.

    `head` names the columns of the table behind the chart: column -> words. The shares are of
    `whole`, which may be more than the rows have together.
    """
    if rows.empty:
        return Drawing(sentence)
    words = view.page.words
    drawn = _with_texts(_folded(rows, words), words, whole)
    return Drawing(sentence, Bars(drawn), rows[list(head)].rename(columns=dict(head)))


def by_value(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the highest value first; equal ones keep their order."""
    return rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def shares(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `part` of `whole` people as bars of a share, with both numbers beside it."""
    words = view.page.words
    pairs = [
        (int(part), int(whole)) for part, whole in zip(rows["part"], rows["whole"], strict=True)
    ]
    return rows.assign(
        value=[part / whole if whole else 0.0 for part, whole in pairs],
        share=[formats.percent(part, whole, words.language) for part, whole in pairs],
        text=[
            words(
                "{part} of {whole} ({share})",
                part=part,
                whole=whole,
                share=formats.percent(part, whole, words.language),
            )
            for part, whole in pairs
        ],
    )


def leader(view: View, rows: pd.DataFrame, *, whole: float) -> str:
    """Return the sentence about the row with the highest value; nothing when there is none."""
    if rows.empty:
        return ""
    first = by_value(rows).iloc[0]
    return sentences.most(view.page.words, str(first["label"]), float(first["value"]), whole=whole)


def _with_texts(rows: pd.DataFrame, words: Words, whole: float) -> pd.DataFrame:
    texts = [
        f"{formats.number(value, words.language)} ({formats.percent(value, whole, words.language)})"
        for value in rows["value"]
    ]
    return rows.assign(text=texts)


def _folded(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    if len(rows) <= MOST_BARS:
        return rows
    first, others = rows.head(MOST_BARS - 1), rows.iloc[MOST_BARS - 1 :]
    label = words.count("{n} other", "{n} others", len(others))
    rest = pd.DataFrame({"label": [label], "value": [others["value"].sum()], "mark": [""]})
    return pd.concat([first, rest], ignore_index=True)
