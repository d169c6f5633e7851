"""Sentences about what changed between what was known on a day and what is known now."""

from datetime import date

from core import formats
from core.i18n import Words


def known(words: Words, name: str, then: float, *, now: float, since: date) -> str:
    """Set a figure as it was known on a day against the same figure as it is known now."""
    language = words.language
    facts = {
        "name": name,
        "day": formats.day(since, language),
        "then": formats.number(then, language),
        "now": formats.number(now, language),
    }
    if round(now - then, 1) == 0:
        return words("{name}: as known on {day} – {then}, now as many.", **facts)
    return words(
        "{name}: as known on {day} – {then}, now {now} ({change}).",
        change=formats.signed(now - then, language),
        **facts,
    )


def moved(words: Words, name: str, then: float, *, now: float) -> str:
    """Say from what to what another figure went; nothing when it stayed."""
    if round(now - then, 1) == 0:
        return ""
    return words(
        "{name}: {then} → {now}.",
        name=name,
        then=formats.number(then, words.language),
        now=formats.number(now, words.language),
    )


def added_most(words: Words, name: str, change: float) -> str:
    """Say what added most to the change; nothing when nothing grew."""
    if change <= 0:
        return ""
    return words(
        "It grew most: {name}, {change}.", name=name, change=formats.signed(change, words.language)
    )


def took_most(words: Words, name: str, change: float) -> str:
    """Say what took most away; nothing when nothing fell."""
    if change >= 0:
        return ""
    return words(
        "It fell most: {name}, {change}.", name=name, change=formats.signed(change, words.language)
    )
