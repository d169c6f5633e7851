"""The rows that hold the figures of the catalogue, by the source they are counted from."""

from collections.abc import Callable, Mapping

from core.dimensions import NO_ID, Mark
from core.indicators import (
    CATALOGUE_OF_RESOURCES,
    COMBINATIONS,
    CONCENTRATION,
    ENTERED,
    Indicator,
    Source,
)
from db import Row
from ui.dashboards import combinations, concentration, quality, ties
from ui.dashboards.view import View


def row_of(view: View, indicator: Indicator) -> Row:
    """Return the row that holds an indicator, empty where it has no sense in this selection."""
    read = DERIVED.get(indicator.source)
    return read(view) if read else view.row(indicator.statement, as_of=view.as_of)


def mark_of(view: View, indicator: Indicator) -> Mark:
    """Return whose or which records a figure is about; for whoever may see names."""
    people = PEOPLE.get(indicator.code)
    if not people:
        return indicator.mark
    return {**indicator.mark, "teacher": ",".join(people(view)) or NO_ID}


def _combined(view: View) -> Row:
    found = combinations.connections(view)
    return {"bridges": found.bridges, "staff": found.staff}


def _resources(view: View) -> Row:
    return {**view.resource_totals, "catalogue": len(view.load("dashboards/resources"))}


# What one statement of many rows gives.
DERIVED: Mapping[Source, Callable[[View], Row]] = {
    COMBINATIONS: _combined,
    CONCENTRATION: lambda view: concentration.few_of(view) or {},
    ENTERED: quality.whole_of,
    CATALOGUE_OF_RESOURCES: _resources,
}
# Figures that are about people nobody can name beforehand.
PEOPLE: Mapping[str, Callable[[View], list[str]]] = {
    "bridges": ties.bridges,
    "three_most_active": concentration.three_most_active,
}
