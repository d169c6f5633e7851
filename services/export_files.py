"""A table of an export as a file: XLSX, CSV or Parquet; nothing in it runs as a formula."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from core.i18n import N_, Words
from core.spreadsheets import SEPARATORS, neutral
from services.export_columns import Cell, Column, Kind

DATE_FORMATS: Mapping[str, str] = {"ru": "%d.%m.%Y", "en": "%Y-%m-%d"}  # of CSV files
SHEET_DATE, SHEET_MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
CLOCK = " %H:%M"
MOST_ON_A_SHEET = 1_048_575  # rows below the head
YES, NO = N_("yes"), N_("no")
PARQUET_TYPES: Mapping[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("s"),
    Kind.WHOLE: pa.int64(),
    Kind.DECIMAL: pa.float64(),
    Kind.FLAG: pa.bool_(),
}


@dataclass(frozen=True)
class ExportTable:
    """What is written: the columns and the cells of every row, in the person's language."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    words: Words

    @property
    def heads(self) -> list[str]:
        """The words over the columns."""
        return [self.words(column.head) for column in self.columns]


def workbook(table: ExportTable) -> bytes:
    """Return the table as XLSX: a bold head that stays, a filter row, real days and numbers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet(table.title[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        days = book.add_format({"num_format": SHEET_DATE, "align": "left"})
        moments = book.add_format({"num_format": SHEET_MOMENT, "align": "left"})
        for place, (column, head) in enumerate(zip(table.columns, table.heads, strict=True)):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, head, bold)
        for number, row in enumerate(table.rows[:MOST_ON_A_SHEET], start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    format_ = moments if isinstance(cell, datetime) else days
                    sheet.write_datetime(number, place, cell, format_)
                elif isinstance(cell, bool | str):
                    sheet.write_string(number, place, _as_text(cell, table.words))
                elif cell is not None:
                    sheet.write_number(number, place, cell)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return stream.getvalue()


def delimited(table: ExportTable) -> bytes:
    """Return the table as CSV that a spreadsheet of the language opens by itself."""
    separator, _ = SEPARATORS[table.words.language]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow([neutral(head) for head in table.heads])
    writer.writerows([_in_csv(cell, table.words) for cell in row] for row in table.rows)
    return stream.getvalue().encode("utf-8-sig")


def _in_csv(cell: Cell, words: Words) -> str:
    match cell:
        case datetime():
            return cell.strftime(DATE_FORMATS[words.language] + CLOCK)
        case date():
            return cell.strftime(DATE_FORMATS[words.language])
        case float():
            return str(cell).replace(".", SEPARATORS[words.language][1])
        case _:
            return _as_text(cell, words)


def parquet(table: ExportTable) -> bytes:
    """Return the table as Parquet: typed columns, texts untouched, since no program runs them."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [
        pa.array(cells, PARQUET_TYPES[column.kind])
        for column, cells in zip(table.columns, columns, strict=True)
    ]
    stream = io.BytesIO()
    pq.write_table(pa.table(arrays, names=table.heads), stream)
    return stream.getvalue()


def _as_text(cell: Cell, words: Words) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return words(YES) if cell else words(NO)
    return neutral(str(cell))


@dataclass(frozen=True)
class FileFormat:
    """One format: its name, the ending of its files, their type, the writer."""

    name: str
    suffix: str
    mime: str
    write: Callable[[ExportTable], bytes]


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
