"""Undoing a step that took a participation to another activity: it goes back, both stay as written.

A merge and a correction apart from hidden colleagues make such steps. Content of neither activity
is written: others take part in them.
"""

from dataclasses import fields

from core.access import Action, may
from core.errors import RulesBroken, Violation
from services import versions
from services.history import Step, changed_fields
from services.participation_rows import (
    PARTICIPATION_FIELDS,
    entry_of,
    participation_values,
)
from services.record_states import State
from services.records import Status, require_rules
from services.rules import ParticipationEntry, check_participation, load_facts
from services.sight import sight_of
from services.undo_refusals import CHANGED_LATER, NothingToUndo
from services.versions import ACTIVITIES, PARTICIPATIONS, Row, Writer

OWN = frozenset((*PARTICIPATION_FIELDS, "teacher_ids", "took_part_on"))


def move_back(
    writer: Writer,
    row: Row,
    *,
    step: Step[ParticipationEntry],
    now: State[ParticipationEntry],
) -> None:
    """Let a participation belong to the activity it came from, with its own fields as they were.

    It counts there when it did before the step, or does now, before whoever may confirm, and when
    what it comes back to was checked; else it waits and counts on as it did. Raises NothingToUndo
    when it moved on, RulesBroken for what was changed since the step.
    """
    before = step.before
    if before is None or now.activity_id != step.after.activity_id:
        raise NothingToUndo
    _require_unchanged(step, now)
    former = versions.open_version(writer.transaction, ACTIVITIES, str(before.activity_id))
    if former["is_withdrawn"]:
        raise NothingToUndo
    own = {**participation_values(before.entry), "took_part_on": before.entry.took_part_on}
    changes = {name: value for name, value in own.items() if name in step.changed}
    entry = entry_of(former, {**row, **changes})
    _require_rules(writer, entry, former=before.entry)
    is_checked = former["counted_at"] is not None and former["uncounted_at"] is None
    is_counted = is_checked and entry.has_evidence and _is_counted(writer, step, now)
    changes |= {"activity_id": before.activity_id, **_state(writer, now, is_counted=is_counted)}
    versions.advance(writer, PARTICIPATIONS, row, changes=changes, is_counted=is_counted)


def _require_rules(
    writer: Writer, entry: ParticipationEntry, *, former: ParticipationEntry
) -> None:
    sight = sight_of(writer.transaction, writer.person)
    facts = load_facts(writer.transaction, sight.organisation_ids, writer.person.language)
    require_rules(check_participation(entry, facts, former=former))


def _require_unchanged(step: Step[ParticipationEntry], now: State[ParticipationEntry]) -> None:
    """Refuse where going back would lose what was written since: of the activity, of the step."""
    later = set(changed_fields(step.after.entry, now.entry))
    activity = {field.name for field in fields(ParticipationEntry)} - OWN
    lost = later & (activity | set(step.changed))
    if lost:
        raise RulesBroken(tuple(Violation(name, CHANGED_LATER) for name in sorted(lost)))


def _is_counted(
    writer: Writer, step: Step[ParticipationEntry], now: State[ParticipationEntry]
) -> bool:
    if not may(writer.person, Action.CONFIRM_RECORDS):
        return False
    was_confirmed = step.before is not None and step.before.status == Status.CONFIRMED
    is_as_left = (now.status, now.entry) == (step.after.status, step.after.entry)
    return now.status == Status.CONFIRMED or (was_confirmed and is_as_left)


def _state(writer: Writer, now: State[ParticipationEntry], *, is_counted: bool) -> Row:
    if is_counted:
        return {"status": Status.CONFIRMED.value, "status_reason": ""}
    if may(writer.person, Action.CONFIRM_RECORDS) and now.status != Status.CONFIRMED:
        return {"status": now.status, "status_reason": now.status_reason}
    return {"status": Status.SUBMITTED.value, "status_reason": ""}
