"""The activities that the rows of an import belong to: found, made, to be counted."""

from dataclasses import dataclass, field

from core.access import Action, may
from core.ids import new_id
from services.intake.candidates import ActivityKey, activity_key, is_dated_by_rows
from services.intake.plan import ImportPlan
from services.participation_rows import activity_values
from services.rules import ParticipationEntry
from services.versions import Writer


@dataclass
class Batch:
    """An import being written: the activities its rows belong to and which of them are to count.

    `found` maps to ids, `made` are new activities by id, `counting` already count; `titles` are
    those that a row may share with an activity that is there or that a judged row makes.
    """

    writer: Writer
    plan: ImportPlan
    batch_id: str
    found: dict[ActivityKey, str] = field(default_factory=dict)
    made: dict[str, ParticipationEntry] = field(default_factory=dict)
    counting: set[str] = field(default_factory=set)
    to_count: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def is_dated(self) -> bool:
        """Say whether the rows' days are the span of their activity."""
        return is_dated_by_rows(self.plan.request.mapping)

    def key(self, entry: ParticipationEntry) -> ActivityKey:
        """Return what tells the activity of an entry from the others."""
        return activity_key(activity_values(entry), is_dated=self.is_dated)

    @property
    def wanted(self) -> bool | None:
        """What a changed record is to be: confirmed when that is wished, else as it was before."""
        return self.plan.request.mapping.options.confirm or None

    def is_counted(self, entry: ParticipationEntry) -> bool:
        """Say whether a new record is confirmed at once: wished, allowed and proven."""
        is_allowed = may(self.writer.person, Action.CONFIRM_RECORDS)
        return bool(self.wanted) and entry.has_evidence and is_allowed


def activity_of(batch: Batch, entry: ParticipationEntry) -> str:
    """Return the activity of an entry, planned to be made when there is none."""
    key = batch.key(entry)
    if key not in batch.found:
        batch.found[key] = new_id()
        batch.made[batch.found[key]] = entry
    return batch.found[key]
