"""What a board is made of: an indicator, divided by something, shown in some way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.dimensions import BY_NAME, Mark, is_code
from core.i18n import N_
from core.indicators import INDICATORS, PARTICIPATIONS, Indicator

MOST_TILES = 24
WHOLE = ""  # the dimension of what is not divided
TIME = ("month", "year")


class Look(StrEnum):
    """How a tile is shown; the value is what the database holds."""

    FIGURE = "figure"
    BARS = "bars"
    COLUMNS = "columns"
    STACKED = "stacked"
    TABLE = "table"


LOOK_NAMES: Mapping[Look, str] = {
    Look.FIGURE: N_("A figure"),
    Look.BARS: N_("Bars"),
    Look.COLUMNS: N_("Columns"),
    Look.STACKED: N_("Columns by community"),
    Look.TABLE: N_("A table"),
}
BY: Mapping[str, str] = {
    WHOLE: N_("as a whole"),
    "community": N_("by community"),
    "kind": N_("by kind"),
    "level": N_("by level"),
    "outcome": N_("by outcome"),
    "role": N_("by role"),
    "group": N_("by method group"),
    "subject": N_("by subject"),
    "grade": N_("by grade"),
    "month": N_("by month"),
    "year": N_("by school year"),
    "teacher": N_("by teacher"),
    "resource_kind": N_("by kind of resource"),
}


@dataclass(frozen=True)
class Tile:
    """One tile of a board; `narrowing` narrows it within the filters of the screen."""

    indicator: str
    dimension: str = WHOLE
    look: Look = Look.FIGURE
    narrowing: Mark = field(default_factory=dict)
    name: str = ""
    is_wide: bool = False


def dimensions_of(indicator: Indicator) -> tuple[str, ...]:
    """Return what an indicator can be divided by, nothing first."""
    return (WHOLE, *indicator.source.dimensions)


def looks_of(indicator: Indicator, dimension: str) -> tuple[Look, ...]:
    """Return how an indicator can be shown, the usual way first.

    Columns stand on top of each other only where every record has a community and the parts make
    the whole.
    """
    if dimension == WHOLE:
        return (Look.FIGURE,)
    if dimension != "month":
        return (Look.BARS, Look.TABLE)
    is_stackable = indicator.source == PARTICIPATIONS and indicator.adds_up
    return (Look.COLUMNS, *((Look.STACKED,) if is_stackable else ()), Look.TABLE)


def narrowings_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the dimensions whose codes can narrow a tile; time and people are the screen's."""
    found = indicator.source.dimensions or ("community", "group", "subject")
    return tuple(name for name in found if name not in {*TIME, "teacher"})


def is_possible(tile: Tile) -> bool:
    """Say whether a tile can be drawn at all: what anybody could have written down."""
    indicator = INDICATORS.get(tile.indicator)
    return (
        indicator is not None
        and tile.dimension in dimensions_of(indicator)
        and tile.look in looks_of(indicator, tile.dimension)
        and set(tile.narrowing) <= set(narrowings_of(indicator))
        and all(
            is_code(BY_NAME[name], code)
            for name, codes in tile.narrowing.items()
            for code in codes.split(",")
        )
    )
