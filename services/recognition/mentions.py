"""The people whom a line mentions, each with their place in it; also those nobody knows."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from services.recognition.folding import tokens
from services.recognition.parts import TAKEN, WRITING
from services.recognition.people import Recognised, StaffNames

_LETTER = r"[^\W\d_]|[\u04c0\u04cf]"
_REST = r"(?:[^\W_]|[|!’'](?=\w))"
_NAME = rf"(?:[1Il|](?=[а-яё]))?(?:{_LETTER}){_REST}+(?:\s?[-–]\s?(?:{_LETTER}){_REST}+)?"
_INITIAL = rf"(?:{_LETTER})[\u04c0\u04cf1Il]?\."
_INITIALS = rf"{_INITIAL}(?:\s?-?\s?{_INITIAL}){{0,2}}(?:\s?(?:{_LETTER})(?!\w))?"
_OWN_INITIALS = rf"(?:[1Il|]\.\s?)?(?:{_INITIALS})|[1Il|]\."  # a palochka by itself, after a name
_JOIN = r"(?:\s+|(?=[A-Z\u0401\u0410-\u042f\u04c0]))"  # a capital begins a word by itself
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{_NAME}{_JOIN}(?:{_OWN_INITIALS})|{_INITIALS}{_JOIN}{_NAME})"
)
_CHUNK_END = re.compile(
    rf"[,;:\t|()+&•{TAKEN}]|\s[-–—]+\s|\s{WRITING['and']}\s|[–—]", re.IGNORECASE
)
_WORD = re.compile(rf"(?<!\w){_NAME}")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_PATRONYMIC = re.compile(WRITING["patronymic"], re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s*[.)]?|[-–—*•·▪●✓]+)\s*(?=\D)")
MOST_WORDS = 3
LIKELY = 60  # of 100: how likely a lone word is somebody, to be asked about


@dataclass(frozen=True)
class Mention:
    """A name in a line, its place, and whom it means."""

    text: str
    start: int
    end: int
    found: Recognised


def mentions(line: str, staff: StaffNames, ends: Collection[int] = ()) -> list[Mention]:
    """Return the people of a line in their order; names inside quotation marks are titles.

    No name goes on beyond `ends`, where something else is named.
    """
    open_text = _QUOTED.sub(lambda quoted: TAKEN * len(quoted[0]), line)
    found: list[Mention] = []
    is_leading = True
    for start, end in _chunks(open_text, ends):
        here = _in_chunk(open_text, (start, end), staff, is_leading=is_leading)
        found += here
        is_leading = is_leading and (bool(here) or not open_text[start:end].strip(" .\ue000"))
    return found


def _chunks(text: str, ends: Collection[int]) -> Iterator[tuple[int, int]]:
    separators = [found.span() for found in _CHUNK_END.finditer(text)]
    start = 0
    for end, following in sorted([*separators, *((place, place) for place in ends)]):
        if end >= start:
            yield start, end
            start = following
    yield start, len(text)


def _in_chunk(
    text: str, place: tuple[int, int], staff: StaffNames, *, is_leading: bool
) -> list[Mention]:
    """Return the people of the text between two separators: it is one name, or has some in it."""
    start, end = place
    chunk = text[start:end]
    whole = _trimmed(chunk)
    found = staff.find(chunk[slice(*whole)])
    if _is_name(chunk[slice(*whole)], found, staff, is_leading=is_leading):
        name = chunk[slice(*whole)]
        return [Mention(name, start, start + whole[1], found)]  # its number goes with it
    here = [
        _mention(text, (start + name.start(), start + name.end()), staff.find(name[0]))
        for name in _ABBREVIATED.finditer(chunk)
        if _has_capitals(name[0]) or staff.find(name[0]).candidates
    ]
    return here or list(_known(text, place, staff))


def _has_capitals(name: str) -> bool:
    return all(word[:1].isupper() for word in re.findall(rf"(?:{_LETTER})+", name))


def _is_name(name: str, found: Recognised, staff: StaffNames, *, is_leading: bool) -> bool:
    """Say whether a whole chunk is a person's name."""
    words = tokens(name)
    full = [word.text for word in words if not word.is_short]
    if not words or not full or len(words) > MOST_WORDS + 1 or any(map(str.isdigit, full)):
        return False
    if found.certain:
        return True
    if len(full) != len(words):
        is_abbreviated = len(full) == 1 and bool(_ABBREVIATED.fullmatch(name.strip()))
        return is_abbreviated and (_has_capitals(name) or bool(found.candidates))
    if len(full) > MOST_WORDS or any(_PATRONYMIC.search(word) for word in full[1:]):
        return len(full) <= MOST_WORDS
    is_capital = name[:1].isupper()
    is_likely = bool(found.scores) and found.scores[0] >= LIKELY
    if any(staff.is_surname(word) for word in full):
        return is_capital or is_leading
    return is_leading and is_capital and is_likely


def _known(text: str, place: tuple[int, int], staff: StaffNames) -> Iterator[Mention]:
    """Yield surnames of the staff within other words, with the given names beside them."""
    words = [word for word in _WORD.finditer(text, *place) if word[0][:1].isupper()]
    used = place[0]
    for number, word in enumerate(words):
        if word.start() < used or not staff.is_surname(word[0]):
            continue
        first = last = word
        for beside in words[number + 1 : number + MOST_WORDS]:
            wider = text[first.start() : beside.end()]
            if text[last.end() : beside.start()].strip() or not staff.agrees(wider):
                break
            last = beside
        for beside in reversed(words[max(0, number - MOST_WORDS + 1) : number]):
            wider = text[beside.start() : last.end()]
            gap = text[beside.end() : first.start()]
            if beside.start() < used or gap.strip() or not staff.agrees(wider):
                break
            first = beside
        used = last.end()
        yield _mention(text, (first.start(), used), staff.find(text[first.start() : used]))


def _trimmed(chunk: str) -> tuple[int, int]:
    """Return from where to where a chunk is without its number, bullet and blanks."""
    numbered = _LEADING_NUMBER.match(chunk)
    start = numbered.end() if numbered else 0
    start += len(chunk[start:]) - len(chunk[start:].lstrip())
    return start, max(start, len(chunk.rstrip(" \t")))


def _mention(text: str, place: tuple[int, int], found: Recognised) -> Mention:
    return Mention(text[slice(*place)], *place, found)
