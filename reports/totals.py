"""The row that holds the figures of each source of the catalogue, as its dashboard counts them."""

from collections.abc import Callable, Mapping
from datetime import date

from core.indicators import (
    CATALOGUE_OF_RESOURCES,
    COMBINATIONS,
    CONCENTRATION,
    ENTERED,
    PARTICIPATIONS,
    RESOURCE_USES,
    Indicator,
    Source,
)
from db import Row, Transaction
from services.connections import Combination, Connections, resting_on_few

Limits = Mapping[str, object]
Read = Callable[[Transaction, Limits, date], Row]
DAY_STARTS = (0,)  # one band: how soon records are entered is no figure of the catalogue


def entered_by_part(transaction: Transaction, limits: Limits) -> Mapping[str, Mapping[str, Row]]:
    """Return the rows about what is entered by part, all or group, and by code of the part."""
    found: dict[str, dict[str, Row]] = {}
    for row in transaction.rows(ENTERED.totals, **limits, day_starts=DAY_STARTS):
        found.setdefault(str(row["part"]), {})[str(row["code"])] = row
    return found


def _one(source: Source) -> Read:
    def read(transaction: Transaction, limits: Limits, as_of: date) -> Row:
        (row,) = transaction.rows(source.totals, **limits, as_of=as_of)
        return row

    return read


def _catalogue(transaction: Transaction, limits: Limits, as_of: date) -> Row:
    """Return the resources in use, and of how many in the catalogue."""
    used = _one(RESOURCE_USES)(transaction, limits, as_of)
    listed = transaction.rows(CATALOGUE_OF_RESOURCES.totals, **limits)
    return {**used, "catalogue": len(listed)}


def _combined(transaction: Transaction, limits: Limits, as_of: date) -> Row:
    rows = transaction.rows(COMBINATIONS.totals, **limits, as_of=as_of, most_listed=0)
    found = Connections([Combination(tuple(row["communities"]), row["teachers"]) for row in rows])
    return {"bridges": found.bridges, "staff": found.staff}


def _concentrated(transaction: Transaction, limits: Limits, as_of: date) -> Row:
    """Return what rests on the three most active; empty where there are no more than these."""
    return resting_on_few(transaction.rows(CONCENTRATION.totals, **limits, as_of=as_of)) or {}


def _entered(transaction: Transaction, limits: Limits, as_of: date) -> Row:
    """Return the figures of all records together; empty where there is none."""
    del as_of
    return entered_by_part(transaction, limits).get("all", {}).get("", {})


TOTALS: Mapping[Source, Read] = {
    PARTICIPATIONS: _one(PARTICIPATIONS),
    RESOURCE_USES: _one(RESOURCE_USES),
    CATALOGUE_OF_RESOURCES: _catalogue,
    COMBINATIONS: _combined,
    CONCENTRATION: _concentrated,
    ENTERED: _entered,
}


def figure_of(indicator: Indicator, row: Row) -> float | None:
    """Return a figure from the row of its source; None where it has no sense.

    A sum of nothing is nothing, but how unequally nothing is spread cannot be said.
    """
    value = row.get(indicator.column)
    if value is not None:
        return float(str(value))
    is_sum = indicator.source not in (CONCENTRATION, COMBINATIONS)
    return 0.0 if is_sum else None


def whole_of(indicator: Indicator, row: Row) -> int | None:
    """Return the whole that a figure is a part of; None for a plain count."""
    value = row.get(indicator.whole_column) if indicator.whole_column else None
    return None if value is None else int(str(value))
