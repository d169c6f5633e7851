"""Every figure of the catalogue for a period, as the dashboards count it, and its period before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from core.indicators import (
    CATALOGUE,
    CATALOGUE_OF_RESOURCES,
    ENTERED,
    PARTICIPATIONS,
    RESOURCE_USES,
    Indicator,
    Source,
)
from core.selection import Selection
from db import Row, Transaction
from reports.totals import TOTALS, figure_of, whole_of

OF_UNITS = (PARTICIPATIONS, RESOURCE_USES, CATALOGUE_OF_RESOURCES)  # of a group or a teacher too


@dataclass(frozen=True)
class Counted:
    """One figure: its value, the whole it is a part of where it is one, and the value before.

    None where a figure has no sense, as what rests on three of three teachers.
    """

    indicator: Indicator
    value: float | None
    whole: int | None
    before: float | None

    @property
    def is_of_entry(self) -> bool:
        """Say whether it is about the records themselves, those not confirmed among them."""
        return self.indicator.source == ENTERED


def counted(transaction: Transaction, selection: Selection, today: date) -> tuple[Counted, ...]:
    """Return the figures of a period in the order of the catalogue."""
    now = rows_of(transaction, selection, today, sources=TOTALS)
    before = rows_of(transaction, selection.before(today), today, sources=TOTALS)
    return tuple(
        Counted(
            indicator,
            _value(indicator, now),
            whole_of(indicator, now[indicator.source]),
            _value(indicator, before),
        )
        for indicator in CATALOGUE
    )


def value_of(indicator: Indicator, rows: Mapping[Source, Row]) -> float:
    """Return a figure from the rows of its source."""
    return _value(indicator, rows) or 0


def _value(indicator: Indicator, rows: Mapping[Source, Row]) -> float | None:
    return figure_of(indicator, rows[indicator.source])


def rows_of(
    transaction: Transaction,
    selection: Selection,
    today: date,
    *,
    sources: Iterable[Source] = OF_UNITS,
) -> Mapping[Source, Row]:
    """Return the row of totals of every source."""
    as_of, limits = selection.as_of(today), selection.parameters()
    return {source: TOTALS[source](transaction, limits, as_of) for source in sources}


def narrowed(selection: Selection, *, method_group: str, teacher_id: str | None) -> Selection:
    """Return the selection of the unit that a goal is of."""
    return replace(
        selection,
        method_groups=(method_group,) if method_group else (),
        teachers=(teacher_id,) if teacher_id else (),
    )
