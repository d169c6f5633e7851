"""The sentences under the charts, made by rules from the numbers shown.

Each function returns one whole sentence; a chart's text is a few of them, one after the other.
Numbers stand after a colon or in "part of whole", where no language asks for another case.
"""

from collections.abc import Sequence
from datetime import date

from core import formats
from core.i18n import Words


def together(*sentences: str) -> str:
    """Return the sentences as one text; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def figure(words: Words, name: str, value: float, *, whole: float | None, as_of: date) -> str:
    """Say what a figure of the catalogue comes to on a day, of how much where it is a part."""
    on = formats.day(as_of, words.language)
    if whole is None:
        value_text = formats.number(value, words.language)
        return words("{name} as of {day}: {value}.", name=name, day=on, value=value_text)
    part = _part(words, value, whole)
    return words("{name} as of {day}: {part} of {whole}, {share}.", name=name, day=on, **part)


def highest_month(words: Words, month: date, value: float) -> str:
    """Say which month has the most of what months have in common, as people."""
    return words(
        "The highest month: {month} – {value}.",
        month=formats.month_name(month, words.language),
        value=formats.number(value, words.language),
    )


def participations(words: Words, value: float, as_of: date) -> str:
    """Say how many participations there are on a day."""
    return words.count(
        "As of {day}: {count} participation.",
        "As of {day}: {count} participations.",
        _form(value),
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def uses(words: Words, value: float, as_of: date) -> str:
    """Say how many times resources were used until a day."""
    return words.count(
        "As of {day}: {count} use of a resource.",
        "As of {day}: {count} uses of resources.",
        _form(value),
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def course_hours(words: Words, value: float, as_of: date) -> str:
    """Say how many hours of courses there are on a day."""
    return words.count(
        "As of {day}: {count} hour of courses.",
        "As of {day}: {count} hours of courses.",
        _form(value),
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def courses(words: Words, value: float, as_of: date) -> str:
    """Say how many courses were completed until a day."""
    return words.count(
        "As of {day}: {count} course completed.",
        "As of {day}: {count} courses completed.",
        _form(value),
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def works(words: Words, value: float, as_of: date) -> str:
    """Say how many works were published until a day."""
    return words.count(
        "As of {day}: {count} work published.",
        "As of {day}: {count} works published.",
        _form(value),
        day=formats.day(as_of, words.language),
        count=formats.number(value, words.language),
    )


def most(words: Words, name: str, part: float, *, whole: float, is_stated: bool = True) -> str:
    """Say who or what has the most, or that most is not stated; nothing when there is nothing."""
    if not whole:
        return ""
    facts = {"name": name, **_part(words, part, whole)}
    if not is_stated:
        return words("Most often {name}: {part} of {whole}, {share}.", **facts)
    return words("The most: {name} – {part} of {whole}, {share}.", **facts)


def busiest_month(words: Words, month: date, part: float, *, whole: float) -> str:
    """Say which month has the most; nothing when the whole is nothing."""
    if not whole:
        return ""
    return words(
        "The busiest month: {month} – {part} of {whole}, {share}.",
        month=formats.month_name(month, words.language),
        **_part(words, part, whole),
    )


def change(words: Words, now: float, before: float, *, against: str, is_fair: bool = True) -> str:
    """Compare with the days named in `against`; of another length they are only told."""
    language = words.language
    facts = {
        "change": formats.number(abs(now - before), language),
        "before": formats.number(before, language),
        "against": against,
    }
    if not before:
        return words("There is nothing in {against} to compare with.", against=against)
    if not is_fair:
        return words("In {against}: {before}.", against=against, before=facts["before"])
    if round(now - before, 1) == 0:
        return words("In {against} as many: {before}.", against=against, before=facts["before"])
    if now > before:
        return words("That is {change} more than in {against}: {before}.", **facts)
    return words("That is {change} fewer than in {against}: {before}.", **facts)


def growth(words: Words, name: str, now: float, *, before: float) -> str:
    """Say who or what moved most, up or down; nothing when nothing moved."""
    facts = {
        "name": name,
        "change": formats.number(abs(now - before), words.language),
        "now": formats.number(now, words.language),
        "before": formats.number(before, words.language),
    }
    if now > before:
        return words("The largest growth: {name} – by {change}, to {now} from {before}.", **facts)
    if now < before:
        return words("The largest decline: {name} – by {change}, to {now} from {before}.", **facts)
    return ""


def above_municipal(words: Words, part: int, whole: int) -> str:
    """Say how many results are above the municipal level; nothing when there are no results."""
    if not whole:
        return ""
    return words(
        "Above the municipal level: {part} of {whole}, {share}.", **_part(words, part, whole)
    )


def unrated(words: Words, part: int, whole: int) -> str:
    """Say how many have no level yet; nothing when all have one."""
    if not part:
        return ""
    return words("Not rated yet: {part} of {whole}, {share}.", **_part(words, part, whole))


def in_use(words: Words, part: int, whole: int) -> str:
    """Say how many kinds of activity have records."""
    return words("Kinds of activity with records: {part} of {whole}.", part=part, whole=whole)


def without_records(words: Words, names: list[str]) -> str:
    """Name what has no records; nothing when everything has some."""
    return words("No records yet: {names}.", names=", ".join(names)) if names else ""


def most_used(words: Words, count: int, part: float, *, whole: float) -> str:
    """Say how much of all use falls on the most used resources."""
    if not whole:
        return ""
    return words.count(
        "The most used resource makes up {part} of {whole}, {share}.",
        "The {n} most used resources make up {part} of {whole}, {share}.",
        count,
        **_part(words, part, whole),
    )


def idle(words: Words, part: int, whole: int, *, as_of: date) -> str:
    """Say how many resources of the catalogue were not used in the period."""
    return words.count(
        "Not used in this period as of {day}: {part} of {n} resource of the catalogue, {share}.",
        "Not used in this period as of {day}: {part} of {n} resources of the catalogue, {share}.",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
        day=formats.day(as_of, words.language),
    )


def long_courses(words: Words, least_hours: int, part: int, *, whole: int) -> str:
    """Say how many courses are long ones."""
    return words.count(
        "Of {n} hour and more: {part} of {whole}, {share}.",
        "Of {n} hours and more: {part} of {whole}, {share}.",
        least_hours,
        **_part(words, part, whole),
    )


def within(words: Words, sentence: str, filters: Sequence[str]) -> str:
    """Say of what is told to be missing that it is so only within what filters narrow to."""
    if not sentence or not filters:
        return sentence
    only = words.count(
        "That holds within the filter: {names}.",
        "That holds within the filters: {names}.",
        len(filters),
        names=", ".join(filters),
    )
    return together(sentence, only)


def left_out(words: Words, groups: int) -> str:
    """Say how many groups may not be shown; nothing when all may be."""
    if not groups:
        return ""
    return words.count(
        "{n} group is not shown: it is about fewer than 3 people.",
        "{n} groups are not shown: they are about fewer than 3 people, or such a group could be "
        "worked out from them.",
        groups,
    )


def _part(words: Words, part: float, whole: float) -> dict[str, str]:
    return {
        "part": formats.number(part, words.language),
        "whole": formats.number(whole, words.language),
        "share": formats.percent(part, whole, words.language),
    }


def _form(value: float) -> int:
    """Return the number whose plural form a value takes: a fraction goes like two."""
    return int(value) if float(value).is_integer() else 2
