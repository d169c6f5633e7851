"""Signing in: who gets in, what closes a name or an address, and for how long."""

from datetime import datetime, timedelta

import bcrypt
import pytest

from core.access import Role
from core.errors import MissingSecret
from core.i18n import words_of
from services import passwords
from services.accounts import block_account
from services.key_file import make_key
from services.passwords import hash_password
from services.sessions import Outcome, check_sign_in

PASSWORD = "синий трактор едет в поле"
WRONG = "зелёный трактор едет в поле"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)


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


@pytest.fixture
def sign_in(storage, settings, school):
    """Sign in as the teacher of the school unless another name is given."""
    key = make_key(settings)
    account_id = school.people[Role.TEACHER].account_id
    with storage.writing() as transaction:
        transaction.run(
            "accounts/set_password",
            account_id=account_id,
            password_hash=hash_password(PASSWORD, key),
            must_change_password=False,
        )

    def signed_in(password=PASSWORD, username="teacher", address="10.0.0.7"):
        return check_sign_in(
            storage, settings, username=username, password=password, address=address
        )

    return signed_in


def test_the_right_password_signs_in(sign_in, school):
    answer = sign_in()
    assert (answer.outcome, answer.account_id) == (
        Outcome.OK,
        school.people[Role.TEACHER].account_id,
    )


def test_the_user_name_is_taken_in_any_case(sign_in):
    assert sign_in(username=" Teacher ").outcome is Outcome.OK


def test_unknown_wrong_and_blocked_look_the_same(sign_in, storage, school):
    wrong, unknown = sign_in(WRONG), sign_in(username="nobody")
    block_account(storage, school.people[Role.ADMIN], school.people[Role.TEACHER].account_id)
    blocked = sign_in(PASSWORD)
    assert wrong == unknown == blocked
    assert wrong.sentence(words_of("en")) == "The user name or the password is not right."


def test_every_answer_costs_one_check_of_one_hash(sign_in, monkeypatch):
    """What takes the time is bcrypt at its cost: each answer pays it once, whoever asks."""
    costs = []
    real_check = bcrypt.checkpw

    def counted(password, password_hash):
        costs.append(password_hash[:7])
        return real_check(password, password_hash)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    sign_in(PASSWORD)
    sign_in(WRONG)
    sign_in(username="nobody")
    for _ in range(6):
        sign_in(username="closed")
    assert costs == [b"$2b$04$"] * 9


def test_five_failures_close_the_name_for_everybody(sign_in):
    assert [sign_in(WRONG).outcome for _ in range(5)] == [Outcome.WRONG] * 5
    answer = sign_in(PASSWORD, address="10.0.0.99")
    assert answer.outcome is Outcome.CLOSED
    assert answer.account_id is None
    assert answer.sentence(words_of("en")) == "Too many attempts. Try again in 15 minutes."


def test_an_unknown_name_closes_as_a_known_one(sign_in):
    answers = [sign_in(WRONG, username="nobody").outcome for _ in range(6)]
    assert answers == [Outcome.WRONG] * 5 + [Outcome.CLOSED]


def test_a_closed_name_opens_after_fifteen_minutes(sign_in, clock):
    for _ in range(5):
        sign_in(WRONG)
        clock.move_on(minutes=1)
    clock.move_on(minutes=13, seconds=59)
    assert sign_in().outcome is Outcome.CLOSED
    clock.move_on(seconds=1)
    assert sign_in().outcome is Outcome.OK


def test_attempts_on_a_closed_name_do_not_keep_it_closed(sign_in, clock):
    for _ in range(5):
        sign_in(WRONG)
    for _ in range(14):
        clock.move_on(minutes=1)
        assert sign_in(WRONG).outcome is Outcome.CLOSED
    clock.move_on(minutes=1)
    assert sign_in().outcome is Outcome.OK


def test_after_opening_it_takes_five_failures_again(sign_in, clock):
    for _ in range(5):
        sign_in(WRONG)
    clock.move_on(minutes=15)
    assert [sign_in(WRONG).outcome for _ in range(6)] == [Outcome.WRONG] * 5 + [Outcome.CLOSED]


def test_failures_far_apart_close_nothing(sign_in, clock):
    for _ in range(12):
        assert sign_in(WRONG).outcome is Outcome.WRONG
        clock.move_on(minutes=4)


def test_a_success_resets_the_count(sign_in):
    for _ in range(3):
        for _ in range(4):
            assert sign_in(WRONG).outcome is Outcome.WRONG
        assert sign_in().outcome is Outcome.OK


def test_thirty_failures_close_an_address(sign_in, clock):
    for n in range(30):
        assert sign_in(username=f"nobody{n}", address="10.9.9.9").outcome is Outcome.WRONG
    assert sign_in(address="10.9.9.9").outcome is Outcome.CLOSED
    assert sign_in(address="10.9.9.8").outcome is Outcome.OK
    clock.move_on(minutes=15)
    assert sign_in(address="10.9.9.9").outcome is Outcome.OK


def test_every_attempt_is_in_the_journal(sign_in, storage):
    sign_in()
    for _ in range(6):
        sign_in(WRONG)
    actions = [row["action"] for row in events(storage)]
    assert actions == ["signed_in", *["sign_in_failed"] * 5, "sign_in_refused"]
    assert PASSWORD not in str(events(storage))


def test_without_the_key_nobody_signs_in_and_the_sentence_says_why(sign_in, settings):
    settings.key_file.unlink()
    with pytest.raises(MissingSecret):
        sign_in()


def events(storage):
    with storage._cursor() as cursor:
        found = cursor.execute("select action, subject, detail from events order by event_id")
        return [
            dict(zip(("action", "subject", "detail"), row, strict=True)) for row in found.fetchall()
        ]
