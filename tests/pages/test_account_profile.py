"""The own account on screen: for every role, and the first thing after a one-time password."""

import pytest

from core.access import Role
from services import passwords
from services.accounts import reset_password
from services.key_file import make_key
from services.sessions import Outcome, check_sign_in, person_of_token
from tests.conftest import begin

SCREEN = "account/profile.py"
NEW = "чай с мятой и лимоном"


@pytest.fixture
def one_time(storage, settings, school, monkeypatch):
    """Give the teacher a one-time password and a session begun with it."""
    monkeypatch.setattr(passwords, "COST", 4)
    make_key(settings)
    account_id = school.people[Role.TEACHER].account_id
    issued = reset_password(storage, school.people[Role.ADMIN], account_id, settings=settings)
    school.tokens[Role.TEACHER] = begin(storage, settings, account_id)
    return issued.one_time_password


def field(app, label):
    (found,) = [item for item in app.text_input if item.label == label]
    return found


def press(app, key):
    return app.button(key=key).click().run()


def change(app, current, new, repeated):
    for label, typed in (
        ("Нынешний пароль", current), ("Новый пароль", new), ("Новый пароль ещё раз", repeated)
    ):  # fmt: skip
        field(app, label).set_value(typed)
    (button,) = [button for button in app.button if button.label == "Сменить пароль"]
    return button.click().run()


def is_sent_out(app):
    return any('data-networks-go="/session/end"' in item.value for item in app.html)


def texts(app):
    return " ".join(str(item.value) for kind in ("markdown", "caption", "info", "error")
                    for item in app.get(kind))  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_everybody_has_the_screen(open_as, role):
    app = open_as(role, SCREEN)
    assert not app.exception
    assert f"**{role.value}**".replace("_", "\\_") in texts(app)


def test_a_one_time_password_leaves_only_this_screen(one_time, open_as):
    app = open_as(Role.TEACHER)
    assert app.title[0].value == "Моя учётная запись"
    assert "одноразовым паролем" in texts(app)
    with pytest.raises(ValueError, match="records"):
        app.switch_page("entry/records.py")


def test_a_changed_password_sends_to_the_sign_in(one_time, open_as, storage, settings, school):
    app = change(open_as(Role.TEACHER, SCREEN), one_time, NEW, NEW)
    assert not app.exception
    assert is_sent_out(app)
    assert person_of_token(storage, school.tokens[Role.TEACHER]) is None
    answer = check_sign_in(storage, settings, username="teacher", password=NEW, address="")
    assert answer.outcome is Outcome.OK


@pytest.mark.parametrize(
    ("new", "repeated", "sentence"),
    [
        (NEW, NEW + "!", "Пароли не совпадают"),
        ("коротко", "коротко", "не меньше 10 знаков"),
        ("пароль2026!", "пароль2026!", "подбирают первыми"),
    ],
)
def test_a_mistake_is_told_beside_its_field(one_time, open_as, new, repeated, sentence):
    app = change(open_as(Role.TEACHER, SCREEN), one_time, new, repeated)
    assert sentence in texts(app)
    assert not is_sent_out(app)


def test_a_wrong_present_password_changes_nothing(one_time, open_as, storage, school):
    app = change(open_as(Role.TEACHER, SCREEN), "something else", NEW, NEW)
    assert "не ваш нынешний пароль" in texts(app)
    assert person_of_token(storage, school.tokens[Role.TEACHER]) is not None


def test_the_language_counts_at_once(open_as):
    app = open_as(Role.PRESENTER, SCREEN)
    app.get_by_key("own_language").set_value("en").run()
    assert app.title[0].value == "My account"


def test_signing_out_everywhere_ends_every_session(open_as, storage, settings, school):
    other = begin(storage, settings, school.people[Role.DIRECTOR].account_id)
    app = press(open_as(Role.DIRECTOR, SCREEN), "own_sign_out_all")
    assert is_sent_out(app)
    assert person_of_token(storage, other) is None


def test_signing_out_ends_this_session_only(open_as, storage, settings, school):
    other = begin(storage, settings, school.people[Role.DIRECTOR].account_id)
    press(open_as(Role.DIRECTOR, SCREEN), "own_sign_out")
    assert person_of_token(storage, school.tokens[Role.DIRECTOR]) is None
    assert person_of_token(storage, other) is not None
