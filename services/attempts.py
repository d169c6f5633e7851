"""Attempts to sign in: how many failures close a name or an address, and for how long.

Every check of a password is entered as a failure before it is made and marked when it succeeds,
so that many at once cannot slip past the count. Attempts on a closed name are not entered: they
check nothing, and so they cannot keep it closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ids import new_id
from db import Storage, Transaction

WINDOW = timedelta(minutes=15)  # failures within it close; what is closed opens after it
MOST_FAILURES_OF_NAME, MOST_FAILURES_FROM_ADDRESS = 5, 30
LONGEST_NAME = 80  # of what is typed, kept in the list of attempts


@dataclass(frozen=True)
class Attempt:
    """One attempt: who, from where; `attempt_id` None when it was refused unchecked."""

    username: str
    address: str
    attempt_id: str | None


def begin_attempt(storage: Storage, username: str, address: str) -> Attempt:
    """Enter an attempt, unless the name or the address is closed."""
    name = username[:LONGEST_NAME]
    with storage.writing(of_data=False) as transaction:
        if is_closed(transaction, name, address):
            return Attempt(name, address, None)
        attempt_id = new_id()
        transaction.run(
            "sign_in_attempts/insert",
            attempt_id=attempt_id,
            username=name,
            address=address,
            attempted_at=transaction.started_at,
        )
    return Attempt(name, address, attempt_id)


def mark_successful(transaction: Transaction, attempt: Attempt) -> None:
    """Say that the password was right; the name's failures before no longer count."""
    transaction.run("sign_in_attempts/mark_successful", attempt_id=attempt.attempt_id)


def is_closed(transaction: Transaction, username: str, address: str) -> bool:
    """Say whether failures have closed the name or the network address at this moment."""
    moment = transaction.started_at
    since = moment - 2 * WINDOW
    of_name = transaction.rows("sign_in_attempts/failures_of_name", username=username, since=since)
    if _have_closed(_times(of_name), MOST_FAILURES_OF_NAME, moment):
        return True
    if not address:  # somebody who has signed in already: only the name counts
        return False
    from_address = transaction.rows(
        "sign_in_attempts/failures_from_address", address=address, since=since
    )
    return _have_closed(_times(from_address), MOST_FAILURES_FROM_ADDRESS, moment)


def _have_closed(failures: Sequence[datetime], most: int, moment: datetime) -> bool:
    """Say whether `most` failures fell within one window that ended less than a window ago."""
    return any(
        last - first < WINDOW and moment - last < WINDOW
        for first, last in zip(failures, failures[most - 1 :], strict=False)
    )


def _times(rows: list[dict[str, object]]) -> list[datetime]:
    return [time for row in rows if isinstance(time := row["attempted_at"], datetime)]
