"""Sentences about how teachers and communities are connected and how much rests on a few."""

from collections.abc import Sequence

from core import formats
from core.i18n import Words

MOST_NAMED = 4  # pairs named in a sentence; the rest is counted


def bridges(words: Words, part: int, whole: int) -> str:
    """Say how many of the staff connect communities."""
    return words.count(
        "Bridges, in three communities and more or alone between two: {part} of {n} teacher, "
        "{share}.",
        "Bridges, in three communities and more or alone between two: {part} of {n} teachers, "
        "{share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def on_one(words: Words, pairs: Sequence[str]) -> str:
    """Name the pairs of communities that only one teacher connects; nothing without any."""
    if not pairs:
        return ""
    named = "; ".join(pairs[:MOST_NAMED])
    if len(pairs) > MOST_NAMED:
        more = words.count("and {n} more", "and {n} more", len(pairs) - MOST_NAMED)
        named = f"{named}; {more}"
    return words("Connected by one teacher only: {pairs}.", pairs=named)


def in_none(words: Words, part: int, whole: int) -> str:
    """Say how many of the staff are in no community."""
    if not part:
        return words("Everybody in this selection is in at least one community.")
    return words.count(
        "In no community: {part} of {n} teacher, {share}.",
        "In no community: {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def groups_apart(words: Words, names: Sequence[str]) -> str:
    """Name the method groups nobody of whom takes part."""
    if not names:
        return words("In every method group somebody takes part.")
    return words("Method groups in which nobody takes part: {names}.", names=", ".join(names))


def three_most_active(words: Words, part: int, whole: int, *, staff: int) -> str:
    """Say which part of the participations three teachers have, and what an equal share is."""
    return words.count(
        "The three most active have {part} of {n} participation, {share}; with equal shares "
        "it would be {equal}.",
        "The three most active have {part} of {n} participations, {share}; with equal shares "
        "it would be {equal}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
        equal=formats.percent(3, staff, words.language),
    )


def named(words: Words, names: Sequence[str]) -> str:
    """Name the most active; nothing when they may not be named."""
    return words("These are: {names}.", names=", ".join(names)) if names else ""


def half(words: Words, people: int, staff: int) -> str:
    """Say on how few half of the participations rest."""
    return words.count(
        "Half of all participations rest on {n} teacher of {staff}.",
        "Half of all participations rest on {n} teachers of {staff}.",
        people,
        staff=staff,
    )


def gini(words: Words, value: float, staff: int) -> str:
    """Say the Gini coefficient and how it is read."""
    return words.count(
        "Gini coefficient over the whole staff ({n} teacher, those without participations "
        "included): {value}. It is 0 when all take part alike and near 1 when all rests on one.",
        "Gini coefficient over the whole staff ({n} teachers, those without participations "
        "included): {value}. It is 0 when all take part alike and near 1 when all rests on one.",
        staff,
        value=formats.coefficient(value, words.language),
    )


def combined(words: Words, count: int) -> str:
    """Say how many different combinations of communities there are."""
    return words.count(
        "{n} combination of communities in all.", "{n} combinations of communities in all.", count
    )


def more_with_fewer(words: Words, counted: str, names: Sequence[str]) -> str:
    """Name what has more of a count than the median with fewer participations than the median."""
    if not names:
        return ""
    return words(
        "{counted}: above the median, with participations below it – {names}.",
        counted=counted,
        names=", ".join(names),
    )


def fewer_with_more(words: Words, counted: str, names: Sequence[str]) -> str:
    """Name what has less of a count than the median with more participations than the median."""
    if not names:
        return ""
    return words(
        "{counted}: below the median, with participations above it – {names}.",
        counted=counted,
        names=", ".join(names),
    )
