"""Groups of fewer than three people: their figures are not shown where names are not."""

import pandas as pd

from core.access import Action, Person, may

FEWEST_PEOPLE = 3


def is_too_small(person: Person, people: int) -> bool:
    """Say whether figures about so many people would expose them to this person.

    Nobody is exposed by a zero, and whoever may see names sees no more in the figures.
    """
    return 0 < people < FEWEST_PEOPLE and not may(person, Action.VIEW_NAMES)


def without_small_groups(
    person: Person, groups: pd.DataFrame, people: str
) -> tuple[pd.DataFrame, int]:
    """Return the groups that may be shown and how many were left out.

    `people` names the column with the number of people in a group.
    """
    if may(person, Action.VIEW_NAMES):
        return groups, 0
    is_small = groups[people].between(1, FEWEST_PEOPLE - 1)
    return groups[~is_small].reset_index(drop=True), int(is_small.sum())
