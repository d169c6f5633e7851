"""The first start: the school, its first administrator and the key, all at once or not at all."""

from dataclasses import dataclass

from core.access import Role
from core.errors import Failure, RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from core.settings import Settings
from db import Storage, Transaction
from services.account_rows import (
    AccountEntry,
    AccountRow,
    check_details,
    check_username,
    insert_account,
)
from services.events import Event, record_event
from services.key_file import make_key
from services.passwords import hash_password, password_violations
from services.school import SchoolEntry, check_school, insert_school


class AlreadySetUp(Failure):
    """There are accounts: nobody may become the first administrator any more."""

    message = N_("The application is set up already. Sign in, or ask an administrator.")


@dataclass(frozen=True)
class SetUp:
    """What the set-up asks for; the account becomes an administrator's."""

    school: SchoolEntry
    username: str
    display_name: str
    password: str
    language: str

    @property
    def account(self) -> AccountEntry:
        """The first administrator's account."""
        return AccountEntry(self.username, self.display_name, Role.ADMIN, language=self.language)


def is_empty(storage: Storage | Transaction) -> bool:
    """Say whether nobody has an account yet."""
    return storage.row("accounts/any") is None


def check_set_up(storage: Storage | Transaction, entry: SetUp) -> tuple[Violation, ...]:
    """Return what is wrong with a set-up, every field at once."""
    own_words = (
        entry.username,
        entry.display_name,
        entry.school.full_name,
        entry.school.short_name,
    )
    return (
        *check_school(entry.school),
        *check_username(storage, entry.username),
        *check_details(storage, entry.account, ""),
        *password_violations(entry.password, own_words),
    )


def set_up(storage: Storage, settings: Settings, entry: SetUp) -> str:
    """Make the school and its first administrator and return the account's id.

    Raises AlreadySetUp when there is an account, RulesBroken, or DiskRefused when the key file
    cannot be written.
    """
    _require_empty(storage)
    violations = check_set_up(storage, entry)
    if violations:
        raise RulesBroken(violations)
    password_hash = hash_password(entry.password, make_key(settings))
    with storage.writing() as transaction:
        _require_empty(transaction)
        organisation_id = new_id()
        insert_school(transaction, organisation_id, entry.school)
        account_id = insert_account(
            transaction,
            AccountRow(organisation_id, entry.account, password_hash, must_change_password=False),
        )
        record_event(
            transaction,
            Event(
                "set_up",
                subject=organisation_id,
                facts={"username": entry.username},
                organisation_id=organisation_id,
                account_id=account_id,
            ),
        )
    return account_id


def _require_empty(storage: Storage | Transaction) -> None:
    if not is_empty(storage):
        raise AlreadySetUp
