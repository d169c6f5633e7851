"""Selections that tests count with."""

from datetime import date

from core.periods import any_range
from core.selection import Selection

ALWAYS = any_range(date(1990, 1, 1), date(2100, 1, 1))


def everything(organisation_id: str, *, with_waiting: bool = False) -> dict[str, object]:
    """Return the parameters that select all records of an organisation."""
    selection = Selection((organisation_id,), None, ALWAYS, with_waiting=with_waiting)
    return selection.parameters()
