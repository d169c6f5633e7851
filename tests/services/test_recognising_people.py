"""Who is meant by a name as people write it; doubt is never resolved silently."""

import time

import pytest

from services.recognition import StaffNames

STAFF = {
    "zarema": "Ахмадова Зарема Исаевна",
    "ruslan": "Ахмадов Руслан Саидович",
    "leila": "Ахматова Лейла Руслановна",
    "double": "Эльмурзаева-Юсупова Хава Мусаевна",
    "yo": "Алёхина Алёна Семёновна",
    "ela": "Тӏурлоев Ӏела Хасанович",
    "twin1": "Исаева Марха Алиевна",
    "twin2": "Исаева Марха Адамовна",
    "bare": "Шевченко Ольга ",
    "hyphen": "Мусаев Магомед-Эмин Вахаевич",
    "polish": "Ковальчук Иван Петрович",
}


def staff_rows():
    parts = ("last_name", "first_name", "middle_name")
    return [
        {"teacher_id": key, **dict(zip(parts, name.split(" "), strict=True)), "is_withdrawn": False}
        for key, name in STAFF.items()
    ]


@pytest.fixture(scope="module")
def names():
    gone = {"teacher_id": "gone", "last_name": "Дадаев", "first_name": "Ваха", "middle_name": ""}
    return StaffNames([*staff_rows(), {**gone, "is_withdrawn": True}])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ахмадова З.И.", "zarema"),
        ("З.И. Ахмадова", "zarema"),
        ("Ахмадова З. И", "zarema"),
        ("АХМАДОВА  З.И.", "zarema"),
        ("Ахмадова ЗИ", "zarema"),
        ("АхмадоваЗ.И.", "zarema"),
        ("Зарема Исаевна Ахмадова", "zarema"),
        ("Axмaдoвa Зapeмa", "zarema"),  # with Latin letters
        ("с Ахмадовым Р.", "ruslan"),
        ("Ахмадовой", "zarema"),
        ("Ахмадову Руслану Саидовичу", "ruslan"),
        ("Ахмадова Руслана Саидовича", "ruslan"),
        ("Юсупова Х.М.", "double"),
        ("Эльмурзаева – Юсупова Хава", "double"),
        ("Алехина А.С.", "yo"),
        ("АЛЁХИНОЙ", "yo"),
        ("Т1урлоев 1ела", "ela"),
        ("ТIурлоев Ӏ.Х.", "ela"),
        ("Т1урлоев 1.Х.", "ela"),
        ("тlурлоевым", "ela"),
        ("Исаева Марха Адамовна", "twin2"),
        ("Шевченко О.И.", "bare"),
        ("Шевченко Ольги", "bare"),
        ("Мусаев М.В.", "hyphen"),
        ("Мусаев М.-Э.В.", "hyphen"),
        ("Ковальчуком", "polish"),
    ],
)
def test_a_name_that_fits_one_person_is_certain(names, text, who):
    assert names.find(text).certain == who


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ахмадова", "zarema"),  # hers, or his in the genitive
        ("Ахмадов З.И.", "zarema"),  # a man's form of her name
        ("Ахмадова К.И.", "zarema"),  # another initial
        ("Ахмадова Лейла", "leila"),  # one letter off, but the given name is hers
        ("Ахмодова З.И.", "zarema"),  # misspelt
        ("Ахмадова Зарима Исаевна", "zarema"),
        ("Исаева М.А.", "twin2"),  # namesakes, in the order of their names
        ("Юсупова", "double"),  # half a surname, nothing else
        ("Ахмадова И.З.", "zarema"),
        ("Хава Мусаевна", "double"),
        ("Ахмадова З.И. и Исаев", "zarema"),
    ],
)
def test_doubt_names_candidates_and_decides_nothing(names, text, first):
    found = names.find(text)
    assert found.certain is None
    assert found.candidates[0] == first
    assert list(found.scores) == sorted(found.scores, reverse=True)
    assert all(0 < score <= 100 for score in found.scores)


@pytest.mark.parametrize("text", ["", "  ", "12.03", "Петров П.П.", "Дадаев В.", "семинар", "—"])
def test_strangers_and_other_words_are_nobody(names, text):
    assert names.find(text).candidates == ()


def test_many_texts_are_quick():
    rows = [
        {"teacher_id": f"{n}", "last_name": f"{name.split()[0]}{n % 7}", "first_name": "Зара",
         "middle_name": "Исаевна"}
        for n, name in enumerate([*STAFF.values()] * 20)
    ]  # fmt: skip
    names = StaffNames([*staff_rows(), *rows])
    names.find("Ахмадовой")  # the dictionary is read once
    began = time.process_time()
    for number in range(1000):
        names.find(f"Ахм{'адо' if number % 2 else 'одо'}вой З.И.{number}")
    assert time.process_time() - began < 2
    began = time.process_time()
    for _ in range(100_000):
        names.find("Ахмадова З.И.")
    assert time.process_time() - began < 1
