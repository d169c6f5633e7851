"""Tickets and sessions: one ticket, one session; over means over at once."""

from datetime import datetime, timedelta

import pytest

from core.access import Role
from services.next_address import safe_next_address
from services.sessions import (
    close_sessions,
    end_all_sessions,
    end_session,
    issue_ticket,
    person_of_token,
    redeem_ticket,
    signed_in_before,
)
from tests.conftest import begin


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is moved on."""

    class Clock:
        time = datetime(2026, 10, 1, 8, 0)  # noqa: DTZ001 - columns hold UTC without a zone

        def __call__(self):
            return self.time

        def move_on(self, **time):
            self.time += timedelta(**time)

    clock = Clock()
    for place in ("db.connection.now", "services.sessions.now"):
        monkeypatch.setattr(place, clock)
    return clock


def test_a_ticket_begins_one_session(storage, settings, school):
    account_id = school.people[Role.DIRECTOR].account_id
    ticket = issue_ticket(storage, account_id, "/overview?period=month:2026.9")
    begun = redeem_ticket(storage, ticket, "10.0.0.7", settings)
    assert begun is not None
    token, next_address = begun
    assert next_address == "/overview?period=month%3A2026.9"
    assert person_of_token(storage, token) == school.people[Role.DIRECTOR]
    assert redeem_ticket(storage, ticket, "10.0.0.7", settings) is None


def test_a_ticket_is_good_for_a_minute(storage, settings, school, clock):
    account_id = school.people[Role.DIRECTOR].account_id
    ticket = issue_ticket(storage, account_id, "/")
    clock.move_on(seconds=60)
    assert redeem_ticket(storage, ticket, "10.0.0.7", settings) is None
    assert redeem_ticket(storage, "guessed", "10.0.0.7", settings) is None


def test_a_session_knows_when_its_account_signed_in_before_it(storage, settings, school, clock):
    account_id = school.people[Role.DIRECTOR].account_id
    first = begin(storage, settings, account_id)
    earlier = clock.time
    clock.move_on(hours=3)
    begin(storage, settings, school.people[Role.METHODIST].account_id)
    assert signed_in_before(storage, begin(storage, settings, account_id)) == earlier
    end_session(storage, first)
    assert signed_in_before(storage, "guessed") is None


def test_neither_tokens_nor_tickets_are_stored(storage, settings, school):
    account_id = school.people[Role.DIRECTOR].account_id
    ticket = issue_ticket(storage, account_id, "/")
    token = begin(storage, settings, account_id)
    storage.close()
    files = b"".join(path.read_bytes() for path in settings.database.parent.glob("school.duckdb*"))
    assert token.encode() not in files
    assert ticket.encode() not in files


def test_a_session_ends_by_itself(storage, settings, school, clock):
    account_id = school.people[Role.DIRECTOR].account_id
    token = begin(storage, settings, account_id)
    clock.move_on(hours=settings.session_hours, seconds=-1)
    assert person_of_token(storage, token) is not None
    clock.move_on(seconds=1)
    assert person_of_token(storage, token) is None


def test_signing_out_ends_this_session_only(storage, settings, school):
    person, other = (
        begin(storage, settings, school.people[Role.DIRECTOR].account_id) for _ in range(2)
    )
    end_session(storage, person)
    assert person_of_token(storage, person) is None
    assert person_of_token(storage, other) is not None


def test_all_sessions_end_at_once_unused_tickets_too(storage, settings, school):
    account_id = school.people[Role.DIRECTOR].account_id
    tokens = [begin(storage, settings, school.people[Role.DIRECTOR].account_id) for _ in range(2)]
    ticket = issue_ticket(storage, account_id, "/")
    end_all_sessions(storage, account_id)
    assert [person_of_token(storage, token) for token in tokens] == [None, None]
    assert redeem_ticket(storage, ticket, "", settings) is None
    assert person_of_token(storage, school.tokens[Role.ADMIN]) is not None


def test_nobody_stands_behind_no_token(storage):
    assert person_of_token(storage, "") is None
    assert person_of_token(storage, "guessed") is None


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/overview", "https://evil.example/overview", "/\\evil.example", "\\\\evil",
        "javascript:alert(1)", "/overview#//evil", "/overview/../evil", "/session/end", "/nowhere",
        "/overview\r\nSet-Cookie: a=b", "", "/",
    ],
)  # fmt: skip
def test_nobody_is_sent_elsewhere(address):
    assert safe_next_address(address) == "/"


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("/overview", "/overview"),
        ("records", "/records"),
        ("/?view=abcd2345", "/?view=abcd2345"),
        ("/overview?community=infourok,sferum", "/overview?community=infourok%2Csferum"),
        ("/overview?a=b\r\nSet-Cookie: c=d", "/overview?a=b%0D%0ASet-Cookie%3A+c%3Dd"),
        ("/overview?next=//evil.example", "/overview?next=%2F%2Fevil.example"),
    ],
)
def test_a_screen_of_ours_is_returned_to_with_its_filters(wanted, given):
    assert safe_next_address(wanted) == given


def test_sessions_close_within_a_larger_deed(storage, settings, school):
    token = begin(storage, settings, school.people[Role.DIRECTOR].account_id)
    with storage.writing() as transaction:
        close_sessions(transaction, school.people[Role.DIRECTOR].account_id)
    assert person_of_token(storage, token) is None
