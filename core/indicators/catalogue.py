"""The whole catalogue, and which screen shows what of it."""

from collections.abc import Mapping

from core.indicators.definition import Indicator
from core.indicators.entered import OF_WHAT_IS_ENTERED
from core.indicators.network import OF_THE_NETWORK
from core.indicators.participations import OF_PARTICIPATIONS
from core.indicators.resource_uses import OF_RESOURCE_USES

CATALOGUE: tuple[Indicator, ...] = (
    *OF_PARTICIPATIONS,
    *OF_RESOURCE_USES,
    *OF_THE_NETWORK,
    *OF_WHAT_IS_ENTERED,
)
INDICATORS: Mapping[str, Indicator] = {indicator.code: indicator for indicator in CATALOGUE}

# Which figures each dashboard shows, in their order.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "dashboards/overview.py": (
        "teachers",
        "participations",
        "works",
        "course_hours",
        "resource_uses",
    ),
    "dashboards/communities.py": (
        "participations",
        "works",
        "documents",
        "course_hours",
        "above_municipal",
        "prizes",
    ),
    "dashboards/resources.py": (
        "resource_uses",
        "resource_teachers",
        "resources_in_use",
        "pupils_reached",
    ),
    "dashboards/development.py": ("course_hours", "trainees", "courses", "webinar_hours"),
    "dashboards/quality.py": ("without_evidence", "unrated", "late", "returned", "waiting"),
    "dashboards/network.py": ("teachers", "bridges", "three_most_active", "gini"),
    "dashboards/dissemination.py": ("works", "authors", "talks", "jury_work", "mentoring"),
    "dashboards/teacher.py": (
        "participations",
        "works",
        "course_hours",
        "webinar_hours",
        "resource_uses",
    ),
}


def screens_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the paths of the screens that show the figure."""
    return tuple(path for path, codes in FIGURES.items() if indicator.code in codes)
