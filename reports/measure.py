"""How much room letters take, in points, and how a text is cut where it has none."""

import re
from math import ceil

LETTER, LINE = 0.56, 1.2  # of the size of the letters: the middling width, the height of a line
MORE = "…"
_END = re.compile(r"(?<!\b[^\W\d_])[.!?]\s+")  # of a sentence, not of an initial


def width_of(letters: float, size: float) -> float:
    """Return the width of so many letters in points."""
    return letters * LETTER * size


def letters_in(width: float, size: float) -> int:
    """Return how many letters stand in a line."""
    return max(1, int(width / (LETTER * size)))


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes, words that do not fit moved on to the next one."""
    letters = letters_in(width, size)
    return sum(_lines_of_paragraph(part, letters) for part in text.split("\n"))


def height_of(lines: float, size: float) -> float:
    """Return the height of so many lines in points."""
    return lines * LINE * size


def shortened(text: str, letters: int) -> str:
    """Return a text in one piece of so many letters at most, cut between words where it can be."""
    if len(text) <= letters:
        return text
    cut = text[: max(1, letters - 1)]
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) > letters // 2 else cut).rstrip(" ,;:–-") + MORE


def in_sentences(text: str, letters: int) -> str:
    """Return the first sentence of a text and as many of its last ones as have room.

    What is missing and why is said at the end. A first one without room is cut between words.
    """
    if len(text) <= letters:
        return text
    first, *others = _sentences(text)
    kept: list[str] = []
    for sentence in reversed(others):
        if len(" ".join((first, MORE, sentence, *kept))) > letters:
            break
        kept.insert(0, sentence)
    return " ".join((first, MORE, *kept)) if kept else shortened(text, letters)


def _sentences(text: str) -> list[str]:
    ends = [one.end() for one in _END.finditer(text)]
    ends = [end for end in ends if not text[end : end + 1].islower()]
    pairs = zip([0, *ends], [*ends, len(text)], strict=True)
    return [text[start:end].strip() for start, end in pairs]


def _lines_of_paragraph(text: str, letters: int) -> int:
    lines, filled = 1, 0
    for word in text.split(" "):
        if filled and filled + 1 + len(word) > letters:
            lines, filled = lines + 1, 0
        if len(word) > letters:
            lines, filled = lines + ceil(len(word) / letters) - 1, len(word) % letters
        else:
            filled += len(word) + (1 if filled else 0)
    return lines
