"""A file as a table of texts: what it is, is told by its content, not by its name."""

import dataclasses
import hashlib
import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from core.i18n import N_
from services.intake.delimited import read_delimited
from services.intake.form import AS_FOUND, FileForm
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


@dataclass(frozen=True)
class Doubt:
    """What was guessed without certainty: a field of FileForm or "rows", and a sentence."""

    field: str
    message: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The texts of a file, and how it was understood.

    `cells` holds one text column for each of `columns`, named "c0", "c1", …; `numbers` are the
    rows' numbers in the file, from 1. `overlong` keeps what a row has beyond the columns,
    `skipped` the rows that are no data: number and text.
    """

    name: str
    digest: str
    is_workbook: bool
    columns: tuple[str, ...]
    cells: pa.Table
    numbers: pa.Int32Array
    form: FileForm
    sheets: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    overlong: Mapping[int, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    skipped: tuple[tuple[int, str], ...] = ()

    @property
    def row_count(self) -> int:
        """How many rows of data there are."""
        return len(self.numbers)

    def row(self, number: int) -> tuple[str, ...]:
        """Return the texts of the row with this number in the file; KeyError without one."""
        place = self.numbers.index(number).as_py()
        if place < 0:
            raise KeyError(number)
        return tuple(str(column[place]) for column in self.cells.columns)

    @property
    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Iterate over number and texts of the rows."""
        columns = [column.to_pylist() for column in self.cells.columns]
        return zip(self.numbers.to_pylist(), zip(*columns, strict=True), strict=True)


def read_table(path: Path, form: FileForm = AS_FOUND) -> Table:
    """Read a CSV file or a workbook; ImportRefused when it is neither, too large or empty."""
    content = _content(path)
    is_book = is_workbook(content)
    raw = read_workbook(path, form.sheet) if is_book else read_delimited(content, form)
    rows = [(number, row) for number, row in enumerate(raw, start=1) if any(row)]
    if len(rows) < 2:
        raise Refused(NO_ROWS, name=path.name)
    _require_sizes(path, [row for _, row in rows])
    columns = unique([" ".join(cell.split()) for cell in rows[0][1]])
    full = [
        tuple(_padded(row, columns, is_unescaped=bool(form.html_entities))) for _, row in rows[1:]
    ]
    width = len(columns)
    numbers = [number for number, _ in rows[1:]]
    return Table(
        path.name,
        hashlib.sha256(content).hexdigest(),
        is_book,
        columns,
        cells=pa.table(
            {
                f"c{place}": pa.array([row[place] for row in full], pa.string())
                for place in range(width)
            }
        ),
        numbers=pa.array(numbers, pa.int32()),
        form=replace(form, header_row=rows[0][0], header_rows=1),
        overlong={
            number: row[width:]
            for number, row in zip(numbers, full, strict=True)
            if any(row[width:])
        },
        skipped=tuple((number, "") for number, row in enumerate(raw, start=1) if not any(row)),
    )


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns' names so that each is there once: repeated ones are numbered."""
    taken = set(names)
    seen: dict[str, int] = {}
    found = []
    for place, name in enumerate(names, start=1):
        base = name or f"#{place}"
        if not name or names.count(name) > 1:
            seen[name] = number = seen.get(name, 0) + 1
            base = (name and f"{name} ({number})") or base
            while base in taken:
                base += "'"
            taken.add(base)
        found.append(base)
    return tuple(found)


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


def _padded(row: Sequence[str], columns: tuple[str, ...], *, is_unescaped: bool) -> Iterator[str]:
    """Yield the row's texts, as many as there are columns or more where the row is too long."""
    for cell in row:
        yield html.unescape(cell) if is_unescaped else cell
    for _ in range(len(columns) - len(row)):
        yield ""
