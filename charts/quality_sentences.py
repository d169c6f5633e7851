"""Sentences about the quality of the records: how many are sound, how soon they are entered."""

from datetime import date

from core import formats
from core.i18n import Words


def sound(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say which part of the records is sound; nothing when there are none."""
    if not whole:
        return ""
    return words.count(
        "Sound as of {day}: {part} of {n} record, {share}.",
        "Sound as of {day}: {part} of {n} records, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def lowest(words: Words, name: str, part: int, *, whole: int) -> str:
    """Say where the share of sound records is the lowest."""
    return words(
        "The lowest share: {name} – {part} of {whole}, {share}.",
        name=name,
        part=formats.number(part, words.language),
        whole=formats.number(whole, words.language),
        share=formats.percent(part, whole, words.language),
    )


def days_to_entry(words: Words, median: float, as_of: date) -> str:
    """Say within how many days half of the records are entered."""
    return words.count(
        "As of {day} half of the records are entered within {count} day.",
        "As of {day} half of the records are entered within {count} days.",
        int(median) if float(median).is_integer() else 2,
        count=formats.number(median, words.language),
        day=formats.day(as_of, words.language),
    )


def late(words: Words, part: int, whole: int) -> str:
    """Say how many records were entered later than thirty days; nothing when there are none."""
    if not whole:
        return ""
    return words(
        "Later than 30 days: {part} of {whole}, {share}.",
        part=formats.number(part, words.language),
        whole=formats.number(whole, words.language),
        share=formats.percent(part, whole, words.language),
    )
