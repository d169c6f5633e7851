"""Accounts: made with a one-time password, changed, blocked; an administrator always remains."""

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken
from core.i18n import words_of
from core.ids import new_id
from services import passwords
from services.account_rows import AccountEntry
from services.accounts import (
    block_account,
    change_account,
    create_account,
    reset_password,
    sign_out_account,
    unblock_account,
)
from services.key_file import make_key
from services.sessions import Outcome, check_sign_in, person_of_token
from tests.conftest import person_of


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch, settings):
    monkeypatch.setattr(passwords, "COST", 4)
    make_key(settings)


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


@pytest.fixture
def director(storage, settings, school, admin):
    """The head teacher with a known one-time password."""
    account_id = school.people[Role.DIRECTOR].account_id
    return reset_password(storage, admin, account_id, settings=settings)


def entry(username="zara.m", name="Магомадова З. А.", role=Role.METHODIST, **links):
    return AccountEntry(username, name, role, **links)


def sign_in(storage, settings, username, password):
    return check_sign_in(
        storage, settings, username=username, password=password, address="10.0.0.7"
    ).outcome


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def test_a_new_account_signs_in_once_and_must_change_the_password(storage, settings, admin):
    issued = create_account(storage, admin, entry("Зара.М"), settings=settings)
    assert sign_in(storage, settings, "зара.м", issued.one_time_password) is Outcome.OK
    account = storage.row("accounts/one", account_id=issued.account_id)
    assert account["must_change_password"]
    assert account["organisation_id"] == admin.organisation_id


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (entry("аб"), "username"),
        (entry("has space"), "username"),
        (entry("x" * 41), "username"),
        (entry("semi;colon"), "username"),
        (entry("Director"), "username"),
        (entry(name="  "), "display_name"),
        (entry(role=Role.TEACHER), "teacher_id"),
        (entry(role=Role.GROUP_LEAD), "led_method_group"),
        (entry(role=Role.GROUP_LEAD, led_method_group="nobody"), "led_method_group"),
        (entry(role=Role.TEACHER, teacher_id=new_id()), "teacher_id"),
    ],
)
def test_a_wrong_entry_gets_its_sentence_and_makes_nothing(storage, settings, admin, bad, field):
    before = storage.rows("accounts/all")
    sentences = broken(lambda: create_account(storage, admin, bad, settings=settings))
    assert list(sentences) == [field]
    assert sentences[field].endswith(".")
    assert storage.rows("accounts/all") == before


def test_all_rules_speak_at_once(storage, settings, admin):
    bad = entry("?", "", Role.TEACHER)
    sentences = broken(lambda: create_account(storage, admin, bad, settings=settings))
    assert set(sentences) == {"username", "display_name", "teacher_id"}


def test_a_teacher_has_one_account(storage, settings, school, admin):
    linked = entry(role=Role.TEACHER, teacher_id=school.teacher_ids[0])
    sentences = broken(lambda: create_account(storage, admin, linked, settings=settings))
    assert sentences == {"teacher_id": "This teacher has the account teacher already."}
    free = entry(role=Role.TEACHER, teacher_id=school.teacher_ids[2])
    assert create_account(storage, admin, free, settings=settings).account_id


def test_role_and_links_are_changed_and_count_at_once(storage, school, admin):
    token = school.tokens[Role.PRESENTER]
    change_account(
        storage, admin, school.people[Role.PRESENTER].account_id,
        entry=entry("", "Вахаева З. И.", Role.GROUP_LEAD, led_method_group="humanities"),
    )  # fmt: skip
    person = person_of(storage, token)
    assert (person.role, person.led_method_group) == (Role.GROUP_LEAD, "humanities")
    assert (person.display_name, person.username) == ("Вахаева З. И.", "presenter")


def test_only_a_group_lead_leads(storage, school, admin):
    account_id = school.people[Role.GROUP_LEAD].account_id
    changed = entry(role=Role.METHODIST, led_method_group="sciences")
    change_account(storage, admin, account_id, entry=changed)
    assert person_of(storage, school.tokens[Role.GROUP_LEAD]).led_method_group is None


def test_a_reset_password_ends_the_sessions(storage, settings, school, director):
    assert person_of_token(storage, school.tokens[Role.DIRECTOR]) is None
    assert sign_in(storage, settings, "director", director.one_time_password) is Outcome.OK


def test_a_blocked_account_is_out_at_once_and_comes_back(
    storage, settings, school, admin, director
):
    account_id = director.account_id
    block_account(storage, admin, account_id)
    assert sign_in(storage, settings, "director", director.one_time_password) is Outcome.WRONG
    unblock_account(storage, admin, account_id)
    assert sign_in(storage, settings, "director", director.one_time_password) is Outcome.OK


def test_blocking_ends_the_sessions_for_good(storage, school, admin):
    account_id = school.people[Role.TEACHER].account_id
    block_account(storage, admin, account_id)
    unblock_account(storage, admin, account_id)
    assert person_of_token(storage, school.tokens[Role.TEACHER]) is None


def test_an_administrator_signs_somebody_out(storage, school, admin):
    sign_out_account(storage, admin, school.people[Role.TEACHER].account_id)
    assert person_of_token(storage, school.tokens[Role.TEACHER]) is None
    assert person_of_token(storage, school.tokens[Role.ADMIN]) is not None


def test_nobody_blocks_the_own_account(storage, admin):
    sentences = broken(lambda: block_account(storage, admin, admin.account_id))
    assert sentences == {"is_blocked": "You cannot block the account you work in."}


def test_the_last_administrator_stays_one(storage, settings, admin):
    demoted = entry("", "Администратор", Role.METHODIST)
    change = lambda: change_account(storage, admin, admin.account_id, entry=demoted)  # noqa: E731
    assert "last administrator" in broken(change)["role"]
    other = create_account(storage, admin, entry(role=Role.ADMIN), settings=settings)
    block_account(storage, admin, other.account_id)
    assert "last administrator" in broken(change)["role"]
    unblock_account(storage, admin, other.account_id)
    change()
    assert storage.row("accounts/one", account_id=admin.account_id)["role"] == "methodist"


def test_the_last_administrator_is_not_blocked_by_another_ones_old_screen(storage, settings, admin):
    other = create_account(storage, admin, entry(role=Role.ADMIN), settings=settings)
    change_account(storage, admin, other.account_id, entry=entry(role=Role.ADMIN))
    block_account(storage, admin, other.account_id)
    assert storage.row("accounts/one", account_id=other.account_id)["is_blocked"]


def test_accounts_of_another_organisation_are_not_there(storage, settings, school, admin):
    stranger = new_id()
    with storage.writing() as transaction:
        transaction.run(
            "accounts/insert",
            account_id=stranger, organisation_id=new_id(), username="stranger",
            display_name="–", password_hash="–", role="teacher", teacher_id=None,
            led_method_group=None, language="ru", is_blocked=False, must_change_password=False,
            created_at=transaction.started_at,
        )  # fmt: skip
    for deed in (
        lambda: block_account(storage, admin, stranger),
        lambda: unblock_account(storage, admin, stranger),
        lambda: sign_out_account(storage, admin, stranger),
        lambda: reset_password(storage, admin, stranger, settings=settings),
        lambda: change_account(storage, admin, stranger, entry=entry()),
    ):
        with pytest.raises(NotFound):
            deed()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_manages_accounts(storage, settings, school, role):
    person, other = school.people[role], school.people[Role.ADMIN].account_id
    for deed in (
        lambda: create_account(storage, person, entry(), settings=settings),
        lambda: change_account(storage, person, other, entry=entry()),
        lambda: reset_password(storage, person, other, settings=settings),
        lambda: block_account(storage, person, other),
        lambda: unblock_account(storage, person, other),
        lambda: sign_out_account(storage, person, other),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_every_deed_leaves_its_trace(storage, settings, school, admin, director):
    account_id = director.account_id
    change_account(storage, admin, account_id, entry=entry(role=Role.DIRECTOR))
    block_account(storage, admin, account_id)
    unblock_account(storage, admin, account_id)
    sign_out_account(storage, admin, account_id)
    with storage._cursor() as cursor:
        found = cursor.execute(
            "select action, account_id, subject from events order by event_id"
        ).fetchall()
    assert [row[0] for row in found] == [
        "password_reset", "account_changed", "account_blocked", "account_unblocked",
        "signed_out_by_admin",
    ]  # fmt: skip
    assert {(str(row[1]), row[2]) for row in found} == {(admin.account_id, account_id)}
