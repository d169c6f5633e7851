"""A text table as records: by the strict rules, or line by line where they do not hold."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.dialects import recognised
from services.intake.reading.doubts import Doubt
from services.intake.reading.encodings import decoded
from services.intake.reading.raw import Raw, listed
from services.intake.reading.tokens import Dialect, is_left_open, record_of, strict_reader

MOST_JOINED_LINES = 200
LONGEST_CELL = 10_000_000
LONGEST_SEARCHED = 50_000

STRAY = N_(
    "Quotation marks stand in a wrong place or have no pair in row {rows} ({count} in all): "
    "check these rows."
)
SWALLOWED = N_(
    "Row {rows} holds a cell of several lines that look like rows themselves: is a quotation "
    "mark missing?"
)


@dataclass
class _Records:
    """The records found so far, and the numbers of those that are not as they should be."""

    rows: list[list[str]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    swallowing: list[int] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)

    def add(self, cells: Sequence[str], line: str, *, width: int) -> None:
        """Add a record; the text of an uneven one is kept."""
        self.rows.append([cell.strip() for cell in cells])
        is_broken = bool(self.broken) and self.broken[-1] == len(self.rows)
        if any(cells) and (len(cells) != width or is_broken):
            self.lines[len(self.rows)] = line


def text_raw(content: bytes, form: FileForm) -> Raw:
    """Return the records of a text table; ImportRefused when the content is no text."""
    read = decoded(content, form.encoding)
    csv.field_size_limit(LONGEST_CELL)
    found = recognised(read.text, form)
    lines = list(io.StringIO(read.text, newline=""))
    records = _records(lines, found.dialect, found.width)
    doubts = [*read.doubts, *found.doubts]
    if records.broken:
        facts = {"rows": listed(records.broken), "count": len(records.broken)}
        doubts.append(Doubt("quote", STRAY, facts, ("",) if found.dialect.quote else ('"',)))
    if records.swallowing:
        doubts.append(Doubt("quote", SWALLOWED, {"rows": listed(records.swallowing)}, ("",)))
    known = replace(
        form,
        encoding=read.encoding,
        delimiter=found.dialect.delimiter,
        quote=found.dialect.quote,
        escape=found.dialect.escape,
    )
    return Raw(
        records.rows,
        known,
        found.width,
        doubts=tuple(doubts),
        broken=frozenset((*records.broken, *records.swallowing)),
        lines=records.lines,
    )


def _records(lines: Sequence[str], dialect: Dialect, width: int) -> _Records:
    if dialect.escape != '"':
        try:
            return _by_rules(lines, dialect, width)
        except csv.Error:
            return _line_by_line(lines, dialect, width)
    return _line_by_line(lines, dialect, width)


def _by_rules(lines: Sequence[str], dialect: Dialect, width: int) -> _Records:
    """Read by the strict rules; marks that they let pass inside bare cells are looked at."""
    found = _Records()
    reader = strict_reader(lines, dialect)
    begin = 0
    for read in reader:
        cells: Sequence[str] = read
        end = reader.line_num
        line = "".join(lines[begin:end]) if end - begin > 1 else lines[begin]
        if dialect.quote and dialect.quote in line:
            cells = _checked(cells, line.rstrip("\r\n"), dialect, width=width, found=found)
        if end - begin > 2 and _swallows(lines[begin + 1 : end - 1], dialect, width):
            found.swallowing.append(len(found.rows) + 1)
        found.add(cells, line, width=width)
        begin = end
    return found


def _checked(
    cells: Sequence[str], line: str, dialect: Dialect, *, width: int, found: _Records
) -> Sequence[str]:
    if not any(dialect.quote in cell for cell in cells) or len(line) > LONGEST_SEARCHED:
        return cells
    record = record_of(line, dialect, width)
    if not record.offences:
        return cells
    found.broken.append(len(found.rows) + 1)
    return record.cells


def _swallows(inner: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Say whether the inner lines of a cell look like records themselves."""
    return width > 2 and any(
        line.count(dialect.delimiter) + 1 == width for line in inner[:MOST_JOINED_LINES]
    )


def _line_by_line(lines: Sequence[str], dialect: Dialect, width: int) -> _Records:
    """Read where the marks are broken: a cell goes on in the next line only if that makes sense."""
    found = _Records()
    place = 0
    while place < len(lines):
        line = lines[place].rstrip("\r\n")
        if not line.strip():
            found.rows.append([])
            place += 1
            continue
        count = 1
        if dialect.quote in line and is_left_open(line, dialect):
            count = _joined(lines, place, dialect, width=width)
        whole = "".join(lines[place : place + count]).rstrip("\r\n")
        record = record_of(whole, dialect, width)
        if record.offences:
            found.broken.append(len(found.rows) + 1)
        found.add(record.cells, whole, width=width)
        place += count
    return found


def _joined(lines: Sequence[str], place: int, dialect: Dialect, *, width: int) -> int:
    """Return how many lines make a faultless record of the right width, 1 when none do."""
    whole = lines[place]
    for count in range(2, min(MOST_JOINED_LINES, len(lines) - place) + 1):
        line = lines[place + count - 1]
        whole += line
        if dialect.quote not in line:
            continue
        bare = whole.rstrip("\r\n")
        if len(bare) > LONGEST_SEARCHED:
            return 1
        if not is_left_open(bare, dialect):
            record = record_of(bare, dialect, width)
            fits = not record.offences and len(record.cells) == width
            return count if fits else 1
    return 1
