"""The names of the columns: one text each, from one row of the header or several."""

from collections.abc import Sequence
from itertools import pairwise

from services.intake.reading.header import Header
from services.intake.reading.raw import Merge

Row = Sequence[str]


def names_of(
    rows: Sequence[Row], header: Header, merges: Sequence[Merge], *, width: int
) -> list[str]:
    """Return a name for each column: the parts of several rows joined with " / "."""
    if not header.count:
        return [""] * width
    block = [
        list(row) + [""] * (width - len(row))
        for row in rows[header.first : header.first + header.count]
    ]
    _fill_merged(block, header.first, merges)
    if not merges:
        block = [row for row in block if any(row)]
    if not merges and header.count > 1:
        _fill_groups(block)
    names = []
    for column in range(width):
        parts = [" ".join(row[column].split()) for row in block]
        spanned = _spanned(header.first, column, merges)
        kept = [
            part
            for place, part in enumerate(parts)
            if part and not (place and place in spanned and part == parts[place - 1])
        ]
        names.append(" / ".join(kept))
    return names


def _fill_merged(block: list[list[str]], first: int, merges: Sequence[Merge]) -> None:
    for (top, left), (bottom, right) in merges:
        if first <= top < first + len(block):
            for row in range(top - first, min(bottom - first + 1, len(block))):
                for column in range(left, min(right + 1, len(block[row]))):
                    block[row][column] = block[top - first][left]


def _spanned(first: int, column: int, merges: Sequence[Merge]) -> set[int]:
    """Return which rows of the header only continue a cell that begins above."""
    return {
        row - first
        for (top, left), (bottom, right) in merges
        if left <= column <= right
        for row in range(top + 1, bottom + 1)
    }


def _fill_groups(block: list[list[str]]) -> None:
    """Write the name of a group above each of its parts, as far as the parts go."""
    for row, below in pairwise(block):
        group = ""
        for column, cell in enumerate(row):
            group = cell or (group if below[column] else "")
            row[column] = group
