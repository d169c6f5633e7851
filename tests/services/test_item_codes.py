"""Codes of new reference items, made from their names."""

import pytest

from services.item_codes import code_from


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Учи.ру", "uchi_ru"),
        ("Щедрый ёж", "shchedryy_ezh"),
        ("Российская электронная школа", "rossiyskaya_elektronnaya_shkola"),
        ("Kahoot! 2026", "kahoot_2026"),
        ("Нохчийн мотт — Ӏилма", "nokhchiyn_mott_ilma"),
        ("«»", "item"),
        ("教師", "item"),
    ],
)
def test_a_code_is_read_from_the_name(name, code):
    assert code_from(name, ()) == code


def test_a_code_is_its_own():
    assert code_from("Учи.ру", {"uchi_ru", "uchi_ru_2"}) == "uchi_ru_3"


def test_a_long_name_makes_a_short_code():
    assert len(code_from("очень длинное название " * 9, ())) <= 40
