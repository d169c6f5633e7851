"""An account of a file by other means than the import's own: encoding, records, cells."""

import csv
import io
import re
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl

from services.intake.table import Table

TAGS: Mapping[str, str] = {
    "IBM866": "ibm866",
    "IBM855": "ibm855",
    "KOI8-R": "koi8-r",
    "MACCYRILLIC": "mac-cyrillic",
    "ISO-8859-5": "iso-8859-5",
    "WINDOWS-1251": "windows-1251",
}
TEXTS = {".csv", ".tsv", ".psv", ".txt", ".xml", ".html", ".json"}
WORD = re.compile(r"[^\W_]+")


def account_of(path: Path, table: Table) -> str:
    """Return what is wrong with a table by another reader's account, "" when nothing is."""
    if path.suffix.lower() in TEXTS and not table.is_workbook:
        return _encoding(path, table) or (_words(path, table) or _records(path, table))
    if path.suffix.lower() in {".xlsx", ".xlsm"} and table.is_workbook:
        return _cells(path, table)
    return ""


def _encoding(path: Path, table: Table) -> str:
    tag = path.name.split("__")[0].upper().removesuffix("-RUSSIAN")
    wanted = TAGS.get(tag)
    content = path.read_bytes()
    if wanted and content.decode(wanted) != content.decode(table.form.encoding or "utf-8"):
        return f"read as {table.form.encoding}, it is {wanted}"
    return ""


def _text(path: Path, table: Table) -> str:
    return path.read_bytes().decode(table.form.encoding or "utf-8", "replace").lstrip("\ufeff")


def _words(path: Path, table: Table) -> str:
    """Every word of the file stands in the table as often, beside what is left out."""
    if path.suffix == ".html":
        return ""
    own: Counter[str] = Counter()
    for _, cells in table.rows:
        own.update(WORD.findall(" ".join(cells)))
    for cells in table.overlong.values():
        own.update(WORD.findall(" ".join(cells)))
    lost = Counter(WORD.findall(_text(path, table)))
    lost.subtract(own)
    invented = [word for word, count in lost.items() if count < 0]
    if invented:
        return f"invented: {invented[:5]}"
    beside = " ".join((*table.columns, *(text for _, text in table.skipped)))
    left = {word for word, count in lost.items() if count > 0} - set(WORD.findall(beside))
    is_cut = any(len(text) >= 300 for _, text in table.skipped)
    return f"lost: {sorted(left)[:5]}" if left and not is_cut else ""


def _records(path: Path, table: Table) -> str:
    """The standard library's reader finds the same cells in the same rows, doubtful ones aside."""
    if table.form.quote not in {'"', ""} or table.form.escape:
        return ""
    lines = io.StringIO(_text(path, table), newline="")
    reader = csv.reader(
        lines,
        delimiter=table.form.delimiter or ",",
        quoting=csv.QUOTE_MINIMAL if table.form.quote else csv.QUOTE_NONE,
        skipinitialspace=True,
    )
    rows = [[cell.strip() for cell in row] for row in reader]
    if any(doubt.field == "quote" for doubt in table.doubts) or path.suffix == ".html":
        return ""
    for number, cells in table.rows:
        other = rows[number - 1]
        own = [*cells, *table.overlong.get(number, ())]
        if _trimmed(own) != _trimmed(other):
            return f"row {number} differs: {own[:4]} / {other[:4]}"
    filled = sum(any(row) for row in rows)
    counted = table.row_count + sum(bool(text) for _, text in table.skipped)
    header = table.form.header_rows or 0
    blank_rows = 1 if header > 2 else 0
    return "" if abs(filled - counted - header) <= blank_rows else f"{filled} records, {counted}"


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cells(path: Path, table: Table) -> str:
    """Another reader finds as many filled cells of data, and the same texts in them."""
    try:
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=False, data_only=True)
        sheet = book[table.form.sheet or ""]
        other = {
            (cell.row, cell.column): cell.value
            for cell in sheet._cells.values()
            if cell.value is not None and str(cell.value).strip()
        }
    except Exception:  # noqa: BLE001 - what the other reader cannot read, it cannot account for
        return ""
    errors = {place for place, value in other.items() if str(value).startswith("#")}
    for number, cells in table.rows:
        for column, text in enumerate(cells, start=1):
            value = other.pop((number, column), None)
            if (number, column) not in errors and not _is_same(text, value):
                return f"cell {column} of row {number}: {text[:40]!r} / {str(value)[:40]!r}"
    kept = {number for number, _ in table.skipped} | set(range(1, (table.form.header_row or 0) + 1))
    lost = [place for place in other if place[0] not in kept and place not in errors]
    return f"lost cells: {lost[:5]}" if lost else ""


def _is_same(text: str, value: object) -> bool:
    if value is None:
        return not text
    if isinstance(value, bool):
        return text.casefold() == str(value).casefold()
    if isinstance(value, int | float):
        return _number(text) is not None and abs((_number(text) or 0.0) - value) <= 1e-9 * abs(
            value
        )
    if isinstance(value, datetime):
        return text in {value.date().isoformat(), value.isoformat(" ", "seconds")} or ":" in text
    if isinstance(value, date):
        return text == value.isoformat()
    return _squeezed(text) == _squeezed(str(value)) or ":" in text


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _squeezed(text: str) -> str:
    return " ".join(text.replace("_x000D_", " ").split())
