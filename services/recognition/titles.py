"""What is left of a line once everything else is read: the title of the activity."""

import re

from services.recognition.parts import TAKEN, WRITING, Part

_SEPARATOR = re.compile(r"\t|\s[-–—]+\s|[–—]|[,;:|]\s|\s\|")
_ENDS = " \t\r\n\u00a0,;:.|+&•·▪●✓*-–—="
_LOOSE = frozenset(WRITING["loose_ends"])
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))
_LEADING_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|\d{1,3}\s*\)|\d{1,3}\t|[-–—*•·▪●✓]+\s*)")


def title_of(open_text: str, kind: Part | None) -> tuple[str, bool]:
    """Return the title and whether it is in doubt: nothing but the kind was written.

    `open_text` is the line with everything read taken out, the kind left in its place.
    """
    segments = [_tidied(part) for part in re.split(f"{TAKEN}+", _unnumbered(open_text))]
    whole = " ".join(part for part in segments if part)
    if kind is None:
        return _capital(_unquoted(_one_line(whole))), False
    named = _tidied(open_text[kind.start : kind.end].replace(TAKEN, ""))
    parts = [part for part in (_tidied(part) for part in _SEPARATOR.split(whole)) if part]
    others = [part for part in parts if part.casefold() != named.casefold()]
    if not others:
        return _capital(_one_line(whole)), bool(whole)
    if len(others) < len(parts):
        whole = _without(whole, named)
    elif whole.casefold().startswith(named.casefold()):
        after = whole[len(named) :].strip()
        whole = after if _unquoted(after) != after else whole
    return _capital(_unquoted(_one_line(whole))), False


def _unnumbered(text: str) -> str:
    found = _LEADING_NUMBER.match(text)
    return text[found.end() :] if found else text


def _tidied(part: str) -> str:
    """Return a text without separators, loose words and half brackets at its ends."""
    before = None
    while part != before:
        before = part
        part = part.strip(_ENDS)
        for opening, closing in (("(", ")"), ("[", "]")):
            if part.count(opening) != part.count(closing):
                part = part.removeprefix(closing).removesuffix(opening)
                part = part.removeprefix(opening).removesuffix(closing)
        part = part.removesuffix("()").removeprefix("()")
        part = _without_loose(part)
    return part


def _without_loose(part: str) -> str:
    words = part.split(" ")
    while words and words[-1].casefold() in _LOOSE:
        words.pop()
    while words and words[0].casefold() in _LOOSE and len(words) == 1:
        words.pop()
    return " ".join(words)


def _without(whole: str, named: str) -> str:
    """Return a text without the words that name the kind, where they stand between separators."""
    place = whole.casefold().find(named.casefold())
    return " ".join(filter(None, (_tidied(whole[:place]), _tidied(whole[place + len(named) :]))))


def _unquoted(text: str) -> str:
    """Return a text without quotation marks, where one pair is around all of it."""
    for opening, closing in _QUOTES:
        inner = text[1:-1]
        is_quoted = len(text) > 2 and text[0] == opening and text[-1] == closing
        if is_quoted and opening not in inner and closing not in inner:
            return inner.strip()
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
