"""Signing in and sessions: who a browser's token stands for, at this very moment.

Tokens and tickets are 256 random bits; only their SHA-256 is stored, so whoever reads the
database cannot use them.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.access import Person, Role
from core.i18n import N_, Words
from core.settings import Settings
from db import Storage, Transaction
from db.connection import now
from services.attempts import WINDOW, Attempt, begin_attempt, mark_successful
from services.events import Event, record_event
from services.key_file import read_key
from services.next_address import safe_next_address
from services.passwords import is_password, nobodys_hash

TICKET_LIFE = timedelta(seconds=60)
TOKEN_BYTES = 32
WAITING_MINUTES = int(WINDOW.total_seconds() // 60)


class Outcome(StrEnum):
    """How an attempt to sign in ended."""

    OK = "ok"
    WRONG = "wrong"
    CLOSED = "closed"


SENTENCES = {
    Outcome.OK: "",
    Outcome.WRONG: N_("The user name or the password is not right."),
    Outcome.CLOSED: N_("Too many attempts. Try again in {minutes} minutes."),
}


@dataclass(frozen=True)
class SignIn:
    """The answer to a user name and a password; `account_id` only when they were right."""

    outcome: Outcome
    account_id: str | None = None

    def sentence(self, words: Words) -> str:
        """Return what the person is told; it never says whether the name is known."""
        return words(SENTENCES[self.outcome], minutes=WAITING_MINUTES)


@dataclass(frozen=True)
class OpenSession:
    """Whose session it is, and when it ends by itself."""

    person: Person
    expires_at: datetime


def normalised_username(username: str) -> str:
    """Return a user name as it is stored: NFKC, lower case, without spaces around it."""
    return unicodedata.normalize("NFKC", username).strip().lower()


def check_sign_in(
    storage: Storage, settings: Settings, *, username: str, password: str, address: str
) -> SignIn:
    """Check a user name and a password; unknown, blocked and wrong look and take the same.

    Raises MissingSecret when the key file is gone.
    """
    key = read_key(settings)
    attempt = begin_attempt(storage, normalised_username(username), address)
    account = storage.row("accounts/sign_in", username=attempt.username)
    is_open = account is not None and not account["is_blocked"] and attempt.attempt_id is not None
    password_hash = str(account["password_hash"]) if account and is_open else nobodys_hash()
    is_right = is_password(password, password_hash, key) and is_open
    with storage.writing(of_data=False) as transaction:
        if is_right:
            mark_successful(transaction, attempt)
        _record(transaction, attempt, account, is_right=is_right)
    if attempt.attempt_id is None:
        return SignIn(Outcome.CLOSED)
    if account is None or not is_right:
        return SignIn(Outcome.WRONG)
    return SignIn(Outcome.OK, str(account["account_id"]))


def issue_ticket(storage: Storage, account_id: str, next_address: str) -> str:
    """Return a ticket that begins one session of the account, once, within a minute."""
    ticket = secrets.token_urlsafe(TOKEN_BYTES)
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "sign_in_tickets/insert",
            ticket_hash=_hashed(ticket),
            account_id=account_id,
            next_address=safe_next_address(next_address),
            expires_at=transaction.started_at + TICKET_LIFE,
        )
    return ticket


def redeem_ticket(  # noqa: PLR0917 - the order in which the route hands them over
    storage: Storage, ticket: str, address: str, settings: Settings
) -> tuple[str, str] | None:
    """Begin a session: return its token and the address to go to, None for a ticket not good."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with storage.writing(of_data=False) as transaction:
        moment = transaction.started_at
        ticket_hash = _hashed(ticket)
        found = transaction.row("sign_in_tickets/open", ticket_hash=ticket_hash, moment=moment)
        if found is None:
            return None
        transaction.run("sign_in_tickets/redeem", ticket_hash=ticket_hash, redeemed_at=moment)
        transaction.run(
            "sessions/insert",
            token_hash=_hashed(token),
            account_id=found["account_id"],
            started_at=moment,
            expires_at=moment + timedelta(hours=settings.session_hours),
            address=address,
        )
    return token, str(found["next_address"])


def person_of_token(storage: Storage, token: str) -> Person | None:
    """Return who a token stands for now; None when the session is over or the account blocked."""
    found = session_of_token(storage, token)
    return found.person if found else None


def session_of_token(storage: Storage, token: str) -> OpenSession | None:
    """Return the open session of a token: as long as nothing is written it holds until its end."""
    if not token:
        return None
    row = storage.row("sessions/person", token_hash=_hashed(token), moment=now())
    if row is None:
        return None
    person = Person(
        account_id=str(row["account_id"]),
        organisation_id=str(row["organisation_id"]),
        role=Role(str(row["role"])),
        username=str(row["username"]),
        display_name=str(row["display_name"]),
        language=str(row["language"]),
        teacher_id=_text(row["teacher_id"]),
        led_method_group=_text(row["led_method_group"]),
        must_change_password=bool(row["must_change_password"]),
    )
    return OpenSession(person, row["expires_at"])


def signed_in_before(storage: Storage, token: str) -> datetime | None:
    """Return when the account of a token signed in before this session; None for the first one."""
    row = storage.row("sessions/former", token_hash=_hashed(token))
    return row["started_at"] if row else None


def end_session(storage: Storage, token: str) -> None:
    """End the session of a token; one that is over already stays so."""
    with storage.writing(of_data=False) as transaction:
        transaction.run("sessions/end", token_hash=_hashed(token), ended_at=transaction.started_at)


def end_all_sessions(storage: Storage, account_id: str) -> None:
    """End every session of an account, in every browser."""
    with storage.writing(of_data=False) as transaction:
        close_sessions(transaction, account_id)


def close_sessions(transaction: Transaction, account_id: str) -> None:
    """End every session and every unused ticket of an account, within a larger deed."""
    moment = transaction.started_at
    transaction.run("sessions/end_all", account_id=account_id, ended_at=moment)
    transaction.run("sign_in_tickets/close_all", account_id=account_id, redeemed_at=moment)


def _record(
    transaction: Transaction,
    attempt: Attempt,
    account: Mapping[str, object] | None,
    *,
    is_right: bool,
) -> None:
    """Write the attempt into the journal; the name as typed, since it may be nobody's."""
    refused = "sign_in_refused" if attempt.attempt_id is None else "sign_in_failed"
    known = account or {}
    record_event(
        transaction,
        Event(
            action="signed_in" if is_right else refused,
            subject=attempt.username,
            facts={"address": attempt.address},
            organisation_id=_text(known.get("organisation_id")),
            account_id=_text(known.get("account_id")),
        ),
    )


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
