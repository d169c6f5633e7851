"""What a paper's text says of the fields of a record: offered to the person, never filled in."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

LISTS = tomllib.loads(Path(__file__).with_name("suggestions.toml").read_text(encoding="utf-8"))
MONTHS: dict[str, int] = LISTS["months"]
MOST_NUMBERS = 3
LONGEST_TITLE = 300
MOST_HOURS = 2000
SHORT_WORD = 6  # letters; the ending of a shorter one changes in its last letter only
NEAR = 40  # letters between a word and what it speaks of


@dataclass(frozen=True)
class Suggestion:
    """A value for a field of a participation: a text, a day or a number of hours."""

    field: str
    value: str | date | float


def _any(parts: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})"


_DAY = (
    rf"(?:[«\"]?(\d{{1,2}})[»\"]? ?({'|'.join(MONTHS)}) (\d{{4}})"
    r"|(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2}))"
)
_YEAR = r"(?: ?\w{1,4}\.?)?"  # "2026 г." and "2026 года"
_IGNORE = re.IGNORECASE
ANY_DAY = re.compile(rf"(?<!\d){_DAY}", _IGNORE)
PERIOD = re.compile(
    rf"(?:\b{_any(LISTS['period_begins'])} )?{_DAY}{_YEAR},? ?{_any(LISTS['period_ends'])} ?{_DAY}",
    _IGNORE,
)
SHORT_PERIOD = re.compile(
    rf"\b{_any(LISTS['period_begins'])} (\d{{1,2}}) {_any(LISTS['period_ends'])} {_DAY}", _IGNORE
)
ISSUED = re.compile(rf"\b{_any(LISTS['issued_marks'])} ?{_DAY}", _IGNORE)
NUMBER = re.compile(
    rf"{_any(LISTS['number_marks'])} ?([\dA-ZА-ЯЁ][\dA-ZА-ЯЁ/\-]*(?: \d{{3,}})*)", _IGNORE
)
OTHER_NUMBER = re.compile(rf"\b{_any(LISTS['other_numbers'])}[^№]{{0,12}}$", _IGNORE)
HOURS = re.compile(
    rf"(?<![\d.,])(\d{{1,4}}(?:[.,]\d)?) ?(?:\([^)]{{1,60}}\) ?)?{_any(LISTS['hours'])}", _IGNORE
)
_QUOTED = r"[«\"“]([^«»\"“”]{3,300})[»\"”]"
TITLE = re.compile(rf"\b{_any(LISTS['title_marks'])} ?{_QUOTED}", _IGNORE)
ISSUER = re.compile(rf"\b({_any(LISTS['organisations'])}) ?{_QUOTED}", _IGNORE)
_NAME = r"[А-ЯЁ][А-ЯЁа-яё]+(?:-[А-ЯЁ]?[а-яё]+)?"
FULL_NAME = re.compile(rf"\b{_NAME} {_NAME} {_NAME}")
PATRONYMIC = re.compile(rf"\w{_any(LISTS['patronymics'])}$", _IGNORE)


def suggestions_in(text: str) -> tuple[Suggestion, ...]:
    """Return what the text offers, the surest of each field first; nothing is made up."""
    line = " ".join(text.split())
    return tuple(
        dict.fromkeys((*_numbers(line), *_days(line), *_hours(line), *_title(line), *_issuer(line)))
    )


def stranger_in(text: str, names: Sequence[str]) -> str:
    """Return a full name that the text bears when it bears none of these, else an empty text.

    Names are full names; those in the text may stand in the dative and in capital letters.
    """
    found = list(_full_names(" ".join(text.split())))
    if not found or any(_is_same(one, name) for one in found for name in names):
        return ""
    return found[0]


def _numbers(line: str) -> Iterator[Suggestion]:
    found = 0
    for match in NUMBER.finditer(line):
        number = match[1].strip("-/")
        is_one = len(number) > 3 and any(sign.isdigit() for sign in number)
        if (
            is_one
            and not OTHER_NUMBER.search(line[: match.start()][-NEAR:])
            and found < MOST_NUMBERS
        ):
            found += 1
            yield Suggestion("document_number", number)


def _days(line: str) -> Iterator[Suggestion]:
    """Offer the period first; what is left may be the day of issue."""
    period = PERIOD.search(line)
    if period:
        yield from _period(_day(period.groups()[:9]), _day(period.groups()[9:]))
        line = line.replace(period[0], " ")
    elif short := SHORT_PERIOD.search(line):
        end = _day(short.groups()[1:])
        yield from _period(_with_day(end, int(short[1])), end)
        line = line.replace(short[0], " ")
    issued = ISSUED.search(line)
    days = [issued.groups()] if issued else [match.groups() for match in ANY_DAY.finditer(line)]
    known = {day for day in map(_day, days) if day}
    if len(known) == 1:
        yield Suggestion("document_issued_on", known.pop())


def _period(begins: date | None, ends: date | None) -> Iterator[Suggestion]:
    if begins and ends and begins <= ends:
        yield Suggestion("starts_on", begins)
        yield Suggestion("ends_on", ends)


def _hours(line: str) -> Iterator[Suggestion]:
    found = {float(match[1].replace(",", ".")) for match in HOURS.finditer(line)}
    fitting = {hours for hours in found if 0 < hours <= MOST_HOURS}
    if len(fitting) == 1:  # a table of many hours says nothing of the whole
        yield Suggestion("hours", fitting.pop())


def _title(line: str) -> Iterator[Suggestion]:
    issuers = {match[2] for match in ISSUER.finditer(line)}
    for match in TITLE.finditer(line):
        if match[1] not in issuers and len(match[1]) <= LONGEST_TITLE:
            yield Suggestion("title", match[1].strip())
            return


def _issuer(line: str) -> Iterator[Suggestion]:
    for match in ISSUER.finditer(line):
        yield Suggestion("issuer", f"{match[1]} «{match[2].strip()}»")
        return


def _day(parts: Sequence[str | None]) -> date | None:
    """Return the day of one of the three ways to write it, None when there is no such day."""
    day, month_name, year, *rest = parts
    by_dots, by_dashes = rest[:3], rest[3:]
    numbers: Sequence[str | None] = by_dots[::-1] if by_dots[0] else by_dashes
    if month_name:
        numbers = (year, str(MONTHS[month_name.lower()]), day)
    try:
        return date(*(int(part or 0) for part in numbers))
    except ValueError:
        return None


def _with_day(ends: date | None, day: int) -> date | None:
    try:
        return ends.replace(day=day) if ends else None
    except ValueError:
        return None


def _full_names(line: str) -> Iterator[str]:
    at = 0
    while match := FULL_NAME.search(line, at):
        words = match[0].split(" ")
        if PATRONYMIC.search(words[2]) or PATRONYMIC.search(words[1]):
            yield match[0]
            at = match.end()
        else:
            at = match.start() + len(words[0])


def _is_same(found: str, name: str) -> bool:
    """Say whether two names can be one person's: each word of one begins as a word of the other."""
    words = _folded(found)
    return all(any(_begin_alike(part, word) for word in words) for part in _folded(name)[:2])


def _folded(name: str) -> list[str]:
    return name.casefold().replace("\u0451", "\u0435").split()


def _begin_alike(one: str, other: str) -> bool:
    """Say whether two words differ in their endings only, as cases do."""
    shorter = min(len(one), len(other))
    same = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    longest_ending = 1 if shorter < SHORT_WORD else 3
    return same >= 2 and max(len(one), len(other)) - same <= longest_ending
