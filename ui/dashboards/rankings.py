"""Ranked bars of a dashboard: what every list of names with a number has in common."""

from collections.abc import Mapping

import pandas as pd

from charts import sentences, staff_sentences
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
    whole: float | None,
    adds_up: bool = True,
    everything: pd.DataFrame | None = None,
) -> Drawing:
    """Return bars of `value` under `label`, in the order of the rows, each with its share.

    Of many rows the last ones stand together in one bar, or in the table alone where they do not
    add up. `head` names the columns of the table behind the chart: column -> words. The shares
    are of `whole`, which may be more than the rows have together; without it there are none.
    `everything` are all rows there are, where `rows` are some of them.
    """
    if rows.empty:
        return Drawing(sentence)
    words = view.page.words
    few = _folded(rows, words) if adds_up else rows.head(MOST_BARS)
    chart = Bars(
        _with_texts(few, words, whole),
        everything=_with_texts(rows if everything is None else everything, words, whole),
    )
    return Drawing(sentence, chart, rows[list(head)].rename(columns=dict(head)))


def by_value(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the highest value first; equal ones keep their order."""
    return rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def highest_share(view: View, rows: pd.DataFrame) -> str:
    """Say which of the rows of `shares` has the highest one, and how many have it as well."""
    ranked = by_value(rows)
    if ranked.empty or not ranked.iloc[0]["part"]:
        return ""
    first, words = ranked.iloc[0], view.page.words
    others = int((ranked["value"] == first["value"]).sum()) - 1
    name = staff_sentences.with_others(words, first["label"], others)
    return staff_sentences.highest_share(words, name, int(first["part"]), whole=int(first["whole"]))


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
                "{part} of {whole}, {share}",
                part=part,
                whole=whole,
                share=formats.percent(part, whole, words.language),
            )
            for part, whole in pairs
        ],
    )


def leader(view: View, rows: pd.DataFrame, *, whole: float) -> str:
    """Return the sentence about the row with the highest value; nothing when there is none.

    Nothing either where more than that of the whole is not among the rows: it may have the most.
    """
    if rows.empty:
        return ""
    first = by_value(rows).iloc[0]
    if whole - float(rows["value"].sum()) > float(first["value"]):
        return ""
    words, name = view.page.words, str(first["label"])
    is_stated = name != words("not stated")
    return sentences.most(words, name, float(first["value"]), whole=whole, is_stated=is_stated)


def _with_texts(rows: pd.DataFrame, words: Words, whole: float | None) -> pd.DataFrame:
    language = words.language
    texts = [formats.number(value, language) for value in rows["value"]]
    if whole is not None:
        # no comma here: after a number without its whole it reads as that of a decimal
        shares = [formats.percent(value, whole, language) for value in rows["value"]]
        texts = [f"{text} · {share}" for text, share in zip(texts, shares, strict=True)]
    return rows.assign(text=texts)


def _folded(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    if len(rows) <= MOST_BARS:
        return rows
    first, others = rows.head(MOST_BARS - 1), rows.iloc[MOST_BARS - 1 :]
    label = words.count("{n} other", "{n} others", len(others))
    rest = pd.DataFrame({"label": [label], "value": [others["value"].sum()], "mark": [""]})
    return pd.concat([first, rest], ignore_index=True)
