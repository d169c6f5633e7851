"""A file as a table of texts: what it is, is told by its content, not by its name."""

import hashlib
import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.i18n import N_
from services.intake.delimited import read_delimited
from services.intake.mapping import FileForm, ImportMapping
from services.intake.refusals import Refused
from services.intake.workbook import is_workbook, read_workbook

MOST_BYTES = 50 * 1024 * 1024
MOST_COLUMNS = 1_000
MOST_ROWS = 200_000

NO_FILE = N_("there is no file {name}")
UNREADABLE = N_("the file {name} cannot be read")
TOO_LARGE = N_("the file {name} is larger than {most} MB: split it")
NO_ROWS = N_("the file {name} holds no rows below the names of the columns")
TOO_WIDE = N_("the file {name} has {count} columns; at most {most} are read")
TOO_LONG = N_("the file {name} has {count} rows; at most {most} are read: split it")
NO_COLUMN = N_("the column “{column}” is not in the file {name}; it has: {columns}")
TWO_COLUMNS = N_("the file {name} has several columns called “{column}”: rename all but one")
LONGEST_LIST = 300


@dataclass(frozen=True)
class Table:
    """The texts of a file; `rows` are as long as `columns`, their numbers those of the file."""

    name: str
    digest: str
    is_workbook: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {column: place for place, column in enumerate(self.columns)}

    def cells(self, row: Sequence[str]) -> Mapping[str, str]:
        """Return a row's cells by their columns."""
        return {column: row[place] for column, place in self._places.items()}


def read_table(path: Path, mapping: ImportMapping) -> Table:
    """Read a CSV file or a workbook; ImportRefused when it is neither, too large or empty."""
    content = _content(path)
    form = mapping.form
    is_book = is_workbook(content)
    raw = read_workbook(path, form.sheet) if is_book else read_delimited(content, form)
    rows = [(number, row) for number, row in enumerate(raw, start=1) if any(row)]
    if len(rows) < 2:
        raise Refused(NO_ROWS, name=path.name)
    _require_sizes(path, [row for _, row in rows])
    columns = tuple(" ".join(cell.split()) for cell in rows[0][1])
    _require_columns(path, columns, mapping)
    return Table(
        path.name,
        hashlib.sha256(content).hexdigest(),
        is_book,
        columns,
        tuple((number, tuple(_padded(row, columns, form))) for number, row in rows[1:]),
    )


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Refused(NO_FILE, name=path.name)
        if path.stat().st_size > MOST_BYTES:
            raise Refused(TOO_LARGE, name=path.name, most=MOST_BYTES // 1024 // 1024)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refused(UNREADABLE, name=path.name) from error


def _require_sizes(path: Path, rows: Sequence[Sequence[str]]) -> None:
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        raise Refused(TOO_WIDE, name=path.name, count=width, most=MOST_COLUMNS)
    if len(rows) > MOST_ROWS:
        raise Refused(TOO_LONG, name=path.name, count=len(rows), most=MOST_ROWS)


def _require_columns(path: Path, columns: tuple[str, ...], mapping: ImportMapping) -> None:
    for column in (column for source in mapping.columns.values() for column in source.columns):
        if column not in columns:
            listed = ", ".join(columns)[:LONGEST_LIST]
            raise Refused(NO_COLUMN, name=path.name, column=column, columns=listed)
        if columns.count(column) > 1:
            raise Refused(TWO_COLUMNS, name=path.name, column=column)


def _padded(row: Sequence[str], columns: tuple[str, ...], form: FileForm) -> Iterator[str]:
    """Yield the row's texts, as many as there are columns or more where the row is too long."""
    for cell in row:
        yield html.unescape(cell) if form.html_entities else cell
    for _ in range(len(columns) - len(row)):
        yield ""
