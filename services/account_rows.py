"""Accounts as rows, with the rules for everyone who makes them: screens, set-up, commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.access import Role
from core.errors import NotFound, Violation
from core.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_
from core.ids import new_id
from db import Storage, Transaction
from db.connection import Row
from services.reference import load_reference
from services.sessions import close_sessions, normalised_username

USERNAME = re.compile(r"[\w.-]{3,40}")
LONGEST_NAME = 120


@dataclass(frozen=True)
class AccountEntry:
    """What is typed about an account; the method group matters for a group lead only."""

    username: str
    display_name: str
    role: Role
    teacher_id: str | None = None
    led_method_group: str | None = None
    language: str = DEFAULT_LANGUAGE


@dataclass(frozen=True)
class AccountRow:
    """An account to be written: an entry that keeps the rules, and what only we know of it."""

    organisation_id: str
    entry: AccountEntry
    password_hash: str
    must_change_password: bool


def check_username(storage: Storage | Transaction, username: str) -> Iterator[Violation]:
    """Name what is wrong with the user name of a new account."""
    name = normalised_username(username)
    if not USERNAME.fullmatch(name):
        yield Violation(
            "username",
            N_("A user name has 3 to 40 letters, digits, dots, hyphens or underscores, no spaces."),
        )
    elif storage.row("accounts/sign_in", username=name):
        yield Violation("username", N_("This user name is taken: choose another one."))


def check_display_name(display_name: str) -> Iterator[Violation]:
    """Name what is wrong with the name that others see."""
    if not display_name.strip():
        yield Violation("display_name", N_("Write the person's name."))
    elif len(display_name) > LONGEST_NAME:
        message = N_("Shorten the text: at most {longest} characters, now {length}.")
        facts: dict[str, object] = {"longest": LONGEST_NAME, "length": len(display_name)}
        yield Violation("display_name", message, facts)


def check_details(
    storage: Storage | Transaction,
    entry: AccountEntry,
    organisation_id: str,
    *,
    account_id: str | None = None,
) -> Iterator[Violation]:
    """Name what is wrong with the name, role and links of an account, a new one or this one."""
    yield from check_display_name(entry.display_name)
    if entry.language not in LANGUAGES:
        yield Violation("language", N_("Choose one of the languages."))
    groups = load_reference(storage).codes("method_groups")
    if entry.role is Role.GROUP_LEAD and entry.led_method_group not in groups:
        yield Violation("led_method_group", N_("Choose the method group that the person leads."))
    if entry.teacher_id is None:
        if entry.role is Role.TEACHER:
            yield Violation("teacher_id", N_("Choose the teacher whose records the account shows."))
        return
    teacher = storage.row("teachers/open_version", teacher_id=entry.teacher_id)
    is_there = teacher and teacher["organisation_id"] == organisation_id
    if not teacher or not is_there or teacher["is_withdrawn"]:
        yield Violation("teacher_id", N_("This teacher is not in the staff list: choose another."))
    for other in storage.rows("accounts/of_teacher", teacher_id=entry.teacher_id):
        if other["account_id"] != account_id:
            message = N_("This teacher has the account {username} already.")
            yield Violation("teacher_id", message, {"username": other["username"]})


def insert_account(transaction: Transaction, account: AccountRow) -> str:
    """Write a new account and return its id."""
    account_id, entry = new_id(), account.entry
    transaction.run(
        "accounts/insert",
        account_id=account_id,
        organisation_id=account.organisation_id,
        username=normalised_username(entry.username),
        display_name=entry.display_name.strip(),
        password_hash=account.password_hash,
        role=entry.role.value,
        teacher_id=entry.teacher_id,
        led_method_group=led_group(entry),
        language=entry.language,
        is_blocked=False,
        must_change_password=account.must_change_password,
        created_at=transaction.started_at,
    )
    return account_id


def led_group(entry: AccountEntry) -> str | None:
    """Return the method group that the account leads; nobody but a group lead leads one."""
    return entry.led_method_group if entry.role is Role.GROUP_LEAD else None


def set_password(
    transaction: Transaction, account_id: str, password_hash: str, *, must_change: bool
) -> None:
    """Set a password and end every session that the old one began."""
    transaction.run(
        "accounts/set_password",
        account_id=account_id,
        password_hash=password_hash,
        must_change_password=must_change,
    )
    close_sessions(transaction, account_id)


def account_of(storage: Storage | Transaction, account_id: str, organisation_id: str) -> Row:
    """Return an account of the organisation; NotFound for any other."""
    account = storage.row("accounts/one", account_id=account_id)
    if account is None or account["organisation_id"] != organisation_id:
        raise NotFound(account=account_id)
    return account
