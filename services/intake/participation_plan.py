"""Verdicts for rows of participations: matched with what is there, checked by the form's rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.errors import Violation
from db import Storage, Transaction
from services.addresses import normalised, same_or
from services.intake.added_teachers import facts_with
from services.intake.candidates import ENTRY_FIELDS, Candidate, candidate, completed
from services.intake.community import planned_community, with_community
from services.intake.drafts import drafts
from services.intake.fresh_rows import (
    Fresh,
    can_be_told_by_columns,
    entry_columns,
    fresh_rows,
    rest_of,
)
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
from services.intake.record_keys import Comparing, Told, compared, standing, with_own_teacher
from services.intake.staff_index import NAMES_OF_TEACHER, staff_index, staff_rows
from services.participation_rows import entry_of
from services.reference import load_reference
from services.rules import (
    ParticipationEntry,
    RuleFacts,
    check_participation,
    load_facts,
)
from services.versions import Row

Sameness = tuple[object, ...]


@dataclass(frozen=True)
class Known:
    """What is there: records by outside key, what would be the same; what the file named so far.

    `imported` has the records by id as the last import left them, `unkeyed` the addresses of the
    records without an outside key, `numbered` the records that rows were exported from.
    """

    mapping: ImportMapping
    facts: RuleFacts
    by_key: Mapping[str, Row]
    imported: Mapping[str, Row]
    same: set[Sameness] = field(default_factory=set)
    unkeyed: dict[Sameness, set[str]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    numbered: dict[str, Row] = field(default_factory=dict)


def plan_participations(
    source: Storage | Transaction, request: ImportRequest, progress: Progress = unheard
) -> ImportPlan:
    """Return the plan for a file of participations."""
    community = planned_community(source, request)
    reference = with_community(load_reference(source, request.person.language), community)
    staff = staff_index(staff_rows(source, request), request, reference)
    code = community.code if community else None
    facts = load_facts(source, (request.person.organisation_id,), request.person.language)
    facts = replace(facts, reference=reference)
    fresh = None
    if can_be_told_by_columns(request):
        entries = entry_columns(request, reference, staff, community=code)
        progress(0.3)
        fresh = fresh_rows(source, request, entries, facts=facts_with(staff.added, request, facts))
    progress(0.5)
    left = rest_of(request, fresh)
    rows = completed(
        [candidate(draft, staff, code) for draft in drafts(left, reference)], request.mapping
    )
    known = _known(source, request, facts_with(staff.added, request, facts), rows=rows)
    progress(0.7)
    known.numbered.update(standing(source, request, rows))
    rows = [with_own_teacher(row, known.numbered, staff) for row in rows]
    planned = tuple(_planned(row, known) for row in rows)
    return ImportPlan(
        request,
        planned,
        teachers=_in_use(staff.added, planned, fresh),
        community=community,
        questions=staff.questions,
        fresh=fresh,
    )


def _in_use(
    added: Mapping[str, PlannedTeacher], rows: Sequence[PlannedRow], fresh: Fresh | None
) -> tuple[PlannedTeacher, ...]:
    """Return the teachers whom rows that are written name; nobody is added for a rejected row."""
    written = [row.participation for row in rows if row.verdict in {Verdict.NEW, Verdict.CHANGED}]
    named = {key for entry in written if entry for key in entry.teacher_ids}
    named |= fresh.teacher_ids if fresh else frozenset()
    return tuple(teacher for key, teacher in added.items() if key in named)


def _known(
    source: Storage | Transaction,
    request: ImportRequest,
    facts: RuleFacts,
    *,
    rows: Sequence[Candidate],
) -> Known:
    organisation_id = request.person.organisation_id
    keys = [row.entry.outside_key for row in rows if row.entry.outside_key]
    keyed = source.rows(
        "intake/participations_keyed", organisation_id=organisation_id, outside_keys=keys
    )
    imported = source.rows(
        "intake/participations_imported",
        participation_ids=[row["participation_id"] for row in keyed],
    )
    known = Known(
        request.mapping,
        facts,
        by_key={str(row["outside_key"]): row for row in keyed},
        imported={str(row["participation_id"]): row for row in imported},
    )
    for row in source.rows(
        "intake/participations_titled",
        organisation_id=organisation_id,
        titles=list({row.entry.title for row in rows}),
    ):
        _remember(known, entry_of(row, row))
    return known


def _sameness(entry: ParticipationEntry) -> Sameness:
    day = entry.took_part_on or entry.starts_on
    return entry.teacher_ids[0], entry.community, entry.kind, entry.title, day


def _remember(known: Known, entry: ParticipationEntry) -> None:
    sameness = _sameness(entry)
    known.same.add(sameness)
    if not entry.outside_key:
        known.unkeyed.setdefault(sameness, set()).add(normalised(entry.address))


def _is_there(known: Known, entry: ParticipationEntry) -> bool:
    """Say whether a row repeats a record; another outside key or another link tells it apart."""
    sameness = _sameness(entry)
    if not entry.outside_key:
        return sameness in known.same
    addresses = known.unkeyed.get(sameness, set())
    return bool(addresses) and (not entry.address or bool({entry.address, ""} & addresses))


def _planned(row: Candidate, known: Known) -> PlannedRow:
    if row.record_key:
        return _exported(row, known)
    key = row.entry.outside_key
    if key and key in known.keys:
        return PlannedRow(row.number, Verdict.DUPLICATE)
    before = known.by_key.get(key) if key else None
    planned = _changed(row, before, known) if before else _new(row, known)
    if planned.verdict is not Verdict.REJECTED:
        known.keys.add(key or "")
    return planned


def _new(row: Candidate, known: Known) -> PlannedRow:
    entry = row.entry
    violations = _violations(row, check_participation(entry, known.facts))
    if violations:
        return PlannedRow(row.number, Verdict.REJECTED, violations, participation=entry)
    if _is_there(known, entry):
        return PlannedRow(row.number, Verdict.DUPLICATE)
    _remember(known, entry)
    return PlannedRow(row.number, Verdict.NEW, participation=entry, outside_key=entry.outside_key)


def _changed(row: Candidate, before: Row, known: Known) -> PlannedRow:
    """Compare what the file's columns say; what was withdrawn here stays withdrawn."""
    former = entry_of(before, before)
    entry = _merged(row.entry, former, known.mapping)
    if before["is_withdrawn"] or (entry == former and not row.violations):
        return PlannedRow(row.number, Verdict.UNCHANGED)
    imported = known.imported.get(str(before["participation_id"]))
    base = entry_of(imported, imported) if imported else None
    if base and not row.violations and _merged(row.entry, base, known.mapping) == base:
        return PlannedRow(row.number, Verdict.UNCHANGED)
    violations = _violations(row, check_participation(entry, known.facts, former=former))
    if _is_corrected(former, base, known.mapping):
        violations = (*violations, Violation("row", CORRECTED_HERE))
    verdict = Verdict.REJECTED if violations else Verdict.CHANGED
    return PlannedRow(
        row.number,
        verdict,
        violations,
        participation=entry,
        outside_key=entry.outside_key,
        before=before,
    )


def _exported(row: Candidate, known: Known) -> PlannedRow:
    told = Told(row.number, row.record_key, row.entry, row.violations)
    by = Comparing(
        lambda before: entry_of(before, before),
        lambda entry, former: _merged(entry, former, known.mapping),
        lambda entry, former: check_participation(entry, known.facts, former=former),
    )
    planned, entry = compared(told, known.numbered, known.keys, by=by)
    return replace(planned, participation=entry)


def _is_corrected(
    former: ParticipationEntry, base: ParticipationEntry | None, mapping: ImportMapping
) -> bool:
    """Say whether a record is not as an import left it; a level no column gives may be decided."""
    if base and "level" not in mapping.columns:
        base = replace(base, level=former.level)
    return base != former


def _merged(
    entry: ParticipationEntry, former: ParticipationEntry, mapping: ImportMapping
) -> ParticipationEntry:
    """Return the record with the fields that columns give; constants are for new records only."""
    names = (ENTRY_FIELDS & mapping.columns.keys()) - {"outside_key"}
    changes = {name: getattr(entry, name) for name in names}
    if "address" in changes:
        changes["address"] = same_or(entry.address, former.address)
    if NAMES_OF_TEACHER & mapping.columns.keys():
        changes["teacher_ids"] = entry.teacher_ids
    if "took_part_on" not in changes and former.took_part_on == former.starts_on:
        changes["took_part_on"] = changes.get("starts_on", former.starts_on)
    return replace(former, **changes)


def _violations(row: Candidate, broken: Sequence[Violation]) -> tuple[Violation, ...]:
    """Return what is wrong with a row; a field that was not understood is not called empty too."""
    named = {violation.field for violation in row.violations}
    return (*row.violations, *(rule for rule in broken if rule.field not in named))
