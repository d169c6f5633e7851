"""One record of a text table as cells, also where quotation marks are broken.

The search takes the reading with the fewest offences against the rules of quoting; among equals
the one with as many cells as the other records have.
"""

import csv
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

MOST_STEPS = 2_000
BACKSLASH = "\\"
STRAY, EARLY_CLOSE, NO_CLOSE, LITERAL = 2, 2, 5, 3  # what each offence costs
SURPLUS = 4  # what a wrong number of cells costs


@dataclass(frozen=True)
class Dialect:
    """How cells are told apart; `escape` is what stands before a quotation mark that is text."""

    delimiter: str
    quote: str = '"'
    escape: str = ""


@dataclass(frozen=True)
class Record:
    """The cells of a record, and how much is wrong with its marks."""

    cells: tuple[str, ...]
    offences: int = 0


def record_of(line: str, dialect: Dialect, width: int | None = None) -> Record:
    """Return the best reading of a line, which may have line ends inside quoted cells."""
    if not dialect.quote or dialect.quote not in line:
        return Record(tuple(cell.strip() for cell in line.split(dialect.delimiter)))
    best: tuple[int, Record] | None = None
    queue: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, 0, ())]
    steps = 0
    while queue and steps < MOST_STEPS:
        cost, _, place, cells = heapq.heappop(queue)
        if best and cost >= best[0]:
            break
        if place > len(line):
            total = cost + (SURPLUS if width and len(cells) != width else 0)
            if best is None or total < best[0]:
                best = (total, Record(cells, cost))
            continue
        for offence, end, cell in _cells_at(line, place, dialect):
            steps += 1
            heapq.heappush(queue, (cost + offence, -end, end, (*cells, cell)))
    return best[1] if best else Record(tuple(line.split(dialect.delimiter)), LITERAL)


def strict_reader(lines: Iterable[str], dialect: Dialect) -> "Reader":
    """Return the standard library's reader, which stops at the first broken quotation mark."""
    is_slashed = dialect.escape == BACKSLASH
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        doublequote=not is_slashed,
        escapechar=BACKSLASH if is_slashed else None,
        skipinitialspace=dialect.delimiter != " ",
        strict=True,
    )


def is_left_open(line: str, dialect: Dialect) -> bool:
    """Say whether a line read by the strict rules ends inside a quoted cell."""
    place = 0
    while place <= len(line):
        if _opens(line, place, dialect) is None:
            end = line.find(dialect.delimiter, place)
            place = len(line) + 1 if end < 0 else end + len(dialect.delimiter)
            continue
        offence, place, _ = next(_quoted(line, place, dialect))
        if offence == NO_CLOSE:
            return True
        if offence:
            return False
    return False


def _cells_at(line: str, place: int, dialect: Dialect) -> Iterator[tuple[int, int, str]]:
    """Yield the cells that can begin at a place: offence, place of the next cell, text."""
    if _opens(line, place, dialect) is not None:
        yield from _quoted(line, place, dialect)
        end, text = _bare(line, place, dialect)
        yield LITERAL, end, text
    else:
        end, text = _bare(line, place, dialect)
        yield text.count(dialect.quote) % 2 and dialect.quote == '"', end, text


def _opens(line: str, place: int, dialect: Dialect) -> int | None:
    """Return where the text of a quoted cell begins, None where the cell is not quoted."""
    while line[place : place + 1] == " ":
        place += 1
    return place + 1 if line[place : place + 1] == dialect.quote else None


def _bare(line: str, place: int, dialect: Dialect) -> tuple[int, str]:
    end = line.find(dialect.delimiter, place)
    if end < 0:
        return len(line) + 1, line[place:].strip()
    return end + len(dialect.delimiter), line[place:end].strip()


def _quoted(line: str, place: int, dialect: Dialect) -> Iterator[tuple[int, int, str]]:
    """Yield the quoted cells that begin here, the one by the rules first."""
    for offence, end, text in _marked(line, place, dialect):
        doubled = dialect.escape * 2
        is_doubled = doubled and dialect.escape != BACKSLASH
        yield offence, end, text.replace(doubled, dialect.escape) if is_doubled else text


def _marked(line: str, place: int, dialect: Dialect) -> Iterator[tuple[int, int, str]]:
    quote, escape = dialect.quote, dialect.escape
    at = _opens(line, place, dialect) or place
    parts: list[str] = []
    offence, early = 0, 0
    while True:
        mark = line.find(quote, at)
        if mark < 0:
            yield offence + NO_CLOSE, len(line) + 1, "".join((*parts, line[at:])).strip()
            return
        if escape == BACKSLASH and mark > at and line[mark - 1] == escape:
            parts.append(line[at : mark - 1] + quote)
            at = mark + 1
            continue
        parts.append(line[at:mark])
        end = _end_of_cell(line, mark + 1, dialect)
        if line[mark + 1 : mark + 2] == quote:
            after = _end_of_cell(line, mark + 2, dialect)
            if after is not None and early < 3:
                early += 1
                yield offence + EARLY_CLOSE, after, "".join((*parts, quote)).strip()
            parts.append(quote)
            at = mark + 2
        elif end is not None:
            yield offence, end, "".join(parts).strip()
            return
        else:
            offence += STRAY
            parts.append(quote)
            at = mark + 1


def _end_of_cell(line: str, place: int, dialect: Dialect) -> int | None:
    """Return where the next cell begins when the cell ends here, blanks aside."""
    while line[place : place + 1] == " " and dialect.delimiter != " ":
        place += 1
    if place >= len(line):
        return len(line) + 1
    if line.startswith(dialect.delimiter, place):
        return place + len(dialect.delimiter)
    return None
