"""Who counts what of every screen: the cards by screen and key, lines and tables by key."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from bench.figures import (
    changes,
    communities,
    coverage,
    network,
    overview,
    quality,
    resource_parts,
    resources,
    staff,
    teacher,
    training,
    works,
)
from bench.figures.counting import Counted
from bench.figures.shown import Rows, Shown
from bench.figures.telling import Counts

Count = Callable[[Counted], Shown]
CARDS: Mapping[str, Counts] = {
    "overview": overview.CARDS,
    "communities": communities.CARDS,
    "resources": {**resources.CARDS, **resource_parts.CARDS},
    "development": {**staff.CARDS, **training.TRAINING},
    "coverage": coverage.CARDS,
    "quality": quality.CARDS,
    "network": network.CARDS,
    "dissemination": {**works.CARDS, **training.THANKS},
    "teacher": teacher.CARDS,
}
CHANGES = "changes_"


def counts_of(screen: str, key: str) -> Count | None:
    """Return who counts a card; None when nobody does.

    The cards of what changed have the day in their keys: changes_kind_20261031.
    """
    if not key.startswith(CHANGES):
        return CARDS.get(screen, {}).get(key)
    division, _, day = key.removeprefix(CHANGES).rpartition("_")
    return partial(changes.changed, division=division, since=date.fromisoformat(day))


LINES: Mapping[str, Callable[[Counted], str]] = {
    code: partial(quality.line, code=code)
    for code in ("without_evidence", "unrated", "late", "returned", "waiting")
}
TABLES: Mapping[str, Callable[[Counted], Rows]] = teacher.TABLES
