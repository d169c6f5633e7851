"""What participations and resource uses share: their states, opening, withdrawing, restoring."""

from collections.abc import Mapping
from enum import StrEnum

from core.access import Action, Person, may, require
from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from db import Storage
from services import versions
from services.rules.checks import Text, texts
from services.rules.entries import WithdrawalEntry, trimmed
from services.sight import require_in_sight, sight_of
from services.versions import FactTable, Opened, Row, Writer


class Status(StrEnum):
    """Where a record stands; only what was confirmed counts in official figures."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    NOT_COUNTED = "not_counted"


STATUS_NAMES: Mapping[Status, str] = {
    Status.DRAFT: N_("draft"),
    Status.SUBMITTED: N_("waiting for a check"),
    Status.CONFIRMED: N_("confirmed"),
    Status.RETURNED: N_("returned"),
    Status.NOT_COUNTED: N_("not counted"),
}

NO_REASON = N_("Write why the record is withdrawn: whoever restores it will want to know.")


def open_record(writer: Writer, table: FactTable, opened: Opened) -> Row:
    """Return the record's open version, when it is in sight and still the one the person saw.

    Raises NotFound, NotAllowed or StaleEdit.
    """
    row = versions.open_version(writer.transaction, table, opened.record_id)
    sight = sight_of(writer.transaction, writer.person)
    require_in_sight(sight, str(row["organisation_id"]), str(row["teacher_id"]))
    if row["version"] != opened.version:
        raise StaleEdit(record=opened.record_id)
    return row


def open_current(writer: Writer, table: FactTable, opened: Opened) -> Row:
    """Return the record as `open_record` does; NotFound when it was withdrawn."""
    row = open_record(writer, table, opened)
    if row["is_withdrawn"]:
        raise NotFound(record=opened.record_id)
    return row


def withdraw(
    storage: Storage, person: Person, opened: Opened, *, table: FactTable, reason: str
) -> None:
    """Take a record out of the lists and the figures; nothing is lost, it can be restored."""
    require(person, Action.ENTER_RECORDS)
    entry = trimmed(WithdrawalEntry(reason))
    require_rules(check_withdrawal(entry))
    with storage.writing() as transaction:
        writer = Writer(transaction, person)
        before = open_current(writer, table, opened)
        versions.advance(writer, table, before, changes={}, is_withdrawn=True, reason=entry.reason)


def restore(storage: Storage, person: Person, opened: Opened, *, table: FactTable) -> None:
    """Bring a withdrawn record back as it was before.

    Whoever may not confirm brings it back for a check: somebody may have withdrawn it for a reason.
    """
    require(person, Action.ENTER_RECORDS)
    waiting = {"status": Status.SUBMITTED.value, "status_reason": ""}
    state = None if may(person, Action.CONFIRM_RECORDS) else waiting
    with storage.writing() as transaction:
        writer = Writer(transaction, person)
        withdrawn = open_record(writer, table, opened)
        if not withdrawn["is_withdrawn"]:
            raise StaleEdit(record=opened.record_id)
        versions.restore(writer, table, withdrawn, state=state)


def check_withdrawal(entry: WithdrawalEntry) -> tuple[Violation, ...]:
    """Return every broken rule of a withdrawal: it has a reason of bounded length."""
    missing = () if entry.reason else (Violation("reason", NO_REASON),)
    return (*missing, *texts(entry, {"reason": Text(500, has_lines=True)}))


def require_rules(violations: tuple[Violation, ...]) -> None:
    """Raise RulesBroken when there is any violation."""
    if violations:
        raise RulesBroken(violations)


def stays_confirmed(person: Person, before: Row, *, wanted: bool | None) -> bool:
    """Say whether a changed record is to stand confirmed: as wished, as before where nothing is.

    The one rule for a form, an import and an undoing; before whoever may not confirm none does.
    """
    is_wanted = before["status"] == Status.CONFIRMED if wanted is None else wanted
    return is_wanted and may(person, Action.CONFIRM_RECORDS)


def is_taken_back(writer: Writer, before: Row, *, is_counted: bool) -> bool:
    """Say whether leaving a change unconfirmed also takes what counted out of the figures.

    It does where whoever may confirm leaves a confirmed record unconfirmed: that is a decision. An
    owner's correction only waits; what waits already counts on as it was confirmed.
    """
    is_decision = may(writer.person, Action.CONFIRM_RECORDS) and not writer.keeps_figures
    return is_decision and not is_counted and before["status"] == Status.CONFIRMED


def is_sent_again(person: Person, before: Row) -> bool:
    """Say whether saving sends a record for a check although nothing in it changed.

    An owner who saves what was returned has said all there is to say.
    """
    return before["status"] == Status.RETURNED and not may(person, Action.CONFIRM_RECORDS)
