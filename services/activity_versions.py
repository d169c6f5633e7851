"""The activity of a participation that changes or is confirmed: its next version, what counts."""

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
