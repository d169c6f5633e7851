"""The history of a teacher's entry: its steps, and undoing one by the rules of the staff list."""

from dataclasses import replace
from datetime import datetime

from core.access import Action, Person, require
from db import Storage, Transaction
from services.history import Deed, Step, steps_from, undoing_reason
from services.people import (
    OpenedTeacher,
    change_in,
    open_teacher,
    restore_in,
    withdraw_in,
)
from services.record_states import item_moments
from services.teacher_rules import TeacherEntry, entry_of
from services.undo_refusals import NothingToUndo, WithdrawnMeanwhile
from services.undo_values import former_values, step_of
from services.versions import Writer


def teacher_steps(
    storage: Storage, person: Person, teacher_id: str
) -> tuple[Step[TeacherEntry], ...]:
    """Return the steps of a teacher of the person's school, the first one first."""
    require(person, Action.MANAGE_PEOPLE)
    return _steps(storage, person, teacher_id)


def undo_teacher_step(
    storage: Storage, person: Person, opened: OpenedTeacher, *, recorded_at: datetime
) -> None:
    """Write a version in which what the step of this moment changed is as it was before it.

    The undoing is a step itself. Raises RulesBroken for a field that was changed again and for
    what a change by hand may not do, StaleEdit, NothingToUndo, WithdrawnMeanwhile, NotFound.
    """
    require(person, Action.MANAGE_PEOPLE)
    with storage.writing() as transaction:
        writer = Writer(transaction, person, undoing_reason(recorded_at, person.language))
        steps = _steps(transaction, person, opened.teacher_id)
        step, now = step_of(steps, recorded_at), steps[-1].after
        if step.deed is Deed.WITHDRAWN:
            if not now.is_withdrawn or step is not steps[-1]:
                raise NothingToUndo
            restore_in(writer, opened)
        elif now.is_withdrawn:
            raise WithdrawnMeanwhile
        elif step.deed in {Deed.ENTERED, Deed.RESTORED}:
            withdraw_in(writer, opened)
        else:
            entry = replace(now.entry, **former_values(step, now.entry))
            if entry == now.entry:
                raise NothingToUndo
            change_in(writer, opened, entry=entry)


def _steps(
    storage: Storage | Transaction, person: Person, teacher_id: str
) -> tuple[Step[TeacherEntry], ...]:
    open_teacher(storage, teacher_id, organisation_id=person.organisation_id)
    rows = storage.rows("teachers/versions", teacher_id=teacher_id)
    return steps_from(storage, item_moments(rows, entry_of))
