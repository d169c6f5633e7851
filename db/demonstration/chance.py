"""Chance that always falls alike: each part of the school draws from a stream of its own name."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

SEED = "demonstration school, first edition"
SUNDAY = 6

Thing = TypeVar("Thing")


def chance_of(*parts: object) -> Random:
    """Return the stream of a part; a stream never depends on how much others drew."""
    return Random(":".join(map(str, (SEED, *parts))))


def how_many(chance: Random, expected: float) -> int:
    """Return a whole number that is `expected` on average, one more or one less at times."""
    spread = expected * chance.uniform(0.75, 1.25)
    whole = int(spread)
    return whole + (chance.random() < spread - whole)


def one_of(chance: Random, weights: Mapping[Thing, float]) -> Thing:
    """Return one of the keys, each as often as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def some_of(chance: Random, weights: Mapping[Thing, float], number: int) -> list[Thing]:
    """Return up to `number` different keys, the heavier ones more often."""
    left = {thing: weight for thing, weight in weights.items() if weight > 0}
    chosen: list[Thing] = []
    while left and len(chosen) < number:
        thing = one_of(chance, left)
        chosen.append(thing)
        del left[thing]
    return chosen


def school_day(chance: Random, month: date) -> date:
    """Return a day of the month that is no Sunday."""
    while True:
        day = month.replace(day=chance.randint(1, monthrange(month.year, month.month)[1]))
        if day.weekday() != SUNDAY:
            return day


def afternoon(chance: Random, day: date, today: date) -> datetime:
    """Return a moment of that day's afternoon in UTC, before `today` begins in the schools."""
    moment = datetime.combine(day, time(chance.randint(10, 14), chance.randint(0, 59)))
    return min(moment, datetime.combine(today, time()) - timedelta(hours=4))


def identity(chance: Random, moment: datetime) -> str:
    """Return an id of the same shape as core.ids makes (UUIDv7), drawn instead of random."""
    milliseconds = int(moment.replace(tzinfo=UTC).timestamp() * 1000)
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | chance.getrandbits(12) << 64
    return str(UUID(int=value | 0b10 << 62 | chance.getrandbits(62)))


def pick(chance: Random, things: Sequence[Thing]) -> Thing:
    """Return one of the things, each as often."""
    return things[chance.randrange(len(things))]
