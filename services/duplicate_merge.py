"""Merging two records of one activity: the people of the one join the other, nothing is lost.

Every record concerned gets a new version, the one dropped is withdrawn: each step can be undone.
Nothing counts that nobody has checked: who would count otherwise than confirmed waits for a check.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.access import Action, Person, may, require
from core.errors import Violation
from core.i18n import N_, words_of
from db import Storage
from services import versions
from services.activity_versions import counting_version, send_for_check, write_activity
from services.evidence.attachments import carry_over
from services.participation_rows import ACTIVITY_FIELDS, PARTICIPATION_FIELDS, OpenedRows
from services.participations import opened_rows
from services.records import Status, require_rules
from services.rules.entries import has_evidence
from services.rules.evidence import NO_DOCUMENT
from services.rules.participation import TEXTS
from services.sight import sight_of
from services.versions import PARTICIPATIONS, Opened, Row, Writer

MERGED = N_("Merged with “{title}”.")
SAME = N_("Both records are of one activity already.")
UNSEEN = N_(
    "Colleagues whose records you do not see took part in the one to drop. "
    "Keep that one, or ask whoever checks the records."
)
COUNTS = N_(
    "The one to drop is in the figures, and what is to be kept was not checked: "
    "keep the confirmed one."
)
LONGEST_TITLE = 200
EMPTY = frozenset({None, "", NO_DOCUMENT})
# Codes that every record has: the kept one's stand.
CHOSEN = frozenset({"community", "kind", "title", "starts_on", "level", "role", "outcome"})
# What the figures say of an activity: whoever moves into another one counts on with the same.
MEASURED = ("community", "kind", "level", "subject", "grades", "hours", "ends_on")


@dataclass(frozen=True)
class Sides:
    """The two activities with those who took part: the one that stays, the one that goes."""

    kept: OpenedRows
    dropped: OpenedRows
    keeping: Mapping[str, Row]
    leaving: Mapping[str, Row]
    is_kept_in_sight: bool

    def additions(self) -> Row:
        """Return what the dropped activity says and the kept one does not; none over the hidden."""
        if not self.is_kept_in_sight:
            return {}
        kept, dropped = self.kept.activity, self.dropped.activity
        names = [name for name in ACTIVITY_FIELDS if name not in CHOSEN | {"grades", "ends_on"}]
        grades = {"grades": dropped["grades"]} if dropped["grades"] and not kept["grades"] else {}
        return {**_additions(kept, dropped, names), **grades}


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
    additions, is_counted = sides.additions(), _is_activity_counted(writer, sides)
    activity_id = str(kept.activity["activity_id"])
    is_written = write_activity(writer, activity_id, additions, is_counted=is_counted)
    if is_written and not is_counted:
        send_for_check(writer, activity_id)
    for teacher_id, leaving in sides.leaving.items():
        by = _join if teacher_id in sides.keeping else _move
        by(writer, sides, leaving, is_activity_counted=is_counted)


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
    is_activity_counted = _is_activity_counted(writer, sides)
    is_lost = any(
        _counts(writer, leaving)
        and not _counts(writer, sides.keeping[teacher_id])
        and not (is_activity_counted and _is_checked(writer, sides, teacher_id))
        for teacher_id, leaving in sides.leaving.items()
        if teacher_id in sides.keeping
    )
    return (Violation("merge", COUNTS),) if is_lost else ()


def _decides(writer: Writer, row: Row) -> bool:
    """Say whether a record stands confirmed before somebody who may confirm what it goes into."""
    return may(writer.person, Action.CONFIRM_RECORDS) and row["status"] == Status.CONFIRMED


def _counts(writer: Writer, row: Row) -> bool:
    record_id = row["participation_id"]
    rows = writer.transaction.rows(PARTICIPATIONS.versions, participation_id=record_id)
    return any(_is_counting(one) for one in rows)


def _is_counting(row: Row) -> bool:
    return bool(row["counted_at"]) and not row["uncounted_at"]


def _is_activity_counted(writer: Writer, sides: Sides) -> bool:
    """Say whether the kept activity counts as it is written now: all it says was checked.

    One that counts does where what is added counts too. One that never did begins to where a
    confirmed record joins it whose activity says just the same. What waits in it is not decided.
    """
    if not may(writer.person, Action.CONFIRM_RECORDS):
        return False
    kept, dropped, additions = sides.kept.activity, sides.dropped.activity, sides.additions()
    if _is_counting(kept):
        return not additions or _is_counting(dropped)
    is_joined = any(_decides(writer, leaving) for leaving in sides.leaving.values())
    is_same = all({**kept, **additions}[name] == dropped[name] for name in ACTIVITY_FIELDS)
    is_fresh = counting_version(writer, str(kept["activity_id"])) is None
    return is_joined and is_same and is_fresh and _is_counting(dropped)


def _additions(kept: Row, dropped: Row, names: Sequence[str]) -> Row:
    return {
        name: dropped[name] for name in names if kept[name] in EMPTY and dropped[name] not in EMPTY
    }


def _joined(sides: Sides, teacher_id: str) -> Row:
    """Return what changes in the kept participation of a teacher who has both."""
    staying, leaving = sides.keeping[teacher_id], sides.leaving[teacher_id]
    names = [name for name in PARTICIPATION_FIELDS if name not in CHOSEN]
    return {**_additions(staying, leaving, names), **_evidence(sides, staying, leaving)}


def _is_checked(writer: Writer, sides: Sides, teacher_id: str) -> bool:
    """Say whether somebody confirmed all that the kept participation says after the merge.

    A comment is beside the point. The kept one is confirmed and nothing unchecked comes to it, or
    it says just what the confirmed one says that goes into it.
    """
    staying, leaving = sides.keeping[teacher_id], sides.leaving[teacher_id]
    changes = _joined(sides, teacher_id)
    if _decides(writer, staying) and (changes.keys() <= {"comment"} or _decides(writer, leaving)):
        return True
    names = {*PARTICIPATION_FIELDS, "took_part_on"} - {"comment"}
    is_same = all({**staying, **changes}[name] == leaving[name] for name in names)
    return is_same and _decides(writer, leaving)


def _join(writer: Writer, sides: Sides, leaving: Row, *, is_activity_counted: bool) -> None:
    """Let the kept participation of a teacher stand for both; withdraw the other."""
    teacher_id = str(leaving["teacher_id"])
    changes = _joined(sides, teacher_id)
    record_id = str(sides.keeping[teacher_id]["participation_id"])
    staying = versions.open_version(writer.transaction, PARTICIPATIONS, record_id)
    is_counted = is_activity_counted and _is_checked(writer, sides, teacher_id)
    if changes or is_counted > (staying["status"] == Status.CONFIRMED):
        _advance(writer, staying, changes, is_counted=is_counted)
    carry_over(writer, leaving, staying)
    title = str(sides.kept.activity["title"])[:LONGEST_TITLE]
    reason = words_of(writer.person.language)(MERGED, title=title)
    versions.advance(writer, PARTICIPATIONS, leaving, changes={}, is_withdrawn=True, reason=reason)


def _move(writer: Writer, sides: Sides, leaving: Row, *, is_activity_counted: bool) -> None:
    """Let somebody of the dropped activity join the kept one; the own day stays."""
    kept, dropped = sides.kept.activity, sides.dropped.activity
    written = {**kept, **sides.additions()}
    is_same = all(written[name] == dropped[name] for name in MEASURED)
    is_counted = is_activity_counted and is_same and _decides(writer, leaving)
    _advance(writer, leaving, {"activity_id": kept["activity_id"]}, is_counted=is_counted)


def _advance(writer: Writer, before: Row, changes: Row, *, is_counted: bool) -> None:
    """Write a version that counts in place of another, or waits for a check while that counts."""
    stated = {"status": Status.CONFIRMED.value, "status_reason": ""} if is_counted else {}
    if before["status"] == Status.CONFIRMED and not is_counted:
        stated = {"status": Status.SUBMITTED.value, "status_reason": ""}
    written = {**changes, **stated}
    versions.advance(writer, PARTICIPATIONS, before, changes=written, is_counted=is_counted)


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
    carried = link if sides.is_kept_in_sight else ""
    is_spoken_for = has_evidence(carried, other, is_without=bool(leaving["is_without_evidence"]))
    if staying["is_without_evidence"] and is_spoken_for:
        changes["is_without_evidence"] = False
    return changes
