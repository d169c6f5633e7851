"""A sheet of a workbook as records. Formulas are never computed, macros never run."""

import html
import re
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.doubts import Doubt
from services.intake.reading.kinds import BROKEN, TOO_BIG
from services.intake.reading.raw import Raw
from services.intake.refusals import Refused

MOST_CELLS = 30_000_000
MOST_MERGES = 20_000
EMPTY_FORMULA = re.compile(rb"<f[^>]*?(/>|>[^<]*</f>)(<v></v>|<v ?/>)?</c>")

LOCKED = N_("the workbook is protected with a password: save it without one")
NO_SHEET = N_("there is no sheet “{sheet}”; the workbook has: {sheets}")
NO_SHEETS = N_("the workbook has no sheet with cells")
OTHER_SHEETS = N_("The workbook has several sheets with data; “{sheet}” is read.")
ERRORS = N_("{count} cells of the workbook hold an error such as #N/A; they are read as empty.")
UNCOMPUTED = N_(
    "{count} cells hold formulas without a computed value and are read as empty: open the "
    "workbook in a spreadsheet program and save it again."
)


def sheet_raw(path: Path, form: FileForm) -> Raw:
    """Return the records of a sheet as texts; ImportRefused when it cannot be read."""
    try:
        workbook = CalamineWorkbook.from_path(path)
        names = tuple(
            sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        )
        if form.sheet is not None and form.sheet not in names:
            raise Refused(NO_SHEET, sheet=form.sheet, sheets=", ".join(names))
        first = form.sheet or next(iter(names), "")
        with ThreadPoolExecutor(1) as pool:  # the workbook's reader lets others work meanwhile
            looking = pool.submit(_lost, path, first)
            sheet, others = _chosen(workbook, form.sheet)
            rows = _rows(sheet)
        name = sheet.name
        lost = looking.result() if name == first else _lost(path, name)
        merges = tuple((sheet.merged_cell_ranges or ())[:MOST_MERGES])
    except PasswordError as error:
        raise Refused(LOCKED) from error
    except (CalamineError, ValueError, OSError, IndexError) as error:
        raise Refused(BROKEN) from error
    doubts = [Doubt("sheet", OTHER_SHEETS, {"sheet": name}, others)] if others else []
    doubts.extend(lost)
    known = FileForm(**{**vars(form), "sheet": name})
    width = max(map(len, rows), default=0)
    return Raw(rows, known, width, True, names, merges=merges, doubts=tuple(doubts))


def _chosen(
    workbook: CalamineWorkbook, wanted: str | None
) -> tuple[CalamineSheet, tuple[str, ...]]:
    """Return the wanted sheet, or the first visible one with cells and the others' names."""
    if wanted:
        return workbook.get_sheet_by_name(wanted), ()
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    chosen: CalamineSheet | None = None
    others = []
    for name in visible:  # taking a sheet reads it: one at a time, the first one once
        sheet = workbook.get_sheet_by_name(name)
        if chosen is None and sheet.end:
            chosen = sheet
        elif sheet.end:
            others.append(name)
    if chosen is None:
        raise Refused(NO_SHEETS)
    return chosen, tuple(others)


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    last = sheet.end
    if last is None:
        return []
    if (last[0] + 1) * (last[1] + 1) > MOST_CELLS:
        raise Refused(TOO_BIG)
    found = sheet.to_python(skip_empty_area=False)
    return [
        [cell.strip() if cell.__class__ is str else _text(cell) for cell in row] for row in found
    ]


def _text(cell: object) -> str:
    """Return a cell's text: 5 for 5.0, days and times as ISO writes them."""
    return TEXTS.get(type(cell), str)(cell)


def _number(value: float) -> str:
    """Write a number as spreadsheets show it: fifteen digits that count, never an exponent."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=10_000)  # a column of days holds few of them many times
def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")


@lru_cache(maxsize=10_000)
def _number_or_text(value: float) -> str:
    try:
        return _number(value)
    except (ValueError, OverflowError):
        return str(value)


TEXTS: Mapping[type, Callable[..., str]] = {
    float: _number_or_text,
    int: str,
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
}


def _lost(path: Path, sheet: str) -> list[Doubt]:
    """Return what the reader leaves out: errors, and formulas that nobody has computed."""
    try:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(_part_of(archive, sheet))
    except (zipfile.BadZipFile, OSError, KeyError):
        return []
    errors, uncomputed = content.count(b't="e"'), len(EMPTY_FORMULA.findall(content))
    doubts = [Doubt("rows", ERRORS, {"count": errors})] if errors else []
    if uncomputed:
        doubts.append(Doubt("rows", UNCOMPUTED, {"count": uncomputed}))
    return doubts


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of an XLSX that holds a sheet; KeyError in files of other kinds."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for tag in re.findall(r"<(?:\w+:)?sheet [^>]*>", book):
        name, link = re.search(r'name="([^"]*)"', tag), re.search(r':id="([^"]*)"', tag)
        if name and link and html.unescape(name[1]) == sheet:
            relation = re.search(rf'<[^>]*Id="{re.escape(link[1])}"[^>]*>', links)
            target = re.search(r'Target="([^"]*)"', relation[0]) if relation else None
            if target:
                return target[1].lstrip("/") if target[1][0] == "/" else f"xl/{target[1]}"
    raise KeyError(sheet)
