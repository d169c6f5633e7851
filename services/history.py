"""The history of a record as steps: who did what and when, what was before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Generic
from uuid import UUID

from core.access import Action, Person, require
from core.errors import NotFound
from core.formats import moment as moment_in_words
from core.i18n import LANGUAGES, N_, words_of
from db import Storage
from services.record_states import EntryT, HeldFile, Moment, Source, State, Trail
from services.records import Status
from services.sight import sight_of
from services.versions import open_version


class Deed(StrEnum):
    """What a step did."""

    ENTERED = "entered"
    CHANGED = "changed"
    ACTIVITY_CHANGED = "activity_changed"
    MOVED = "moved"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    NOT_COUNTED = "not_counted"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn"


DEED_NAMES: Mapping[Deed, str] = {
    Deed.ENTERED: N_("entered"),
    Deed.CHANGED: N_("corrected"),
    Deed.ACTIVITY_CHANGED: N_("the shared activity corrected"),
    Deed.MOVED: N_("joined to another activity"),
    Deed.SUBMITTED: N_("sent for a check"),
    Deed.CONFIRMED: N_("confirmed"),
    Deed.RETURNED: N_("returned"),
    Deed.NOT_COUNTED: N_("not counted"),
    Deed.WITHDRAWN: N_("withdrawn"),
    Deed.RESTORED: N_("restored"),
    Deed.EVIDENCE_ADDED: N_("scan added"),
    Deed.EVIDENCE_WITHDRAWN: N_("scan taken off"),
}
UNDONE = N_("the step of {moment} is undone")
DECISIONS = frozenset({Deed.CONFIRMED, Deed.RETURNED, Deed.NOT_COUNTED})  # of whoever checks
OF_EVIDENCE = frozenset({Deed.EVIDENCE_ADDED, Deed.EVIDENCE_WITHDRAWN})  # of files alone
_OF_STATUS = {
    Status.DRAFT.value: Deed.CHANGED,
    Status.SUBMITTED.value: Deed.SUBMITTED,
    Status.CONFIRMED.value: Deed.CONFIRMED,
    Status.RETURNED.value: Deed.RETURNED,
    Status.NOT_COUNTED.value: Deed.NOT_COUNTED,
}


@dataclass(frozen=True)
class Step(Generic[EntryT]):
    """One step of a record's life; `before` is None for the first.

    `undone` is the earlier step that this one undid, which may be an undoing itself.
    """

    recorded_at: datetime
    display_name: str
    deed: Deed
    reason: str
    before: State[EntryT] | None
    after: State[EntryT]
    undone: "Step[EntryT] | None" = None

    @property
    def origin(self) -> "Step[EntryT]":
        """The step that was undone at first, however often it was brought back since."""
        return self.undone.origin if self.undone else self

    @property
    def is_undoing(self) -> bool:
        """Whether the step left its origin undone; undoing an undoing brings it back."""
        return self.undone is not None and not self.undone.is_undoing

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields of the entry that this step changed."""
        return changed_fields(self.before.entry, self.after.entry) if self.before else ()

    @property
    def files_added(self) -> tuple[HeldFile, ...]:
        """The files that this step attached."""
        former = self.before.files if self.before else ()
        return tuple(file for file in self.after.files if file not in former)

    @property
    def files_taken_off(self) -> tuple[HeldFile, ...]:
        """The files that this step took off the record."""
        former = self.before.files if self.before else ()
        return tuple(file for file in former if file not in self.after.files)


def read_steps(
    storage: Storage, person: Person, record_id: str, *, trail: Trail[EntryT]
) -> tuple[Step[EntryT], ...]:
    """Return a record's steps, the first one first; NotFound when it is out of sight."""
    require(person, Action.ENTER_RECORDS)
    try:
        UUID(record_id)
    except ValueError as error:
        raise NotFound(record=record_id) from error
    row = open_version(storage, trail.table, record_id)
    sight = sight_of(storage, person)
    if not sight.includes(str(row["organisation_id"]), str(row["teacher_id"])):
        raise NotFound(record=record_id)
    return steps_of(storage, record_id, trail=trail)


def steps_of(source: Source, record_id: str, *, trail: Trail[EntryT]) -> tuple[Step[EntryT], ...]:
    """Return a record's steps whoever asks."""
    return steps_from(source, trail.moments(source, record_id))


def steps_from(source: Source, moments: Sequence[Moment[EntryT]]) -> tuple[Step[EntryT], ...]:
    """Return moments as steps; one that changed nothing of the record is none."""
    names = _names(source, moments)
    steps: list[Step[EntryT]] = []
    told: dict[str, list[Step[EntryT]]] = {}
    before: State[EntryT] | None = None
    for moment in moments:
        if _is_step(moment, before):
            name = names.get(str(moment.recorded_by), "")
            step = _step(moment, before, name)
            step = replace(step, undone=_undone(step, told.get(step.reason, ())))
            steps.append(step)
            for reason in _reasons(step.recorded_at):
                told.setdefault(reason, []).append(step)
        before = moment.state
    return tuple(steps)


def changed_fields(before: EntryT, after: EntryT) -> tuple[str, ...]:
    """Return the names of the fields in which two entries differ."""
    return tuple(
        field.name
        for field in fields(before)
        if getattr(before, field.name) != getattr(after, field.name)
    )


def _is_step(moment: Moment[EntryT], before: State[EntryT] | None) -> bool:
    """Say whether a moment changed the record; of the shared activity only its content does."""
    if moment.is_own or before is None:
        return moment.state != before
    return moment.state.entry != before.entry


def _step(moment: Moment[EntryT], before: State[EntryT] | None, name: str) -> Step[EntryT]:
    after, deed = moment.state, _deed(moment, before)
    reason = moment.reason or (after.status_reason if deed in DECISIONS else "")
    return Step(moment.recorded_at, name, deed, reason, before, after)


def _deed(moment: Moment[EntryT], before: State[EntryT] | None) -> Deed:
    after = moment.state
    if before is None:
        return Deed.ENTERED
    if after.is_withdrawn != before.is_withdrawn:
        return Deed.WITHDRAWN if after.is_withdrawn else Deed.RESTORED
    if after.activity_id != before.activity_id:
        return Deed.MOVED
    if after.entry != before.entry:
        return Deed.CHANGED if moment.is_own else Deed.ACTIVITY_CHANGED
    if (after.status, after.status_reason) == (before.status, before.status_reason):
        return _of_files(before, after)
    return _OF_STATUS[after.status]


def _of_files(before: State[EntryT], after: State[EntryT]) -> Deed:
    if set(after.files) > set(before.files):
        return Deed.EVIDENCE_ADDED
    if set(after.files) < set(before.files):
        return Deed.EVIDENCE_WITHDRAWN
    return _OF_STATUS[after.status]


def _undone(step: Step[EntryT], meant: Sequence[Step[EntryT]]) -> Step[EntryT] | None:
    """Return which of the steps that its reason may mean (of one minute) the step turned back."""
    for one in reversed(meant):
        left = changed_fields(one.before.entry, step.after.entry) if one.before else ()
        if set(one.changed).isdisjoint(left):
            return one
    return meant[-1] if meant else None


def _reasons(recorded_at: datetime) -> set[str]:
    return {undoing_reason(recorded_at, language) for language in LANGUAGES}


def undoing_reason(recorded_at: datetime, language: str) -> str:
    """Return what the version says that undoes the step of this moment."""
    words = words_of(language)
    return words(UNDONE, moment=moment_in_words(recorded_at, language))


def _names(source: Source, moments: Sequence[Moment[EntryT]]) -> Mapping[str, str]:
    authors = {moment.recorded_by for moment in moments if moment.recorded_by}
    rows = source.rows("journal/authors", account_ids=sorted(authors))
    return {str(row["account_id"]): str(row["display_name"]) for row in rows}
