"""Sentences about a part of the staff: how many of how many teachers, the share, on which day."""

from datetime import date

from core import formats
from core.i18n import Words


def teachers(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many of the staff take part."""
    return words.count(
        "Teachers taking part as of {day}: {part} of {n} teacher, {share}.",
        "Teachers taking part as of {day}: {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def trainees(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many of the staff completed a course."""
    return words.count(
        "Trainees as of {day}: {part} of {n} teacher, {share}.",
        "Trainees as of {day}: {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def highest_share(words: Words, name: str, part: int, *, whole: int) -> str:
    """Say which group of teachers has the highest share."""
    return words.count(
        "The highest share: {name} – {part} of {n} teacher, {share}.",
        "The highest share: {name} – {part} of {n} teachers, {share}.",
        whole,
        name=name,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def to_arrange(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Remind for how many teachers a course is to be arranged."""
    if not part:
        return words(
            "As of {day} every teacher has had a course within three years.",
            day=formats.day(as_of, words.language),
        )
    return words.count(
        "Worth arranging a course for, as of {day}: {part} of {n} teacher, {share}.",
        "Worth arranging a course for, as of {day}: {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def qualified(words: Words, names: str, part: int, *, whole: int, as_of: date) -> str:
    """Say how many of the staff have the named categories."""
    return words.count(
        "{names} as of {day}: {part} of {n} teacher, {share}.",
        "{names} as of {day}: {part} of {n} teachers, {share}.",
        whole,
        names=names,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )
