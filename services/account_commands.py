"""python -m services accounts list | create | reset-password | new-key, for the machine's owner."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping

from core.access import ROLE_NAMES, Role
from core.errors import Failure, RulesBroken
from core.i18n import N_, Words
from core.settings import Settings
from db import Storage, open_storage
from db.connection import Row
from services.account_rows import (
    AccountEntry,
    AccountRow,
    check_details,
    check_username,
    insert_account,
    set_password,
)
from services.command import Call, Command
from services.events import Event, record_event
from services.installation import is_empty
from services.key_file import make_key, read_key
from services.passwords import hash_password, one_time_password
from services.sessions import normalised_username

ONE_TIME = N_("{username}: the one-time password is {password}. It is shown once.")
# Roles that show one teacher's or one method group's records are given on the screen.
ROLES = tuple(role for role in Role if role not in {Role.TEACHER, Role.GROUP_LEAD})


class NoSchool(Failure):
    """There is no school yet that an account could belong to."""

    message = N_("There is no school yet: open the application on this machine to set it up.")


class UnknownAccount(Failure):
    """No account has this user name."""

    message = N_("There is no account {username}. List them: python -m services accounts list")


class KeyThere(Failure):
    """A key is there: a new one would make every password useless."""

    message = N_(
        "The key file {path} is there, so a new key is not needed. With another key nobody's "
        "password is right any more; move the file away first if that is meant."
    )


def declare(parser: ArgumentParser, words: Words) -> None:
    """Name the deeds and their arguments."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    deeds.add_parser("list", help=words("Lists the accounts."))
    create = deeds.add_parser("create", help=words("Makes an account with a one-time password."))
    create.add_argument("username")
    create.add_argument("--name", required=True, help=words("The person's name."))
    create.add_argument("--role", default=Role.ADMIN.value, choices=[role.value for role in ROLES])
    reset = deeds.add_parser("reset-password", help=words("Gives a new one-time password."))
    reset.add_argument("username")
    deeds.add_parser(
        "new-key",
        help=words("Makes a new key file when it is lost; administrators get new passwords."),
    )


def run(call: Call) -> int:
    """Do what the arguments say."""
    storage = open_storage(call.settings)
    try:
        DEEDS[call.arguments.deed](call, storage)
    finally:
        storage.close()
    return 0


def _list(call: Call, storage: Storage) -> None:
    accounts = storage.rows("accounts/all")
    for account in accounts:
        state = call.words("blocked") if account["is_blocked"] else ""
        role = call.words(ROLE_NAMES[Role(str(account["role"]))])
        call.say(
            "\t".join(
                filter(None, map(str, (account["username"], role, account["display_name"], state)))
            )
        )
    if not accounts:
        call.say(call.words("There are no accounts yet."))


def _create(call: Call, storage: Storage) -> None:
    organisations = storage.rows("organisations/all")
    if not organisations:
        raise NoSchool
    organisation_id = str(organisations[0]["organisation_id"])
    entry = AccountEntry(
        call.arguments.username,
        call.arguments.name,
        Role(call.arguments.role),
        language=call.settings.language,
    )
    violations = (
        *check_username(storage, entry.username),
        *check_details(storage, entry, organisation_id),
    )
    if violations:
        raise RulesBroken(violations)
    password = one_time_password()
    password_hash = hash_password(password, _key(call.settings, storage))
    with storage.writing(of_data=False) as transaction:
        account_id = insert_account(
            transaction,
            AccountRow(organisation_id, entry, password_hash, must_change_password=True),
        )
        record_event(transaction, _event("account_created", account_id, organisation_id))
    call.say(call.words(ONE_TIME, username=normalised_username(entry.username), password=password))


def _reset_password(call: Call, storage: Storage) -> None:
    username = normalised_username(call.arguments.username)
    account = storage.row("accounts/sign_in", username=username)
    if account is None:
        raise UnknownAccount(username=call.arguments.username)
    _issue(call, storage, {**account, "username": username}, key=read_key(call.settings))


def _new_key(call: Call, storage: Storage) -> None:
    path = call.settings.key_file
    if path.exists():
        raise KeyThere(path=path)
    key = make_key(call.settings)
    call.say(
        call.words(
            "A new key was made: {path}. Every password was lost with the old one.", path=path
        )
    )
    accounts = storage.rows("accounts/all")
    for account in accounts:
        if account["role"] == Role.ADMIN and not account["is_blocked"]:
            _issue(call, storage, account, key=key)
    call.say(call.words("The others get new passwords on the screen “Accounts”."))


def _issue(call: Call, storage: Storage, account: Row, *, key: bytes) -> None:
    """Give an account a one-time password and say it."""
    password = one_time_password()
    account_id = str(account["account_id"])
    password_hash = hash_password(password, key)
    with storage.writing(of_data=False) as transaction:
        set_password(transaction, account_id, password_hash, must_change=True)
        record_event(
            transaction, _event("password_reset", account_id, str(account["organisation_id"]))
        )
    call.say(call.words(ONE_TIME, username=account["username"], password=password))


def _event(action: str, account_id: str, organisation_id: str) -> Event:
    return Event(action, account_id, {"by": "command"}, organisation_id)


def _key(settings: Settings, storage: Storage) -> bytes:
    """Return the key; it is made with the first account and must be there afterwards."""
    return make_key(settings) if is_empty(storage) else read_key(settings)


DEEDS: Mapping[str, Callable[[Call, Storage], None]] = {
    "list": _list,
    "create": _create,
    "reset-password": _reset_password,
    "new-key": _new_key,
}

ACCOUNTS = Command("accounts", N_("Accounts, when nobody can sign in to mend them."), declare, run)
