"""Rows, cells and columns of an OpenDocument sheet, of which one element may stand for many."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

ROW, COLUMN, CELL, COVERED = (
    *("table:table-row", "table:table-column", "table:table-cell", "table:covered-table-cell"),
)
GROUPS = {
    *("table:table-header-rows", "table:table-rows", "table:table-row-group"),
    *("table:table-header-columns", "table:table-columns", "table:table-column-group"),
}
ROWS_REPEATED, CELLS_REPEATED = "table:number-rows-repeated", "table:number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = "table:number-rows-spanned", "table:number-columns-spanned"
SPANS = (ROWS_SPANNED, COLUMNS_SPANNED)
FORMULAS = (
    *("table:formula", "table:number-matrix-rows-spanned", "table:number-matrix-columns-spanned"),
)


@dataclass(frozen=True)
class Run:
    """An element that stands for rows or columns `first` … `last`, from 1, and where it hangs."""

    first: int
    last: int
    element: Element
    parent: Element


@dataclass(frozen=True)
class Merged:
    """A range of cells made one: its rows and its first column, from 1, and its cell."""

    top: int
    bottom: int
    left: int
    cell: Element


@dataclass(frozen=True)
class Sheet:
    """The rows of a table element."""

    table: Element

    @cached_property
    def rows(self) -> Sequence[Run]:
        """The rows in their order, those in groups and headers among them."""
        return list(runs(self.table, ROW, ROWS_REPEATED))

    def row(self, number: int) -> Element:
        """Return the element that stands for the row with this number; IndexError without one."""
        place = bisect_right(self.rows, number, key=lambda run: run.first) - 1
        if place < 0 or self.rows[place].last < number:
            raise IndexError(number)
        return self.rows[place].element

    def merged(self, first_row: int) -> Iterator[Merged]:
        """Yield the merged ranges that reach the first row of data or begin below it."""
        for run in self.rows:
            for column, cell in _spanning(run.element):
                bottom = run.first + number_of(cell, ROWS_SPANNED) - 1
                if bottom >= first_row:
                    yield Merged(run.first, bottom, column, cell)


def number_of(element: Element, attribute: str) -> int:
    """Return how many a repeated or spanning element stands for."""
    return max(int(element.get(attribute, "1")), 1)


def runs(parent: Element, tag: str, repeated: str, *, start: int = 1) -> Iterator[Run]:
    """Yield the elements with this tag, those in groups too, with the numbers they stand for."""
    for child in parent:
        if child.tag == tag:
            count = number_of(child, repeated)
            yield Run(start, start + count - 1, child, parent)
            start += count
        elif child.tag in GROUPS:
            for run in runs(child, tag, repeated, start=start):
                yield run
                start = run.last + 1


def _spanning(row: Element) -> Iterator[tuple[int, Element]]:
    column = 1
    for cell in row:
        if any(cell.get(name, "1") != "1" for name in SPANS):
            yield column, cell
        if cell.tag in {CELL, COVERED}:
            column += number_of(cell, CELLS_REPEATED)


def plain_row(row: Element, width: int) -> Element:
    """Return a row of its own with `width` cells of their own, none merged with another."""
    kept = Element(ROW, {k: v for k, v in row.attrib.items() if k != ROWS_REPEATED})
    if kept.get("table:visibility") == "filter":
        del kept.attrib["table:visibility"]
    for cell in row:
        for _ in range(min(number_of(cell, CELLS_REPEATED), width - len(kept))):
            if cell.tag in {CELL, COVERED}:
                kept.append(plain_cell(cell))
    while len(kept) < width:
        kept.append(Element(CELL))
    return kept


def plain_cell(cell: Element) -> Element:
    """Return a cell that stands for itself alone; what it holds is shared."""
    single = copy_of(cell)
    single.tag = CELL
    for name in (CELLS_REPEATED, *SPANS):
        single.attrib.pop(name, None)
    return single


def copy_of(element: Element) -> Element:
    """Return an element with attributes of its own; what it holds is shared."""
    copied = Element(element.tag, dict(element.attrib))
    copied.text = element.text
    copied.extend(element)
    return copied


def is_empty(cell: Element) -> bool:
    """Say whether a cell shows nothing."""
    return not any("".join(part.itertext()).strip() for part in cell if part.tag == "text:p")


def spread(row: Element, number: int, merged: Mapping[int, Sequence[Merged]]) -> None:
    """Give the first cell of each merged range that the row is part of the value of the whole."""
    for part in merged.get(number, ()):
        if part.top < number and part.left <= len(row) and is_empty(row[part.left - 1]):
            row[part.left - 1] = plain_cell(part.cell)


def cell_at(row: Element, column: int) -> Element:
    """Return the cell of a row in this column, made one of its own, cells before it included."""
    place = 0
    for cell in list(row):
        if cell.tag not in {CELL, COVERED}:
            continue
        count = number_of(cell, CELLS_REPEATED)
        if place + count >= column:
            return split(row, cell, CELLS_REPEATED, at=column - place)
        place += count
    if column - place > 1:
        row.append(Element(CELL, {CELLS_REPEATED: str(column - place - 1)}))
    row.append(Element(CELL))
    return row[-1]


def split(parent: Element, element: Element, repeated: str, *, at: int) -> Element:
    """Return the `at`-th of those that an element stands for as an element of its own."""
    place, before = list(parent).index(element), at - 1
    after = number_of(element, repeated) - at
    for others, offset in ((after, 1), (before, 0)):
        if others:
            copied = copy_of(element)
            copied.set(repeated, str(others))
            parent.insert(place + offset, copied)
    element.attrib.pop(repeated, None)
    return element
