"""The rejected rows of an XLSX in a copy of it; also the end of the way of an old workbook.

Formulas give way to the values that the file holds for them, and macros stay out.
"""

from collections.abc import Mapping
from copy import copy
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

NOTE_WIDTH = 60
RED, RED_WORDS = PatternFill("solid", fgColor="FFFFC7CE"), "FF9C0006"
Kept = list[tuple[Any, str, Any]]


def rewrite(job: Mapping[str, Any]) -> list[str]:
    """Write the workbook `job["target"]`: header and rows to mend of `job["path"]`."""
    workbook = load_workbook(job["path"], data_only=True, keep_links=False)
    write_rows(workbook, job)
    return []


def write_rows(workbook: Workbook, job: Mapping[str, Any]) -> None:
    """Save the workbook with the rows to mend alone, marked."""
    sheet = workbook[job["sheet"]] if job["sheet"] else workbook.worksheets[0]
    width = max(job["note_column"] - 1, min(sheet.max_column, job["width"]))
    _spread_merged(sheet, job["first_row"])
    kept = [_kept(sheet, row["number"], width) for row in job["rows"]]
    heights = [sheet.row_dimensions[row["number"]].height for row in job["rows"]]
    _clear(sheet, job["first_row"])
    for place, row in enumerate(job["rows"]):
        number = job["first_row"] + place
        sheet.row_dimensions[number].height = heights[place]
        _put(sheet, number, kept[place])
        _mark(sheet, number, row, column=job["note_column"])
    _write_header(sheet, job)
    _shrink_tables(sheet, job["first_row"] + len(job["rows"]) - 1)
    workbook.save(job["target"])


def _spread_merged(sheet: Worksheet, first_row: int) -> None:
    """Give each cell of a range merged below the header the value and the look of the whole."""
    for merged in list(sheet.merged_cells.ranges):
        if merged.max_row < first_row:
            continue
        source = sheet.cell(merged.min_row, merged.min_col)
        sheet.unmerge_cells(merged.coord)
        for row in range(max(merged.min_row, first_row), merged.max_row + 1):
            cell = sheet.cell(row, merged.min_col)
            cell._value, cell.data_type = source._value, source.data_type  # noqa: SLF001
            cell._style = copy(source._style)  # noqa: SLF001


def _kept(sheet: Worksheet, number: int, width: int) -> Kept:
    cells = (sheet.cell(number, column) for column in range(1, width + 1))
    return [(cell._value, cell.data_type, copy(cell._style)) for cell in cells]  # noqa: SLF001


def _clear(sheet: Worksheet, first_row: int) -> None:
    """Take all rows away that stand below the header, with their heights and their filter."""
    sheet.delete_rows(first_row, max(sheet.max_row - first_row + 1, 1))
    for number in [number for number in sheet.row_dimensions if number >= first_row]:
        del sheet.row_dimensions[number]
    sheet.auto_filter.filterColumn = []


def _put(sheet: Worksheet, number: int, kept: Kept) -> None:
    """Write the cells as they were; a text that begins with “=” stays a text."""
    for column, (value, data_type, style) in enumerate(kept, start=1):
        cell = sheet.cell(number, column)
        cell._value, cell.data_type, cell._style = value, data_type, style  # noqa: SLF001


def _mark(sheet: Worksheet, number: int, row: Mapping[str, Any], *, column: int) -> None:
    for wrong in row["wrong"]:
        cell = sheet.cell(number, wrong)
        font = copy(cell.font)
        font.color = RED_WORDS
        cell.fill, cell.font = RED, font
    note = sheet.cell(number, column)
    note.value, note.data_type = row["note"], "s"
    note.font, note.alignment = Font(color=RED_WORDS), Alignment(wrap_text=True, vertical="top")


def _write_header(sheet: Worksheet, job: Mapping[str, Any]) -> None:
    number, column = job["header_row"], job["note_column"]
    if number:
        header = sheet.cell(number, column)
        if column > 1:
            header._style = copy(sheet.cell(number, column - 1)._style)  # noqa: SLF001
        header.value = job["note_title"]
    letter = sheet.cell(1, column).column_letter
    sheet.column_dimensions[letter].width = NOTE_WIDTH


def _shrink_tables(sheet: Worksheet, last_row: int) -> None:
    """Let the sheet's tables end with the last row that is left."""
    for table in sheet.tables.values():
        left, top, right, _ = range_boundaries(table.ref)
        start, end = sheet.cell(top, left), sheet.cell(max(last_row, top + 1), right)
        table.ref = f"{start.coordinate}:{end.coordinate}"
        if table.autoFilter:
            table.autoFilter.ref = table.ref
