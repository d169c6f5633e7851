"""What the figures of a screen rest on: how many records wait, and whether it may be shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.quality import entered
from bench.figures.telling import people
from bench.figures.works import ROLES
from core.screen import Screen


@dataclass(frozen=True)
class Basis:
    """`waiting` is told where waiting records count too, `is_blank` where too few are behind it."""

    waiting: int | None
    is_blank: bool


def _of(counted: Counted, frame: pd.DataFrame, waiting: int | None) -> Basis:
    few = counted.hides(people(frame)) or counted.hides(len(counted.staff))
    return Basis(waiting, few or frame.empty)


def of_participations(counted: Counted) -> Basis:
    return _of(counted, counted.taken, counted.waiting)


def of_resources(counted: Counted) -> Basis:
    return _of(counted, counted.uses, counted.uses_waiting)


def of_everything(counted: Counted) -> Basis:
    found = _of(counted, counted.taken, counted.waiting + counted.uses_waiting)
    few = counted.hides(people(counted.taken)) or counted.hides(len(counted.staff))
    return Basis(found.waiting, few or (counted.taken.empty and counted.uses.empty))


def of_staff(counted: Counted) -> Basis:
    return _of(counted, counted.staff, counted.waiting)


def of_works(counted: Counted) -> Basis:
    def shared(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["is_published"] | frame["role"].isin(ROLES)]

    waiting = shared(counted.chosen[counted.chosen["status"] == "submitted"])
    return _of(counted, shared(counted.taken), len(waiting))


def of_entered(counted: Counted) -> Basis:
    """Whoever entered something, on the staff of the period or not."""
    found = entered(counted)
    return Basis(None, found.empty or counted.hides(people(found)))


BASES: Mapping[str, Callable[[Counted], Basis]] = {
    "overview": of_everything,
    "communities": of_participations,
    "resources": of_resources,
    "development": of_staff,
    "coverage": of_participations,
    "quality": of_entered,
    "network": of_participations,
    "dissemination": of_works,
}


def basis(counted: Counted, screen: Screen) -> Basis | None:
    """Return what a screen has to say; None where nobody counts it."""
    if screen.address not in BASES:
        return None
    found = BASES[screen.address](counted)
    return found if counted.setting.with_waiting else replace(found, waiting=None)
