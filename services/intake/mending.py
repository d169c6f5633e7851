"""Rejected rows as the file they came in: red cells, and a column that says what to mend."""

import csv
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from core.i18n import N_, Words
from services.intake.headers import TO_MEND, is_note
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.intake.rejected_rows import AS_TEXT, WIDTH, reasons
from services.intake.table import Table

WRITER = Path(__file__).with_name("mending_writer.py")
SECONDS = 60
MOST_FORMATTED = 20_000  # rows of a workbook that is opened anew for its formatting
NOTE_WIDTH = 60
RED = {"bg_color": "#ffc7ce", "font_color": "#9c0006"}

SAME_WORKBOOK = N_("The same workbook with these rows only; its formatting is kept.")
VALUES_ONLY = N_(
    "A workbook with the values of these rows; formatting is kept only of XLSX files of up to "
    "{most} rows."
)
SAME_TEXT = N_("A text table like the one that came, with these rows only.")
PLAINER: Mapping[str, str] = {"“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "№": "N"}
# What a violation speaks of, where that is no field of the file by the same name.
FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "teacher_ids": ("full_name", "last_name", "first_name", "middle_name", "teacher_key"),
    "teacher_id": ("full_name", "last_name", "first_name", "middle_name", "teacher_key"),
    "resource_id": ("resource", "resource_key"),
}


@dataclass(frozen=True)
class Mending:
    """A file of rows to mend, and the sentence that says what was kept of the one that came."""

    name: str
    content: bytes
    sentence: str


@dataclass(frozen=True)
class _Row:
    """A row to mend: its number in the file, which columns are wrong (from 0), and why."""

    number: int
    wrong: tuple[int, ...]
    note: str


def rows_to_mend(plan: ImportPlan, source: Path, words: Words) -> Mending | None:
    """Return the file of the rejected rows of `source`; None when no row was rejected."""
    table = plan.request.table
    rows = [_row(row, plan, words) for row in plan.of(Verdict.REJECTED)]
    if not rows:
        return None
    stem, title = Path(table.name).stem, f" ({words(TO_MEND)})"
    stem = stem if stem.endswith(title) else f"{stem}{title}"
    if not table.is_workbook:
        suffix = Path(table.name).suffix or ".csv"
        return Mending(f"{stem}{suffix}", _text(table, rows, words), words(SAME_TEXT))
    if _is_xlsx(source) and table.row_count <= MOST_FORMATTED:
        content = _same_workbook(table, rows, source, words=words)
        if content:
            return Mending(f"{stem}.xlsx", content, words(SAME_WORKBOOK))
    sentence = words(VALUES_ONLY, most=MOST_FORMATTED)
    return Mending(f"{stem}.xlsx", _values(table, rows, words), sentence)


def _row(row: PlannedRow, plan: ImportPlan, words: Words) -> _Row:
    mapping, table = plan.request.mapping, plan.request.table
    fields = [
        name
        for violation in row.violations
        for name in FILLED_BY.get(violation.field, (violation.field,))
    ]
    named = {
        column
        for field in fields
        if field in mapping.columns
        for column in mapping.columns[field].columns
    }
    wrong = tuple(place for place, column in enumerate(table.columns) if column in named)
    return _Row(row.number, wrong, reasons(row, mapping, words))


def _is_xlsx(source: Path) -> bool:
    try:
        with zipfile.ZipFile(source) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _note_place(table: Table) -> int:
    """Return where the column with the notes stands or will stand, from 0."""
    for place, column in enumerate(table.columns):
        if is_note(column):
            return place
    return len(table.columns) + max((len(cells) for cells in table.overlong.values()), default=0)


def _same_workbook(
    table: Table, rows: Sequence[_Row], source: Path, *, words: Words
) -> bytes | None:
    """Return the workbook made anew by a process of its own; None when it does not manage."""
    with tempfile.TemporaryDirectory(prefix="networks-mending-") as folder:
        target, job = Path(folder) / "target.xlsx", Path(folder) / "job.json"
        job.write_text(
            json.dumps(
                {
                    "path": str(source),
                    "target": str(target),
                    "sheet": table.form.sheet,
                    "header_row": table.form.header_row or 0,
                    "first_row": table.numbers[0].as_py(),
                    "width": len(table.columns) + 1,
                    "note_column": _note_place(table) + 1,
                    "note_title": words(TO_MEND),
                    "rows": [
                        {
                            "number": row.number,
                            "wrong": [place + 1 for place in row.wrong],
                            "note": row.note,
                        }
                        for row in rows
                    ],
                }
            ),
            encoding="utf-8",
        )
        return target.read_bytes() if _is_done(job) and target.is_file() else None


def _is_done(job: Path) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - our own writer, with a path of ours as the argument
            [sys.executable, str(WRITER), str(job)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _lines(table: Table, rows: Sequence[_Row], words: Words) -> Iterator[list[str]]:
    """Yield the header and the rows as texts, the notes at their place."""
    place = _note_place(table)
    yield _with_note(table.columns, place, words(TO_MEND))
    places = {number: position for position, number in enumerate(table.numbers.to_pylist())}
    chosen = table.cells.take([places[row.number] for row in rows])
    columns = [column.to_pylist() for column in chosen.columns]
    for row, texts in zip(rows, zip(*columns, strict=True), strict=True):
        cells = (*texts, *table.overlong.get(row.number, ()))
        yield _with_note(cells, place, row.note)


def _with_note(cells: Sequence[str], place: int, note: str) -> list[str]:
    filled = [*cells, *([""] * (place + 1 - len(cells)))]
    filled[place] = note
    return filled


def _text(table: Table, rows: Sequence[_Row], words: Words) -> bytes:
    """Return a text table in the separator, quotation mark and encoding of the one that came."""
    form, encoding = table.form, table.form.encoding or "utf-8-sig"
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.delimiter or ",", quotechar=form.quote or '"')
    writer.writerows(_lines(table, rows, words))
    return "".join(_writable(sign, encoding) for sign in text.getvalue()).encode(encoding)


def _writable(sign: str, encoding: str) -> str:
    """Return a sign that the encoding has: its own, a plainer one or a question mark."""
    if sign.isascii():
        return sign
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return PLAINER.get(sign, "?")
    return sign


def _values(table: Table, rows: Sequence[_Row], words: Words) -> bytes:
    """Return a workbook of texts; no cell of it can be taken for a formula."""
    content, place = io.BytesIO(), _note_place(table)
    with xlsxwriter.Workbook(content, {**AS_TEXT, "in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(table.form.sheet or None)
        red, bold = workbook.add_format(RED), workbook.add_format({"bold": True})
        sheet.set_column(0, place, WIDTH)
        sheet.set_column(place, place, NOTE_WIDTH)
        sheet.freeze_panes(1, 0)
        wrong = [(), *(row.wrong for row in rows)]
        for number, cells in enumerate(_lines(table, rows, words)):
            for column, text in enumerate(cells):
                is_red = column in wrong[number]
                look = bold if not number else red if is_red else None
                sheet.write_string(number, column, text, look)
    return content.getvalue()
