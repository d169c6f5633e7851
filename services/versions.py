"""Versions of facts: a write closes the version before and adds one; nothing is destroyed."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.access import Person
from core.errors import NotFound, StaleEdit
from db import Storage, Transaction

Row = Mapping[str, object]

WAITING: Row = {"status": "submitted", "status_reason": ""}
_CLOSING = frozenset({"superseded_at", "uncounted_at"})  # a new version is open


@dataclass(frozen=True)
class FactTable:
    """A table of facts: its key and the statements that read and write its versions.

    `settled` finds a record when what it hangs on counts as it stands; empty where it hangs on
    nothing.
    """

    key: str
    versions: str
    insert: str
    supersede: str
    uncount: str
    settled: str = ""


ACTIVITIES = FactTable(
    "activity_id",
    versions="activities/versions",
    insert="activities/insert",
    supersede="activities/supersede",
    uncount="activities/uncount",
)
PARTICIPATIONS = FactTable(
    "participation_id",
    versions="participations/versions",
    insert="participations/insert",
    supersede="participations/supersede",
    uncount="participations/uncount",
    settled="participations/settled",
)
RESOURCE_USES = FactTable(
    "resource_use_id",
    versions="resource_uses/versions",
    insert="resource_uses/insert",
    supersede="resource_uses/supersede",
    uncount="resource_uses/uncount",
)


@dataclass(frozen=True)
class Opened:
    """A record as the person had it before them: what a correction was made on.

    `activity_version` is of the activity of a participation, None where nothing is changed in it.
    """

    record_id: str
    version: int
    activity_version: int | None = None


@dataclass(frozen=True)
class Writer:
    """Who writes, in which transaction, and why, where the deed itself gives no reason.

    With `keeps_figures` a change that does not count leaves alone what counted so far.
    """

    transaction: Transaction
    person: Person
    reason: str = ""
    keeps_figures: bool = False


def open_version(storage: Storage | Transaction, table: FactTable, record_id: str) -> Row:
    """Return the open version of a record, a withdrawn one too; NotFound when there is none."""
    rows = storage.rows(table.versions, **{table.key: record_id})
    if not rows:
        raise NotFound(record=record_id)
    return rows[-1]


def add(
    writer: Writer, table: FactTable, values: Row, *, is_counted: bool = False, reason: str = ""
) -> None:
    """Write the first version of a record; `values` are its own columns and its key."""
    _insert(writer, table, {**values, "version": 1}, is_counted=is_counted, reason=reason)


def advance(
    writer: Writer,
    table: FactTable,
    before: Row,
    *,
    changes: Row,
    is_counted: bool = False,
    is_withdrawn: bool = False,
    is_taken_back: bool = False,
    reason: str = "",
) -> Row:
    """Write the version after `before` and return it; one that counts takes the place of another.

    `is_taken_back` takes what counted so far out of the figures as well. Raises StaleEdit when
    `before` is closed already.
    """
    now, key = writer.transaction.started_at, {table.key: before[table.key]}
    closed = writer.transaction.run(
        table.supersede, **key, version=before["version"], superseded_at=now
    )
    if not closed:
        raise StaleEdit(**key)
    if is_counted or is_withdrawn or is_taken_back:
        writer.transaction.run(table.uncount, **key, uncounted_at=now)
    values = {name: value for name, value in before.items() if name not in _CLOSING}
    values |= {**changes, "version": int(str(before["version"])) + 1}
    return _insert(
        writer, table, values, is_counted=is_counted, is_withdrawn=is_withdrawn, reason=reason
    )


def restore(writer: Writer, table: FactTable, withdrawn: Row, *, state: Row | None = None) -> None:
    """Bring a withdrawn record back as it was: its content, its state, what counted of it.

    A record whose last change still waited comes back as two versions: the one that counted,
    and the waiting one on top of it; so does one whose activity changed unchecked meanwhile. With
    `state` only its content comes back, in that state.
    """
    rows = writer.transaction.rows(table.versions, **{table.key: withdrawn[table.key]})
    *_, before, last = rows
    if state is not None:
        advance(writer, table, withdrawn, changes={**_content(before), **state})
        return
    counted = [row for row in rows if row["uncounted_at"] == last["recorded_at"]]
    for row in counted:
        withdrawn = advance(writer, table, withdrawn, changes=_content(row), is_counted=True)
    if before not in counted:
        advance(writer, table, withdrawn, changes=_content(before))
    elif table.settled and not writer.transaction.rows(
        table.settled, **{table.key: last[table.key]}
    ):
        advance(writer, table, withdrawn, changes=WAITING)


def _content(row: Row) -> Row:
    own = {"version", "recorded_at", "recorded_by", "reason", "counted_at"} | _CLOSING
    return {name: value for name, value in row.items() if name not in own}


def _insert(
    writer: Writer,
    table: FactTable,
    values: Row,
    *,
    is_counted: bool,
    is_withdrawn: bool = False,
    reason: str,
) -> Row:
    now = writer.transaction.started_at
    row = {
        **values,
        "recorded_at": now,
        "recorded_by": writer.person.account_id,
        "reason": reason or writer.reason,
        "is_withdrawn": is_withdrawn,
        "counted_at": now if is_counted else None,
    }
    writer.transaction.run(table.insert, **row)
    return row
