"""Rows of participations as entries: with teacher, community and the days of the activity."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from core.errors import Violation
from services.intake.drafts import Draft
from services.intake.mapping import NUMBERED, ImportMapping
from services.intake.staff_index import StaffIndex, full_name
from services.participation_rows import activity_values
from services.rules import ParticipationEntry
from services.rules.entries import trimmed
from services.versions import Row

ENTRY_FIELDS = frozenset(field.name for field in fields(ParticipationEntry))
ActivityKey = tuple[object, ...]
DAYS = frozenset({"starts_on", "ends_on"})


@dataclass(frozen=True)
class Candidate:
    """A row as an entry, with what was wrong before any rule was asked.

    `record_key` names a record that the row was exported from, `name` the teacher as written.
    """

    number: int
    entry: ParticipationEntry
    violations: tuple[Violation, ...]
    record_key: str = ""
    name: str = ""


def candidate(draft: Draft, staff: StaffIndex, community: str | None) -> Candidate:
    """Return a row's entry; `community` is that of every row, None when the rows name it.

    What neither a column nor a constant tells follows from the kind, as in the form.
    """
    values: dict[str, Any] = {
        name: value for name, value in draft.values.items() if name in ENTRY_FIELDS
    }
    if community:
        values["community"] = community
    mapping, kind = staff.request.mapping, values.get("kind")
    given = {*mapping.columns, *mapping.constants}
    following = staff.reference.following(str(kind) if kind else None)
    values |= {name: value for name, value in following.items() if name not in given}
    found = staff.find(draft)
    if isinstance(found, Violation):
        violations = (*draft.violations, found)
    else:
        violations = draft.violations
        values["teacher_ids"] = (found,)
    entry = trimmed(ParticipationEntry(**values), staff.reference.address_rules)
    return Candidate(draft.number, entry, violations, draft.text("record_id"), full_name(draft))


def activity_key(activity: Row, *, is_dated: bool) -> ActivityKey:
    """Return what tells activities apart: all their values, no days where the rows date them.

    `activity` has the columns that services.participation_rows.activity_values gives.
    """
    kept = sorted(activity.items())
    return tuple(
        tuple(value) if isinstance(value, list) else value
        for name, value in kept
        if not (is_dated and name in DAYS)
    )


def _undated(entry: ParticipationEntry) -> ActivityKey:
    return activity_key(activity_values(entry), is_dated=True)


def is_dated_by_rows(mapping: ImportMapping) -> bool:
    """Say whether a row gives only the day of taking part: its activity then spans all of them."""
    given = {*mapping.columns, *mapping.constants}
    return "took_part_on" in given and "starts_on" not in given


def completed(candidates: Sequence[Candidate], mapping: ImportMapping) -> list[Candidate]:
    """Return the candidates with what only all rows together tell: spans and numbered keys."""
    if is_dated_by_rows(mapping):
        candidates = _with_spans(candidates)
    if mapping.options.repeated_keys == NUMBERED:
        candidates = _with_numbers(candidates)
    return list(candidates)


def _with_spans(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give each activity its rows' first day as the beginning and the last one as the end."""
    days: Mapping[ActivityKey, list[date]] = defaultdict(list)
    for row in candidates:
        if row.entry.took_part_on:
            days[_undated(row.entry)].append(row.entry.took_part_on)
    spans = {name: (min(found), max(found)) for name, found in days.items()}
    return [replace(row, entry=_spanned(row.entry, spans)) for row in candidates]


def _spanned(
    entry: ParticipationEntry, spans: Mapping[ActivityKey, tuple[date, date]]
) -> ParticipationEntry:
    first, last = spans.get(_undated(entry), (None, None))
    return replace(entry, starts_on=first, ends_on=None if first == last else last)


def _with_numbers(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Tell rows of the same outside key apart: the second one becomes "<key>#2"."""
    seen: dict[str, int] = defaultdict(int)
    numbered = []
    for row in candidates:
        key = row.entry.outside_key or ""
        seen[key] += 1
        is_repeated = bool(key) and seen[key] > 1
        again = replace(row.entry, outside_key=f"{key}#{seen[key]}") if is_repeated else row.entry
        numbered.append(replace(row, entry=again))
    return numbered
