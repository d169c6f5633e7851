"""Verdicts for rows of resource uses: person and resource found, checked by the form's rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from core.errors import Violation
from core.formats import person_name
from db import Storage, Transaction
from services.intake.drafts import Draft, drafts
from services.intake.mapping import ImportMapping
from services.intake.plan import (
    CORRECTED_HERE,
    ImportPlan,
    ImportRequest,
    PlannedRow,
    PlannedTeacher,
    Progress,
    Verdict,
    unheard,
)
from services.intake.record_keys import Comparing, RecordKey, Told, bears, compared
from services.intake.resource_catalogue import Catalogue, catalogue_of, of_owner
from services.intake.staff_index import (
    NAMES_OF_TEACHER,
    StaffIndex,
    full_name,
    staff_index,
    staff_rows,
)
from services.reference import load_reference
from services.rules import (
    ResourceUseEntry,
    RuleFacts,
    TeacherFacts,
    check_resource_use,
    load_facts,
)
from services.rules.entries import trimmed
from services.rules.resource import title_key
from services.versions import Row

ENTRY_FIELDS = frozenset(part.name for part in fields(ResourceUseEntry)) - {"new_resource"}
NAMES_OF_RESOURCE = frozenset({"resource", "resource_key", "provider", "community", "partner"})
Sameness = tuple[object, ...]


@dataclass(frozen=True)
class Known:
    """What is there and what names mean; `imported` has the uses as the last import left them."""

    mapping: ImportMapping
    facts: RuleFacts
    staff: StaffIndex
    catalogue: Catalogue
    by_key: Mapping[str, Row]
    imported: Mapping[str, Row]
    same: set[Sameness]
    keys: set[str] = field(default_factory=set)
    numbered: Mapping[str, Row] = field(default_factory=dict)


def plan_resource_uses(
    source: Storage | Transaction, request: ImportRequest, progress: Progress = unheard
) -> ImportPlan:
    """Return the plan for a file of uses of resources."""
    reference = load_reference(source, request.person.language)
    staff = staff_index(staff_rows(source, request), request, reference)
    known = _known(source, request, staff)
    progress(0.5)
    planned = tuple(_planned(draft, known) for draft in drafts(request, reference))
    entries = [row.resource_use for row in planned if _is_written(row)]
    written = {entry.teacher_id for entry in entries if entry}
    added = tuple(teacher for key, teacher in staff.added.items() if key in written)
    return ImportPlan(request, planned, teachers=added, questions=staff.questions)


def _is_written(row: PlannedRow) -> bool:
    return row.verdict in {Verdict.NEW, Verdict.CHANGED}


def _known(source: Storage | Transaction, request: ImportRequest, staff: StaffIndex) -> Known:
    organisation_id = request.person.organisation_id
    facts = load_facts(source, (organisation_id,), request.person.language)
    standing = source.rows("intake/resource_uses_standing", organisation_id=organisation_id)
    imported = source.rows("intake/resource_uses_imported", organisation_id=organisation_id)
    return Known(
        request.mapping,
        facts,
        staff,
        catalogue_of(source.rows("intake/resources_standing", organisation_id=organisation_id)),
        by_key={str(row["outside_key"]): row for row in standing if row["outside_key"]},
        imported={str(row["resource_use_id"]): row for row in imported},
        same={_sameness(entry_of(row)) for row in standing if not row["is_withdrawn"]},
        numbered={str(row["resource_use_id"]): row for row in standing},
    )


def entry_of(row: Row) -> ResourceUseEntry:
    """Return the entry that would give this row."""
    values: dict[str, Any] = {name: row[name] for name in ENTRY_FIELDS}
    return ResourceUseEntry(**values)


def _sameness(entry: ResourceUseEntry) -> Sameness:
    told = (entry.teacher_id, entry.resource_id, entry.used_on)
    return *told, entry.subject, entry.grade, entry.purpose


def _planned(draft: Draft, known: Known) -> PlannedRow:
    entry, violations = _entry(draft, known)
    if draft.text("record_id"):
        return _exported(draft, entry, violations, known=known)
    key = entry.outside_key
    if key and key in known.keys:
        return PlannedRow(draft.number, Verdict.DUPLICATE)
    before = known.by_key.get(key) if key else None
    row = PlannedRow(
        draft.number, Verdict.NEW, violations, resource_use=entry, outside_key=key, before=before
    )
    planned = _changed(row, entry, known) if before else _new(row, entry, known)
    if planned.verdict is not Verdict.REJECTED:
        known.keys.add(key or "")
    return planned


def _entry(draft: Draft, known: Known) -> tuple[ResourceUseEntry, tuple[Violation, ...]]:
    """Return a row's entry with person and resource found, and what was wrong until then."""
    names = ENTRY_FIELDS & draft.values.keys()
    values: dict[str, Any] = {name: draft.values[name] for name in names}
    teacher, resource = known.staff.find(draft), known.catalogue.find(draft)
    violations = list(draft.violations)
    for name, found in (("teacher_id", teacher), ("resource_id", resource)):
        if isinstance(found, Violation):
            violations.append(replace(found, field=name))
        else:
            values[name] = found
    return trimmed(ResourceUseEntry(**values)), tuple(violations)


def _new(row: PlannedRow, entry: ResourceUseEntry, known: Known) -> PlannedRow:
    violations = _all(row, check_resource_use(entry, _facts(known)))
    if violations:
        return replace(row, verdict=Verdict.REJECTED, violations=violations)
    if _sameness(entry) in known.same:
        return PlannedRow(row.number, Verdict.DUPLICATE)
    known.same.add(_sameness(entry))
    return row


def _changed(row: PlannedRow, entry: ResourceUseEntry, known: Known) -> PlannedRow:
    """Compare what the file's columns say; what was withdrawn or corrected here stays so."""
    before = row.before or {}
    former = entry_of(before)
    merged = _merged(entry, former, known.mapping)
    if before["is_withdrawn"] or (merged == former and not row.violations):
        return PlannedRow(row.number, Verdict.UNCHANGED)
    imported = known.imported.get(str(before["resource_use_id"]))
    base = entry_of(imported) if imported else None
    if base and not row.violations and _merged(entry, base, known.mapping) == base:
        return PlannedRow(row.number, Verdict.UNCHANGED)
    violations = _all(row, check_resource_use(merged, _facts(known), former=former))
    if former != base:
        violations = (*violations, Violation("row", CORRECTED_HERE))
    verdict = Verdict.REJECTED if violations else Verdict.CHANGED
    return replace(row, verdict=verdict, violations=violations, resource_use=merged)


def _exported(
    draft: Draft, entry: ResourceUseEntry, wrong: tuple[Violation, ...], *, known: Known
) -> PlannedRow:
    """Compare a row with the use it was exported from; its own person and resource go before."""
    key = RecordKey.of(draft.text("record_id"))
    before = known.numbered.get(key.record_id) if key else None
    own = _own(draft, entry_of(before), known) if before else {}
    left = tuple(found for found in wrong if found.field not in own)
    by = Comparing(
        entry_of,
        lambda entry, former: _merged(entry, former, known.mapping),
        lambda entry, former: check_resource_use(entry, _facts(known), former=former),
    )
    told = Told(draft.number, draft.text("record_id"), replace(entry, **own), left)
    planned, merged = compared(told, known.numbered, known.keys, by=by)
    return replace(planned, resource_use=merged)


def _own(draft: Draft, former: ResourceUseEntry, known: Known) -> dict[str, Any]:
    """Return person and resource of the record itself, where the row calls them so."""
    own: dict[str, Any] = {}
    if bears(known.staff, str(former.teacher_id), full_name(draft)):
        own["teacher_id"] = former.teacher_id
    rows = known.catalogue.by_title.get(title_key(draft.text("resource")), ())
    if any(row["resource_id"] == former.resource_id for row in of_owner(rows, draft)):
        own["resource_id"] = former.resource_id
    return own


def _merged(
    entry: ResourceUseEntry, former: ResourceUseEntry, mapping: ImportMapping
) -> ResourceUseEntry:
    """Return the record with the fields that columns give; constants are for new records only."""
    columns = mapping.columns.keys()
    names = (ENTRY_FIELDS & columns) - {"outside_key"}
    names |= {"teacher_id"} if NAMES_OF_TEACHER & columns else frozenset()
    names |= {"resource_id"} if NAMES_OF_RESOURCE & columns else frozenset()
    return replace(former, **{name: getattr(entry, name) for name in names})


def _all(row: PlannedRow, broken: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return what is wrong with a row; a field that was not understood is not called empty too."""
    named = {violation.field for violation in row.violations}
    return (*row.violations, *(rule for rule in broken if rule.field not in named))


def _facts(known: Known) -> RuleFacts:
    """Return the facts with the teachers whom the file adds so far."""
    added = known.staff.added
    if not added:
        return known.facts
    names = {key: _name(teacher) for key, teacher in added.items()}
    organisation_id = known.staff.request.person.organisation_id
    new = {key: TeacherFacts(name, organisation_id) for key, name in names.items()}
    return replace(known.facts, teachers={**known.facts.teachers, **new})


def _name(teacher: PlannedTeacher) -> str:
    entry = teacher.entry
    return person_name(entry.last_name, entry.first_name, entry.middle_name)
