"""What every undoing begins with: the step, and what it changed as it was before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.errors import NotFound, RulesBroken, Violation
from services.history import Step, changed_fields
from services.record_states import EntryT
from services.undo_refusals import CHANGED_LATER


def step_of(steps: Sequence[Step[EntryT]], recorded_at: datetime) -> Step[EntryT]:
    """Return the step of this moment; NotFound when there is none."""
    for step in steps:
        if step.recorded_at == recorded_at:
            return step
    raise NotFound(moment=recorded_at)


def former_values(step: Step[EntryT], now: EntryT) -> dict[str, Any]:
    """Return what the step's fields held before it; refuse where one was changed again later."""
    if step.before is None:
        return {}
    former, left = step.before.entry, changed_fields(step.after.entry, now)
    later = [
        name
        for name in step.changed
        if name in left and getattr(now, name) != getattr(former, name)
    ]
    if later:
        raise RulesBroken(tuple(Violation(name, CHANGED_LATER) for name in later))
    return {name: getattr(former, name) for name in step.changed}
