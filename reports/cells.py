"""The cells of a table as text, by the kind of their column and the language of the paper."""

import re
from collections.abc import Sequence
from datetime import date

from core import formats
from reports.content import Cell, Kind, Table
from reports.measure import LINE, lines_of
from reports.plain_text import plain

TEXT_WIDTH = 165  # millimetres of a page between its margins
TABLE_SIZE, HEAD_SIZE, ADDRESS_SIZE = 10.5, 9, 9  # points
PADDING = 1.2  # millimetres at the left and the right of a cell
MOST_LETTERS = 15  # of a word that a column has room for in one piece
LETTERS_OF_ADDRESS = 13  # in each of its lines
LETTER, BOLD = 0.57, 1.1  # the width of a letter as a part of its size; a head's are wider
DIGIT, POINT = 0.67, 0.35  # in a wide font, where the usual one is missing: no number is broken
MILLIMETRES = 25.4 / 72  # of a point
_WORD = re.compile(r"[^ -]+-?")  # a line may be broken at a hyphen
HIGHEST_WHOLE = 110  # millimetres of a table that stays on one page: less than half of it
RIGHT = frozenset({Kind.COUNT, Kind.HOURS, Kind.SHARE})


def cell_text(cell: Cell, kind: Kind, language: str) -> str:
    """Return a cell as a person reads it; nothing for None, a text of any column as it is."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _day(cell, language) if kind is Kind.DAY else plain(cell)
    if kind is Kind.SHARE:
        return formats.percent(cell, 1, language)
    return formats.number(cell, language)


def widths(table: Table, whole: float, language: str) -> list[float]:
    """Return how wide each column is, in millimetres of the whole width.

    By the weights, but no column is narrower than its longest word; where the words have no room
    side by side, each column of words gives up its part.
    """
    weights = [column.weight for column in table.columns]
    least = [_least(table, place, language) for place in range(len(weights))]
    if sum(least) > whole:
        figures = [one if _is_of_figures(table, at) else 0 for at, one in enumerate(least)]
        words = [one - figure for one, figure in zip(least, figures, strict=True)]
        if sum(figures) > whole / 2:
            return _shared(whole, least)
        shared = _shared(whole - sum(figures), words)
        return [figure or word for figure, word in zip(figures, shared, strict=True)]
    found = _shared(whole, weights)
    narrow: set[int] = set()
    while more := {at for at, wide in enumerate(found) if wide < least[at]} - narrow:
        narrow |= more
        rest = whole - sum(least[at] for at in narrow)
        others = _shared(rest, [0 if at in narrow else one for at, one in enumerate(weights)])
        found = [least[at] if at in narrow else others[at] for at in range(len(weights))]
    return found


def stays_whole(table: Table, language: str) -> bool:
    """Say whether a table is so low that it is kept on one page; a higher one breaks by rows."""
    line = TABLE_SIZE * LINE * MILLIMETRES
    if len(table.rows) * line > HIGHEST_WHOLE:
        return False
    wide = [(one - 2 * PADDING) / MILLIMETRES for one in widths(table, TEXT_WIDTH, language)]
    lines = [
        max(
            lines_of(cell_text(cell, column.kind, language), room, TABLE_SIZE)
            for cell, column, room in zip(row, table.columns, wide, strict=True)
        )
        for row in table.rows
    ]
    return sum(lines) * line + len(lines) * 2 * PADDING <= HIGHEST_WHOLE


def _shared(whole: float, weights: Sequence[float]) -> list[float]:
    total = sum(weights) or 1
    return [whole * weight / total for weight in weights]


def _least(table: Table, place: int, language: str) -> float:
    """Return how wide a column has to be for its longest word; an address is broken anywhere."""
    column = table.columns[place]
    head = max(map(len, _WORD.findall(plain(column.title))), default=1)
    wide = LETTERS_OF_ADDRESS * LETTER
    if column.kind is not Kind.LINK:
        texts = (cell_text(row[place], column.kind, language) for row in table.rows)
        wide = max((_wide(word) for text in texts for word in _WORD.findall(text)), default=LETTER)
    wide = max(min(head, MOST_LETTERS) * HEAD_SIZE * BOLD * LETTER, wide * TABLE_SIZE)
    return wide * MILLIMETRES + 2 * PADDING


def _wide(word: str) -> float:
    """Return the width of a word as a part of the size of its letters, of a long one's first."""
    if any(map(str.isalpha, word)):
        return min(len(word), MOST_LETTERS) * LETTER
    return sum(POINT if letter in ".,:" else DIGIT for letter in word[:MOST_LETTERS])


def _is_of_figures(table: Table, place: int) -> bool:
    """Say whether a column holds numbers or days and nothing else."""
    texts = (str(row[place]) for row in table.rows if row[place] is not None)
    return not any(map(str.isalpha, "".join(texts)))


def _day(text: str, language: str) -> str:
    try:
        return formats.day(date.fromisoformat(text), language)
    except ValueError:
        return plain(text)
