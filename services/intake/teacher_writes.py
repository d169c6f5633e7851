"""Writing teachers: those of a file of teachers, and those that other files name by a number."""

from dataclasses import asdict

from core.errors import StaleEdit
from core.ids import new_id
from db.bulk import run_for_rows
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from services.teacher_rules import TeacherEntry
from services.versions import Row, Writer


def write_teachers(writer: Writer, plan: ImportPlan, batch_id: str) -> None:
    """Write the new and the changed rows of a plan of teachers."""
    new = [
        _row(writer, row.teacher, outside_key=row.outside_key, batch_id=batch_id)
        for row in plan.of(Verdict.NEW)
        if row.teacher
    ]
    run_for_rows(writer.transaction, "teachers/insert_many", new)
    for row in plan.of(Verdict.CHANGED):
        _change(writer, row, batch_id)


def write_added(writer: Writer, plan: ImportPlan, batch_id: str) -> None:
    """Write the teachers whom rows of another kind named by a number that nobody had."""
    rows = [
        {
            **_row(writer, teacher.entry, outside_key=teacher.outside_key, batch_id=batch_id),
            "teacher_id": teacher.teacher_id,
        }
        for teacher in plan.teachers
    ]
    run_for_rows(writer.transaction, "teachers/insert_many", rows)


def _row(writer: Writer, entry: TeacherEntry, *, outside_key: str | None, batch_id: str) -> Row:
    return {
        **asdict(entry),
        "teacher_id": new_id(),
        "version": 1,
        "organisation_id": writer.person.organisation_id,
        "outside_key": outside_key,
        "batch_id": batch_id,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": "",
        "is_withdrawn": False,
    }


def _change(writer: Writer, row: PlannedRow, batch_id: str) -> None:
    """Close the version that the plan saw and write the next one."""
    if row.before is None or row.teacher is None:
        return
    teacher_id, version = str(row.before["teacher_id"]), int(str(row.before["version"]))
    closed = writer.transaction.run(
        "teachers/supersede",
        teacher_id=teacher_id,
        version=version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(teacher=teacher_id)
    changed = _row(writer, row.teacher, outside_key=row.outside_key, batch_id=batch_id)
    next_version: Row = {**changed, "teacher_id": teacher_id, "version": version + 1}
    writer.transaction.run("teachers/insert", **next_version)
