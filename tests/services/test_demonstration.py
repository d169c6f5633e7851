"""Planting, accounts and removal of the demonstration, beside a real school and without one."""

from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound
from core.settings import load_settings
from db import open_storage
from services import participations, passwords
from services.__main__ import main
from services.demonstration import (
    DemonstrationThere,
    holds_only_demonstration,
    load,
    make_accounts,
    remove,
)
from services.evidence.uploads import Received, receive
from services.installation import SetUp, is_empty, set_up
from services.key_file import read_key
from services.passwords import is_password
from services.rules import ParticipationEntry
from services.school import SchoolEntry
from tests.conftest import begin, person_of
from tests.services.evidence.papers import picture

TODAY = date(2026, 11, 23)
LEFT_ALONE = {"reference_items"}


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)


@pytest.fixture
def administrator(storage, settings):
    """The token of the first administrator of a real school."""
    school = SchoolEntry("Школа по-настоящему", "Школа", "", "")
    entry = SetUp(school, "zarema", "Зарема", "семь вёсел на реке", "ru")
    return begin(storage, settings, set_up(storage, settings, entry))


def totals(storage):
    return {row["table_name"]: row["row_count"] for row in storage.rows("storage/records")}


def enter_with_scan(storage, settings, person, planted):
    """Record something with a scan, so that removal has that to take away, too."""
    scan = receive(storage, person, Received("скан.png", picture()), settings=settings)
    entry = ParticipationEntry(
        teacher_ids=(planted.cards["teacher"].teacher_id,),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=TODAY,
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="none",
        upload_ids=(scan.evidence_id,),
    )
    assert participations.record(storage, person, entry)
    assert totals(storage)["attachments"] == totals(storage)["uploads"] == 1


def test_the_administrator_works_in_the_demonstration_until_it_is_removed(
    storage, settings, administrator
):
    real = person_of(storage, administrator).organisation_id
    before = totals(storage)
    planted = load(storage, TODAY)
    assert person_of(storage, administrator).organisation_id == planted.organisation_id
    enter_with_scan(storage, settings, person_of(storage, administrator), planted)

    copy = remove(storage, settings, person_of(storage, administrator))

    person = person_of(storage, administrator)
    assert (person.organisation_id, person.role) == (real, Role.ADMIN)
    after = totals(storage)
    assert {
        name: after[name] - before[name] for name in after if name != "events"
    } == dict.fromkeys(set(after) - {"events"}, 0)
    kept = open_storage(load_settings({"NETWORKS_DATABASE": str(copy)}, copy.parent))
    assert totals(kept)["teachers"] == 24
    kept.close()


def test_an_account_of_a_fictional_teacher_goes_with_the_teacher(storage, settings, administrator):
    planted = load(storage, TODAY)
    make_accounts(storage, settings, planted)
    remove(storage, settings, person_of(storage, administrator))
    left = {row["username"] for row in storage.rows("accounts/all")}
    assert left == {"zarema", "admin", "presenter"}


def test_it_can_be_planted_again_after_removal_but_not_twice(storage, settings, administrator):
    load(storage, TODAY)
    with pytest.raises(DemonstrationThere):
        load(storage, TODAY)
    remove(storage, settings, person_of(storage, administrator))
    assert len(load(storage, TODAY).teacher_ids) == 24


def test_without_a_real_school_removal_leaves_an_empty_installation(storage, settings):
    planted = load(storage, TODAY)
    make_accounts(storage, settings, planted)
    (admin,) = (row for row in storage.rows("accounts/all") if row["role"] == "admin")
    token = begin(storage, settings, str(admin["account_id"]))
    remove(storage, settings, person_of(storage, token))
    assert is_empty(storage)
    assert {name for name, count in totals(storage).items() if count} == LEFT_ALONE | {"events"}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_removes_it(role, storage, settings, school):
    with pytest.raises(NotAllowed):
        remove(storage, settings, school.people[role])


def test_a_real_school_is_never_removed(storage, settings, school):
    with pytest.raises(NotFound):
        remove(storage, settings, school.people[Role.ADMIN])
    assert totals(storage)["teachers"] == 4


def test_there_is_an_account_of_every_role_and_its_password_is_right(storage, settings):
    planted = load(storage, TODAY)
    made = {account.username: account for account in make_accounts(storage, settings, planted)}
    people = {row["username"]: row for row in storage.rows("accounts/all")}
    assert {account.role for account in made.values()} == set(Role)
    for username, account in made.items():
        row = storage.row("accounts/sign_in", username=username)
        assert is_password(account.password, row["password_hash"], read_key(settings))
        assert people[username]["role"] == account.role
    assert people["teacher"]["display_name"].startswith("Берсанова")


def test_the_command_prints_the_accounts_and_may_be_repeated(settings, capsys):
    for _ in range(2):
        assert main(["demo"]) == 0
        said = capsys.readouterr().out
        assert all(role.value in said for role in Role)
    storage = open_storage(settings)
    assert holds_only_demonstration(storage)
    assert totals(storage)["teachers"] == 24
    storage.close()


def test_the_command_leaves_a_real_school_alone(storage, settings, school, capsys):
    storage.close()
    assert main(["demo"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("В базе")
    assert "NETWORKS_DATABASE" in told
    again = open_storage(settings)
    assert totals(again)["teachers"] == 4
    again.close()
