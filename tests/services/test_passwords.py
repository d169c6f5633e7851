"""Passwords: which are taken, and what is stored of them."""

import pytest

from services import passwords
from services.passwords import (
    hash_password,
    is_password,
    nobodys_hash,
    one_time_password,
    password_violations,
    prehash,
)
from services.predictable_passwords import is_made_of, is_predictable

KEY = bytes(range(32))
GOOD = "синий трактор едет в поле"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 4)


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "correct horse battery staple",
        "Гора-Речка-Окно-5",
        "x7#9$2!@5%1&",
        "чай с мятой и лимоном",
        "моя бабушка живёт в Аргуне",
        "يوم جميل للقراءة",
        ("слово и ещё другое " * 7)[:128],
    ],
)
def test_a_password_of_any_script_is_taken(password):
    assert password_violations(password) == ()


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("девятьбук", passwords.TOO_SHORT),
        ("  девятьбук  ", passwords.TOO_SHORT),
        ("", passwords.TOO_SHORT),
        ("аб вг де жз " * 11, passwords.TOO_LONG),
        ("password2026!", passwords.TOO_COMMON),
    ],
)
def test_a_password_not_taken_gets_its_sentence(password, message):
    assert [violation.message for violation in password_violations(password)] == [message]


@pytest.mark.parametrize(
    "password",
    [
        "password2026!!", "P4ssw0rd!2026", "qwerty123456", "iloveyou2010", "Admin12345!",
        "пароль123456", "П@роль123456", "солнышко-мама", "Магомед1990", "школа№12345",
        "gfhjkm2026!", "ghbdtnvbh1", "yfnfif1987!", "зфыыцщкв123",
    ],
)  # fmt: skip
def test_a_known_word_is_predictable_in_either_layout_and_with_marks_around(password):
    assert is_predictable(password)


@pytest.mark.parametrize(
    "password",
    [
        "1qaz2wsx3edc", "zaq12wsxcde3", "йцукенгшщз", "qwertyuiop[]", "abcdefghijk", "абвгдежзик",
        "aaaaaaaaaa", "abababababab", "qwe123qwe123", "aabbccddeeff", "1234567890", "0987654321",
        "01.09.2026", "8 928 123-45-67", "20262026202620",
    ],
)  # fmt: skip
def test_walks_repeats_and_numbers_are_predictable(password):
    assert is_predictable(password)


@pytest.mark.parametrize(
    ("password", "names"),
    [
        ("Ибрагимова2026", ("Ибрагимова З. А.",)),
        ("b,hfubvjdf77", ("ибрагимова",)),
        ("чириюрт-2026", ("МБОУ «ООШ п.Чири-Юрт»",)),
        ("zavuch.zara99", ("zavuch.zara",)),
    ],
)
def test_own_names_do_not_make_a_password(password, names):
    assert is_made_of(password, names)
    assert password_violations(password, names) != ()


def test_a_name_inside_a_longer_password_is_fine():
    assert password_violations("ибрагимова пьёт чай в саду", ("Ибрагимова",)) == ()


def test_the_whole_of_a_long_cyrillic_password_counts():
    """bcrypt alone would stop after 36 letters."""
    long = GOOD + " и ещё много слов, которые никто не запомнит"
    password_hash = hash_password(long, KEY)
    assert is_password(long, password_hash, KEY)
    assert not is_password(long + "!", password_hash, KEY)
    assert not is_password(long[:40], password_hash, KEY)
    assert len(prehash(long, KEY)) == 44


def test_spaces_around_and_compositions_do_not_matter():
    password_hash = hash_password("Ёлка и Йод в лесу", KEY)
    assert is_password("  Ёлка и Йод в лесу ", password_hash, KEY)


def test_another_key_makes_every_password_wrong():
    assert not is_password(GOOD, hash_password(GOOD, KEY), bytes(32))


def test_two_hashes_of_one_password_differ():
    assert hash_password(GOOD, KEY) != hash_password(GOOD, KEY)


def test_nobodys_hash_costs_the_same_and_never_fits(monkeypatch):
    assert not is_password("", nobodys_hash(), KEY)
    for cost in (4, 12):
        monkeypatch.setattr(passwords, "COST", cost)
        assert nobodys_hash().startswith(f"$2b${cost:02d}$")


def test_one_time_passwords_keep_the_rules_and_are_readable():
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(password) == 14 and not set("01ilo") & set(password) for password in made)
    assert [password for password in made if password_violations(password)] == []


def test_a_one_time_password_that_looks_predictable_is_drawn_again(monkeypatch):
    drawn = iter("7293pb7dfybn" + "kmpr7xwthq4n")
    monkeypatch.setattr("services.passwords.secrets.choice", lambda _: next(drawn))
    assert password_violations("7293-pb7d-fybn")
    assert one_time_password() == "kmpr-7xwt-hq4n"
