"""A table as one or several slides: nothing is set smaller, and nothing runs off the slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.i18n import Words
from reports.cells import RIGHT, cell_text
from reports.content import Column, Kind, Table
from reports.measure import height_of, letters_in, lines_of, shortened, width_of
from reports.plain_text import is_web_address, plain

SIZE = 18  # points
ASIDE, ABOVE = 8, 4  # points of a cell around its text
WORD, NUMBER, HEAD = 16, 12, 18  # letters of the longest word that a column has to hold
MOST_LINES, HEAD_LINES = 3, 3
BOLD = 1.25  # letters of a head are wider
FEWEST_TEXT_LETTERS = 10


@dataclass(frozen=True)
class Cells:
    """One cell as it is drawn; `address` makes it a link."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class TablePart:
    """The part of a table on one slide: widths of the columns, rows of cells, the head first."""

    columns: Sequence[Column]
    widths: Sequence[float]
    heights: Sequence[float]
    rows: Sequence[Sequence[Cells]]
    notes: Sequence[str] = ()


def parts_of_table(table: Table, words: Words, *, width: float, height: float) -> list[TablePart]:
    """Return a table in parts of so many points; each has the head, and a name to each row."""
    texts = [
        [
            cell_text(cell, column.kind, words.language)
            for cell, column in zip(row, table.columns, strict=False)
        ]
        for row in table.rows
    ]
    parts: list[TablePart] = []
    for places in _groups(table, texts, width):
        columns = [table.columns[place] for place in places]
        chosen = [[row[place] if place < len(row) else "" for place in places] for row in texts]
        widths = _widths(columns, chosen, width)
        parts += _by_height(columns, chosen, widths, height=height, words=words)
    return parts


def _least(column: Column, texts: Sequence[str]) -> float:
    """Return the width that a column needs at the least, in points."""
    head = BOLD * max(map(len, plain(column.title).split() or [""]))
    if column.kind in RIGHT or column.kind is Kind.DAY:
        letters = max(min(head, HEAD), min(NUMBER, max(map(len, texts), default=1)))
    else:
        words = (word for text in texts for word in text.split())
        longest = max(map(len, words), default=1)
        letters = max(FEWEST_TEXT_LETTERS, min(head, HEAD), min(longest, WORD))
    return width_of(letters + 1, SIZE) + 2 * ASIDE


def _groups(table: Table, texts: Sequence[Sequence[str]], width: float) -> Iterator[list[int]]:
    """Yield the columns that stand together; the first one, which names the rows, in each."""
    needed = [
        _least(column, [row[place] for row in texts if place < len(row)])
        for place, column in enumerate(table.columns)
    ]
    group, used = [0], needed[0] if needed else 0.0
    for place in range(1, len(needed)):
        if len(group) > 1 and used + needed[place] > width:
            yield group
            group, used = [0], needed[0]
        group.append(place)
        used += needed[place]
    if needed:
        yield group


def _widths(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return the widths; what is left over goes to the columns of words by their weights."""
    least = [
        min(_least(column, [row[place] for row in texts]), width)
        for place, column in enumerate(columns)
    ]
    over = width - sum(least)
    if over <= 0:
        return [one * width / sum(least) for one in least]
    weights = [0.0 if column.kind in RIGHT else column.weight for column in columns]
    whole = sum(weights)
    if not whole:
        return [one + over / len(least) for one in least]
    return [one + over * weight / whole for one, weight in zip(least, weights, strict=True)]


def _by_height(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    height: float,
    words: Words,
) -> Iterator[TablePart]:
    """Yield parts that are about as tall as each other, none taller than there is room."""
    heads = [
        Cells(shortened(plain(column.title), _room(wide, HEAD_LINES)))
        for column, wide in zip(columns, widths, strict=True)
    ]
    if not texts:
        texts = [[words("There is nothing here."), *[""] * (len(columns) - 1)]]
    cells = [
        [_cell(text, column, wide) for text, column, wide in zip(row, columns, widths, strict=True)]
        for row in texts
    ]
    top, talls = _height(heads, widths), [_height(row, widths) for row in cells]
    for first, last in _split(talls, height - top):
        notes = [
            text
            for row, drawn in zip(texts[first:last], cells[first:last], strict=True)
            for text, cell in zip(row, drawn, strict=True)
            if text != cell.text and not cell.address
        ]
        rows = [heads, *cells[first:last]]
        yield TablePart(columns, widths, [top, *talls[first:last]], rows, notes)


def _split(talls: Sequence[float], height: float) -> list[tuple[int, int]]:
    """Return the first row of each part and the one after its last."""
    greedy = _filled(talls, height)
    even = _filled(talls, min(height, sum(talls) / len(greedy) + max(talls) / 2))
    return even if len(even) == len(greedy) else greedy


def _filled(talls: Sequence[float], height: float) -> list[tuple[int, int]]:
    parts, first, used = [], 0, 0.0
    for place, tall in enumerate(talls):
        if place > first and used + tall > height:
            parts.append((first, place))
            first, used = place, 0.0
        used += tall
    return [*parts, (first, len(talls))]


def _cell(text: str, column: Column, wide: float) -> Cells:
    if column.kind is Kind.LINK and is_web_address(text):
        return Cells(shortened(text.split("//", 1)[1].rstrip("/"), _room(wide, 1)), text)
    return Cells(shortened(text, _room(wide, MOST_LINES)))


def _room(wide: float, lines: int) -> int:
    return letters_in(wide - 2 * ASIDE, SIZE) * lines * 9 // 10


def _height(cells: Sequence[Cells], widths: Sequence[float]) -> float:
    lines = max(
        (
            lines_of(cell.text, wide - 2 * ASIDE, SIZE)
            for cell, wide in zip(cells, widths, strict=True)
        ),
        default=1,
    )
    return height_of(lines, SIZE) + 2 * ABOVE
