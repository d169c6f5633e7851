"""Checks that every kind of entry needs: required fields, texts, codes, days, numbers, links."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from core.dimensions import HIGHEST_GRADE, LOWEST_GRADE
from core.errors import Violation
from core.i18n import N_
from services.rules.facts import RuleFacts, TeacherFacts

EARLIEST = date(1990, 1, 1)
_LINE_BREAKS = frozenset("\n\r\t")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs"})  # control characters, halves of surrogate pairs
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Text:
    """How long a text may be and whether it may have several lines."""

    longest: int
    has_lines: bool = False


@dataclass(frozen=True)
class Range:
    """The numbers a field takes, both ends included, and what to say about others."""

    least: float
    most: float
    message: str


def required(entry: object, messages: Mapping[str, str]) -> Iterator[Violation]:
    """Name every field of the table that is empty."""
    for field, message in messages.items():
        if getattr(entry, field) in {None, ""}:
            yield Violation(field, message)


def texts(entry: object, limits: Mapping[str, Text]) -> Iterator[Violation]:
    """Name texts that are too long or hold characters nobody can see."""
    for field, limit in limits.items():
        text = str(getattr(entry, field) or "")
        if len(text) > limit.longest:
            message = N_("Shorten the text: at most {longest} characters, now {length}.")
            yield Violation(field, message, {"longest": limit.longest, "length": len(text)})
        if any(_is_refused(sign, has_lines=limit.has_lines) for sign in text):
            yield Violation(
                field, N_("The text holds invisible control characters: type it anew by hand.")
            )


def codes(
    entry: object, lists: Mapping[str, str], facts: RuleFacts, *, former: object = None
) -> Iterator[Violation]:
    """Name codes that no list has, or archived ones that the record did not have before."""
    for field, name in lists.items():
        code = getattr(entry, field)
        if not code or (former is not None and getattr(former, field) == code):
            continue
        if code not in facts.reference.codes(name, archived=True):
            message = N_("“{value}” is not in the list: choose another value.")
            yield Violation(field, message, {"value": code})
        elif code not in facts.reference.codes(name):
            message = N_("“{value}” is no longer used: choose another value.")
            yield Violation(field, message, {"value": facts.reference.name(name, code)})


def numbers(entry: object, ranges: Mapping[str, Range]) -> Iterator[Violation]:
    """Name numbers out of their range; an empty field is in every range."""
    for field, limits in ranges.items():
        value = getattr(entry, field)
        if value is not None and not limits.least <= value <= limits.most:
            yield Violation(field, limits.message, {"least": limits.least, "most": limits.most})


def past_days(entry: object, fields: tuple[str, ...], today: date) -> Iterator[Violation]:
    """Name days that are still to come or too long ago to be meant."""
    for field in fields:
        day = getattr(entry, field)
        if day is None:
            continue
        if day > today:
            yield Violation(field, N_("This day is still to come: choose today or an earlier day."))
        elif day < EARLIEST:
            yield Violation(field, N_("This day is before 1990: check the year."))


def grades(field: str, chosen: tuple[int, ...]) -> Iterator[Violation]:
    """Name grades that no school has."""
    if any(not LOWEST_GRADE <= grade <= HIGHEST_GRADE for grade in chosen):
        limits: dict[str, object] = {"least": LOWEST_GRADE, "most": HIGHEST_GRADE}
        yield Violation(field, N_("Choose grades from {least} to {most}."), limits)


def employment(field: str, day: date, teacher: TeacherFacts) -> Iterator[Violation]:
    """Name a day on which the teacher did not work at the school."""
    if teacher.employed_from and day < teacher.employed_from:
        message = N_("{teacher}: works here since {day:%d.%m.%Y}. Check the date or the teacher.")
        yield Violation(field, message, {"teacher": teacher.name, "day": teacher.employed_from})
    if teacher.employed_to and day > teacher.employed_to:
        message = N_("{teacher}: worked here until {day:%d.%m.%Y}. Check the date or the teacher.")
        yield Violation(field, message, {"teacher": teacher.name, "day": teacher.employed_to})


def link(field: str, address: str) -> Iterator[Violation]:
    """Name an address that no browser would open as a page; Cyrillic hosts are fine."""
    if not address:
        return
    if not address.lower().startswith(("http://", "https://")):
        yield Violation(field, N_("A link begins with http:// or https://."))
    elif not _has_site(address):
        yield Violation(
            field, N_("This link has no site in it: copy it from the browser's address line.")
        )


def _has_site(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host) and "." in str(host).strip(".") and not any(map(str.isspace, address))


def _is_refused(sign: str, *, has_lines: bool) -> bool:
    if sign in _LINE_BREAKS:
        return not has_lines
    return unicodedata.category(sign) in _REFUSED_CATEGORIES or sign in _DIRECTION_MARKS
