"""The activity of a participation that changes or is confirmed: its next version, what counts."""

from collections.abc import Sequence

from services import versions
from services.participation_rows import OpenedRows
from services.records import Status
from services.versions import ACTIVITIES, PARTICIPATIONS, Row, Writer


def settle_activity(writer: Writer, rows: OpenedRows, changes: Row, *, is_counted: bool) -> None:
    """Write what differs in the activity; let its open version count when it is to.

    A change that does not count sends whoever else stands confirmed in the activity for a check:
    what was confirmed goes on counting, nobody stands confirmed with what nobody has checked.
    """
    activity_id = str(rows.activity["activity_id"])
    is_written = write_activity(writer, activity_id, changes, is_counted=is_counted)
    if is_written and not is_counted:
        send_for_check(writer, activity_id, but=str(rows.participation["participation_id"]))


def write_activity(writer: Writer, activity_id: str, changes: Row, *, is_counted: bool) -> bool:
    """Write what differs in an activity; return whether that made a version.

    One that is to count does so in place of an earlier one, whatever became of its open version.
    """
    activity = versions.open_version(writer.transaction, ACTIVITIES, activity_id)
    differing = {name: value for name, value in changes.items() if activity[name] != value}
    if differing or (is_counted and activity["uncounted_at"]):
        versions.advance(writer, ACTIVITIES, activity, changes=differing, is_counted=is_counted)
        return True
    if is_counted and activity["counted_at"] is None:
        key, now = {"activity_id": activity_id}, writer.transaction.started_at
        writer.transaction.run("activities/uncount", **key, uncounted_at=now)
        writer.transaction.run("activities/count", **key, counted_at=now)
    return False


def counting_version(writer: Writer, activity_id: str) -> Row | None:
    """Return the version of an activity that is in the figures."""
    rows = writer.transaction.rows(ACTIVITIES.versions, activity_id=activity_id)
    return next((row for row in rows if row["counted_at"] and not row["uncounted_at"]), None)


def send_for_check(writer: Writer, activity_id: str, *, but: str = "") -> None:
    """Let whoever stands confirmed in an activity wait for a check and count on as confirmed."""
    waiting = {"status": Status.SUBMITTED.value, "status_reason": ""}
    others = writer.transaction.rows("participations/of_activity", activity_id=activity_id)
    for other in others:
        record_id = str(other["participation_id"])
        row = versions.open_version(writer.transaction, PARTICIPATIONS, record_id)
        if record_id != but and row["status"] == Status.CONFIRMED:
            versions.advance(writer, PARTICIPATIONS, row, changes=waiting)


def count_activities(writer: Writer, rows: Sequence[Row], *, level: str | None) -> None:
    """Let the activities of confirmed records count, at a level when one is given.

    The rows are those of `participations/opened`; the versions are those that `settle_activity`
    writes one after the other.
    """
    transaction, moment = writer.transaction, writer.transaction.started_at
    activities = {str(row["activity_id"]): row for row in rows}
    renewed = [
        activity_id
        for activity_id, row in activities.items()
        if row["activity_uncounted_at"] or (level and row["level"] != level)
    ]
    fresh = [
        activity_id
        for activity_id in activities.keys() - set(renewed)
        if activities[activity_id]["activity_counted_at"] is None
    ]
    if renewed:
        transaction.run("activities/close_many", activity_ids=renewed, moment=moment)
        transaction.run(
            "activities/insert_counted",
            activity_ids=renewed,
            level=level or None,
            moment=moment,
            account_id=writer.person.account_id,
        )
    if fresh:
        transaction.run("activities/count_many", activity_ids=fresh, moment=moment)
