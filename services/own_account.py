"""What everybody does with the own account: the password, the language, signing out everywhere."""

from collections.abc import Iterator

from core.access import Action, Person, require
from core.errors import RulesBroken, Violation
from core.i18n import LANGUAGES, N_
from core.settings import Settings
from db import Storage
from services.account_rows import set_password
from services.attempts import begin_attempt, mark_successful
from services.events import event_of, record_event
from services.key_file import read_key
from services.passwords import hash_password, is_password, normalised, password_violations
from services.sessions import SENTENCES, WAITING_MINUTES, Outcome, close_sessions

WRONG_PASSWORD = N_("This is not your present password.")
SAME_PASSWORD = N_("The new password is the present one: choose another.")


def change_own_password(
    storage: Storage, person: Person, *, current: str, new: str, settings: Settings
) -> None:
    """Change the person's password and end every session of the account, this one too.

    RulesBroken names the fields `current` and `new`; wrong present passwords count as failed
    attempts to sign in, so that an open browser does not help to guess one.
    """
    require(person, Action.MANAGE_OWN_ACCOUNT)
    key = read_key(settings)
    attempt = begin_attempt(storage, person.username, "")
    if attempt.attempt_id is None:
        facts: dict[str, object] = {"minutes": WAITING_MINUTES}
        raise RulesBroken((Violation("current", SENTENCES[Outcome.CLOSED], facts),))
    stored = storage.row("accounts/password", account_id=person.account_id) or {}
    is_right = is_password(current, str(stored.get("password_hash")), key)
    violations = tuple(_violations(storage, person, current=current, new=new, is_right=is_right))
    password_hash = "" if violations else hash_password(new, key)
    with storage.writing(of_data=False) as transaction:
        if is_right:
            mark_successful(transaction, attempt)
        if not violations:
            set_password(transaction, person.account_id, password_hash, must_change=False)
        action = "password_change_refused" if violations else "password_changed"
        record_event(transaction, event_of(person, action, subject=person.account_id))
    if violations:
        raise RulesBroken(violations)


def set_language(storage: Storage, person: Person, language: str) -> None:
    """Choose the language in which the application speaks to the person."""
    require(person, Action.MANAGE_OWN_ACCOUNT)
    if language not in LANGUAGES:
        raise RulesBroken((Violation("language", N_("Choose one of the languages.")),))
    with storage.writing(of_data=False) as transaction:
        transaction.run("accounts/set_language", account_id=person.account_id, language=language)


def sign_out_everywhere(storage: Storage, person: Person) -> None:
    """End every session of the person's account, this one too."""
    require(person, Action.MANAGE_OWN_ACCOUNT)
    with storage.writing(of_data=False) as transaction:
        close_sessions(transaction, person.account_id)
        event = event_of(person, "signed_out_everywhere", subject=person.account_id)
        record_event(transaction, event)


def own_words(storage: Storage, person: Person) -> tuple[str, ...]:
    """Return the names of which the person's password must not be made."""
    school = storage.row("organisations/open_version", organisation_id=person.organisation_id)
    names = (school["full_name"], school["short_name"]) if school else ()
    return (person.username, person.display_name, *map(str, names))


def _violations(
    storage: Storage, person: Person, *, current: str, new: str, is_right: bool
) -> Iterator[Violation]:
    if not is_right:
        yield Violation("current", WRONG_PASSWORD)
    elif normalised(new) == normalised(current):
        yield Violation("new", SAME_PASSWORD)
    yield from password_violations(new, own_words(storage, person), "new")
