"""What an administrator does with the accounts of the school."""

from dataclasses import dataclass

from core.access import Action, Person, Role, require
from core.errors import RulesBroken, Violation
from core.i18n import N_
from core.settings import Settings
from db import Storage, Transaction
from db.connection import Row
from services.account_rows import (
    AccountEntry,
    AccountRow,
    account_of,
    check_details,
    check_username,
    insert_account,
    led_group,
    set_password,
)
from services.events import event_of, record_event
from services.key_file import read_key
from services.passwords import hash_password, one_time_password
from services.sessions import close_sessions

LAST_ADMINISTRATOR = N_(
    "This is the last administrator who can sign in. Give the role to somebody else first."
)
ONESELF = N_("You cannot block the account you work in.")


@dataclass(frozen=True)
class Issued:
    """An account and its one-time password, which is nowhere else to be read."""

    account_id: str
    one_time_password: str


def create_account(
    storage: Storage, person: Person, entry: AccountEntry, *, settings: Settings
) -> Issued:
    """Make an account with a one-time password that must be changed; RulesBroken tells why not."""
    require(person, Action.MANAGE_ACCOUNTS)
    password = one_time_password()
    password_hash = hash_password(password, read_key(settings))
    with storage.writing(of_data=False) as transaction:
        organisation_id = person.organisation_id
        _refuse(
            *check_username(transaction, entry.username),
            *check_details(transaction, entry, organisation_id),
        )
        account_id = insert_account(
            transaction,
            AccountRow(organisation_id, entry, password_hash, must_change_password=True),
        )
        record_event(
            transaction,
            event_of(
                person,
                "account_created",
                subject=account_id,
                username=entry.username,
                role=entry.role.value,
            ),
        )
    return Issued(account_id, password)


def change_account(
    storage: Storage, person: Person, account_id: str, *, entry: AccountEntry
) -> None:
    """Set the name, the role, the teacher and the led method group; the user name stays."""
    require(person, Action.MANAGE_ACCOUNTS)
    with storage.writing(of_data=False) as transaction:
        account = account_of(transaction, account_id, person.organisation_id)
        if entry.role is not Role.ADMIN:
            _keep_an_administrator(transaction, account, "role")
        _refuse(*check_details(transaction, entry, person.organisation_id, account_id=account_id))
        transaction.run(
            "accounts/set_details",
            account_id=account_id,
            display_name=entry.display_name.strip(),
            role=entry.role.value,
            teacher_id=entry.teacher_id,
            led_method_group=led_group(entry),
        )
        event = event_of(
            person,
            "account_changed",
            subject=account_id,
            role_before=account["role"],
            role=entry.role.value,
        )
        record_event(transaction, event)


def reset_password(
    storage: Storage, person: Person, account_id: str, *, settings: Settings
) -> Issued:
    """Give the account a new one-time password; every session of it ends."""
    require(person, Action.MANAGE_ACCOUNTS)
    password = one_time_password()
    password_hash = hash_password(password, read_key(settings))
    with storage.writing(of_data=False) as transaction:
        account_of(transaction, account_id, person.organisation_id)
        set_password(transaction, account_id, password_hash, must_change=True)
        record_event(transaction, event_of(person, "password_reset", subject=account_id))
    return Issued(account_id, password)


def block_account(storage: Storage, person: Person, account_id: str) -> None:
    """Keep the account from signing in; its sessions end, its records stay."""
    require(person, Action.MANAGE_ACCOUNTS)
    with storage.writing(of_data=False) as transaction:
        account = account_of(transaction, account_id, person.organisation_id)
        if account_id == person.account_id:
            _refuse(Violation("is_blocked", ONESELF))
        _keep_an_administrator(transaction, account, "is_blocked")
        transaction.run("accounts/set_blocked", account_id=account_id, is_blocked=True)
        close_sessions(transaction, account_id)
        record_event(transaction, event_of(person, "account_blocked", subject=account_id))


def unblock_account(storage: Storage, person: Person, account_id: str) -> None:
    """Let the account sign in again."""
    require(person, Action.MANAGE_ACCOUNTS)
    with storage.writing(of_data=False) as transaction:
        account_of(transaction, account_id, person.organisation_id)
        transaction.run("accounts/set_blocked", account_id=account_id, is_blocked=False)
        record_event(transaction, event_of(person, "account_unblocked", subject=account_id))


def sign_out_account(storage: Storage, person: Person, account_id: str) -> None:
    """End every session of the account."""
    require(person, Action.MANAGE_ACCOUNTS)
    with storage.writing(of_data=False) as transaction:
        account_of(transaction, account_id, person.organisation_id)
        close_sessions(transaction, account_id)
        record_event(transaction, event_of(person, "signed_out_by_admin", subject=account_id))


def _keep_an_administrator(transaction: Transaction, account: Row, field: str) -> None:
    """Raise RulesBroken when no other administrator could sign in without this one."""
    if account["role"] != Role.ADMIN or account["is_blocked"]:
        return
    others = transaction.row(
        "accounts/other_administrators",
        organisation_id=account["organisation_id"],
        account_id=account["account_id"],
    )
    if not others or not others["administrators"]:
        _refuse(Violation(field, LAST_ADMINISTRATOR))


def _refuse(*violations: Violation) -> None:
    if violations:
        raise RulesBroken(violations)
