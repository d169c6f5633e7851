"""The rows that an import did not take: which cells are wrong, why, and all as texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.i18n import Words
from services.intake.headers import TO_MEND, is_note
from services.intake.mapping import ImportMapping
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.intake.reasons import reason
from services.intake.table import Table

# What a violation speaks of, where that is no field of the file by the same name.
FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "teacher_ids": ("full_name", "last_name", "first_name", "middle_name", "teacher_key"),
    "teacher_id": ("full_name", "last_name", "first_name", "middle_name", "teacher_key"),
    "resource_id": ("resource", "resource_key"),
}


@dataclass(frozen=True)
class RejectedRow:
    """A row to mend: its number in the file, which columns are wrong (from 0), and why."""

    number: int
    wrong: tuple[int, ...]
    note: str


def rejected_rows(plan: ImportPlan, words: Words) -> list[RejectedRow]:
    """Return the rejected rows in the order of the file."""
    return [_row(row, plan, words) for row in plan.of(Verdict.REJECTED)]


def _row(row: PlannedRow, plan: ImportPlan, words: Words) -> RejectedRow:
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
    return RejectedRow(row.number, wrong, reasons(row, mapping, words))


def reasons(row: PlannedRow, mapping: ImportMapping, words: Words) -> str:
    """Return why a row was rejected: each sentence after the column it speaks of."""
    return " ".join(reason(violation, mapping, words) for violation in row.violations)


def note_place(table: Table) -> int:
    """Return where the column with the notes stands or will stand, from 0."""
    for place, column in enumerate(table.columns):
        if is_note(column):
            return place
    return len(table.columns) + max((len(cells) for cells in table.overlong.values()), default=0)


def lines(table: Table, rows: Sequence[RejectedRow], words: Words) -> Iterator[list[str]]:
    """Yield the header and the rows as texts, the notes at their place."""
    place = note_place(table)
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
