"""What kind of value a text looks like: number, day, time, address, word."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

NUMBER = re.compile(
    r"[+\-−–]?[$£€₽]?[ \u00a0]?[+\-−]?"
    r"(\d{1,3}([ \u00a0\u202f'][ ]?\d{3})+|\d{1,3}([,.]\d{3})+|\d+)?"
    r"([.,]\d+)?([eE][+-]?\d+)?[ \u00a0]?[%$£€₽]?"
)
DAY = re.compile(
    r"(\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"
    r"([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"
)
TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
ADDRESS = re.compile(r"(https?://|www\.)\S+|\S+@\S+\.\w+")
CODE = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])[\w./#-]{2,30}")
FLAG = frozenset(("true", "false", "yes", "no"))
WORDS = re.compile(r"[^\W\d_][\w.«»’'-]*([ \u00a0][\w.«»’'()/&№-]+){0,11}")
SHAPES = ((re.compile(r"[^\W\d_]+"), "a"), (re.compile(r"\d+"), "9"))
NUMBER_KIND, DAY_KIND, WORD_KIND = "number", "day", "words"
TYPED = frozenset((NUMBER_KIND, DAY_KIND, "time", "address", "flag", "code"))
KINDS: Mapping[str, re.Pattern[str]] = {
    DAY_KIND: DAY,
    "time": TIME,
    "address": ADDRESS,
    "code": CODE,
    WORD_KIND: WORDS,
}


def kind_of(text: str) -> str:
    """Return the kind of a cell's text: "" when it is empty, "text" when it is none of KINDS."""
    if not text:
        return ""
    if any(char.isdigit() for char in text[:40]) and NUMBER.fullmatch(text[:60]):
        return NUMBER_KIND
    if text.casefold() in FLAG:
        return "flag"
    short = text[:300]
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(short)), "text")


def main_kind(texts: Iterable[str], share: float = 0.7) -> str:
    """Return the kind that most of a column's texts have, "" where none prevails."""
    kinds = Counter(filter(None, map(kind_of, texts)))
    if not kinds:
        return ""
    kind, count = kinds.most_common(1)[0]
    return kind if count >= share * sum(kinds.values()) else ""


def is_typed(kind: str) -> bool:
    """Say whether a kind tells data from names."""
    return kind in TYPED


def shape_of(text: str) -> str:
    """Return a text with its words as "a" and its numbers as "9"."""
    for pattern, sign in SHAPES:
        text = pattern.sub(sign, text[:80])
    return text
