"""Recording many participations at once, all or none; rows of one activity share it."""

from collections.abc import Iterator, Sequence

from core.access import Action, Person, require
from core.errors import Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage
from services.drafts import close_draft
from services.duplicates import declare_distinct_in
from services.participation_rows import activity_values, add_activity, add_participation
from services.records import require_rules
from services.rules import ParticipationEntry, RuleFacts, check_participation, load_facts
from services.rules.entries import trimmed
from services.sight import Sight, require_in_sight, sight_of
from services.versions import Row, Writer

REPEATED = N_("{teacher} stands in another row of the same activity: leave one of the two.")


def record_all(
    storage: Storage,
    person: Person,
    entries: Sequence[ParticipationEntry],
    *,
    draft_id: str | None = None,
    distinct_from: Sequence[Sequence[str]] = (),
) -> tuple[tuple[str, ...], ...]:
    """Record all entries in one transaction and return the participations' ids, entry by entry.

    `distinct_from` has for each entry the records that it is like and does not repeat.
    Entries that say the same of the activity make one activity; the first one bears the id of the
    draft they were made of, which is no draft any more. Raises RulesBroken, or DraftRecorded when
    that was done before; then nothing is written.
    """
    require(person, Action.ENTER_RECORDS)
    if not entries:
        return ()
    with storage.writing() as transaction:
        sight = sight_of(transaction, person)
        facts = load_facts(transaction, sight.organisation_ids, person.language)
        entries = [trimmed(entry, facts.reference.address_rules) for entry in entries]
        for entry, violations in zip(entries, check_all(entries, facts), strict=True):
            require_rules(violations)
            _require_all_in_sight(sight, facts, entry)
        close_draft(transaction, person, draft_id)
        ids = [draft_id or new_id(), *(new_id() for _ in entries[1:])]
        writer = Writer(transaction, person)
        added = _added(writer, entries, facts, ids=ids)
        for record_ids, others in zip(added, distinct_from, strict=False):
            for other in others:
                declare_distinct_in(writer, (record_ids[0], other))
        return added


def _added(
    writer: Writer, entries: Sequence[ParticipationEntry], facts: RuleFacts, *, ids: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Write the entries, under these ids the activities that no entry before them has."""
    activities: dict[tuple[object, ...], str] = {}
    return tuple(
        tuple(
            _record(
                writer,
                entry,
                facts,
                activity_id=activities.setdefault(activity_key(entry), fresh_id),
                is_new=activities[activity_key(entry)] == fresh_id,
            )
        )
        for entry, fresh_id in zip(entries, ids, strict=True)
    )


def check_all(
    entries: Sequence[ParticipationEntry], facts: RuleFacts
) -> list[tuple[Violation, ...]]:
    """Return the broken rules of each entry, a person who stands twice in an activity included."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for entry in entries:
        violations = check_participation(entry, facts)
        if not violations:
            violations = tuple(_repeated(entry, facts, seen))
        found.append(violations)
    return found


def _repeated(
    entry: ParticipationEntry, facts: RuleFacts, seen: set[tuple[object, ...]]
) -> Iterator[Violation]:
    activity = activity_key(entry)
    for teacher_id in entry.teacher_ids:
        if (activity, teacher_id) in seen:
            name = facts.teachers[teacher_id].name
            yield Violation("teacher_ids", REPEATED, {"teacher": name})
        seen.add((activity, teacher_id))


def activity_key(entry: ParticipationEntry) -> tuple[object, ...]:
    """Return what makes two entries tell of the same activity."""
    values = activity_values(trimmed(entry))
    return tuple(tuple(value) if isinstance(value, list) else value for value in values.values())


def _require_all_in_sight(sight: Sight, facts: RuleFacts, entry: ParticipationEntry) -> None:
    for teacher_id in entry.teacher_ids:
        require_in_sight(sight, facts.teachers[teacher_id].organisation_id, teacher_id)


def _record(
    writer: Writer,
    entry: ParticipationEntry,
    facts: RuleFacts,
    *,
    activity_id: str,
    is_new: bool,
) -> Iterator[str]:
    """Write an entry's participations, and its activity unless an entry before has it."""
    if is_new:
        add_activity(
            writer,
            entry,
            organisation_id=writer.person.organisation_id,
            is_counted=False,
            activity_id=activity_id,
        )
    for teacher_id in entry.teacher_ids:
        owner: Row = {
            "activity_id": activity_id,
            "teacher_id": teacher_id,
            "organisation_id": facts.teachers[teacher_id].organisation_id,
        }
        yield add_participation(writer, entry, owner=owner, is_counted=False)
