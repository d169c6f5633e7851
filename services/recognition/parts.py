"""What a line says besides people: days, hours, links, numbers of documents, each in its place."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

WRITING = tomllib.loads(Path(__file__).with_name("lines.toml").read_text(encoding="utf-8"))
TAKEN = "\ue000"  # stands for each character of what is read already
_MONTHS = "|".join(f"(?P<m{place}>{month}\\w*)" for place, month in enumerate(WRITING["months"], 1))
_YEAR, _UNTIL = WRITING["year"], WRITING["until"]
_EDGES = r"(?<![\w.,/]){}(?![\w/]|[.,]\d)"

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s,;<>«»\"]+|\b[\w-]+(?:\.[\w-]+)*\.[^\W\d]{2,6}/[^\s,;<>«»\"]*"
)
_LINK_END = ".,;:!?)]}"
_HOURS = re.compile(r"(?<![\w.,])" + WRITING["hours"], re.IGNORECASE)
_ISO = re.compile(_EDGES.format(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"))
_DIGITS = re.compile(
    _EDGES.format(
        r"(?:(?P<first>\d{1,2})(?:\.(?P<first_month>\d{1,2}))?(?:\.(?P<first_year>\d{4}|\d\d))?"
        rf"(?:{_YEAR}\s*[-–—]\s*|\s+{_UNTIL}\s+))?"
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d\d))?" + _YEAR
    ),
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"(?<![\w.,])(?:(?P<first>\d{{1,2}})(?:\s*[-–—]\s*|\s+{_UNTIL}\s+))?(?P<day>\d{{1,2}})\s+"
    rf"(?:{_MONTHS})(?:\s+(?P<year>\d{{4}}))?{_YEAR}(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:(?<![^\W\d_])(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?:\.?\s+{WRITING['degree']}|\s+о\s+[^\W\d_]+)?"
    rf"(?:{WRITING['issued']}{TAKEN}+)?[\s:,.]*)?"
    rf"(?P<sign>{WRITING['number']})?"
    r"(?P<number>(?:[^\W\d_]{1,4}[\s-]*)?\d[\w/.-]*(?:\s\d[\w/-]*)*)"
    rf"(?P<issued>{WRITING['issued']}{TAKEN}+)?",
    re.IGNORECASE,
)
_SHORTEST = 4  # digits of a number that no sign marks as one
_THING = re.compile(WRITING["numbered_things"] + r"\s*$", re.IGNORECASE)
DOCUMENTS: dict[str, list[str]] = WRITING["documents"]


@dataclass(frozen=True)
class Part:
    """What a part of a line says of one field, and where it stands in the line."""

    field: str
    value: object
    start: int
    end: int
    is_doubtful: bool = False


def without(text: str, *parts: Part) -> str:
    """Return a text of the same length in which these parts are taken."""
    for part in parts:
        text = text[: part.start] + TAKEN * (part.end - part.start) + text[part.end :]
    return text


def links(text: str) -> Iterator[Part]:
    """Yield the addresses, those without a scheme with one."""
    for found in _LINK.finditer(text):
        address = found[0].rstrip(_LINK_END)
        whole = address if "://" in address else f"https://{address}"
        yield Part("address", whole, found.start(), found.start() + len(address))


def hours(text: str) -> Iterator[Part]:
    """Yield numbers of hours."""
    for found in _HOURS.finditer(text):
        value = float(found["hours"].replace(",", "."))
        yield Part("hours", value, found.start(), found.end())


def days(text: str, today: date) -> Iterator[Part]:
    """Yield the days, both of a span; without a year it is the latest that is not to come."""
    for pattern in (_ISO, _DIGITS, _WORDS):
        for found in pattern.finditer(text):
            spans = _days(found, today)
            if spans:
                text = without(text, *spans)
                yield from spans


def _days(found: re.Match[str], today: date) -> tuple[Part, ...]:
    named = found.groupdict()
    month = named.get("month") or next(
        (str(number) for number in range(1, 13) if named.get(f"m{number}")), ""
    )
    last = _day(named["day"], month, named.get("year"), today=today)
    if last is None:
        return ()
    start, end = found.span()
    if not named.get("first"):
        return (Part("starts_on", last, start, end),)
    year = named.get("first_year") or str(last.year)
    first = _day(named["first"], named.get("first_month") or month, year, today=today)
    if first is None or first > last:
        return (Part("starts_on", last, found.start("day"), end, is_doubtful=True),)
    return (Part("starts_on", first, start, end), Part("ends_on", last, start, end))


def _day(day: str, month: str, year: str | None, *, today: date) -> date | None:
    whole = int(year) if year else today.year
    whole += 2000 if whole < 100 else 0
    try:
        found = date(whole, int(month), int(day))
        return found if year or found <= today else found.replace(year=whole - 1)
    except ValueError:
        return None


def numbers(text: str) -> Iterator[Part]:
    """Yield a document's kind and number; a bare number sign leaves a doubt whose number it is."""
    for found in _NUMBER.finditer(text):
        word, sign = (found["word"] or "").casefold(), found["sign"]
        document = _document(word)
        if document is None and (not sign or _THING.search(text[: found.start("sign")])):
            continue
        start = found.start() if document else found.start("sign")
        number = found["number"].rstrip("-./")
        if not sign and sum(map(str.isdigit, number)) < _SHORTEST:
            continue
        end = found.end() if found["issued"] else found.start("number") + len(number)
        yield Part("document_number", number, start, end, is_doubtful=document is None)
        if document:
            yield Part("document", document, start, end)


def _document(word: str) -> str | None:
    """Return the kind of document that a word names: by its beginning, or shortened."""
    for code, stems in DOCUMENTS.items():
        if any(f"{word}." == stem or word.startswith(stem) for stem in stems):
            return code
    return None
