"""Goals handed on: those of a period become goals of the next one of its kind, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core import period_codes
from core.access import Action, Person, require
from core.errors import StaleEdit
from core.i18n import LANGUAGES, N_, words_of
from core.ids import new_id
from core.periods import Period, PeriodKind
from db import Storage, Transaction
from db.connection import now
from services.goals import (
    Unit,
    advance,
    entry_of,
    identity,
    insert,
    is_taken,
    limits_of,
    open_goal,
)
from services.quarters import quarter_starts
from services.sight import sight_of
from services.versions import Opened, Row, Writer

HANDED_ON = N_("handed on from the period before")
TAKEN_BACK = N_("the handing on is undone")
TAKEN = N_("there is one already")
LEFT_ALONE = {
    "indicator": N_("there are no goals of this figure any more"),
    "unit": N_("no longer in the list"),
    "period": N_("there is no such period to choose"),
}
GONE = N_("does not work here then")
TOLD_FOR = timedelta(days=7)  # how long the last handing on can be taken back at once


@dataclass(frozen=True)
class Handed:
    """A goal and what becomes of it in the next period; `why_not` is a message id, empty if set."""

    source: Opened
    unit: Unit
    row: Row
    why_not: str = ""


@dataclass(frozen=True)
class Last:
    """The goals that the person handed on last and that stand unchanged, and for which period."""

    goal_ids: tuple[str, ...]
    period: str


def next_of(period: Period | None) -> Period | None:
    """Return the period that goals of this one go to; None for days of no kind."""
    if period is None or period.kind is PeriodKind.RANGE:
        return None
    return period.following()


def handing_on(source: Storage | Transaction, person: Person, period: str) -> tuple[Handed, ...]:
    """Return what handing on would make of each goal of a period, in the order they were set."""
    require(person, Action.SET_GOALS)
    limits = limits_of(sight_of(source, person), person)
    rows = source.rows("goals/in_sight", **limits, known_at=None)
    following = next_of(period_codes.decode(period, quarter_starts(source)))
    if following is None:
        return ()
    return tuple(
        _handed(source, person, open_goal(source, person, str(row["goal_id"])), following=following)
        for row in rows
        if row["period"] == period and not row["is_withdrawn"]
    )


def hand_on(storage: Storage, person: Person, period: str, *, seen: Sequence[Opened]) -> int:
    """Set the goals that the person saw would be set, all of them or none; return how many.

    Levels go along, comments do not: they tell of the period that they were written for. Raises
    StaleEdit when something else would be set by now.
    """
    require(person, Action.SET_GOALS)
    with storage.writing() as transaction:
        found = [one for one in handing_on(transaction, person, period) if not one.why_not]
        if [one.source for one in found] != list(seen):
            raise StaleEdit(period=period)
        writer = Writer(transaction, person, words_of(person.language)(HANDED_ON))
        for one in found:
            insert(writer, one.row, version=1)
    return len(found)


def last_handed_on(source: Storage | Transaction, person: Person) -> Last | None:
    """Return the person's last handing on, as far as it can be taken back; None without one."""
    require(person, Action.SET_GOALS)
    rows = source.rows(
        "goals/handed_on",
        account_id=person.account_id,
        reasons=[words_of(language)(HANDED_ON) for language in LANGUAGES],
        since=now() - TOLD_FOR,
    )
    if not rows:
        return None
    return Last(tuple(str(row["goal_id"]) for row in rows), str(rows[0]["period"]))


def take_back(storage: Storage, person: Person, last: Last) -> None:
    """Withdraw the goals of a handing on, which go to the trash; StaleEdit for others than last."""
    require(person, Action.SET_GOALS)
    with storage.writing() as transaction:
        if last_handed_on(transaction, person) != last:
            raise StaleEdit(period=last.period)
        writer = Writer(transaction, person, words_of(person.language)(TAKEN_BACK))
        for goal_id in last.goal_ids:
            row = open_goal(transaction, person, goal_id)
            advance(writer, Opened(goal_id, 1), {**row, "is_withdrawn": True})


def _handed(
    source: Storage | Transaction, person: Person, row: Row, *, following: Period
) -> Handed:
    entry = replace(entry_of(row), period=period_codes.encode(following), note="")
    made = {**row, "goal_id": new_id(), "period": entry.period, "note": entry.note}
    unit, violation = entry.unit or Unit(), next(identity(source, person, entry), None)
    why_not = LEFT_ALONE[violation.field] if violation else ""
    if not why_not and unit.teacher_id:
        has_left = _has_left(source, person, unit.teacher_id, before=following.starts_on)
        why_not = GONE if has_left else ""
    if not why_not and is_taken(source, made):
        why_not = TAKEN
    return Handed(Opened(str(row["goal_id"]), int(str(row["version"]))), unit, made, why_not)


def _has_left(
    source: Storage | Transaction, person: Person, teacher_id: str, *, before: date
) -> bool:
    """Say whether a teacher's last day comes before a day."""
    organisations = sight_of(source, person).organisation_ids
    return any(
        str(row["teacher_id"]) == teacher_id
        and row["employed_to"] is not None
        and row["employed_to"] < before
        for row in source.rows("people/employment", organisation_ids=organisations)
    )
