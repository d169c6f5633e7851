"""Sentences about where there is nothing: empty cells of a matrix, the emptiest of its lines."""

from collections.abc import Sequence
from datetime import date

from core import formats
from core.i18n import Words

NAMED = 3  # of those that are equally empty; the others are counted


def empty(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many cells of a matrix are empty; nothing where there is no cell."""
    if not whole:
        return ""
    if not part:
        return words("As of {day} no cell is empty.", day=formats.day(as_of, words.language))
    return words.count(
        "Empty as of {day}: {part} of {n} cell, {share}.",
        "Empty as of {day}: {part} of {n} cells, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def emptiest(words: Words, empties: Sequence[tuple[str, int]], whole: int) -> str:
    """Name the lines with the most empty cells of `whole`; nothing when none has any."""
    most = max((count for _, count in empties), default=0)
    names = [name for name, count in empties if count == most]
    if not most:
        return ""
    facts = {
        "names": ", ".join(names[:NAMED]),
        "part": formats.number(most, words.language),
        "whole": formats.number(whole, words.language),
    }
    if len(names) == 1:
        return words("The emptiest: {names} – {part} of {whole}.", **facts)
    if len(names) <= NAMED:
        return words("The emptiest: {names} – {part} of {whole} each.", **facts)
    return words.count(
        "The emptiest: {names} and {n} more – {part} of {whole} each.",
        "The emptiest: {names} and {n} more – {part} of {whole} each.",
        len(names) - NAMED,
        **facts,
    )


def hidden(words: Words, cells: int) -> str:
    """Say how many cells may not be shown; nothing when all may be."""
    if not cells:
        return ""
    return words.count(
        "{n} cell is not shown: it is about fewer than 3 people.",
        "{n} cells are not shown: they are about fewer than 3 people, or such a cell could be "
        "worked out from them.",
        cells,
    )


def without_subject(words: Words, part: int, whole: int) -> str:
    """Say how many participations have no subject; nothing when all have one."""
    if not part:
        return ""
    return words.count(
        "No subject is given in {part} of {n} record, {share}.",
        "No subject is given in {part} of {n} records, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
    )


def never_with_subject(words: Words, kinds: int) -> str:
    """Say how many kinds are left out because no record of theirs has a subject."""
    if not kinds:
        return ""
    return words.count(
        "Left out: {n} kind of activity that never has one.",
        "Left out: {n} kinds of activity that never have one.",
        kinds,
    )
