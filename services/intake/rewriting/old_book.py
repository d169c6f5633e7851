"""The rejected rows of an old workbook (XLS) in an XLSX that looks like it.

Nothing writes XLS that is looked after. Values, fonts, colours, borders, alignment, formats of
numbers, widths, heights, merged cells and the other sheets come along; pictures, charts, links
and macros do not.
"""

import sys
from collections.abc import Collection, Mapping
from typing import Any

import xlrd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from xlrd.sheet import Cell, Sheet

from services.intake.rewriting.book import write_rows
from services.intake.rewriting.old_styles import TWENTIETHS, Styles

MOST_CELLS = 200_000  # of all other sheets together
MOST_MERGES = 20_000
WIDTH_UNITS = 256  # widths are kept in 256ths of a letter
VISIBILITY = ("visible", "hidden", "veryHidden")


def rewrite(job: Mapping[str, Any]) -> list[str]:
    """Write the workbook `job["target"]`; return the names of sheets too large to come along."""
    book = xlrd.open_workbook(
        job["path"], logfile=sys.stderr, formatting_info=True, on_demand=True, ragged_rows=True
    )
    workbook, styles, left, left_out = Workbook(), Styles(book), MOST_CELLS, []
    workbook.remove(workbook.active)
    if book.datemode:
        workbook.epoch = CALENDAR_MAC_1904
    rejected = {row["number"] - 1 for row in job["rows"]}
    for name in book.sheet_names():
        source = book.sheet_by_name(name)
        rows: Collection[int]
        if name == job["sheet"]:
            rows = {*range(job["first_row"] - 1), *rejected, *(m[0] for m in source.merged_cells)}
        else:
            rows = range(_last_row(source))
            cells = sum(source.row_len(row) for row in rows)
            if cells > left:
                left_out.append(name)
                continue
            left -= cells
        _copy(source, workbook.create_sheet(name), rows, styles=styles)
        book.unload_sheet(name)
    workbook.active = workbook.sheetnames.index(job["sheet"])
    write_rows(workbook, job)
    return left_out


def _last_row(source: Sheet) -> int:
    """Return how many rows there are up to the last one with a value."""
    empty = {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}
    number = int(source.nrows)
    while number and empty.issuperset(source.row_types(number - 1)):
        number -= 1
    return number


def _copy(source: Sheet, target: Worksheet, rows: Collection[int], *, styles: Styles) -> None:
    for row in sorted(row for row in rows if row < source.nrows):
        for column in range(source.row_len(row)):
            known = source.cell(row, column)
            if known.ctype == xlrd.XL_CELL_EMPTY:
                continue
            cell = target.cell(row + 1, column + 1)
            cell._value, cell.data_type = _value(known)  # noqa: SLF001 - no text becomes a formula
            if known.xf_index is not None:
                styles.set(cell, known.xf_index)
    _copy_sizes(source, target, rows)
    for top, bottom, left, right in source.merged_cells[:MOST_MERGES]:
        target.merge_cells(
            start_row=top + 1, end_row=bottom, start_column=left + 1, end_column=right
        )
    if source.visibility in range(len(VISIBILITY)):
        target.sheet_state = VISIBILITY[source.visibility]
    if source.panes_are_frozen and (source.horz_split_pos or source.vert_split_pos):
        target.freeze_panes = target.cell(source.horz_split_pos + 1, source.vert_split_pos + 1)


def _value(known: Cell) -> tuple[object, str]:
    """Return a cell's value and its kind as openpyxl writes it; days stay numbers."""
    if known.ctype == xlrd.XL_CELL_TEXT:
        return ILLEGAL_CHARACTERS_RE.sub("", known.value), "s"
    if known.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(known.value), "b"
    if known.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(known.value, "#N/A"), "e"
    if known.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        number = known.value
        return int(number) if number == int(number) else number, "n"
    return None, "n"


def _copy_sizes(source: Sheet, target: Worksheet, rows: Collection[int]) -> None:
    for column, known in source.colinfo_map.items():
        dimension = target.column_dimensions[get_column_letter(column + 1)]
        dimension.width, dimension.hidden = known.width / WIDTH_UNITS, bool(known.hidden)
    for row, known in source.rowinfo_map.items():
        if row in rows and known.height_mismatch:  # set by hand, not by what the row holds
            target.row_dimensions[row + 1].height = known.height / TWENTIETHS
        if row in rows and known.hidden:
            target.row_dimensions[row + 1].hidden = True
