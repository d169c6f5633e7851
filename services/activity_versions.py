"""The activity of a participation that changes or is confirmed: its next version, what counts."""

from collections.abc import Sequence

from services import versions
from services.participation_rows import OpenedRows
from services.versions import ACTIVITIES, Row, Writer


def settle_activity(writer: Writer, rows: OpenedRows, changes: Row, *, is_counted: bool) -> None:
    """Write what differs in the activity; let its open version count when it is to."""
    key = {"activity_id": str(rows.activity["activity_id"])}
    activity = versions.open_version(writer.transaction, ACTIVITIES, key["activity_id"])
    differing = {name: value for name, value in changes.items() if activity[name] != value}
    now = writer.transaction.started_at
    if differing or (is_counted and activity["uncounted_at"]):
        versions.advance(writer, ACTIVITIES, activity, changes=differing, is_counted=is_counted)
    elif is_counted and activity["counted_at"] is None:
        writer.transaction.run("activities/uncount", **key, uncounted_at=now)
        writer.transaction.run("activities/count", **key, counted_at=now)


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
