"""The first start: all at once, once, and only with an entry that keeps the rules."""

from dataclasses import replace

import pytest

from core.access import Role
from core.errors import DiskRefused, RulesBroken
from core.i18n import words_of
from services import passwords
from services.installation import AlreadySetUp, SetUp, is_empty, set_up
from services.key_file import read_key
from services.school import SchoolEntry, school_of
from services.sessions import check_sign_in
from tests.conftest import begin, person_of

ENTRY = SetUp(
    school=SchoolEntry("Основная школа села", " МБОУ «ООШ» ", "МУ «Отдел»\nШкола", "Хьукмат"),
    username="Zavuch",
    display_name="Исаева З. А.",
    password="синий трактор едет в поле",
    language="ru",
)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)


def test_a_new_database_is_empty_and_has_no_key(storage, settings):
    assert is_empty(storage)
    assert not settings.key_file.exists()


def test_the_first_administrator_signs_in_at_once(storage, settings):
    account_id = set_up(storage, settings, ENTRY)
    assert not is_empty(storage)
    assert read_key(settings)
    answer = check_sign_in(
        storage, settings, username="zavuch", password=ENTRY.password, address=""
    )
    assert answer.account_id == account_id
    person = person_of(storage, begin(storage, settings, account_id))
    assert (person.role, person.language, person.must_change_password) == (Role.ADMIN, "ru", False)
    school = school_of(storage, person.organisation_id)
    assert school.entry == ENTRY.school.trimmed()
    assert (school.version, school.is_demonstration) == (1, False)


def test_a_second_set_up_is_refused_and_changes_nothing(storage, settings):
    set_up(storage, settings, ENTRY)
    with pytest.raises(AlreadySetUp) as refusal:
        set_up(storage, settings, replace(ENTRY, username="other"))
    assert "set up already" in refusal.value.sentence(words_of("en"))
    assert [row["username"] for row in storage.rows("accounts/all")] == ["zavuch"]


def test_every_field_speaks_at_once_and_nothing_is_made(storage, settings):
    bad = SetUp(SchoolEntry(" ", ""), "x", "", "пароль2026", "ru")
    with pytest.raises(RulesBroken) as refusal:
        set_up(storage, settings, bad)
    fields = {violation.field for violation in refusal.value.violations}
    assert fields == {"full_name", "short_name", "username", "display_name", "password"}
    assert is_empty(storage)
    assert storage.rows("organisations/all") == []
    assert not settings.key_file.exists()


def test_the_password_is_not_made_of_the_schools_name(storage, settings):
    entry = replace(ENTRY, school=SchoolEntry("Лицей Аргунский", "Лицей"), password="аргунский1")
    with pytest.raises(RulesBroken):
        set_up(storage, settings, entry)


def test_without_a_key_file_there_is_no_account(storage, settings, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("services.key_file.os.open", refuse)
    with pytest.raises(DiskRefused):
        set_up(storage, settings, ENTRY)
    assert is_empty(storage)
