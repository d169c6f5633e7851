"""What is left of a line once everything else is read: the title of the activity."""

import re
from dataclasses import dataclass

from services.recognition.parts import TAKEN, WRITING, Part

_SEPARATOR = re.compile(r"\t|\s[-–—]+\s|[–—]|[,;:|]\s|\s\|")
_ENDS = " \t\r\n\u00a0,;:.|+&•·▪●✓*-–—="
_LOOSE = frozenset(WRITING["loose_ends"])
_DEEDS, _NAMELESS = tuple(WRITING["deeds"]), tuple(WRITING["nameless"])
_WORD = re.compile(r"[\w№]")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_MONTH = rf"(?:{'|'.join(WRITING['months'])})\w{{0,2}}(?!\w)"
_PAPER = rf"{WRITING['paper']}(?!\w)"
# What stands beside a title: a month without a day, a document without a number.
_BESIDE = re.compile(
    rf"(?<!\w)(?:{WRITING['within']}\s+{_MONTH}(?:\s+\d{{4}}{WRITING['year']})?"
    rf"|{_MONTH}\s+\d{{4}}{WRITING['year']}"
    rf"|{_PAPER}(?:\s+{WRITING['degree']}|\s+{WRITING['handed']})+)(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"{_MONTH}|{_PAPER}", re.IGNORECASE)
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))
_LEADING_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|\d{1,3}\s*\)|\d{1,3}\t|[-–—*•·▪●✓]+\s*)")


@dataclass(frozen=True)
class Title:
    """The title of a line, what stands beside it, whether nothing but the kind was written."""

    text: str
    is_doubtful: bool = False
    beside: tuple[str, ...] = ()


def title_of(open_text: str, kind: Part | None) -> Title:
    """Return the title: words in quotation marks, else what is left; never a mere deed or a month.

    `open_text` is the line with everything read taken out, the kind left in its place.
    """
    named = _tidied(open_text[kind.start : kind.end].replace(TAKEN, "")) if kind else ""
    shown = _hidden(open_text)
    beside = [*_BESIDE.finditer(shown)]
    for found in beside:
        taken = TAKEN * (found.end() - found.start())
        open_text = open_text[: found.start()] + taken + open_text[found.end() :]
    asides = tuple(_tidied(found[0]) for found in beside)
    segments = [_tidied(part) for part in re.split(f"{TAKEN}+", _unnumbered(open_text))]
    asides += tuple(part for part in segments if _ALONE.fullmatch(part))
    whole = " ".join(part for part in segments if part and not _ALONE.fullmatch(part))
    quoted = [*_QUOTED.finditer(whole)]
    outside = _one_line(_QUOTED.sub(" ", whole))
    if len(quoted) == 1 and (_names(outside, named) or not _content(outside, named)):
        rest = " ".join(_content(outside, named))
        return Title(_capital(_unquoted(quoted[0][0])), beside=(*asides, *filter(None, [rest])))
    if not quoted and _is_mere_deed(whole, named):
        return Title("", is_doubtful=True, beside=(*asides, whole))
    text, is_doubtful = _left(whole, named if kind else None)
    return Title(text, is_doubtful, asides)


def _hidden(text: str) -> str:
    return _QUOTED.sub(lambda quoted: TAKEN * len(quoted[0]), text)


def _names(text: str, named: str) -> bool:
    return bool(named) and named.casefold() in text.casefold()


def _content(text: str, named: str) -> list[str]:
    """Return the words of a text that say more than the kind and that something was done."""
    if _names(text, named):
        place = text.casefold().find(named.casefold())
        text = f"{text[:place]} {text[place + len(named) :]}"
    return [word for word in text.split() if _WORD.search(word) and not _is_nameless(word)]


def _is_mere_deed(whole: str, named: str) -> bool:
    """Say whether a text only says what was done, as “published a paper” does."""
    words = [word for word in whole.split() if _WORD.search(word)]
    if not any(_begins(word, _DEEDS) for word in words):
        return False
    return not _content(whole, named)


def _is_nameless(word: str) -> bool:
    bare = word.strip(_ENDS + "()").casefold()
    return bare in _LOOSE or _begins(word, _DEEDS) or _begins(word, _NAMELESS)


def _begins(word: str, stems: tuple[str, ...]) -> bool:
    """Say whether a word begins with one of these; the shortest are whole words."""
    bare = word.strip(_ENDS + "()").casefold()
    return any(bare == stem or (len(stem) > 2 and bare.startswith(stem)) for stem in stems)


def _left(whole: str, named: str | None) -> tuple[str, bool]:
    """Return what is left of a text without the kind, and whether it is nothing but the kind."""
    if named is None:
        return _capital(_unquoted(_one_line(whole))), False
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
