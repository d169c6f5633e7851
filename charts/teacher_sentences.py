"""Sentences about one teacher, who is compared with nobody but the own past."""

from core import formats
from core.i18n import Words


def years(words: Words, value: int, *, first: int, last: int) -> str:
    """Say how many participations there are in the school years from one to another."""
    return words.count(
        "From {first} to {last}: {count} participation.",
        "From {first} to {last}: {count} participations.",
        value,
        first=formats.school_year_name(first),
        last=formats.school_year_name(last),
        count=formats.number(value, words.language),
    )


def fullest_year(words: Words, year: int, part: int, *, whole: int) -> str:
    """Say which school year has the most; nothing when there is nothing."""
    if not whole:
        return ""
    return words(
        "The fullest year: {year} – {part} of {whole}, {share}.",
        year=formats.school_year_name(year),
        part=formats.number(part, words.language),
        whole=formats.number(whole, words.language),
        share=formats.percent(part, whole, words.language),
    )


def courses(words: Words, count: int, hours: float) -> str:
    """Say how many courses there are and their hours."""
    if not count:
        return words("No course is on record.")
    return words.count(
        "{n} course, hours in all: {hours}.",
        "{n} courses, hours in all: {hours}.",
        count,
        hours=formats.number(hours, words.language),
    )


def evidence(words: Words, part: int, whole: int) -> str:
    """Say for how many of the records a link or a document number speaks."""
    if not whole:
        return ""
    return words.count(
        "With a link or a document number: {part} of {n} record, {share}.",
        "With a link or a document number: {part} of {n} records, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
    )
