"""python -m services accounts: what the machine's owner reads, and that it works."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from core.access import Role
from services import passwords
from services.__main__ import main
from services.installation import SetUp, set_up
from services.key_file import make_key
from services.school import SchoolEntry
from services.sessions import Outcome, check_sign_in
from ui import runtime

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "синий трактор едет в поле"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("NETWORKS_LANGUAGE", "en")


@pytest.fixture
def installed(storage, settings):
    """An installation with one administrator, its database closed as when the server is down."""
    entry = SetUp(SchoolEntry("Школа", "Школа"), "zara", "Исаева З. А.", PASSWORD, "ru")
    set_up(storage, settings, entry)
    runtime.close()
    return settings


def sign_in(settings, username, password):
    return check_sign_in(
        runtime.storage(), settings, username=username, password=password, address=""
    )


def said(capsys, *arguments):
    code = main(["accounts", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def one_time(text, username):
    (password,) = re.findall(rf"{username}: the one-time password is (\S+)\.", text)
    return password


def test_the_accounts_are_listed(installed, capsys):
    assert said(capsys, "list") == (0, "zara\tadministrator\tИсаева З. А.\n", "")


def test_an_empty_installation_says_so(settings, capsys):
    assert said(capsys, "list") == (0, "There are no accounts yet.\n", "")
    code, out, sentence = said(capsys, "create", "madina", "--name", "Мадина")
    assert (code, out) == (1, "")
    assert sentence.startswith("There is no school yet")


def test_a_lost_password_is_reset(installed, capsys):
    code, out, _ = said(capsys, "reset-password", "ZARA")
    assert code == 0
    assert sign_in(installed, "zara", one_time(out, "zara")).outcome is Outcome.OK
    assert sign_in(installed, "zara", PASSWORD).outcome is Outcome.WRONG


def test_an_account_is_made(installed, capsys):
    code, out, _ = said(capsys, "create", "Madina", "--name", "Мадина", "--role", "director")
    assert code == 0
    answer = sign_in(installed, "madina", one_time(out, "madina"))
    (account,) = runtime.storage().rows("accounts/one", account_id=answer.account_id)
    assert (account["role"], account["must_change_password"]) == (Role.DIRECTOR, True)


def test_a_bad_name_is_a_sentence(installed, capsys):
    code, out, sentence = said(capsys, "create", "z", "--name", "")
    assert (code, out) == (1, "")
    assert "3 to 40 letters" in sentence
    assert "Write the person's name." in sentence


def test_an_unknown_account_is_a_sentence(installed, capsys):
    code, _, sentence = said(capsys, "reset-password", "nobody")
    assert code == 1
    assert sentence.startswith("There is no account nobody.")


def test_a_lost_key_is_replaced_and_the_administrator_gets_in(installed, capsys):
    installed.key_file.unlink()
    assert said(capsys, "reset-password", "zara")[2].startswith("The key file")
    code, out, _ = said(capsys, "new-key")
    assert code == 0
    assert sign_in(installed, "zara", one_time(out, "zara")).outcome is Outcome.OK


def test_a_key_that_is_there_is_not_replaced(installed, capsys):
    before = installed.key_file.read_bytes()
    code, _, sentence = said(capsys, "new-key")
    assert (code, installed.key_file.read_bytes()) == (1, before)
    assert "is there" in sentence


def test_a_running_application_is_named_in_a_sentence(installed):
    runtime.storage()
    done = subprocess.run(
        [sys.executable, "-m", "services", "accounts", "list"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "already open in another process" in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_usage_is_told_apart(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["accounts", "create"])
    assert stop.value.code == 2


def test_a_wrong_setting_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setenv("NETWORKS_LANGUAGE", "de")
    assert main(["accounts", "list"]) == 1
    assert "ru / en" in capsys.readouterr().err


def test_the_key_is_made_with_the_first_account_only(storage, settings, school, capsys):
    runtime.close()
    assert said(capsys, "create", "madina", "--name", "Мадина")[0] == 1
    make_key(settings)
    assert said(capsys, "create", "madina", "--name", "Мадина")[0] == 0
