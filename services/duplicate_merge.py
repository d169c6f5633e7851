"""Merging two records of one activity: the people of the one join the other, nothing is lost.

Every record concerned gets a new version, the one dropped is withdrawn: each step can be undone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.access import Action, Person, may, require
from core.errors import Violation
from core.i18n import N_, words_of
from db import Storage
from services import versions
from services.activity_versions import settle_activity
from services.evidence.attachments import carry_over
from services.participation_rows import ACTIVITY_FIELDS, PARTICIPATION_FIELDS, OpenedRows
from services.participations import opened_rows
from services.records import Status, require_rules
from services.rules.evidence import NO_DOCUMENT
from services.rules.participation import TEXTS
from services.sight import sight_of
from services.versions import ACTIVITIES, PARTICIPATIONS, Opened, Row, Writer

MERGED = N_("Merged with “{title}”.")
SAME = N_("Both records are of one activity already.")
UNSEEN = N_(
    "Colleagues whose records you do not see took part in the one to drop. "
    "Keep that one, or ask whoever checks the records."
)
COUNTS = N_("The one to drop is confirmed and the other is not: keep the confirmed one.")
LONGEST_TITLE = 200
EMPTY = frozenset({None, "", NO_DOCUMENT})
# Codes that every record has: the kept one's stand.
CHOSEN = frozenset({"community", "kind", "title", "starts_on", "level", "role", "outcome"})


@dataclass(frozen=True)
class Sides:
    """The two activities with those who took part: the one that stays, the one that goes."""

    kept: OpenedRows
    dropped: OpenedRows
    keeping: Mapping[str, Row]
    leaving: Mapping[str, Row]
    is_kept_in_sight: bool


def merge(storage: Storage, person: Person, *, keep: Opened, drop: Opened) -> None:
    """Let one activity stand for both; what only the dropped one says goes into the kept one.

    Whoever took part in the dropped one only joins the kept one. Raises RulesBroken or StaleEdit.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        merge_in(Writer(transaction, person), keep=keep, drop=drop)


def merge_in(writer: Writer, *, keep: Opened, drop: Opened) -> None:
    """Merge as `merge` does, within a transaction that does more."""
    kept, dropped = opened_rows(writer, keep), opened_rows(writer, drop)
    sides = _sides(writer, kept, dropped)
    require_rules(_violations(writer, sides))
    additions = _activity_additions(sides)
    is_counted = _is_activity_counted(writer, sides)
    if additions or is_counted:
        settle_activity(writer, kept, additions, is_counted=is_counted)
    for teacher_id, leaving in sides.leaving.items():
        if teacher_id in sides.keeping:
            _join(writer, sides, teacher_id, is_touched=bool(additions))
        else:
            _move(writer, sides, leaving)


def _sides(writer: Writer, kept: OpenedRows, dropped: OpenedRows) -> Sides:
    sight, keeping = sight_of(writer.transaction, writer.person), _people(writer, kept)
    organisation_id = str(kept.activity["organisation_id"])
    return Sides(
        kept,
        dropped,
        keeping,
        _people(writer, dropped),
        all(sight.includes(organisation_id, teacher_id) for teacher_id in keeping),
    )


def _people(writer: Writer, rows: OpenedRows) -> dict[str, Row]:
    """Return the open participations in an activity by their teachers."""
    found = writer.transaction.rows(
        "participations/of_activity", activity_id=rows.activity["activity_id"]
    )
    return {
        str(row["teacher_id"]): versions.open_version(
            writer.transaction, PARTICIPATIONS, str(row["participation_id"])
        )
        for row in found
    }


def _violations(writer: Writer, sides: Sides) -> tuple[Violation, ...]:
    if sides.kept.activity["activity_id"] == sides.dropped.activity["activity_id"]:
        return (Violation("merge", SAME),)
    sight = sight_of(writer.transaction, writer.person)
    organisation_id = str(sides.dropped.activity["organisation_id"])
    if not all(sight.includes(organisation_id, teacher_id) for teacher_id in sides.leaving):
        return (Violation("merge", UNSEEN),)
    is_lost = any(
        _counts(writer, leaving) and not _counts(writer, staying) and not _decides(writer, leaving)
        for teacher_id, leaving in sides.leaving.items()
        if (staying := sides.keeping.get(teacher_id))
    )
    return (Violation("merge", COUNTS),) if is_lost else ()


def _decides(writer: Writer, row: Row) -> bool:
    """Say whether a record stands confirmed before somebody who may confirm what it goes into."""
    return may(writer.person, Action.CONFIRM_RECORDS) and row["status"] == Status.CONFIRMED


def _counts(writer: Writer, row: Row) -> bool:
    rows = writer.transaction.rows(
        PARTICIPATIONS.versions, participation_id=row["participation_id"]
    )
    return any(_is_counting(one) for one in rows)


def _is_counting(row: Row) -> bool:
    return bool(row["counted_at"]) and not row["uncounted_at"]


def _is_activity_counted(writer: Writer, sides: Sides) -> bool:
    """Say whether the kept activity counts as it is written now; what waits in it is not decided.

    An activity that does not count at all begins to when somebody's confirmed record joins it.
    """
    if not may(writer.person, Action.CONFIRM_RECORDS):
        return False
    activity = sides.kept.activity
    rows = writer.transaction.rows(ACTIVITIES.versions, activity_id=activity["activity_id"])
    is_joined = any(_decides(writer, leaving) for leaving in sides.leaving.values())
    return _is_counting(activity) or (is_joined and not any(map(_is_counting, rows)))


def _activity_additions(sides: Sides) -> Row:
    """Return what the kept activity does not say and the other does; none over hidden people."""
    if not sides.is_kept_in_sight:
        return {}
    kept, dropped = sides.kept.activity, sides.dropped.activity
    names = [name for name in ACTIVITY_FIELDS if name not in CHOSEN | {"grades", "ends_on"}]
    grades = {"grades": dropped["grades"]} if dropped["grades"] and not kept["grades"] else {}
    return {**_additions(kept, dropped, names), **grades}


def _additions(kept: Row, dropped: Row, names: Sequence[str]) -> Row:
    return {
        name: dropped[name] for name in names if kept[name] in EMPTY and dropped[name] not in EMPTY
    }


def _join(writer: Writer, sides: Sides, teacher_id: str, *, is_touched: bool) -> None:
    """Let the kept participation of a teacher stand for both; withdraw the other.

    `is_touched`: the activity says more than before, which a confirmed record has to answer for.
    """
    staying, leaving = sides.keeping[teacher_id], sides.leaving[teacher_id]
    names = [name for name in PARTICIPATION_FIELDS if name not in CHOSEN]
    changes = {**_additions(staying, leaving, names), **_evidence(sides, staying, leaving)}
    is_counted = _decides(writer, staying) or _decides(writer, leaving)
    is_confirmed = staying["status"] == Status.CONFIRMED
    if changes or (is_touched and is_confirmed) or is_counted > is_confirmed:
        _advance(writer, staying, changes, is_counted=is_counted)
    carry_over(writer, leaving, staying)
    title = str(sides.kept.activity["title"])[:LONGEST_TITLE]
    reason = words_of(writer.person.language)(MERGED, title=title)
    versions.advance(writer, PARTICIPATIONS, leaving, changes={}, is_withdrawn=True, reason=reason)


def _move(writer: Writer, sides: Sides, leaving: Row) -> None:
    """Let somebody of the dropped activity join the kept one; the own day stays."""
    changes = {"activity_id": sides.kept.activity["activity_id"]}
    _advance(writer, leaving, changes, is_counted=_decides(writer, leaving))


def _advance(writer: Writer, before: Row, changes: Row, *, is_counted: bool) -> None:
    """Write a version; a confirmed one counts anew, or waits for a check while it counts on."""
    stated = {"status": Status.CONFIRMED.value, "status_reason": ""} if is_counted else {}
    if before["status"] == Status.CONFIRMED and not is_counted:
        stated = {"status": Status.SUBMITTED.value, "status_reason": ""}
    versions.advance(
        writer, PARTICIPATIONS, before, changes={**changes, **stated}, is_counted=is_counted
    )


def _evidence(sides: Sides, staying: Row, leaving: Row) -> Row:
    """Return what keeps the other's number, link and comment beside the kept ones."""
    notes = [str(staying["comment"])] if staying["comment"] else []
    changes: dict[str, object] = {}
    number, other = str(staying["document_number"]), str(leaving["document_number"])
    if number and other and other != number:
        both = f"{number}; {other}"
        if len(both) <= TEXTS["document_number"].longest:
            changes["document_number"] = both
        else:
            notes.append(other)
    address, link = str(sides.kept.activity["address"]), str(sides.dropped.activity["address"])
    if link and link != address and (address or not sides.is_kept_in_sight):
        notes.append(link)
    if leaving["comment"] and leaving["comment"] != staying["comment"]:
        notes.append(str(leaving["comment"]))
    comment = "\n".join(notes)[: TEXTS["comment"].longest]
    if comment != staying["comment"]:
        changes["comment"] = comment
    has_evidence = bool(number or other or address or (link and sides.is_kept_in_sight))
    if staying["is_without_evidence"] and has_evidence:
        changes["is_without_evidence"] = False
    return changes
