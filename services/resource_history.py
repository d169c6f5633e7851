"""The history of a resource of the catalogue: its steps, and undoing one by the same rules."""

from dataclasses import replace
from datetime import datetime

from core.access import Action, Person, require
from core.errors import StaleEdit
from db import Storage
from services import resources
from services.history import Deed, Step, steps_from, undoing_reason
from services.record_states import item_moments
from services.rules import ResourceEntry
from services.undo_refusals import NothingToUndo, WithdrawnMeanwhile
from services.undo_values import former_values, step_of
from services.versions import Writer


def resource_steps(
    storage: Storage, person: Person, resource_id: str
) -> tuple[Step[ResourceEntry], ...]:
    """Return the steps of a resource of the organisations in sight, the first one first."""
    require(person, Action.ENTER_RECORDS)
    rows = resources.versions_in_sight(storage, person, resource_id)
    return steps_from(storage, item_moments(rows, resources.entry_of))


def undo_resource_step(
    storage: Storage,
    person: Person,
    resource_id: str,
    *,
    recorded_at: datetime,
    seen_at: datetime,
) -> None:
    """Write a version in which what the step of this moment changed is as it was before it.

    `seen_at` is the moment of the last step that the person saw: StaleEdit when there is a later
    one. Raises RulesBroken for what the
    rules refuse, NothingToUndo, WithdrawnMeanwhile, NotFound.
    """
    require(person, Action.MANAGE_RESOURCES)
    with storage.writing() as transaction:
        writer = Writer(transaction, person, undoing_reason(recorded_at, person.language))
        rows = resources.versions_in_sight(transaction, person, resource_id)
        steps = steps_from(transaction, item_moments(rows, resources.entry_of))
        step, last, now = step_of(steps, recorded_at), steps[-1], steps[-1].after
        if last.recorded_at != seen_at:
            raise StaleEdit(resource=resource_id)
        if step.deed is Deed.WITHDRAWN:
            if not now.is_withdrawn or step is not last:
                raise NothingToUndo
            resources.turn_in(writer, rows[-1], is_withdrawn=False)
        elif now.is_withdrawn:
            raise WithdrawnMeanwhile
        elif step.deed in {Deed.ENTERED, Deed.RESTORED}:
            resources.turn_in(writer, rows[-1], is_withdrawn=True)
        else:
            entry = replace(now.entry, **former_values(step, now.entry))
            if entry == now.entry:
                raise NothingToUndo
            resources.change_in(writer, rows[-1], entry)
