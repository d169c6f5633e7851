"""The two steps of an import: a plan that writes nothing, and applying it in one transaction."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from core.access import Action, Person, require
from core.errors import Failure
from core.formats import moment
from core.i18n import N_, Words
from core.ids import new_id
from db import Storage, Transaction
from services.events import event_of, record_event
from services.intake.community import write_community
from services.intake.mapping import ImportMapping
from services.intake.participation_plan import plan_participations
from services.intake.participation_writes import write_participations
from services.intake.plan import ImportPlan, ImportRequest, Progress, Verdict, unheard
from services.intake.refusals import Refused
from services.intake.resource_plan import plan_resources
from services.intake.resource_use_plan import plan_resource_uses
from services.intake.resource_writes import write_resource_uses, write_resources
from services.intake.table import Table
from services.intake.teacher_plan import plan_teachers
from services.intake.teacher_writes import write_added, write_teachers
from services.intake.undoing import Batch, applied_before
from services.versions import Writer

Planner = Callable[[Storage | Transaction, ImportRequest, Progress], ImportPlan]
PLANNERS: Mapping[str, Planner] = {
    "participations": plan_participations,
    "resource_uses": plan_resource_uses,
    "resources": plan_resources,
    "teachers": plan_teachers,
}
WRITERS: Mapping[str, Callable[[Writer, ImportPlan, str], None]] = {
    "participations": write_participations,
    "resource_uses": write_resource_uses,
    "resources": write_resources,
    "teachers": write_teachers,
}

NO_COLUMN = N_("the column “{column}” is not in the file {name}; it has: {columns}")
LONGEST_LIST = 300


class AlreadyApplied(Failure):
    """The same content was imported before and that import stands."""

    message = N_(
        "This file was imported already: {file}, {when}, {who}. Undo that import first, "
        "or import the file of rejected rows alone."
    )

    def __init__(self, batch: Batch) -> None:
        super().__init__(file=batch.file_name, when=batch.applied_at, who=batch.applied_by or "–")
        self.batch = batch

    def sentence(self, words: Words) -> str:
        """Return the sentence with the moment as the person's language writes it."""
        facts = {**self.facts, "when": moment(self.batch.applied_at, words.language)}
        return words(self.message, **facts)


@dataclass(frozen=True)
class Applied:
    """What an import wrote: `batch_id` is None when there was nothing to write.

    `before` is the standing import of the same file, where nothing new came with this one.
    """

    plan: ImportPlan
    batch_id: str | None = None
    before: Batch | None = None

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many rows had each verdict."""
        return self.plan.counts


def plan_import(
    storage: Storage,
    person: Person,
    table: Table,
    *,
    mapping: ImportMapping,
    progress: Progress | None = None,
) -> ImportPlan:
    """Say what the import of a table would do; nothing is written.

    `progress` hears how much is done, from 0 to 1. Raises ImportRefused for a column that is not
    there, NotAllowed.
    """
    require(person, Action.IMPORT_RECORDS)
    _require_rights(person, mapping)
    require_columns(table, mapping)
    request = ImportRequest(person, mapping, table)
    version, told = storage.data_version, progress or unheard
    plan = PLANNERS[mapping.holds](storage, request, told)
    told(1.0)
    return replace(plan, data_version=version)


def standing_import(storage: Storage, person: Person, plan: ImportPlan) -> Batch | None:
    """Return the import of the same file that stands already: its plan can only change nothing."""
    require(person, Action.IMPORT_RECORDS)
    return _before(storage, person, plan)


def apply_import(
    storage: Storage, person: Person, plan: ImportPlan, *, progress: Progress | None = None
) -> Applied:
    """Write a plan in one transaction.

    The plan is made anew when somebody wrote in between; one that changes nothing writes nothing.
    Raises AlreadyApplied when the same file was applied and it would change something again.
    """
    require(person, Action.IMPORT_RECORDS)
    _require_rights(person, plan.request.mapping)
    if plan.changes_nothing and plan.data_version == storage.data_version:
        return Applied(plan, before=_before(storage, person, plan))
    request, told = replace(plan.request, person=person), progress or unheard
    with storage.writing() as transaction:
        if plan.data_version != storage.data_version:
            plan = PLANNERS[request.mapping.holds](transaction, request, unheard)
        before = _before(transaction, person, plan)
        if plan.changes_nothing:
            return Applied(plan, before=before)
        if before:
            raise AlreadyApplied(before)
        told(0.1)
        applied = Applied(plan, _write(Writer(transaction, person), plan))
    told(1.0)
    return applied


def _before(source: Storage | Transaction, person: Person, plan: ImportPlan) -> Batch | None:
    table = plan.request.table
    return applied_before(
        source,
        person,
        digest=table.digest,
        holds=plan.request.mapping.holds,
        sheet=table.form.sheet,
    )


def _write(writer: Writer, plan: ImportPlan) -> str:
    transaction, person, batch_id = writer.transaction, writer.person, new_id()
    table, holds = plan.request.table, plan.request.mapping.holds
    counts = {verdict.value: number for verdict, number in plan.counts.items()}
    transaction.run(
        "intake/insert_batch",
        batch_id=batch_id,
        organisation_id=person.organisation_id,
        file_name=table.name,
        file_hash=table.digest,
        sheet=table.form.sheet,
        kind=holds,
        applied_at=transaction.started_at,
        applied_by=person.account_id,
        counts=json.dumps(counts),
    )
    write_community(writer, plan.community)
    write_added(writer, plan, batch_id)
    WRITERS[holds](writer, plan, batch_id)
    event = event_of(person, "imported", subject=batch_id, file=table.name, **counts)
    record_event(transaction, event)
    return batch_id


def _require_rights(person: Person, mapping: ImportMapping) -> None:
    """Raise NotAllowed unless the person may do what the mapping asks for besides."""
    if mapping.holds == "teachers" or mapping.options.add_teachers:
        require(person, Action.MANAGE_PEOPLE)
    if mapping.options.confirm:
        require(person, Action.CONFIRM_RECORDS)


def require_columns(table: Table, mapping: ImportMapping) -> None:
    """Raise ImportRefused when the mapping names a column that the table has not."""
    for column in (column for source in mapping.columns.values() for column in source.columns):
        if column not in table.columns:
            listed = ", ".join(table.columns)[:LONGEST_LIST]
            raise Refused(NO_COLUMN, name=table.name, column=column, columns=listed)
