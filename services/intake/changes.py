"""What a planned row would change in the record that is there, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from services.intake.plan import PlannedRow

NOT_SHOWN = frozenset({"outside_key"})


@dataclass(frozen=True)
class Change:
    """A field with its value before and after; codes and teacher_ids as they are kept."""

    field: str
    before: object
    after: object


def changes_of(row: PlannedRow) -> tuple[Change, ...]:
    """Return what differs between the record that is there and the entry of the row."""
    return tuple(change for change in _compared(row) if change.before != change.after)


def _compared(row: PlannedRow) -> Iterator[Change]:
    entry = row.participation or row.teacher or row.resource or row.resource_use
    if entry is None or row.before is None:
        return
    before = row.before
    for part in fields(entry):
        name, after = part.name, _plain(getattr(entry, part.name))
        if name == "teacher_ids" and "teacher_id" in before:
            yield Change(name, (str(before["teacher_id"]),), after)
        elif name == "took_part_on" and after is None:
            continue  # the day of the activity itself
        elif name in before and name not in NOT_SHOWN:
            yield Change(name, _plain(before[name]), after)


def _plain(value: object) -> object:
    """Return a value as the other side of the comparison has it; nothing is None."""
    if isinstance(value, list):
        value = tuple(value)
    if isinstance(value, Decimal):
        value = float(value)
    return None if value in {"", ()} else value
