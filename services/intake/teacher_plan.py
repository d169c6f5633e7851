"""Verdicts for rows of teachers: found by their outside number, checked by the list's rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from db import Storage, Transaction
from services.intake.drafts import Draft, drafts
from services.intake.mapping import ImportMapping
from services.intake.plan import (
    ImportPlan,
    ImportRequest,
    PlannedRow,
    Progress,
    Verdict,
    unheard,
)
from services.intake.staff_index import folded, named_entry, staff_rows
from services.reference import Reference, load_reference
from services.teacher_rules import TeacherEntry, check_records, check_teacher
from services.versions import Row

ENTRY_FIELDS = frozenset(part.name for part in fields(TeacherEntry))
NAMES = ("last_name", "first_name", "middle_name")


@dataclass(frozen=True)
class Known:
    """Who is there: by outside number, and by name for files without numbers."""

    source: Storage | Transaction
    mapping: ImportMapping
    reference: Reference
    by_key: Mapping[str, Row]
    names: set[str]
    keys: set[str] = field(default_factory=set)


def plan_teachers(
    source: Storage | Transaction, request: ImportRequest, progress: Progress = unheard
) -> ImportPlan:
    """Return the plan for a file of teachers."""
    progress(0.1)
    reference = load_reference(source, request.person.language)
    staff = staff_rows(source, request)
    known = Known(
        source,
        request.mapping,
        reference,
        by_key={str(row["outside_key"]): row for row in staff if row["outside_key"]},
        names={_name(row) for row in staff if not row["is_withdrawn"]},
    )
    return ImportPlan(
        request, tuple(_planned(draft, known) for draft in drafts(request, reference))
    )


def entry_of(row: Row) -> TeacherEntry:
    """Return the entry that would give this row."""
    cells = ((name, row[name]) for name in ENTRY_FIELDS)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in cells
    }
    return TeacherEntry(**values)


def _planned(draft: Draft, known: Known) -> PlannedRow:
    key = draft.text("outside_key")
    if key and key in known.keys:
        return PlannedRow(draft.number, Verdict.DUPLICATE)
    entry = _entry(draft)
    before = known.by_key.get(key) if key else None
    planned = (
        _changed(draft, entry, before=before, known=known) if before else _new(draft, entry, known)
    )
    if planned.verdict is not Verdict.REJECTED:
        known.keys.add(key)
    return planned


def _entry(draft: Draft) -> TeacherEntry:
    values: dict[str, Any] = {
        name: value
        for name, value in draft.values.items()
        if name in ENTRY_FIELDS and name not in NAMES
    }
    return replace(named_entry(draft), **values).trimmed()


def _new(draft: Draft, entry: TeacherEntry, known: Known) -> PlannedRow:
    key = draft.text("outside_key") or None
    violations = (*draft.violations, *check_teacher(entry, known.reference))
    name = folded(f"{entry.last_name} {entry.first_name} {entry.middle_name}")
    if violations:
        verdict = Verdict.REJECTED
    elif key is None and name in known.names:
        verdict = Verdict.DUPLICATE
    else:
        verdict = Verdict.NEW
    known.names.add(name)
    return PlannedRow(draft.number, verdict, violations, teacher=entry, outside_key=key)


def _changed(draft: Draft, entry: TeacherEntry, *, before: Row, known: Known) -> PlannedRow:
    """Compare what the file's columns say; who was withdrawn here stays withdrawn."""
    former = entry_of(before)
    columns = known.mapping.columns.keys()
    names = NAMES if "full_name" in columns else ()
    merged = replace(
        former,
        **{name: getattr(entry, name) for name in {*(ENTRY_FIELDS & columns), *names}},
    )
    if before["is_withdrawn"] or (merged == former and not draft.violations):
        return PlannedRow(draft.number, Verdict.UNCHANGED)
    violations = (
        *draft.violations,
        *check_teacher(merged, known.reference, former=former),
        *check_records(known.source, str(before["teacher_id"]), merged),
    )
    return PlannedRow(
        draft.number,
        Verdict.REJECTED if violations else Verdict.CHANGED,
        violations,
        teacher=merged,
        outside_key=draft.text("outside_key"),
        before=before,
    )


def _name(row: Row) -> str:
    return folded(" ".join(str(row[name]) for name in NAMES))
