"""Undoing one step of a record's life; the undoing is a step itself and can be undone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic

from core.access import Action, Person, may, require
from db import Storage
from services import participations, records, resource_uses, versions
from services.evidence.attachments import turn_files
from services.history import OF_EVIDENCE, Deed, Step, steps_of, undoing_reason
from services.record_states import EntryT, State, Trail
from services.records import Status
from services.undo_moves import move_back
from services.undo_refusals import NothingToUndo, WithdrawnMeanwhile
from services.undo_values import former_values, step_of
from services.versions import PARTICIPATIONS, RESOURCE_USES, FactTable, Opened, Row, Writer

CHANGES: Mapping[str, Callable[..., None]] = {
    PARTICIPATIONS.key: participations.change_in,
    RESOURCE_USES.key: resource_uses.change_in,
}


@dataclass(frozen=True)
class Undoing(Generic[EntryT]):
    """A step that is being undone: whose record, what stands now."""

    writer: Writer
    table: FactTable
    opened: Opened
    step: Step[EntryT]
    now: State[EntryT]

    @property
    def may_decide(self) -> bool:
        """Say whether the person may confirm, return and leave out of the figures."""
        return may(self.writer.person, Action.CONFIRM_RECORDS)


def undo_step(
    storage: Storage,
    person: Person,
    opened: Opened,
    *,
    trail: Trail[Any],
    recorded_at: datetime,
) -> None:
    """Write a version in which what the step of this moment changed is as it was before it.

    What others changed later in other fields stays; a field that was changed again is named by
    RulesBroken. A decision of the check is undone by whoever may decide; everybody else's undoing
    leaves the record waiting for a check, and the figures as they are. Raises StaleEdit,
    NothingToUndo, WithdrawnMeanwhile, NotFound.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        reason = undoing_reason(recorded_at, person.language)
        writer = Writer(transaction, person, reason=reason, keeps_figures=True)
        row = records.open_record(writer, trail.table, opened)
        steps = steps_of(transaction, opened.record_id, trail=trail)
        step = step_of(steps, recorded_at)
        undoing = Undoing(writer, trail.table, opened, step, steps[-1].after)
        if step.deed is Deed.WITHDRAWN:
            is_last = step is [one for one in steps if one.deed is Deed.WITHDRAWN][-1]
            _restore(undoing, row, is_last=is_last)
        elif undoing.now.is_withdrawn:
            raise WithdrawnMeanwhile
        elif step.deed in {Deed.ENTERED, Deed.RESTORED}:
            versions.advance(writer, trail.table, row, changes={}, is_withdrawn=True)
        elif step.deed is Deed.MOVED:
            move_back(writer, row, step=step, now=undoing.now)
        else:
            _take_back(undoing, row)


def _restore(undoing: Undoing[Any], withdrawn: Row, *, is_last: bool) -> None:
    if not undoing.now.is_withdrawn or not is_last:
        raise NothingToUndo
    waiting = {"status": Status.SUBMITTED.value, "status_reason": ""}
    state = None if undoing.may_decide else waiting
    versions.restore(undoing.writer, undoing.table, withdrawn, state=state)


def _take_back(undoing: Undoing[Any], row: Row) -> None:
    """Bring files, content, state and figures back to what they were before the step."""
    now, is_turned = undoing.now, _turn_files_back(undoing, row)
    goal = now if undoing.step.deed in OF_EVIDENCE else _goal(undoing)
    if goal == now:
        if not is_turned:
            raise NothingToUndo
        return
    if goal.counted not in {None, now.counted} and goal.status != Status.CONFIRMED:
        _change(undoing, goal.counted, is_confirmed=True)
    is_confirmed = goal.status == Status.CONFIRMED
    if is_confirmed or goal.entry != now.entry or goal.counted not in {None, now.counted}:
        _change(undoing, goal.entry, is_confirmed=is_confirmed)
    if goal.counted is None and now.counted is not None:
        key = {undoing.table.key: undoing.opened.record_id}
        at = undoing.writer.transaction.started_at
        undoing.writer.transaction.run(undoing.table.uncount, **key, uncounted_at=at)
    _settle_status(undoing, goal)


def _turn_files_back(undoing: Undoing[Any], row: Row) -> bool:
    """Take off what the step attached, attach what it took off; say whether anything turned."""
    step = undoing.step
    wanted = {file.attachment_id: False for file in step.files_added}
    wanted |= {file.attachment_id: True for file in step.files_taken_off}
    return bool(wanted) and turn_files(undoing.writer, row, wanted) > 0


def _goal(undoing: Undoing[EntryT]) -> State[EntryT]:
    """Return what the record is to be: the state now, with what the step changed taken back."""
    step, now = undoing.step, undoing.now
    before, after = step.before, step.after
    if before is None:
        raise NothingToUndo
    entry = replace(now.entry, **former_values(step, now.entry))
    is_state_changed = (before.status, before.status_reason) != (after.status, after.status_reason)
    stands = (now.status, now.status_reason) == (after.status, after.status_reason)
    is_decided_anew = is_state_changed and not stands
    source = before if is_state_changed and stands else now
    status, why, counted = source.status, source.status_reason, now.counted
    if not undoing.may_decide:
        if is_state_changed and after.status != Status.SUBMITTED and not step.changed:
            require(undoing.writer.person, Action.CONFIRM_RECORDS)
        status, why = Status.SUBMITTED.value, ""
    elif not is_decided_anew and before.counted != after.counted == now.counted:
        counted = before.counted
    if status == Status.CONFIRMED != now.status and entry not in (before.entry, now.counted):
        status, why = now.status, now.status_reason  # something else in it was not checked
    if status == Status.CONFIRMED:
        counted = entry
    return replace(now, entry=entry, status=status, status_reason=why, counted=counted)


def _change(undoing: Undoing[EntryT], entry: EntryT, *, is_confirmed: bool) -> None:
    transaction, opened = undoing.writer.transaction, undoing.opened
    row = versions.open_version(transaction, undoing.table, opened.record_id)
    is_first = row["version"] == opened.version
    current = opened if is_first else Opened(opened.record_id, int(str(row["version"])))
    change = CHANGES[undoing.table.key]
    change(undoing.writer, current, entry=entry, is_confirmed=is_confirmed)


def _settle_status(undoing: Undoing[EntryT], goal: State[EntryT]) -> None:
    """Write the state where a change of the content cannot bring it: returned, not counted.

    Whether a record can be confirmed is for the change itself to say.
    """
    if goal.status == Status.CONFIRMED:
        return
    row = versions.open_version(undoing.writer.transaction, undoing.table, undoing.opened.record_id)
    state = {"status": goal.status, "status_reason": goal.status_reason}
    if any(row[name] != value for name, value in state.items()):
        versions.advance(undoing.writer, undoing.table, row, changes=state)
