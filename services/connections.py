"""How teachers connect communities, and what rests on a few: bridges, the three most active."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from db import Row

MANY = 3  # communities of one teacher that make a bridge by themselves
FEW = 3  # the most active teachers that a figure is told of together
Pair = tuple[str, str]


@dataclass(frozen=True)
class Combination:
    """Communities in their order, and how many teachers are in just these."""

    communities: tuple[str, ...]
    teachers: int


@dataclass(frozen=True)
class Connections:
    """What follows from all the combinations of a staff."""

    combined: Sequence[Combination]

    @property
    def staff(self) -> int:
        """Everybody, those in no community among them."""
        return sum(one.teachers for one in self.combined)

    @property
    def connected(self) -> int:
        """Those in one community at least."""
        return sum(one.teachers for one in self.combined if one.communities)

    @property
    def in_many(self) -> int:
        """Those in three communities and more."""
        return sum(one.teachers for one in self.combined if len(one.communities) >= MANY)

    def members(self, community: str) -> int:
        """Return how many are in a community, whatever else they are in."""
        return sum(one.teachers for one in self.combined if community in one.communities)

    @property
    def shared(self) -> Counter[Pair]:
        """How many teachers each two communities have in common."""
        counts: Counter[Pair] = Counter()
        for one in self.combined:
            for pair in combinations(sorted(one.communities), 2):
                counts[pair] += one.teachers
        return counts

    @property
    def on_one(self) -> list[Pair]:
        """The pairs of communities that only one teacher connects."""
        return sorted(pair for pair, count in self.shared.items() if count == 1)

    @property
    def bridges(self) -> int:
        """How many teachers are bridges."""
        alone = set(self.on_one)
        return sum(one.teachers for one in self.combined if is_bridge(one.communities, alone))


def is_bridge(communities: Iterable[str], on_one: Iterable[Pair]) -> bool:
    """Say whether somebody in these communities is a bridge: in three, or alone between two."""
    found, alone = sorted(communities), set(on_one)
    return len(found) >= MANY or any(pair in alone for pair in combinations(found, 2))


def resting_on_few(steps: Sequence[Row]) -> Row | None:
    """Return what rests on the three most active; None where there are no more than these.

    `steps` are rows of dashboards/concentration.
    """
    found = next((row for row in steps if row["teachers"] == FEW), None)
    return found if found and found["staff"] > FEW and found["everything"] else None
