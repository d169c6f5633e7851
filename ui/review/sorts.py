"""The two sorts of records as the queue handles them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services import decisions, participations, resource_uses
from services.decisions import Reviewed
from services.review_changes import (
    Baselines,
    participation_baselines,
    resource_use_baselines,
)
from services.versions import Opened
from ui.forms.participation import SHEET as PARTICIPATION
from ui.forms.resource_use import SHEET as RESOURCE_USE
from ui.forms.sheet import Sheet

Row = Mapping[str, object]


@dataclass(frozen=True)
class QueueSort:
    """One sort: its statement, its form, the list of its kinds, its deeds; levels or none."""

    statement: str
    sheet: Sheet[Any]
    kinds: str
    reviewed: Reviewed
    confirm: Callable[..., int]
    baselines: Callable[..., Baselines[Any]]
    has_levels: bool


SORTS: Mapping[str, QueueSort] = {
    "participations": QueueSort(
        statement="review/participations",
        sheet=PARTICIPATION,
        kinds="kinds",
        reviewed=decisions.PARTICIPATIONS,
        confirm=participations.confirm,
        baselines=participation_baselines,
        has_levels=True,
    ),
    "resource_uses": QueueSort(
        statement="review/resource_uses",
        sheet=RESOURCE_USE,
        kinds="resource_kinds",
        reviewed=decisions.RESOURCE_USES,
        confirm=resource_uses.confirm,
        baselines=resource_use_baselines,
        has_levels=False,
    ),
}


def opened(row: Row) -> Opened:
    """Return a record of the queue as it is seen there."""
    activity_version = row["activity_version"]
    return Opened(
        str(row["record_id"]),
        int(str(row["version"])),
        None if activity_version is None else int(str(activity_version)),
    )
