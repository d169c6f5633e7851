"""Rejected rows as the file they came in: red cells, and a column that says what to mend."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from core.i18n import N_, Words
from services.intake.folders import private_folder
from services.intake.headers import TO_MEND
from services.intake.plan import ImportPlan
from services.intake.reading.kinds import OLD_BOOKS, OLE
from services.intake.rejected_rows import RejectedRow, lines, note_place, rejected_rows
from services.intake.table import Table

ROOT = Path(__file__).parents[2]
CHILD = "services.intake.rewriting.child"
SECONDS = 60
MOST_FORMATTED = 20_000  # rows of a workbook that is opened anew for its formatting
WIDTH, NOTE_WIDTH = 24, 60
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
RED = {"bg_color": "#ffc7ce", "font_color": "#9c0006"}
TEXT_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}

SAME_WORKBOOK = N_("The same workbook with these rows only; its formatting is kept.")
NEWER_WORKBOOK = N_(
    "An XLSX workbook with these rows only, in place of the XLS that came; its formatting is kept, "
    "pictures and charts are not."
)
LEFT_OUT = N_("Sheets left out because of their size: {sheets}.")
VALUES_ONLY = N_(
    "An XLSX workbook with the values of these rows alone: formatting is kept of XLSX, ODS and XLS "
    "workbooks of up to {most} rows that can be opened again without harm."
)
SAME_TEXT = N_("A text table like the one that came, with these rows only.")
PLAINER: Mapping[str, str] = {"“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "№": "N"}


@dataclass(frozen=True)
class Mending:
    """A file of rows to mend, and the sentence that says what was kept of the one that came."""

    name: str
    content: bytes
    sentence: str


def rows_to_mend(plan: ImportPlan, source: Path, words: Words) -> Mending | None:
    """Return the file of the rejected rows of `source`; None when no row was rejected."""
    table = plan.request.table
    rows = rejected_rows(plan, words)
    if not rows:
        return None
    stem, title = Path(table.name).stem, f" ({words(TO_MEND)})"
    stem = stem if stem.endswith(title) else f"{stem}{title}"
    if not table.is_workbook:
        suffix = Path(table.name).suffix
        suffix = suffix if suffix.lower() in TEXT_SUFFIXES else ".csv"
        return Mending(f"{stem}{suffix}", _text(table, rows, words), words(SAME_TEXT))
    kind = _kind(source)
    if kind and table.row_count <= MOST_FORMATTED:
        made = _same_workbook(table, rows, source, kind=kind, words=words)
        if made:
            sentence, suffix = words(SAME_WORKBOOK), kind
            if kind == "xls":
                sentence, suffix = words(NEWER_WORKBOOK), "xlsx"
            if made.left_out:
                sentence += " " + words(LEFT_OUT, sheets=", ".join(made.left_out))
            return Mending(f"{stem}.{suffix}", made.content, sentence)
    sentence = words(VALUES_ONLY, most=MOST_FORMATTED)
    return Mending(f"{stem}.xlsx", _values(table, rows, words), sentence)


def _kind(source: Path) -> str | None:
    """Return the kind of workbook as its usual suffix; None when its formatting is lost."""
    try:
        with source.open("rb") as file:
            if file.read(len(OLE)).startswith((OLE, *OLD_BOOKS)):
                return "xls"
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return None
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "ods" if {"mimetype", "content.xml"} <= set(names) else None


@dataclass(frozen=True)
class _Made:
    """A workbook that was made anew, and the sheets that were too large to come along."""

    content: bytes
    left_out: Sequence[str]


def _same_workbook(
    table: Table, rows: Sequence[RejectedRow], source: Path, *, kind: str, words: Words
) -> _Made | None:
    """Return the workbook made anew by a process of its own; None when it does not manage."""
    with private_folder() as folder:
        target, job = Path(folder) / "target", Path(folder) / "job.json"
        facts = {
            "kind": kind,
            "path": str(source.resolve()),
            "target": str(target),
            "sheet": table.form.sheet,
            "header_row": table.form.header_row or 0,
            "first_row": table.numbers[0].as_py(),
            "width": len(table.columns) + 1,
            "note_column": note_place(table) + 1,
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
        job.write_text(json.dumps(facts), encoding="utf-8")
        said = _said(job)
        if said is None or not target.is_file():
            return None
        return _Made(target.read_bytes(), [str(name) for name in json.loads(said)])


def _said(job: Path) -> bytes | None:
    """Return what the process prints when it is done; None when it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - our own writer, with a path of ours as the argument
            [sys.executable, "-m", CHILD, str(job)],
            cwd=ROOT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def _text(table: Table, rows: Sequence[RejectedRow], words: Words) -> bytes:
    """Return a text table in the separator, quotation mark and encoding of the one that came."""
    form, encoding = table.form, table.form.encoding or "utf-8-sig"
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.delimiter or ",", quotechar=form.quote or '"')
    writer.writerows(lines(table, rows, words))
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


def _values(table: Table, rows: Sequence[RejectedRow], words: Words) -> bytes:
    """Return a workbook of texts; no cell of it can be taken for a formula."""
    content, place = io.BytesIO(), note_place(table)
    with xlsxwriter.Workbook(content, {**AS_TEXT, "in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(table.form.sheet or None)
        red, bold = workbook.add_format(RED), workbook.add_format({"bold": True})
        sheet.set_column(0, place, WIDTH)
        sheet.set_column(place, place, NOTE_WIDTH)
        sheet.freeze_panes(1, 0)
        wrong = [(), *(row.wrong for row in rows)]
        for number, cells in enumerate(lines(table, rows, words)):
            for column, text in enumerate(cells):
                is_red = column in wrong[number]
                look = bold if not number else red if is_red else None
                sheet.write_string(number, column, text, look)
    return content.getvalue()
