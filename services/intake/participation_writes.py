"""Writing a plan of participations: new ones by lists at once, changed ones as versions."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.ids import new_id
from db.bulk import run_for_rows
from services import records, versions
from services.activity_versions import write_activity
from services.intake.batch_activities import Batch, activity_of
from services.intake.candidates import activity_key
from services.intake.fresh_rows import Fresh
from services.intake.fresh_writes import write_fresh
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.participation_rows import (
    ACTIVITY_FIELDS,
    activity_values,
    add_activity,
    entry_of,
    participation_values,
)
from services.records import Status
from services.rules import ParticipationEntry
from services.versions import PARTICIPATIONS, Row, Writer


def write_participations(writer: Writer, plan: ImportPlan, batch_id: str) -> None:
    """Write the new and the changed rows of a plan."""
    batch = Batch(writer, plan, batch_id)
    _find_activities(batch)
    new = [row for row in plan.judged if row.verdict is Verdict.NEW]
    participations = [_new_row(batch, row) for row in new]
    if isinstance(plan.fresh, Fresh):
        write_fresh(batch, plan.fresh)
    activities = list(_activity_rows(batch))
    run_for_rows(writer.transaction, "activities/insert_many", activities)
    run_for_rows(writer.transaction, "participations/insert_many", participations)
    batch.counting |= batch.to_count & batch.made.keys()
    for row in plan.of(Verdict.CHANGED):
        _change(batch, row)
    for activity_id in batch.to_count - batch.counting:
        write_activity(writer, activity_id, {}, is_counted=True)


def _find_activities(batch: Batch) -> None:
    plan = batch.plan
    written = [row for row in plan.judged if row.verdict in {Verdict.NEW, Verdict.CHANGED}]
    batch.titles |= {entry.title for entry in _entries(written)}
    fresh = plan.fresh.titles if isinstance(plan.fresh, Fresh) else frozenset()
    rows = batch.writer.transaction.rows(
        "intake/activities_titled",
        organisation_id=batch.writer.person.organisation_id,
        titles=list(batch.titles | fresh),
    )
    for row in rows:
        batch.titles.add(str(row["title"]))
        if row["is_counted"]:
            batch.counting.add(str(row["activity_id"]))
        if row["is_imported"] or not batch.is_dated:
            activity = {name: row[name] for name in ACTIVITY_FIELDS}
            key = activity_key(activity, is_dated=batch.is_dated)
            batch.found.setdefault(key, str(row["activity_id"]))


def _entries(rows: Sequence[PlannedRow]) -> list[ParticipationEntry]:
    return [row.participation for row in rows if row.participation]


def _new_row(batch: Batch, row: PlannedRow) -> Row:
    (entry,) = _entries([row])
    activity_id, is_counted = activity_of(batch, entry), batch.is_counted(entry)
    if is_counted:
        batch.to_count.add(activity_id)
    return {
        **participation_values(entry),
        **_stamp(batch, counted_at=batch.writer.transaction.started_at if is_counted else None),
        "participation_id": new_id(),
        "activity_id": activity_id,
        "teacher_id": entry.teacher_ids[0],
        "took_part_on": entry.took_part_on or entry.starts_on,
        "status": (Status.CONFIRMED if is_counted else Status.SUBMITTED).value,
        "status_reason": "",
        "outside_key": entry.outside_key,
    }


def _activity_rows(batch: Batch) -> Iterator[Row]:
    now = batch.writer.transaction.started_at
    for activity_id, entry in batch.made.items():
        is_counted = activity_id in batch.to_count
        yield {
            **activity_values(entry),
            **_stamp(batch, counted_at=now if is_counted else None),
            "activity_id": activity_id,
            "outside_key": None,
        }


def _stamp(batch: Batch, *, counted_at: datetime | None) -> Row:
    """Return the columns that are alike in everything an import makes."""
    return {
        "organisation_id": batch.writer.person.organisation_id,
        "version": 1,
        "batch_id": batch.batch_id,
        "recorded_at": batch.writer.transaction.started_at,
        "recorded_by": batch.writer.person.account_id,
        "reason": "",
        "is_withdrawn": False,
        "counted_at": counted_at,
    }


def _change(batch: Batch, row: PlannedRow) -> None:
    """Write the next version of a record, of its activity where that differs, as a form does."""
    (entry,), before = _entries([row]), row.before or {}
    writer, record_id = batch.writer, str(before["participation_id"])
    opened = versions.open_version(writer.transaction, PARTICIPATIONS, record_id)
    stays = records.stays_confirmed(writer.person, opened, wanted=batch.wanted)
    is_counted = stays and entry.has_evidence
    activity_id = _changed_activity(batch, entry, before, is_counted=is_counted)
    if is_counted:
        batch.to_count.add(activity_id)
    changes: Row = {
        **participation_values(entry),
        "activity_id": activity_id,
        "teacher_id": entry.teacher_ids[0],
        "took_part_on": entry.took_part_on or entry.starts_on,
        "status": (Status.CONFIRMED if is_counted else Status.SUBMITTED).value,
        "status_reason": "",
        "batch_id": batch.batch_id,
    }
    versions.advance(
        writer,
        PARTICIPATIONS,
        opened,
        changes=changes,
        is_counted=is_counted,
        is_taken_back=records.is_taken_back(writer, opened, is_counted=is_counted),
    )


def _changed_activity(
    batch: Batch, entry: ParticipationEntry, before: Row, *, is_counted: bool
) -> str:
    """Return the activity after a change: an equal one, its own, another when others stay there."""
    activity_id, writer = str(before["activity_id"]), batch.writer
    former_entry = entry_of(before, before)
    former, wanted = activity_values(former_entry), activity_values(entry)
    changes = {name: value for name, value in wanted.items() if former[name] != value}
    if not changes:
        return activity_id
    sharing = writer.transaction.rows("participations/of_activity", activity_id=activity_id)
    if len(sharing) > 1 or batch.found.get(batch.key(entry), activity_id) != activity_id:
        return _moved_to(batch, entry, is_counted=is_counted)
    if batch.found.get(batch.key(former_entry)) == activity_id:
        del batch.found[batch.key(former_entry)]
    batch.found[batch.key(entry)] = activity_id
    write_activity(writer, activity_id, changes, is_counted=is_counted)
    return activity_id


def _moved_to(batch: Batch, entry: ParticipationEntry, *, is_counted: bool) -> str:
    key = batch.key(entry)
    if key not in batch.found:
        batch.found[key] = add_activity(
            batch.writer,
            entry,
            organisation_id=batch.writer.person.organisation_id,
            is_counted=is_counted,
            batch_id=batch.batch_id,
        )
    return batch.found[key]
