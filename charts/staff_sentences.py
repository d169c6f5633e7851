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


def with_others(words: Words, name: str, others: int) -> str:
    """Return a name with how many others have the same share; alone the name itself."""
    if not others:
        return name
    return words.count(
        "{name} and {n} other with the same share",
        "{name} and {n} others with the same share",
        others,
        name=name,
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
        "Worth arranging a course for, as of {day}: {part} of {n} teacher of that day's staff, "
        "{share}.",
        "Worth arranging a course for, as of {day}: {part} of {n} teachers of that day's staff, "
        "{share}.",
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


def newcomers(words: Words, part: int, whole: int) -> str:
    """Say how many of those who have been here less than three years take part."""
    if not whole:
        return ""
    return words.count(
        "At the school for less than three years: {n} teacher, taking part {part}, {share}.",
        "At the school for less than three years: {n} teachers, taking part {part}, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def to_thank(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many of the staff have something to be thanked for."""
    return words.count(
        "As of {day} there is something to thank {part} of {n} teacher for, {share}.",
        "As of {day} there is something to thank {part} of {n} teachers for, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def paid(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many of the participations whose payment is known are paid; nothing of none."""
    if not whole:
        return ""
    return words.count(
        "Paid as of {day}: {part} of {n} participation, {share}.",
        "Paid as of {day}: {part} of {n} participations, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def payment_unknown(words: Words, count: int) -> str:
    """Say of how many participations the payment is not known; nothing when it is of all."""
    if not count:
        return ""
    return words.count(
        "{n} participation does not say whether it was paid.",
        "{n} participations do not say whether they were paid.",
        count,
    )


def courses_due(words: Words, part: int, whole: int, *, until: date) -> str:
    """Say for how many of the staff three years without a course will pass until a day."""
    day = formats.day(until, words.language)
    if not part:
        return words("By {day} nobody else will reach three years without a course.", day=day)
    return words.count(
        "By {day} {part} of {n} teacher will reach three years without a course, {share}.",
        "By {day} {part} of {n} teachers will reach three years without a course, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=day,
    )


def terms_ending(words: Words, part: int, whole: int, *, until: date) -> str:
    """Say for how many of the staff the term of qualification ends until a day."""
    day = formats.day(until, words.language)
    if not part:
        return words("Until {day} nobody's term of qualification ends.", day=day)
    return words.count(
        "Until {day} the term of qualification ends for {part} of {n} teacher, {share}.",
        "Until {day} the term of qualification ends for {part} of {n} teachers, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=day,
    )


def without_recent_course(words: Words, part: int, whole: int) -> str:
    """Say how many of some teachers have had no course within three years; nothing of nobody."""
    if not whole:
        return ""
    return words(
        "Of them without a course within three years: {part} of {whole}.", part=part, whole=whole
    )
