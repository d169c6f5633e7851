"""Recording, changing, confirming, withdrawing and restoring participations."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from core.access import Action, Person, may, require
from core.errors import StaleEdit, Violation
from core.i18n import N_
from db import Storage
from services import decisions, records, versions
from services.activity_versions import count_activities, settle_activity
from services.drafts import close_draft
from services.evidence.attachments import attach_to
from services.participation_rows import (
    OpenedRows,
    activity_values,
    add_activity,
    add_participation,
    participation_values,
)
from services.records import Status, require_rules
from services.rules import ParticipationEntry, RuleFacts, check_participation, load_facts
from services.rules.checks import codes, employment
from services.rules.entries import entry_for, has_evidence, trimmed
from services.sight import Sight, require_in_sight, sight_of
from services.versions import ACTIVITIES, PARTICIPATIONS, Opened, Row, Writer

withdraw = partial(records.withdraw, table=PARTICIPATIONS)
restore = partial(records.restore, table=PARTICIPATIONS)


def record(
    storage: Storage,
    person: Person,
    entry: ParticipationEntry,
    *,
    is_confirmed: bool = False,
    draft_id: str | None = None,
) -> tuple[str, ...]:
    """Record one activity with a participation of every teacher chosen; return their ids.

    `is_confirmed` is heard when the person may confirm and there is evidence. The activity bears
    the id of its draft, which ends with this. Raises RulesBroken, DraftRecorded the second time.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as work:
        return record_in(Writer(work, person), entry, is_confirmed=is_confirmed, draft_id=draft_id)


def record_in(
    writer: Writer, entry: ParticipationEntry, *, is_confirmed: bool, draft_id: str | None
) -> tuple[str, ...]:
    """Record a participation as `record` does, within a transaction that does more."""
    transaction, person = writer.transaction, writer.person
    sight = sight_of(transaction, person)
    is_wanted = is_confirmed and may(person, Action.CONFIRM_RECORDS)
    facts = load_facts(transaction, sight.organisation_ids, person.language)
    entry = trimmed(entry, facts.reference.address_rules)
    require_rules(check_participation(entry, facts))
    entries = [entry_for(entry, teacher_id) for teacher_id in entry.teacher_ids]
    owners = [_owner(facts, sight, teacher_id) for teacher_id in entry.teacher_ids]
    close_draft(transaction, person, draft_id)
    activity = add_activity(
        writer,
        entry,
        organisation_id=person.organisation_id,
        is_counted=is_wanted and any(own.has_evidence for own in entries),
        activity_id=draft_id,
    )
    made = {"activity_id": activity}
    added = tuple(
        add_participation(
            writer, own, owner={**made, **owner}, is_counted=is_wanted and own.has_evidence
        )
        for own, owner in zip(entries, owners, strict=True)
    )
    attach_to(writer, added, entry.upload_ids)
    return added


def change(
    storage: Storage,
    person: Person,
    opened: Opened,
    *,
    entry: ParticipationEntry,
    is_confirmed: bool | None = None,
) -> None:
    """Change a participation of one teacher, and its activity for all who took part in it.

    Where somebody out of sight took part too, the changed activity becomes one of its own.
    `is_confirmed` None keeps a confirmed record confirmed. Whoever may not confirm sends it back
    for a check, while what was confirmed goes on counting. Raises RulesBroken or StaleEdit.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        change_in(Writer(transaction, person), opened, entry=entry, is_confirmed=is_confirmed)


def change_in(
    writer: Writer, opened: Opened, *, entry: ParticipationEntry, is_confirmed: bool | None
) -> None:
    """Change a participation as `change` does, within a transaction that does more."""
    person, sight = writer.person, sight_of(writer.transaction, writer.person)
    rows = opened_rows(writer, opened)
    facts = load_facts(writer.transaction, sight.organisation_ids, person.language)
    entry = rows.completed(trimmed(entry, facts.reference.address_rules))
    is_apart = _is_shared_out_of_sight(writer, rows, entry, sight=sight)
    followers = [] if is_apart else _followers(writer, rows, entry)
    require_rules(tuple(_violations(entry, facts, rows, followers=followers)))
    owner = _owner(facts, sight, entry.teacher_ids[0])
    is_counted = _is_counted(person, entry, rows, wanted=is_confirmed)
    is_kept = is_confirmed is None or is_counted == rows.is_confirmed
    is_sent_again = records.is_sent_again(person, rows.participation)
    if entry == rows.entry and is_kept and not is_sent_again:
        return
    changes = {**participation_values(entry), **owner, "took_part_on": entry.took_part_on}
    if is_apart:
        changes["activity_id"] = add_activity(
            writer, entry, organisation_id=person.organisation_id, is_counted=is_counted
        )
    else:
        for follower in followers:
            _move(writer, follower, entry.starts_on, is_counted=is_counted)
        settle_activity(writer, rows, activity_values(entry), is_counted=is_counted)
    _advance(writer, rows.participation, changes, is_counted=is_counted)


def confirm(
    storage: Storage, person: Person, opened: Sequence[Opened], *, level: str | None = None
) -> int:
    """Confirm records as they were seen and return how many waited; with `level`, at that level.

    All or none: RulesBroken names every record without evidence, StaleEdit tells of a changed one.
    """
    require(person, Action.CONFIRM_RECORDS)
    with storage.writing() as transaction:
        facts = load_facts(transaction, (person.organisation_id,), person.language)
        rows = decisions.as_seen(transaction, person, opened, sort=decisions.PARTICIPATIONS)
        waiting = [row for row in rows if row["status"] != Status.CONFIRMED]
        require_rules(
            (
                *(violation for row in waiting for violation in _lack(row)),
                *codes(ParticipationEntry(level=level), {"level": "levels"}, facts),
            )
        )
        writer, decision = Writer(transaction, person), decisions.Decision(Status.CONFIRMED)
        decisions.decide(writer, waiting, decision, sort=decisions.PARTICIPATIONS)
        count_activities(writer, waiting, level=level)
        return len(waiting)


def opened_rows(writer: Writer, opened: Opened) -> OpenedRows:
    """Return a participation in sight and its activity, as they were seen; StaleEdit otherwise."""
    participation = records.open_current(writer, PARTICIPATIONS, opened)
    activity = versions.open_version(
        writer.transaction, ACTIVITIES, str(participation["activity_id"])
    )
    if opened.activity_version not in {None, activity["version"]}:
        raise StaleEdit(record=opened.record_id)
    return OpenedRows(participation, activity)


def _followers(writer: Writer, rows: OpenedRows, entry: ParticipationEntry) -> list[Row]:
    """Return the other participations whose day moves with the day of the activity."""
    day = rows.activity["starts_on"]
    if entry.starts_on in {None, day}:
        return []
    others = writer.transaction.rows(
        "participations/of_activity", activity_id=rows.activity["activity_id"]
    )
    return [
        versions.open_version(writer.transaction, PARTICIPATIONS, str(other["participation_id"]))
        for other in others
        if other["participation_id"] != rows.participation["participation_id"]
        and other["took_part_on"] == day
    ]


def _violations(
    entry: ParticipationEntry, facts: RuleFacts, rows: OpenedRows, *, followers: list[Row]
) -> Iterator[Violation]:
    yield from check_participation(entry, facts, former=rows.entry)
    if len(entry.teacher_ids) > 1:
        yield Violation("teacher_ids", N_("A correction is for one teacher: leave one of them."))
    for follower in followers:
        teacher = facts.teachers.get(str(follower["teacher_id"]))
        if teacher and entry.starts_on:
            yield from employment("starts_on", entry.starts_on, teacher)


def _lack(row: Row) -> Iterator[Violation]:
    """Name a record that nothing speaks for."""
    is_without = bool(row["is_without_evidence"])
    if not has_evidence(row["address"], row["document_number"], is_without=is_without):
        message = N_("“{title}” has no evidence: add a link or a document number, then confirm.")
        yield Violation("address", message, {"title": row["title"]})


def _owner(facts: RuleFacts, sight: Sight, teacher_id: str) -> dict[str, str]:
    organisation_id = facts.teachers[teacher_id].organisation_id
    require_in_sight(sight, organisation_id, teacher_id)
    return {"teacher_id": teacher_id, "organisation_id": organisation_id}


def _is_counted(
    person: Person, entry: ParticipationEntry, rows: OpenedRows, *, wanted: bool | None
) -> bool:
    stays = records.stays_confirmed(person, rows.participation, wanted=wanted)
    return stays and entry.has_evidence


def _is_shared_out_of_sight(
    writer: Writer, rows: OpenedRows, entry: ParticipationEntry, *, sight: Sight
) -> bool:
    """Say whether the activity changes and somebody whose records are out of sight was there."""
    if not any(rows.activity[name] != value for name, value in activity_values(entry).items()):
        return False
    others = writer.transaction.rows(
        "participations/of_activity", activity_id=rows.activity["activity_id"]
    )
    organisation_id = str(rows.activity["organisation_id"])
    return not all(sight.includes(organisation_id, str(row["teacher_id"])) for row in others)


def _advance(writer: Writer, before: Row, changes: Row, *, is_counted: bool) -> None:
    """Write the next version of a participation: confirmed, or waiting for a check."""
    status = Status.CONFIRMED if is_counted else Status.SUBMITTED
    stated = {**changes, "status": status.value, "status_reason": ""}
    versions.advance(
        writer,
        PARTICIPATIONS,
        before,
        changes=stated,
        is_counted=is_counted,
        is_taken_back=records.is_taken_back(writer, before, is_counted=is_counted),
    )


def _move(writer: Writer, follower: Row, day: date | None, *, is_counted: bool) -> None:
    """Move the day of another participation, about which nobody has decided anything.

    A confirmed one counts anew with an activity that does; else it waits and counts as confirmed.
    """
    is_counted = is_counted and follower["status"] == Status.CONFIRMED
    changes: Row = {"took_part_on": day}
    if follower["status"] == Status.CONFIRMED and not is_counted:
        changes = {**changes, "status": Status.SUBMITTED.value}
    versions.advance(writer, PARTICIPATIONS, follower, changes=changes, is_counted=is_counted)
