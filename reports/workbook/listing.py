"""Sheets of very many rows: written column by column, as a cell at a time takes too long.

XlsxWriter makes the sheet with its head, filter row and looks, and one row of empty cells; that
row is replaced by all rows. Texts are cells of text and nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from core.errors import ExportTooLong
from core.i18n import Words
from reports.content import Kind as Form
from reports.plain_text import plain
from reports.workbook.looks import Looks
from services.export_cells import Kind
from services.export_columns import Column
from services.export_files import EPOCH, MOST_ROWS

QUICK = 1  # the compression that takes the least time
MOST_BYTES, MOST_LETTERS = 32_000, 32_000  # of a cell
FORMS = {Kind.DAY: Form.DAY, Kind.DECIMAL: Form.HOURS, Kind.WHOLE: Form.COUNT}
_SAMPLE = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_STYLE = re.compile(rb'<c r="[A-Z]+2"(?: s="(\d+)")?/>')
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_UNSEEN = (b"\xe2\x80", b"\xe2\x81", b"\xef\xbf")  # how signs begin that nobody can see
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Head:
    """The head of a column: its words, what its cells are, its width in letters."""

    title: str
    kind: Kind
    width: int


def heads(columns: Sequence[Column], words: Words) -> Sequence[Head]:
    """Return the heads of columns as an export has them."""
    return tuple(Head(words(column.head), column.kind, column.width) for column in columns)


@dataclass(frozen=True)
class Listing:
    """Records for a sheet of their own, a batch of rows at a time, each as cells of a column.

    Raises ExportTooLong for more rows than a sheet holds.
    """

    title: str
    columns: Sequence[Head]
    batches: Sequence[Sequence[pa.Array]]

    def __post_init__(self) -> None:
        if self.count > MOST_ROWS:
            raise ExportTooLong(most=MOST_ROWS)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(batch[0]) for batch in self.batches)


def place(book: Workbook, looks: Looks, name: str, *, listing: Listing) -> None:
    """Add the sheet of a listing with its head; its rows come with `filled`."""
    sheet = book.add_worksheet(name)
    for number, column in enumerate(listing.columns):
        is_number = column.kind in {Kind.WHOLE, Kind.DECIMAL}
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.title, looks.head(is_number=is_number))
        form = FORMS.get(column.kind)
        value = 0.5 if column.kind is Kind.DECIMAL else 1
        sheet.write_blank(1, number, None, looks.number(form, value) if form else looks.line())
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(1, listing.count), len(listing.columns) - 1)


def filled(content: bytes, listings: Sequence[tuple[int, Listing]]) -> bytes:
    """Return a workbook with the rows of its listings, each with the number of its sheet."""
    by_name = {f"xl/worksheets/sheet{number}.xml": listing for number, listing in listings}
    written = BytesIO()
    with (
        ZipFile(BytesIO(content)) as source,
        ZipFile(written, "w", ZIP_DEFLATED, compresslevel=QUICK) as target,
    ):
        for item in source.infolist():
            body = source.read(item)
            with target.open(item.filename, "w", force_zip64=True) as stream:
                if item.filename in by_name:
                    _fill(stream, body, by_name[item.filename])
                else:
                    stream.write(body)
    return written.getvalue()


def _fill(stream: IO[bytes], body: bytes, listing: Listing) -> None:
    sample = _SAMPLE.search(body)
    if sample is None:
        raise ValueError(listing.title)
    styles = [(style or b"0").decode() for style in _STYLE.findall(sample.group())]
    last = f"{xl_col_to_name(len(listing.columns) - 1)}{listing.count + 1}".encode()
    before = re.sub(rb'<dimension ref="[^"]*"/>', b"", body[: sample.start()])
    stream.write(
        before.replace(b"<sheetViews>", b'<dimension ref="A1:' + last + b'"/><sheetViews>')
    )
    first = 2
    for batch in listing.batches:
        stream.write(_rows(batch, listing.columns, styles, first=first))
        first += len(batch[0])
    stream.write(body[sample.end() :])


def _rows(
    batch: Sequence[pa.Array], columns: Sequence[Head], styles: Sequence[str], *, first: int
) -> bytes:
    """Return the rows of a batch as the sheet's file holds them."""
    numbers = pa.array(range(first, first + len(batch[0])), pa.int64()).cast(pa.string())
    cells = [
        _cells(array, column.kind, style, start=f'<c r="{xl_col_to_name(place)}', numbers=numbers)
        for place, (array, column, style) in enumerate(zip(batch, columns, styles, strict=True))
    ]
    rows = pc.binary_join_element_wise('<row r="', numbers, '">', *cells, "</row>", "")
    return b"".join(rows.cast(pa.binary()).to_pylist())


def _cells(array: pa.Array, kind: Kind, style: str, *, start: str, numbers: pa.Array) -> pa.Array:
    """Return the cells of a column; nothing for an empty one."""
    if kind is Kind.DAY:
        values = pc.add(array.cast(pa.int32()), EPOCH).cast(pa.string())
    elif kind in {Kind.WHOLE, Kind.DECIMAL}:
        values = array.cast(pa.string())
    else:
        texts = _harmless(array)
        opening, ending = (
            f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">',
            "</t></is></c>",
        )
        written = pc.binary_join_element_wise(start, numbers, opening, texts, ending, "")
        return pc.if_else(pc.fill_null(pc.equal(texts, ""), True), "", written)
    written = pc.binary_join_element_wise(
        start, numbers, f'" s="{style}"><v>', values, "</v></c>", ""
    )
    return pc.fill_null(written, "")


def _harmless(array: pa.Array) -> pa.Array:
    """Return texts as XML holds them, without signs that it cannot hold."""
    texts = array.cast(pa.string())
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    letters = texts.buffers()[2].to_pybytes() if len(texts) and texts.buffers()[2] else b""
    is_odd = len(letters.translate(None, _CONTROLS)) != len(letters) or any(
        sign in letters for sign in (*_UNSEEN, b"_x")
    )
    longest = pc.max(pc.binary_length(texts)).as_py() or 0
    if is_odd or longest > MOST_BYTES:
        texts = pa.array([_mended(text) for text in texts.to_pylist()], pa.string())
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        if sign.encode() in letters:
            texts = pc.replace_substring(texts, sign, name)
    return texts


def _mended(text: str | None) -> str | None:
    if text is None:
        return None
    return _ESCAPED.sub(r"_x005F_x\1_", plain(text)[:MOST_LETTERS])
