"""The rows that an import did not take, with the reasons, in a file of the kind that came."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter

from core.errors import DiskRefused
from core.i18n import Words
from services.intake.mapping import ImportMapping
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.intake.reasons import reason

WIDTH = 24
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_rejected(plan: ImportPlan, folder: Path, words: Words) -> Path | None:
    """Write the rejected rows into a folder and return the file; None when there are none.

    The reason stands in the first column and the cells follow as they came, so that the mended
    file can be imported with the same mapping. Raises DiskRefused.
    """
    stem = Path(plan.request.table.name).stem
    suffix = ".xlsx" if plan.request.table.is_workbook else ".csv"
    return write_rejected_to(plan, folder / f"{stem}-rejected{suffix}", words)


def write_rejected_to(plan: ImportPlan, path: Path, words: Words) -> Path | None:
    """Write the rejected rows into this file, whatever it is called; see write_rejected."""
    rejected = plan.of(Verdict.REJECTED)
    if not rejected:
        return None
    rows = list(_rows(plan, rejected, words))
    try:
        if plan.request.table.is_workbook:
            _write_workbook(path, rows)
        else:
            _write_text(path, rows, plan.request.table.form.delimiter)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise DiskRefused(path=path) from error
    return path


def reasons(row: PlannedRow, mapping: ImportMapping, words: Words) -> str:
    """Return why a row was rejected: each sentence after the column it speaks of."""
    return " ".join(reason(violation, mapping, words) for violation in row.violations)


def _rows(
    plan: ImportPlan, rejected: Sequence[PlannedRow], words: Words
) -> Iterator[Sequence[str]]:
    table = plan.request.table
    cells = dict(table.rows)
    yield [words("Why it was rejected"), *table.columns]
    for row in rejected:
        yield [
            reasons(row, plan.request.mapping, words),
            *cells[row.number],
            *table.overlong.get(row.number, ()),
        ]


def _write_text(path: Path, rows: Sequence[Sequence[str]], delimiter: str | None) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter or ",").writerows(rows)


def _write_workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with xlsxwriter.Workbook(path, AS_TEXT) as workbook:
        sheet = workbook.add_worksheet()
        sheet.set_column(0, len(rows[0]) - 1, WIDTH)
        sheet.freeze_panes(1, 1)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
