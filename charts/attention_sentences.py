"""Sentences about what a head teacher may want to look at first; each says on what it rests."""

from collections.abc import Sequence
from datetime import date

from core import formats
from core.i18n import Words


def fell(words: Words, name: str, now: int, *, before: int, against: str) -> str:
    """Say which community has fallen most against the days named in `against`."""
    return words(
        "{name} is behind {against}: participations {now} against {before} ({change}).",
        against=against,
        **_moved(words, name, now, before=before),
    )


def grew(words: Words, name: str, now: int, *, before: int, against: str) -> str:
    """Say which community has grown most against the days named in `against`."""
    return words(
        "{name} is ahead of {against}: participations {now} against {before} ({change}).",
        against=against,
        **_moved(words, name, now, before=before),
    )


def rests_on_three(words: Words, part: int, whole: int, *, staff: int) -> str:
    """Say that three of the staff have at least half of everything."""
    return words.count(
        "Half or more rests on three of {n} teacher: participations {part} of {whole}, {share}.",
        "Half or more rests on three of {n} teachers: participations {part} of {whole}, {share}.",
        staff,
        part=formats.number(part, words.language),
        whole=formats.number(whole, words.language),
        share=formats.percent(part, whole, words.language),
    )


def without_evidence(words: Words, part: int, whole: int) -> str:
    """Say how many records lack evidence."""
    return words.count(
        "Without evidence: {part} of {n} record, unchecked ones included, {share}.",
        "Without evidence: {part} of {n} records, unchecked ones included, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
    )


def unrated(words: Words, part: int, whole: int) -> str:
    """Say how many records have no level yet."""
    return words.count(
        "The level is not rated: {part} of {n} record, unchecked ones included, {share}.",
        "The level is not rated: {part} of {n} records, unchecked ones included, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
    )


def returned_long(words: Words, count: int, *, days: int) -> str:
    """Say how many records were returned long ago and have not come back."""
    return words.count(
        "{n} record was returned more than {days} days ago and has not come back.",
        "{n} records were returned more than {days} days ago and have not come back.",
        count,
        days=days,
    )


def entered_late(words: Words, part: int, whole: int) -> str:
    """Say how many records were entered later than thirty days."""
    return words.count(
        "Entered later than 30 days: {part} of {n} record, unchecked ones included, {share}.",
        "Entered later than 30 days: {part} of {n} records, unchecked ones included, {share}.",
        whole,
        part=formats.number(part, words.language),
        share=formats.percent(part, whole, words.language),
    )


def terms_over(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say for how many teachers the term of qualification is over."""
    return words.count(
        "The term of qualification is over on {day}: {part} of {n} teacher.",
        "The term of qualification is over on {day}: {part} of {n} teachers.",
        whole,
        part=part,
        day=formats.day(as_of, words.language),
    )


def silent_groups(words: Words, names: Sequence[str]) -> str:
    """Name the method groups nobody of whom takes part in the period."""
    return words("Nobody takes part yet: {names}.", names=", ".join(names))


def _moved(words: Words, name: str, now: int, *, before: int) -> dict[str, str]:
    return {
        "name": name,
        "now": formats.number(now, words.language),
        "before": formats.number(before, words.language),
        "change": formats.signed(now - before, words.language),
    }
