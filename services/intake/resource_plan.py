"""Verdicts for rows of resources: found by outside key or by title and owner, checked as a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from core.errors import Violation
from db import Storage, Transaction
from services.addresses import same_or
from services.intake.community import planned_community, with_community
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
from services.reference import load_reference
from services.rules import Provider, ResourceEntry, RuleFacts, check_resource, load_facts
from services.rules.entries import trimmed
from services.rules.resource import owner, title_key
from services.versions import Row

ENTRY_FIELDS = frozenset(part.name for part in fields(ResourceEntry))
OWNER_FIELDS = frozenset({"provider", "community", "partner"})
Sameness = tuple[str, str | None, str]


@dataclass(frozen=True)
class Known:
    """The catalogue as it stands: by outside key, and what would be the same resource."""

    mapping: ImportMapping
    facts: RuleFacts
    by_key: Mapping[str, Row]
    same: dict[Sameness, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)


def plan_resources(
    source: Storage | Transaction, request: ImportRequest, progress: Progress = unheard
) -> ImportPlan:
    """Return the plan for a file of resources."""
    community = planned_community(source, request)
    reference = with_community(load_reference(source, request.person.language), community)
    organisation_id = request.person.organisation_id
    facts = load_facts(source, (organisation_id,), request.person.language)
    standing = source.rows("intake/resources_standing", organisation_id=organisation_id)
    known = Known(
        request.mapping,
        replace(facts, reference=reference, resources={}),  # what is there is a duplicate here
        by_key={str(row["outside_key"]): row for row in standing if row["outside_key"]},
        same={
            sameness(entry_of(row)): str(row["resource_id"])
            for row in standing
            if not row["is_withdrawn"]
        },
    )
    progress(0.5)
    code = community.code if community else None
    planned = tuple(_planned(draft, known, code) for draft in drafts(request, reference))
    return ImportPlan(request, planned, community=community)


def sameness(entry: ResourceEntry) -> Sameness:
    """Return what tells one resource of the catalogue from another, as the rules compare them."""
    return title_key(entry.title), *owner(entry)


def entry_of(row: Row) -> ResourceEntry:
    """Return the entry that would give this row."""
    values: dict[str, Any] = {name: row[name] for name in ENTRY_FIELDS & row.keys()}
    provider = (
        Provider.COMMUNITY
        if values["community"]
        else Provider.PARTNER
        if values["partner"]
        else Provider.OWN
    )
    return ResourceEntry(**{**values, "grades": tuple(values["grades"]), "provider": provider})


def entry_from(values: Mapping[str, object], community: str | None) -> ResourceEntry:
    """Return the entry of a row; who owns a resource follows from what is named, if not said."""
    given: dict[str, Any] = {name: values[name] for name in ENTRY_FIELDS & values.keys()}
    if community:
        given["community"] = community
    if "provider" not in given and given.get("community"):
        given["provider"] = Provider.COMMUNITY.value
    elif "provider" not in given and given.get("partner"):
        given["provider"] = Provider.PARTNER.value
    return trimmed(ResourceEntry(**given))


def _planned(draft: Draft, known: Known, community: str | None) -> PlannedRow:
    rules = known.facts.reference.address_rules
    entry = trimmed(entry_from(draft.values, community), rules)
    key = entry.outside_key
    if key and key in known.keys:
        return PlannedRow(draft.number, Verdict.DUPLICATE)
    before = known.by_key.get(key) if key else None
    planned = (
        _changed(draft, entry, before=before, known=known) if before else _new(draft, entry, known)
    )
    if planned.verdict is not Verdict.REJECTED:
        known.keys.add(key or "")
    return planned


def _new(draft: Draft, entry: ResourceEntry, known: Known) -> PlannedRow:
    violations = (*draft.violations, *_unnamed(draft, check_resource(entry, known.facts)))
    if violations:
        return PlannedRow(draft.number, Verdict.REJECTED, violations, resource=entry)
    if sameness(entry) in known.same:
        return PlannedRow(draft.number, Verdict.DUPLICATE)
    known.same[sameness(entry)] = ""
    return PlannedRow(draft.number, Verdict.NEW, resource=entry, outside_key=entry.outside_key)


def _changed(draft: Draft, entry: ResourceEntry, *, before: Row, known: Known) -> PlannedRow:
    """Compare what the file's columns say; what was withdrawn here stays withdrawn."""
    former = entry_of(before)
    names = (ENTRY_FIELDS & known.mapping.columns.keys()) - {"outside_key"}
    names |= OWNER_FIELDS if OWNER_FIELDS & names else frozenset()
    merged = replace(former, **{name: getattr(entry, name) for name in names})
    merged = replace(merged, address=same_or(merged.address, former.address))
    if before["is_withdrawn"] or (merged == former and not draft.violations):
        return PlannedRow(draft.number, Verdict.UNCHANGED)
    broken = (
        rule
        for rule in check_resource(merged, known.facts)
        if getattr(merged, rule.field) != getattr(former, rule.field)
    )
    violations = (*draft.violations, *_unnamed(draft, broken))
    taken = known.same.get(sameness(merged), before["resource_id"])
    if not violations and taken != before["resource_id"]:
        return PlannedRow(draft.number, Verdict.DUPLICATE)
    known.same[sameness(merged)] = str(before["resource_id"])
    return PlannedRow(
        draft.number,
        Verdict.REJECTED if violations else Verdict.CHANGED,
        violations,
        resource=merged,
        outside_key=merged.outside_key,
        before=before,
    )


def _unnamed(draft: Draft, broken: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return the broken rules of fields that were understood: the others are named already."""
    named = {violation.field for violation in draft.violations}
    return tuple(rule for rule in broken if rule.field not in named)
