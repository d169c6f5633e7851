"""The rejected rows of an OpenDocument workbook (ODS) in a copy of it.

Only what has to change is changed: the styles, widths, headers and other sheets stay. Formulas
give way to the values that the file holds for them, and macros stay out.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from services.intake.rewriting.open_package import NotOpenDocument, repacked
from services.intake.rewriting.open_rows import (
    CELL,
    CELLS_REPEATED,
    COLUMN,
    COVERED,
    FORMULAS,
    GROUPS,
    ROW,
    ROWS_REPEATED,
    ROWS_SPANNED,
    Merged,
    Sheet,
    cell_at,
    plain_row,
    runs,
    split,
    spread,
)
from services.intake.rewriting.open_styles import MarkStyles

Job = Mapping[str, Any]
MOST_SPREAD = 20_000  # rows of merged ranges
STYLE_NAME, DEFAULT_STYLE = "table:style-name", "table:default-cell-style-name"


def rewrite(job: Job) -> list[str]:
    """Write the workbook `job["target"]`: header and rows to mend of `job["path"]`."""
    repacked(job["path"], job["target"], lambda root: _change(root, job))
    return []


def _change(root: Element, job: Job) -> None:
    tables = [table for table in root.iter("table:table") if table.get("table:name")]
    named = [table for table in tables if table.get("table:name") == job["sheet"]]
    if not named:
        raise NotOpenDocument
    _without_formulas(root)
    sheet, styles = Sheet(named[0]), MarkStyles(root)
    column, first_row = job["note_column"], job["first_row"]
    note, defaults = styles.note(), _default_styles(sheet.table, column)
    merged = _merged(sheet, first_row)
    width = max(column, job["width"] - 1)
    rows = []
    for wanted in job["rows"]:
        row = plain_row(sheet.row(wanted["number"]), width)
        spread(row, wanted["number"], merged)
        for wrong in wanted["wrong"]:
            cell = row[wrong - 1]
            known = cell.get(STYLE_NAME) or row.get(DEFAULT_STYLE) or defaults[wrong - 1]
            cell.set(STYLE_NAME, styles.red(known))
        _write(row, column, wanted["note"], style=note)
        rows.append(row)
    _replace(sheet, first_row, rows)
    _write_header(sheet, job)
    _widen(sheet.table, column, styles.note_column())
    _without_filters(root, job["sheet"])


def _without_formulas(root: Element) -> None:
    for cell in chain(root.iter(CELL), root.iter(COVERED)):
        for name in FORMULAS:
            cell.attrib.pop(name, None)


def _default_styles(table: Element, width: int) -> list[str]:
    """Return the styles of cells that have none of their own, by column."""
    styles = [""] * width
    for run in runs(table, COLUMN, CELLS_REPEATED):
        for number in range(run.first, min(run.last, width) + 1):
            styles[number - 1] = run.element.get(DEFAULT_STYLE, "")
    return styles


def _merged(sheet: Sheet, first_row: int) -> dict[int, list[Merged]]:
    """Return merged ranges by the rows of data they hold; those of the header end with it."""
    found: dict[int, list[Merged]] = {}
    left = MOST_SPREAD
    for part in sheet.merged(first_row):
        if part.top < first_row:
            part.cell.set(ROWS_SPANNED, str(first_row - part.top))
        for number in range(max(part.top, first_row), part.bottom + 1)[:left]:
            found.setdefault(number, []).append(part)
            left -= 1
    return found


def _write(row: Element, column: int, text: str, *, style: str | None) -> None:
    """Put a text into a cell, whatever was in it before."""
    cell = cell_at(row, column)
    cell.tag = CELL
    for child in list(cell):
        cell.remove(child)
    known = cell.get(STYLE_NAME) if style is None else style
    cell.attrib.clear()
    cell.set("office:value-type", "string")
    if known:
        cell.set(STYLE_NAME, known)
    SubElement(cell, "text:p").text = text


def _replace(sheet: Sheet, first_row: int, rows: list[Element]) -> None:
    """Put the rows in the place of all that stand below the header."""
    table = sheet.table
    before = [run for run in sheet.rows if run.first < first_row]
    for run in sheet.rows:
        if run.first >= first_row:
            run.parent.remove(run.element)
        elif run.last >= first_row:
            run.element.set(ROWS_REPEATED, str(first_row - run.first))
    place = _after(table, before[-1].element) if before else _after_columns(table)
    table[place:place] = rows
    _without_hollow_groups(table)


def _after_columns(table: Element) -> int:
    """Return the place behind the last column of a table, where rows may stand."""
    columns = list(runs(table, COLUMN, CELLS_REPEATED))
    return _after(table, columns[-1].element) if columns else 0


def _after(table: Element, element: Element) -> int:
    """Return the place behind an element or the group that it is part of."""
    places = (
        place
        for place, child in enumerate(table, start=1)
        if child is element or (child.tag in GROUPS and any(p is element for p in child.iter()))
    )
    return next(places, 0)


def _without_hollow_groups(parent: Element) -> None:
    for child in [child for child in parent if child.tag in GROUPS]:
        _without_hollow_groups(child)
        if not len(child):
            parent.remove(child)


def _write_header(sheet: Sheet, job: Job) -> None:
    number, column = job["header_row"], job["note_column"]
    if not number:
        return
    run = next(run for run in runs(sheet.table, ROW, ROWS_REPEATED) if run.last >= number)
    row = split(run.parent, run.element, ROWS_REPEATED, at=number - run.first + 1)
    beside = cell_at(row, column - 1).get(STYLE_NAME) if column > 1 else None
    _write(row, column, job["note_title"], style=beside)


def _widen(table: Element, column: int, style: str) -> None:
    """Make the column of the notes wide; columns that nobody declared are declared."""
    known = list(runs(table, COLUMN, CELLS_REPEATED))
    run = next((run for run in known if run.last >= column), None)
    if run:
        split(run.parent, run.element, CELLS_REPEATED, at=column - run.first + 1).set(
            STYLE_NAME, style
        )
        return
    place, missing = _after_columns(table), column - (known[-1].last if known else 0)
    table.insert(place, Element(COLUMN, {STYLE_NAME: style}))
    if missing > 1:
        table.insert(place, Element(COLUMN, {CELLS_REPEATED: str(missing - 1)}))


def _without_filters(root: Element, sheet: str) -> None:
    """Let filters go that would hide rows of the sheet."""
    starts = (f"{sheet}.", f"'{sheet}'.", f"${sheet}.", f"$'{sheet}'.")
    for area in root.iter("table:database-range"):
        if area.get("table:target-range-address", "").startswith(starts):
            for condition in [child for child in area if child.tag == "table:filter"]:
                area.remove(condition)
