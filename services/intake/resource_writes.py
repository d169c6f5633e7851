"""Writing a plan of resources or of their uses: new ones and next versions by lists at once."""

from core.access import Action, may
from core.ids import new_id
from db.bulk import run_for_rows
from services import records
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.records import Status
from services.resource_uses import FIELDS as USE_FIELDS
from services.rules.resource import owner
from services.versions import RESOURCE_USES, Row, Writer, advance, open_version

RESOURCE_FIELDS = ("title", "kind", "subject", "address", "capacity", "outside_key")


def write_resources(writer: Writer, plan: ImportPlan, batch_id: str) -> None:
    """Write the new and the changed rows of a plan of resources."""
    planned = plan.of(Verdict.NEW, Verdict.CHANGED)
    rows = [_resource_row(writer, row, batch_id) for row in planned]
    run_for_rows(writer.transaction, "resources/insert_many", rows)
    if plan.counts[Verdict.CHANGED]:
        moment = writer.transaction.started_at
        writer.transaction.run("resources/close_replaced", moment=moment)


def write_resource_uses(writer: Writer, plan: ImportPlan, batch_id: str) -> None:
    """Write the new and the changed rows of a plan of uses."""
    wanted = plan.request.mapping.options.confirm or None
    is_counted = bool(wanted) and may(writer.person, Action.CONFIRM_RECORDS)
    new = [
        {
            **_use_values(row, batch_id, is_counted=is_counted),
            **_stamp(writer),
            "resource_use_id": new_id(),
            "version": 1,
            "counted_at": writer.transaction.started_at if is_counted else None,
        }
        for row in plan.of(Verdict.NEW)
    ]
    run_for_rows(writer.transaction, "resource_uses/insert_many", new)
    for row in plan.of(Verdict.CHANGED):
        before = row.before or {}
        record_id = str(before["resource_use_id"])
        opened = open_version(writer.transaction, RESOURCE_USES, record_id)
        is_counted = records.stays_confirmed(writer.person, opened, wanted=wanted)
        advance(
            writer,
            RESOURCE_USES,
            opened,
            changes=_use_values(row, batch_id, is_counted=is_counted),
            is_counted=is_counted,
            is_taken_back=records.is_taken_back(writer, opened, is_counted=is_counted),
        )


def _resource_row(writer: Writer, row: PlannedRow, batch_id: str) -> Row:
    entry, before = row.resource, row.before or {}
    if entry is None:
        raise TypeError(row)
    community, partner = owner(entry)
    return {
        **{name: getattr(entry, name) for name in RESOURCE_FIELDS},
        **_stamp(writer),
        "resource_id": before.get("resource_id") or new_id(),
        "version": int(str(before.get("version", 0))) + 1,
        "community": community,
        "partner": partner,
        "grades": sorted(set(entry.grades)),
        "batch_id": batch_id,
    }


def _use_values(row: PlannedRow, batch_id: str, *, is_counted: bool) -> Row:
    entry = row.resource_use
    return {
        **{name: getattr(entry, name) for name in USE_FIELDS},
        "status": (Status.CONFIRMED if is_counted else Status.SUBMITTED).value,
        "status_reason": "",
        "outside_key": row.outside_key,
        "batch_id": batch_id,
    }


def _stamp(writer: Writer) -> Row:
    """Return the columns that are alike in everything an import makes."""
    return {
        "organisation_id": writer.person.organisation_id,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": "",
        "is_withdrawn": False,
    }
