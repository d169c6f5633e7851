"""Sentences about the use of resources: what flows where, whom it reaches, what lies idle."""

from datetime import date

from core import formats
from core.i18n import Words


def widest(words: Words, ends: tuple[str, str], part: float, *, whole: float) -> str:
    """Say which band of a flow is the widest; nothing when nothing flows."""
    if not whole:
        return ""
    return words(
        "The widest band: {source} → {target} – {part} of {whole}, {share}.",
        source=ends[0],
        target=ends[1],
        **_part(words, part, whole),
    )


def reached(words: Words, pupils: int, as_of: date) -> str:
    """Say how many pupils the use of resources reached."""
    return words.count(
        "As of {day}: {count} pupil reached; whoever is reached twice counts twice.",
        "As of {day}: {count} pupils reached; whoever is reached twice counts twice.",
        pupils,
        day=formats.day(as_of, words.language),
        count=formats.number(pupils, words.language),
    )


def lasted(words: Words, minutes: int, as_of: date) -> str:
    """Say how long resources were used in all."""
    hours = round(minutes / 60)
    return words.count(
        "As of {day}: {count} hour of use.",
        "As of {day}: {count} hours of use.",
        hours,
        day=formats.day(as_of, words.language),
        count=formats.number(hours, words.language),
    )


def with_pupils(words: Words, part: int, whole: int) -> str:
    """Say in how many records the number of pupils is written down; nothing when in all."""
    if part == whole:
        return ""
    return words(
        "The number of pupils is written down in {part} of {whole} records, {share}.",
        **_part(words, part, whole),
    )


def with_minutes(words: Words, part: int, whole: int) -> str:
    """Say in how many records the minutes are written down; nothing when in all."""
    if part == whole:
        return ""
    return words(
        "Minutes are written down in {part} of {whole} records, {share}.",
        **_part(words, part, whole),
    )


def longest_idle(words: Words, title: str, days: int) -> str:
    """Say which resource has lain idle for the longest time."""
    return words.count(
        "The longest: “{title}”, {n} day.", "The longest: “{title}”, {n} days.", days, title=title
    )


def idle_for(words: Words, days: int, last_used_on: date) -> str:
    """Say for how long a resource has lain idle since its last use."""
    return words.count(
        "idle for {n} day, last used on {day}",
        "idle for {n} days, last used on {day}",
        days,
        day=formats.day(last_used_on, words.language),
    )


def never_used(words: Words, days: int, listed_on: date) -> str:
    """Say for how long a resource is in the catalogue without any use, or that it came later."""
    if not days:
        day = formats.day(listed_on, words.language)
        return words("in the catalogue since {day} only", day=day)
    return words.count(
        "never used in {n} day in the catalogue",
        "never used in {n} days in the catalogue",
        days,
    )


def with_capacity(words: Words, part: int, whole: int) -> str:
    """Say of how many resources of the catalogue it is known for how many they have room."""
    return words.count(
        "Room for how many is written down for {part} of {n} resource of the catalogue.",
        "Room for how many is written down for {part} of {n} resources of the catalogue.",
        whole,
        part=part,
    )


def filled(words: Words, pupils: float, places: float) -> str:
    """Say how much of the room is taken on average; nothing where nothing was counted."""
    if not places:
        return ""
    return words(
        "On average {share} of the places are taken, where the number of pupils is written down.",
        share=formats.percent(pupils, places, words.language),
    )


def emptiest(words: Words, title: str, pupils: float, *, places: int) -> str:
    """Say which resource has the most room left."""
    return words(
        "The most room is left in “{title}”: {part} of {whole} places are taken, {share}.",
        title=title,
        **_part(words, pupils, places),
    )


def _part(words: Words, part: float, whole: float) -> dict[str, str]:
    return {
        "part": formats.number(part, words.language),
        "whole": formats.number(whole, words.language),
        "share": formats.percent(part, whole, words.language),
    }
