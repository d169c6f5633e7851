"""Goals: how far a figure has come, what the plan says for this day, what the pace promises."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from core.periods import Period

SUMMER = frozenset({6, 7, 8})  # months in which a school does next to nothing
EARLIEST_SHARE = 0.1  # of the plan; before, a pace is chance
FEWEST_EVENTS = 5  # records so far, below which a pace is chance
FEWEST_BEFORE = 10  # records in the same period last time, below which its course is chance


class Level(Enum):
    """What is reached; the order is that of the levels."""

    NONE, MINIMUM, GOOD, EXCELLENT = range(4)


class Basis(Enum):
    """What the plan to date follows."""

    LAST_TIME = "last_time"  # the share of its total that the period before had by the same day
    DAYS = "days"  # the days of the period, those of the summer left out
    NOTHING = "nothing"  # such a figure does not grow by days, and the period before tells nothing


class State(Enum):
    """How it stands, in the one word that a head teacher looks for."""

    TO_COME = "to_come"
    EXCELLENT = "excellent"  # reached, whenever
    GOOD = "good"
    ON_PLAN = "on_plan"
    BEHIND = "behind"  # of the good level, not of the minimum
    LATE = "late"  # of the minimum too
    UNTOLD = "untold"  # too early, too few, or no plan by days
    ENOUGH = "enough"  # over, with the minimum reached
    MISSED = "missed"  # over, below the minimum


@dataclass(frozen=True)
class Levels:
    """The three levels of a goal, each more than the one before."""

    minimum: float
    good: float
    excellent: float

    def reached(self, value: float) -> Level:
        """Return the highest level that a value reaches."""
        levels = (self.minimum, self.good, self.excellent)
        return Level(sum(value >= level for level in levels))


@dataclass(frozen=True)
class Plan:
    """Which part of the whole is due on a day, and what that follows."""

    share: float
    basis: Basis


@dataclass(frozen=True)
class Before:
    """What the period before had by the same day of it and in all, and of how many records."""

    by_then: float
    in_all: float
    events: float


@dataclass(frozen=True)
class Standing:
    """A goal on a day: `events` is how many records the value was added up from.

    `most` is what the figure can be at all, None where nothing bounds it.
    """

    value: float
    levels: Levels
    period: Period
    as_of: date
    plan: Plan
    events: float
    most: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come: the last day itself still counts."""
        return self.as_of > self.period.ends_on

    @property
    def is_last_day(self) -> bool:
        """Whether no pace leads anywhere any more, though the period is not over."""
        return self.as_of == self.period.ends_on

    @property
    def level(self) -> Level:
        """The highest level that is reached."""
        return self.levels.reached(self.value)

    @property
    def due(self) -> float | None:
        """What the good level asks for by this day; None where there is no plan."""
        return self.levels.good * self.plan.share if self.plan.basis is not Basis.NOTHING else None

    @property
    def is_early(self) -> bool:
        """Whether so little of the plan has passed that a pace would be chance."""
        return self.plan.share < EARLIEST_SHARE

    @property
    def is_small(self) -> bool:
        """Whether there are so few records that a pace would be chance."""
        return self.events < FEWEST_EVENTS

    @property
    def forecast(self) -> float | None:
        """What it will be at the end at this pace; None where that would be chance."""
        has_plan = self.plan.basis is not Basis.NOTHING
        if self.is_over or self.is_last_day or not has_plan or self.is_early or self.is_small:
            return None
        expected = self.value / self.plan.share
        return expected if self.most is None else min(expected, self.most)

    @property
    def state(self) -> State:
        """How it stands."""
        if self.as_of < self.period.starts_on:
            return State.TO_COME
        if self.level in {Level.GOOD, Level.EXCELLENT}:
            return State.EXCELLENT if self.level is Level.EXCELLENT else State.GOOD
        if self.is_over:
            return State.ENOUGH if self.level is Level.MINIMUM else State.MISSED
        if self.plan.basis is Basis.NOTHING or self.is_early:
            return State.UNTOLD
        if self.value >= self.levels.good * self.plan.share:
            return State.ON_PLAN
        on_minimum = self.value >= self.levels.minimum * self.plan.share
        return State.BEHIND if on_minimum else State.LATE


def plan(period: Period, as_of: date, *, then: Before | None, by_days: bool) -> Plan:
    """Return the plan for a day.

    `then` is None where nobody knows the period before. With `by_days` the days stand in for it.
    """
    if as_of >= period.ends_on:
        return Plan(1.0, Basis.DAYS)
    if as_of >= period.starts_on:
        if then and then.events >= FEWEST_BEFORE and then.by_then > 0:
            return Plan(min(then.by_then / then.in_all, 1.0), Basis.LAST_TIME)
        if by_days:
            return Plan(_share_of_days(period, as_of), Basis.DAYS)
    return Plan(0.0, Basis.NOTHING)


def _share_of_days(period: Period, as_of: date) -> float:
    """Return the part of the days that has passed; those of the summer count where no others do."""
    length = (period.ends_on - period.starts_on).days + 1
    days = [period.starts_on + timedelta(days=n) for n in range(length)]
    days = [day for day in days if day.month not in SUMMER] or days
    return sum(day <= as_of for day in days) / len(days)
