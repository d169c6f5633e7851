"""The two steps of an import: a plan that writes nothing, and applying it in one transaction."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from core.access import Action, Person, require
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from services.events import event_of, record_event
from services.intake.community import write_community
from services.intake.mapping import ImportMapping
from services.intake.participation_plan import plan_participations
from services.intake.participation_writes import write_participations
from services.intake.plan import ImportPlan, ImportRequest
from services.intake.refusals import Refused
from services.intake.table import Table, read_table
from services.intake.teacher_plan import plan_teachers
from services.intake.teacher_writes import write_added, write_teachers
from services.versions import Writer

Planner = Callable[[Storage | Transaction, ImportRequest], ImportPlan]
PLANNERS: Mapping[str, Planner] = {
    "participations": plan_participations,
    "teachers": plan_teachers,
}
WRITERS: Mapping[str, Callable[[Writer, ImportPlan, str], None]] = {
    "participations": write_participations,
    "teachers": write_teachers,
}

NO_COLUMN = N_("the column “{column}” is not in the file {name}; it has: {columns}")
LONGEST_LIST = 300


def plan_import(
    storage: Storage, person: Person, file: Path, *, mapping: ImportMapping
) -> ImportPlan:
    """Read a file and say what its import would do; nothing is written.

    Raises ImportRefused for a file that cannot be read, NotAllowed.
    """
    require(person, Action.IMPORT_RECORDS)
    _require_rights(person, mapping)
    table = read_table(file, mapping.form)
    require_columns(table, mapping)
    request = ImportRequest(person, mapping, table)
    version = storage.data_version
    return replace(PLANNERS[mapping.holds](storage, request), data_version=version)


def apply_import(storage: Storage, person: Person, plan: ImportPlan) -> ImportPlan:
    """Write a plan in one transaction and return what was written.

    The plan is made anew when somebody wrote in between; one that changes nothing writes nothing.
    """
    require(person, Action.IMPORT_RECORDS)
    _require_rights(person, plan.request.mapping)
    if plan.changes_nothing and plan.data_version == storage.data_version:
        return plan
    request = replace(plan.request, person=person)
    with storage.writing() as transaction:
        if plan.data_version != storage.data_version:
            plan = PLANNERS[request.mapping.holds](transaction, request)
        if not plan.changes_nothing:
            _write(Writer(transaction, person), plan)
    return plan


def _write(writer: Writer, plan: ImportPlan) -> None:
    transaction, person, batch_id = writer.transaction, writer.person, new_id()
    table, holds = plan.request.table, plan.request.mapping.holds
    counts = {verdict.value: number for verdict, number in plan.counts.items()}
    transaction.run(
        "intake/insert_batch",
        batch_id=batch_id,
        organisation_id=person.organisation_id,
        file_name=table.name,
        file_hash=table.digest,
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
