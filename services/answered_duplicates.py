"""Recording what may be there already, with the answer given: one deed, all of it or nothing."""

from dataclasses import dataclass

from core.access import Action, Person, require
from db import Storage
from services.duplicate_merge import merge_in
from services.duplicates import declare_distinct_in
from services.opened_records import read_participation
from services.participations import record_in
from services.rules import ParticipationEntry
from services.versions import Opened, Writer


@dataclass(frozen=True)
class Answer:
    """What was said of the records that a new one may repeat.

    `into` is the one that it is merged with, as it was seen; `distinct_from` those that it is not.
    """

    into: Opened | None = None
    distinct_from: tuple[str, ...] = ()


UNASKED = Answer()


def record(
    storage: Storage,
    person: Person,
    entry: ParticipationEntry,
    *,
    is_confirmed: bool = False,
    draft_id: str | None = None,
    answer: Answer = UNASKED,
) -> tuple[str, ...]:
    """Record as `participations.record` does and do what was answered; return the ids.

    Of what was merged the first id is that of the record merged with. Where that is not possible
    any more nothing is written: RulesBroken, StaleEdit or NotFound.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        writer = Writer(transaction, person)
        added = record_in(writer, entry, is_confirmed=is_confirmed, draft_id=draft_id)
        for record_id in answer.distinct_from:
            declare_distinct_in(writer, (added[0], record_id))
        if answer.into is None:
            return added
        made = read_participation(transaction, person, added[0])
        merge_in(writer, keep=answer.into, drop=made.opened)
        return (answer.into.record_id, *added[1:])
