"""Whom the use of resources reaches and for how long: providers against kinds of resources."""

import pandas as pd

from charts import coverage_sentences, resource_sentences, sentences
from charts.matrix import Shaded
from core.dimensions import mark_text, read_mark
from ui.cards import Drawing
from ui.dashboards import rankings, resource_parts
from ui.dashboards.monthly import told
from ui.dashboards.view import View

MINUTES = 60  # of an hour
COUNTED = {"pupils": "pupils_reached", "hours": "minutes"}


def pupils(view: View) -> Drawing:
    """Pupils reached by provider and kind of resource."""
    words, totals = view.page.words, view.resource_totals
    return _drawing(
        view,
        "pupils",
        opening=resource_sentences.reached(words, totals["pupils_reached"], view.as_of),
        closing=resource_sentences.with_pupils(
            words, totals["records_with_pupils"], totals["records"]
        ),
    )


def hours(view: View) -> Drawing:
    """Hours of use by provider and kind of resource."""
    words, totals = view.page.words, view.resource_totals
    return _drawing(
        view,
        "hours",
        opening=resource_sentences.lasted(words, totals["minutes"], view.as_of),
        closing=resource_sentences.with_minutes(
            words, totals["records_with_minutes"], totals["records"]
        ),
    )


def _drawing(view: View, counted: str, *, opening: str, closing: str) -> Drawing:
    """Return a count as a matrix; the providers and the kinds with the most of it stand first."""
    words = view.page.words
    providers = _counted(resource_parts.part(view, "provider")[0], counted, "provider")
    kinds = _counted(resource_parts.part(view, "kind")[0], counted, "kind")
    whole = _value(view.resource_totals[COUNTED[counted]], counted)
    sentence = sentences.together(opening, rankings.leader(view, providers, whole=whole), closing)
    if providers.empty or kinds.empty or not whole:
        return Drawing(sentence)
    cells = _cells(view, counted)
    pairs = [[(row, column) for column in kinds["mark"]] for row in providers["mark"]]
    table = pd.DataFrame(
        [[cells.get(pair, 0.0) for pair in line] for line in pairs],
        index=list(providers["label"]),
        columns=list(kinds["label"]),
        dtype=float,
    )
    hidden = int(table.isna().to_numpy().sum())
    return Drawing(
        sentences.together(sentence, coverage_sentences.hidden(words, hidden)),
        Shaded(table, marks=[[_both(*pair) for pair in line] for line in pairs], is_dense=True),
        told(view, table).rename_axis(words("Provider")).reset_index(),
    )


def _counted(rows: pd.DataFrame, counted: str, column: str) -> pd.DataFrame:
    """Return the rows by a count, the highest first, those without it left out."""
    named = rows.assign(
        label=rows[f"{column}_label"],
        mark=rows[f"{column}_mark"],
        value=[_value(value, counted) for value in rows[COUNTED[counted]]],
    )
    return rankings.by_value(named[named["value"] > 0])


def _value(value: float, counted: str) -> float:
    return float(value) if counted == "pupils" else round(value / MINUTES, 1)


def _cells(view: View, counted: str) -> dict[tuple[str, str], float | None]:
    """Return the count by the marks of a provider and a kind; None where it is not shown."""
    rows = resource_parts.pair(view, "provider_to_kind", counted=COUNTED[counted])
    values = [
        None if is_hidden else _value(value, counted)
        for is_hidden, value in zip(rows["is_hidden"], rows[COUNTED[counted]], strict=True)
    ]
    return dict(
        zip(zip(rows["provider_mark"], rows["kind_mark"], strict=True), values, strict=True)
    )


def _both(provider: str, kind: str) -> str:
    return mark_text({**read_mark(provider), **read_mark(kind)})
