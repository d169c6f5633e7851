"""Groups of fewer than three people: their figures are not shown where names are not.

What adds up gives a hidden part away as the rest of its sum, so some more parts are hidden with it:
`Sum` says what stands beside what, `hidden_parts` how much of it may be shown.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import pandas as pd

from core.access import Action, Person, may

FEWEST_PEOPLE = 3
NOTHING = 1e-9  # what a number is that is none, but for the last binary digits
Part = Hashable


@dataclass(frozen=True)
class Sum:
    """Parts that add up to a whole; a whole without a name is known to everybody."""

    parts: Sequence[Part]
    whole: Part = None


@dataclass(frozen=True)
class Size:
    """What a part holds: of how many people, and how much, which says what is missed least."""

    people: int
    value: float = 0

    @property
    def is_small(self) -> bool:
        """Whether it is about somebody, and about too few to be shown."""
        return 0 < self.people < FEWEST_PEOPLE


def is_too_small(person: Person, people: int) -> bool:
    """Say whether figures about so many people would expose them to this person.

    Nobody is exposed by a zero, and whoever may see names sees no more in the figures.
    """
    return Size(people).is_small and not may(person, Action.VIEW_NAMES)


def without_small_groups(
    person: Person, groups: pd.DataFrame, people: str, *, counted: str = ""
) -> tuple[pd.DataFrame, int]:
    """Return the groups that may be shown and how many were left out.

    `people` names the column with the number of people in a group, `counted` the one of the figure,
    by which the least is left out beside a group that is too small.
    """
    if may(person, Action.VIEW_NAMES):
        return groups, 0
    is_hidden = hidden_groups(person, groups, people, counted=counted)
    return groups[~is_hidden].reset_index(drop=True), int(is_hidden.sum())


def hidden_groups(
    person: Person, groups: pd.DataFrame, people: str, *, counted: str = ""
) -> "pd.Series[bool]":
    """Say of each group whether it may not be shown, as `without_small_groups` has it."""
    if may(person, Action.VIEW_NAMES):
        return pd.Series(False, groups.index, dtype=bool)
    values = groups[counted] if counted else groups[people]
    rows = zip(groups.index, groups[people], values, strict=True)
    sizes: dict[Part, Size] = {
        place: Size(int(count), float(value)) for place, count, value in rows
    }
    hidden = hidden_parts(sizes, [Sum(list(sizes))])
    return pd.Series([place in hidden for place in groups.index], groups.index, dtype=bool)


def hidden_parts(
    sizes: Mapping[Part, Size],
    sums: Sequence[Sum],
    *,
    hidden: frozenset[Part] = frozenset(),
    fixed: frozenset[Part] = frozenset(),
    last: frozenset[Part] = frozenset(),
) -> frozenset[Part]:
    """Return what may not be shown: what is too small, and what would tell of it by a sum.

    A part that is not in `sizes` or is about nobody is a zero and always shown. `hidden` is not
    shown already, `fixed` is decided elsewhere: shown or hidden, it stays so. `last` is hidden only
    where nothing else helps. What was hidden on the way and guards nothing in the end is shown.
    """
    secret = {part for part, size in sizes.items() if size.is_small and part not in fixed}
    found = set(hidden) | secret
    protected = secret | {part for part in hidden if sizes[part].is_small}
    while (
        told := next(_telling(sizes, sums, hidden=found, protected=protected), None)
    ) is not None:
        near, others = (_there(sizes, some) - found - fixed for some in (told, sums))
        if not any(last.issuperset(one.parts) for one in told):
            near = near - last or others - last or near
        there = near or others
        if not there:  # what is fixed elsewhere tells it: there is nothing left to hide here
            return frozenset(found)
        found.add(_least(sizes, sums, there))
    idle = found - secret - hidden - fixed
    while idle:
        most = max(idle, key=_missed(sizes, sums))
        idle.remove(most)
        shown = found - {most}
        if next(_telling(sizes, sums, hidden=shown, protected=protected), None) is None:
            found = shown
    return frozenset(found)


def _telling(
    sizes: Mapping[Part, Size], sums: Sequence[Sum], *, hidden: set[Part], protected: set[Part]
) -> Iterator[Sequence[Sum]]:
    """Yield the sums that tell what a hidden part holds, or what a few of them hold together.

    A hidden part that has one value only is as good as shown.
    """
    solved = _solved(sums, hidden)
    unknown = hidden - solved
    for one in sums:
        parts = [part for part in one.parts if part in unknown]
        people = sum(sizes[part].people for part in parts)
        is_told = people < FEWEST_PEOPLE or people <= len(parts)
        if one.whole not in unknown and protected.intersection(parts) and is_told:
            yield [one]
    for part in solved & protected:
        yield [one for one in sums if part in (*one.parts, one.whole)]


def _solved(sums: Sequence[Sum], hidden: set[Part]) -> set[Part]:
    """Return the hidden parts that have one value only, all sums taken together."""
    places = {part: place for place, part in enumerate(sorted(hidden, key=repr))}
    rows = []
    for one in sums:
        row = np.zeros(len(places))
        for part, sign in [*((part, 1) for part in one.parts), (one.whole, -1)]:
            if part in places:
                row[places[part]] += sign
        if row.any():
            rows.append(row)
    if not rows:
        return set()
    _, strengths, directions = np.linalg.svd(np.array(rows))
    free = directions[int((strengths > NOTHING).sum()) :]
    is_solved = (np.abs(free) < NOTHING).all(axis=0)
    return {part for part, place in places.items() if is_solved[place]}


def _there(sizes: Mapping[Part, Size], sums: Sequence[Sum]) -> set[Part]:
    """Return what the sums are made of, as far as it is about anybody and may be hidden."""
    parts = {part for one in sums for part in (*one.parts, one.whole)}
    return {part for part in parts if part in sizes and sizes[part].people}


def _least(sizes: Mapping[Part, Size], sums: Sequence[Sum], parts: AbstractSet[Part]) -> Part:
    """Return what is missed least: a part before a whole, the smallest first."""
    return min(parts, key=_missed(sizes, sums))


def _missed(
    sizes: Mapping[Part, Size], sums: Sequence[Sum]
) -> Callable[[Part], tuple[bool, float, int, str]]:
    """Return what says how much a part is missed."""
    wholes = {one.whole for one in sums}
    return lambda part: (part in wholes, sizes[part].value, sizes[part].people, repr(part))
