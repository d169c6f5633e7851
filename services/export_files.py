"""A table of an export as a file: XLSX, CSV or Parquet; nothing in it runs as a formula."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import xlsxwriter

from core.errors import DiskRefused, ExportTooLong
from core.i18n import N_, Words
from core.spreadsheets import SEPARATORS
from core.spreadsheets import neutral as neutral_text
from services.export_cells import TYPES, Kind, neutral
from services.export_columns import Column

DATE_FORMATS: Mapping[str, str] = {"ru": "%d.%m.%Y", "en": "%Y-%m-%d"}  # of CSV files
SHEET_DATE, SHEET_MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
BYTE_ORDER_MARK = "\ufeff".encode()  # by which a spreadsheet knows the encoding
LINE_END = "\r\n"
CLOCK = " %H:%M"
EPOCH = 25_569  # the first of January 1970 in days as spreadsheets count them
DAY_SECONDS = 86_400
MOST_ROWS = 1_048_575  # below the head of a sheet; the other formats hold no more, to be read by it
YES, NO = N_("yes"), N_("no")


@dataclass(frozen=True)
class ExportTable:
    """What is written, in the person's language: the columns, their cells a batch at a time."""

    title: str
    columns: Sequence[Column]
    batches: Iterable[Sequence[pa.Array]]
    words: Words

    @property
    def heads(self) -> list[str]:
        """The words over the columns."""
        return [self.words(column.head) for column in self.columns]

    def written(self, cells: "Cells") -> Iterator[pa.RecordBatch]:
        """Yield the batches, of what a function makes of each column's cells."""
        count = 0
        for batch in self.batches:
            count += len(batch[0])
            if count > MOST_ROWS:
                raise ExportTooLong(most=MOST_ROWS)
            columns = zip(self.columns, batch, strict=True)
            made = [cells(array, column.kind, self.words) for column, array in columns]
            yield pa.record_batch(made, self.heads)


Cells = Callable[[pa.Array, Kind, Words], pa.Array]


def file_of(table: ExportTable, file_format: str) -> tuple[bytes, int]:
    """Return the table as a file and how many rows are in it; it grows on the disk.

    Raises ExportTooLong for more rows than a sheet holds, DiskRefused when there is no room.
    """
    try:
        with TemporaryFile() as stream:
            count = FORMATS[file_format].write(table, stream)
            stream.seek(0)
            return stream.read(), count
    except OSError as error:
        raise DiskRefused(path=gettempdir()) from error


def workbook(table: ExportTable, stream: BinaryIO) -> int:
    """Write the table as XLSX: a bold head that stays, a filter row, real days and numbers."""
    count = 0
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(table.title[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        looks = {
            Kind.DAY: book.add_format({"num_format": SHEET_DATE, "align": "left"}),
            Kind.MOMENT: book.add_format({"num_format": SHEET_MOMENT, "align": "left"}),
        }
        for place, (column, head) in enumerate(zip(table.columns, table.heads, strict=True)):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, head, bold)
        formats = [looks.get(column.kind) for column in table.columns]
        for count, row in enumerate(_rows(table.written(_in_sheet)), start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(count, place, cell)
                elif cell is not None:
                    sheet.write_number(count, place, cell, formats[place])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, count, len(table.columns) - 1)
    return count


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[object, ...]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _in_sheet(array: pa.Array, kind: Kind, words: Words) -> pa.Array:
    match kind:
        case Kind.DAY:
            return pc.add(array.cast(pa.int32()), EPOCH)
        case Kind.MOMENT:
            return pc.add(pc.divide(array.cast(pa.int64()).cast(pa.float64()), DAY_SECONDS), EPOCH)
        case Kind.WHOLE | Kind.DECIMAL:
            return array
        case _:
            return _as_text(array, kind, words)


def delimited(table: ExportTable, stream: BinaryIO) -> int:
    """Write the table as CSV that a spreadsheet of the language opens by itself."""
    separator, _ = SEPARATORS[table.words.language]
    count, heads = 0, [pa.array([neutral_text(head)]) for head in table.heads]
    stream.write(BYTE_ORDER_MARK)
    stream.write(_lines(heads, separator))
    for batch in table.written(_in_csv):
        count += batch.num_rows
        stream.write(_lines(batch.columns, separator))
    return count


def _lines(columns: Sequence[pa.Array], separator: str) -> bytes:
    """Return rows of texts as lines; what would be taken for a separator stands in quotes."""
    quoted = [_quoted(column, separator) for column in columns]
    lines = pc.binary_join_element_wise(*quoted, separator)
    ends = pc.binary_join_element_wise(lines, LINE_END, "")
    return b"".join(ends.cast(pa.binary()).to_pylist())


def _quoted(texts: pa.Array, separator: str) -> pa.Array:
    texts = pc.fill_null(texts, "")
    signs = (separator, '"', "\r", "\n")
    content = texts.buffers()[2]
    letters = content.to_pybytes() if content else b""
    if not any(sign.encode() in letters for sign in signs):  # quicker than a pattern
        return texts
    needed = pc.match_substring_regex(texts, f"[{''.join(signs)}]")
    inner = pc.replace_substring(texts, '"', '""')
    return pc.if_else(needed, pc.binary_join_element_wise('"', inner, '"', ""), texts)


def _in_csv(array: pa.Array, kind: Kind, words: Words) -> pa.Array:
    match kind:
        case Kind.DAY:
            days = array.dictionary_encode()  # a few thousand of them, however many rows
            return pc.strftime(days.dictionary, DATE_FORMATS[words.language]).take(days.indices)
        case Kind.MOMENT:
            return pc.strftime(array, DATE_FORMATS[words.language] + CLOCK)
        case Kind.WHOLE | Kind.DECIMAL:
            return pc.replace_substring(array.cast(pa.string()), ".", SEPARATORS[words.language][1])
        case _:
            return _as_text(array, kind, words)


def parquet(table: ExportTable, stream: BinaryIO) -> int:
    """Write the table as Parquet: typed columns, texts as safe as in the other formats."""
    kinds = [column.kind for column in table.columns]
    schema = pa.schema([(head, TYPES[kind]) for head, kind in zip(table.heads, kinds, strict=True)])
    count = 0
    with pq.ParquetWriter(stream, schema) as writer:
        for batch in table.written(_in_parquet):
            count += batch.num_rows
            writer.write_batch(batch)
    return count


def _in_parquet(array: pa.Array, kind: Kind, _words: Words) -> pa.Array:
    return neutral(array) if kind is Kind.TEXT else array


def _as_text(array: pa.Array, kind: Kind, words: Words) -> pa.Array:
    if kind is Kind.FLAG:
        return pc.if_else(array, words(YES), words(NO))
    return neutral(array)


@dataclass(frozen=True)
class FileFormat:
    """One format: its name, the ending of its files, their type, the writer."""

    name: str
    suffix: str
    mime: str
    write: Callable[[ExportTable, BinaryIO], int]


FORMATS: Mapping[str, FileFormat] = {
    "xlsx": FileFormat(
        "Excel",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    "csv": FileFormat("CSV", "csv", "text/csv", delimited),
    "parquet": FileFormat("Parquet", "parquet", "application/vnd.apache.parquet", parquet),
}
