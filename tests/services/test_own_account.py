"""The own account: a new password, a language, signing out everywhere."""

import pytest

from core.access import Role
from core.errors import RulesBroken
from core.i18n import words_of
from services import passwords
from services.accounts import reset_password
from services.key_file import make_key
from services.own_account import change_own_password, set_language, sign_out_everywhere
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


def sign_in(storage, settings, username, password):
    return check_sign_in(
        storage, settings, username=username, password=password, address="10.0.0.7"
    ).outcome


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def test_a_changed_password_ends_every_session(storage, settings, school, director):
    person = school.people[Role.DIRECTOR]
    change_own_password(
        storage, person, current=director.one_time_password, new="чай с мятой и лимоном",
        settings=settings,
    )  # fmt: skip
    assert sign_in(storage, settings, "director", "чай с мятой и лимоном") is Outcome.OK
    assert sign_in(storage, settings, "director", director.one_time_password) is Outcome.WRONG
    assert not storage.row("accounts/one", account_id=person.account_id)["must_change_password"]
    assert person_of_token(storage, school.tokens[Role.DIRECTOR]) is None


def test_wrong_entries_of_a_new_password_speak_beside_their_fields(
    storage, settings, school, director
):
    def change(current, new):
        return broken(
            lambda: change_own_password(
                storage, school.people[Role.DIRECTOR], current=current, new=new, settings=settings
            )
        )

    right = director.one_time_password
    assert set(change("something else", "пароль2026")) == {"current", "new"}
    assert set(change(right, "коротко")) == {"new"}
    assert change(right, right) == {"new": "The new password is the present one: choose another."}
    assert sign_in(storage, settings, "director", right) is Outcome.OK


def test_the_new_password_is_not_made_of_own_names(storage, settings, school, admin):
    person = school.people[Role.METHODIST]
    issued = reset_password(storage, admin, person.account_id, settings=settings)
    sentences = broken(
        lambda: change_own_password(
            storage, person, current=issued.one_time_password, new="methodist-26", settings=settings
        )
    )
    assert "must not be made of the user name" in sentences["new"]


def test_an_open_browser_does_not_help_to_guess_the_password(storage, settings, school, director):
    def change(current):
        return broken(
            lambda: change_own_password(
                storage, school.people[Role.DIRECTOR], current=current,
                new="чай с мятой и лимоном", settings=settings,
            )
        )  # fmt: skip

    for n in range(5):
        assert change(f"guess number {n}") == {"current": "This is not your present password."}
    assert change(director.one_time_password) == {
        "current": "Too many attempts. Try again in 15 minutes."
    }


def test_everybody_chooses_a_language_and_signs_out_everywhere(storage, school):
    for role in Role:
        set_language(storage, school.people[role], "en")
        assert person_of(storage, school.tokens[role]).language == "en"
        sign_out_everywhere(storage, school.people[role])
        assert person_of_token(storage, school.tokens[role]) is None


def test_a_language_we_do_not_speak_is_refused(storage, school):
    assert "language" in broken(lambda: set_language(storage, school.people[Role.TEACHER], "xx"))
