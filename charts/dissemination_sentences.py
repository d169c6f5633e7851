"""Sentences about the sharing of experience: roles, and what has no works of its own."""

from collections.abc import Sequence
from datetime import date

from core import formats
from core.i18n import Words


def shared(words: Words, value: int, as_of: date) -> str:
    """Say how many participations there are in the roles in which experience is shared."""
    return words.count(
        "As of {day}: {count} participation in these roles.",
        "As of {day}: {count} participations in these roles.",
        value,
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def authors(words: Words, part: int, whole: int) -> str:
    """Say how many of the staff have a published work."""
    return words.count(
        "Authors: {part} of {n} teacher, {share}.",
        "Authors: {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def subjects_without_works(words: Words, names: Sequence[str], whole: int, *, as_of: date) -> str:
    """Name the subjects that are taught and have no works; nothing when no subject is taught."""
    if not whole:
        return ""
    day = formats.day(as_of, words.language)
    if not names:
        return words("As of {day} every subject taught has works of its own.", day=day)
    return words.count(
        "Taught, but without works of its own as of {day}: {part} of {n} subject – {names}.",
        "Taught, but without works of their own as of {day}: {part} of {n} subjects – {names}.",
        whole,
        part=len(names),
        names=", ".join(names),
        day=day,
    )


def grades_without_works(words: Words, grades: Sequence[int]) -> str:
    """Name the grades without works; nothing when each has some."""
    if not grades:
        return ""
    return words("Grades without works: {grades}.", grades=", ".join(map(str, grades)))


def listed(words: Words, shown: int, found: int) -> str:
    """Say that a list holds the latest works only; nothing when it holds all."""
    if found <= shown:
        return ""
    return words(
        "The list holds the latest {shown} of {found}.",
        shown=formats.number(shown, words.language),
        found=formats.number(found, words.language),
    )
