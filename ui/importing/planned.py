"""Planned rows as a table: their place in the file, what they say, what is wrong or changes."""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from core import formats
from services.intake.changes import Change, changes_of
from services.intake.field_names import CHOICES, NEEDED, name_of
from services.intake.fields import FIELDS
from services.intake.mapping import ImportMapping
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.intake.rejected_rows import reasons
from ui.forms.choices import teacher_names
from ui.markdown import plain
from ui.page import Page

MOST_COLUMNS, LONGEST_TEXT = 4, 90


def frame(page: Page, plan: ImportPlan, rows: Sequence[PlannedRow]) -> pd.DataFrame:
    """Return the rows with the texts of their most telling fields and what there is to say."""
    mapping, table, words = plan.request.mapping, plan.request.table, page.words
    shown = _telling(mapping)
    columns: dict[str, list[str]] = {words("Row"): [str(row.number) for row in rows]}
    notes = list(_notes(page, plan, rows))
    if any(notes):
        is_rejected = rows[0].verdict is Verdict.REJECTED
        columns[words("What to mend") if is_rejected else words("What would change")] = notes
    texts = [dict(zip(table.columns, table.row(row.number), strict=True)) for row in rows]
    for field in shown:
        source = mapping.columns[field]
        columns[words(name_of(mapping.holds, field))] = [
            _short(source.text(cells)) for cells in texts
        ]
    return pd.DataFrame({plain(head): list(map(plain, cells)) for head, cells in columns.items()})


def _telling(mapping: ImportMapping) -> list[str]:
    """Return the fields by which a person knows a row again."""
    needed = [field for group in NEEDED[mapping.holds] for field in group]
    given = [field for field in needed if field in mapping.columns]
    others = [field for field in mapping.columns if field not in given]
    return [*given, *others][:MOST_COLUMNS]


def _notes(page: Page, plan: ImportPlan, rows: Sequence[PlannedRow]) -> Iterator[str]:
    holds = plan.request.mapping.holds
    for row in rows:
        if row.verdict is Verdict.REJECTED:
            yield reasons(row, plan.request.mapping, page.words)
        else:
            yield "; ".join(_told(page, holds, change) for change in changes_of(row))


def _told(page: Page, holds: str, change: Change) -> str:
    name = page.words(name_of(holds, change.field))
    before, after = (
        shown(page, holds, change.field, value=v) for v in (change.before, change.after)
    )
    return f"{name}: {before} → {after}"


def shown(page: Page, holds: str, field: str, *, value: object) -> str:
    """Return a field's value in words."""
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return ", ".join(shown(page, holds, field, value=part) for part in value)
    if isinstance(value, str):
        return _named(page, holds, field, text=value)
    return _written(page, value)


def _named(page: Page, holds: str, field: str, *, text: str) -> str:
    """Return the name that a text stands for: a person's, an item's, else the text itself."""
    if field in {"teacher_ids", "teacher_id"}:
        return teacher_names(page).get(text, text)
    if field in CHOICES:
        return page.words(CHOICES[field].get(text, text))
    read = FIELDS[holds].get(field)
    if read and read.list_name:
        return page.reference.name(read.list_name, text)
    return _short(text)


def _written(page: Page, value: object) -> str:
    """Return a number, a day, yes or no."""
    if isinstance(value, bool):
        return page.words("yes") if value else page.words("no")
    if isinstance(value, date):
        return formats.day(value, page.words.language)
    if isinstance(value, int | float):
        return formats.number(value, page.words.language)
    return _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
