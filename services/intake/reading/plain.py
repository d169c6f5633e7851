"""Text tables that are plain throughout, read at once by Arrow.

Plain is a table in UTF-8 whose quotation marks all stand where the rules want them, whose rows
all have as many cells, and whose header is its first row; every other one is read with care.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from services.intake.form import FileForm
from services.intake.reading.dialects import recognised
from services.intake.reading.encodings import MARKS
from services.intake.reading.guesses import with_guesses
from services.intake.reading.reader import MOST_COLUMNS, MOST_ROWS, Reading, reading_of, unique
from services.intake.reading.text_rows import text_raw
from services.intake.refusals import Refused

LEAST_BYTES = 256 * 1024  # below it care costs nothing
SAMPLE_BYTES = 200_000
PIECE = 8 * 1024 * 1024
QUOTE, NEWLINES = ord('"'), (10, 13)
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class _Form:
    """What the beginning of the file says about the whole."""

    known: FileForm
    names: tuple[str, ...]
    width: int


def plain_reading(content: bytes, form: FileForm) -> Reading | None:
    """Return the reading of a plain table, None for one that needs care."""
    if len(content) < LEAST_BYTES or form.html_entities or form.columns:
        return None
    head = _head(content, form)
    if head is None or not _is_faultless(content, head.known.delimiter or ","):
        return None
    return _reading(_table(content, head), head)


def _head(content: bytes, form: FileForm) -> _Form | None:
    """Return how the beginning is read, None when there is anything to ask about it."""
    sample = content[:SAMPLE_BYTES]
    sample = sample[: sample.rfind(b"\n") + 1]
    if not sample or content.startswith(tuple(MARKS)) or b"\x00" in content:
        return None
    try:
        raw = text_raw(sample, replace(form, encoding=form.encoding or "utf-8"))
        reading = reading_of(raw, "")
        found = recognised(sample.decode(), form)
    except (Refused, UnicodeDecodeError):
        return None
    known = reading.form
    is_plain = (
        (known.encoding or "").lower() in {"utf-8", "utf8"}
        and known.delimiter in tuple(DELIMITERS)
        and known.quote == '"'
        and not known.escape
        and known.header_row == known.header_rows == 1
        and not reading.skipped
        and not {doubt.field for doubt in reading.doubts} - {"date_formats", "decimal"}
    )
    names = tuple(" ".join(cell.split()) for cell in raw.rows[0])
    return _Form(known, unique(names), found.width) if is_plain else None


def _is_faultless(content: bytes, delimiter: str) -> bool:
    """Say whether every quotation mark opens a cell, closes one or is doubled inside one.

    Marks are counted from the beginning: those with an even number open, or follow at once the
    mark that they double; those with an odd number close, or are followed at once by theirs.
    """
    if content.find(b'"') < 0:
        return True
    count, last = 0, -2
    ends = np.zeros(256, dtype=np.bool_)
    ends[[ord(delimiter), *NEWLINES]] = True
    whole = np.frombuffer(content, dtype=np.uint8)
    for begin in range(0, len(content), PIECE):
        places = np.flatnonzero(whole[begin : begin + PIECE] == QUOTE) + begin
        if not len(places):
            continue
        before = np.where(places > 0, whole[places - 1], NEWLINES[0])
        after = np.where(
            places + 1 < len(whole), whole[np.minimum(places + 1, len(whole) - 1)], NEWLINES[0]
        )
        is_opening = (np.arange(count, count + len(places)) % 2) == 0
        follows = np.diff(places, prepend=last) == 1
        good_opening = ends[before] | follows
        good_closing = ends[after] | (after == QUOTE)
        if not np.where(is_opening, good_opening, good_closing).all():
            return False
        if _has_line_inside(whole, places, is_opening):
            return False
        count, last = count + len(places), int(places[-1])
    return count % 2 == 0


def _has_line_inside(
    whole: "np.ndarray[tuple[int], np.dtype[np.uint8]]",
    places: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    is_opening: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
) -> bool:
    """Say whether a line end stands inside a quoted cell: such cells are looked at with care."""
    piece = whole[places[0] : places[-1] + 1]
    lines = np.flatnonzero((piece == NEWLINES[0]) | (piece == NEWLINES[1])) + places[0]
    before = np.searchsorted(places, lines) - 1
    return bool(is_opening[before[before >= 0]].any())


def _table(content: bytes, head: _Form) -> pa.Table | None:
    """Return all rows as columns of texts, None when not every row has as many cells."""
    names = [f"c{place}" for place in range(head.width)]
    try:
        return csv.read_csv(
            pa.BufferReader(content),
            read_options=csv.ReadOptions(column_names=names, block_size=4 * 1024 * 1024),
            parse_options=csv.ParseOptions(
                delimiter=head.known.delimiter or ",",
                quote_char='"',
                ignore_empty_lines=False,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None


def _reading(table: pa.Table | None, head: _Form) -> Reading | None:
    """Return the reading, None where rows are blank or repeat the header, or are too many."""
    if table is None or table.num_rows > MOST_ROWS + 1 or table.num_columns > MOST_COLUMNS:
        return None
    first = [column[0].as_py().strip() for column in table.columns]
    if unique([" ".join(cell.split()) for cell in first]) != head.names:
        return None
    count, names = table.num_rows, table.column_names
    columns = [column.slice(1) for column in table.columns]
    del table
    with ThreadPoolExecutor(2) as pool:
        columns = list(pool.map(pc.utf8_trim_whitespace, columns))
    if first[0] and pc.any(pc.equal(columns[0], first[0])).as_py():
        return None
    is_blank = pc.equal(columns[0], "")
    for column in columns[1:]:
        if not pc.any(is_blank).as_py():
            break
        is_blank = pc.and_(is_blank, pc.equal(column, ""))
    if pc.any(is_blank).as_py():
        return None
    cells = pa.table(dict(zip(names, columns, strict=True)))
    form, doubts = with_guesses(
        cells, replace(head.known, date_formats=(), decimal=None), head.names
    )
    return Reading(
        is_workbook=False,
        columns=head.names,
        cells=cells,
        numbers=pa.array(np.arange(2, count + 1, dtype=np.int32)),
        form=form,
        sheets=(),
        doubts=tuple(doubts),
        overlong={},
        skipped=(),
        uneven=(),
        record_count=count,
    )
