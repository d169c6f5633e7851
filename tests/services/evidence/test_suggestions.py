"""What a paper's text offers to the form."""

from datetime import date

import pytest

from services.evidence.suggestions import stranger_in, suggestions_in
from tests.services.evidence.papers import CERTIFICATE

SITE = """Сайт «Инфоурок» Свидетельство о публикации № ИВ-12345678 настоящим подтверждается, что
Бисултанов Иса Ахмедович опубликовал материал «Конспект урока: дроби» Лицензия № 5201-77
Дата публикации: 05.02.2026"""


def offered(text):
    found: dict[str, list[object]] = {}
    for suggestion in suggestions_in(text):
        found.setdefault(suggestion.field, []).append(suggestion.value)
    return found


def test_a_certificate_offers_its_facts():
    assert offered("\n".join(CERTIFICATE)) == {
        "document_number": ["772412345678"],
        "starts_on": [date(2026, 3, 10)],
        "ends_on": [date(2026, 3, 20)],
        "document_issued_on": [date(2026, 3, 23)],
        "hours": [72.0],
        "title": ["Современные методы преподавания математики"],
        "issuer": ["ООО «Инфоурок»"],
    }


def test_a_licence_is_no_number_of_the_paper():
    assert offered(SITE) == {
        "document_number": ["ИВ-12345678"],
        "document_issued_on": [date(2026, 2, 5)],
        "title": ["Конспект урока: дроби"],
        "issuer": ["Сайт «Инфоурок»"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36 академических часов", {"hours": [36.0]}),
        ("в объеме 16 (шестнадцать) часов", {"hours": [16.0]}),
        ("объём 72 ч.", {"hours": [72.0]}),
        ("лекции 20 ч., практика 52 ч.", {}),
        ("МБОУ СОШ № 12345", {}),
        ("Регистрационный номер 0512/26-К", {"document_number": ["0512/26-К"]}),
        ("серия ПК № 0012345 67890", {"document_number": ["0012345 67890"]}),
        (
            "с 3 по 14 ноября 2025 года",
            {"starts_on": [date(2025, 11, 3)], "ends_on": [date(2025, 11, 14)]},
        ),
        (
            "01.02.2026 – 15.02.2026, выдано 16.02.2026",
            {
                "starts_on": [date(2026, 2, 1)],
                "ends_on": [date(2026, 2, 15)],
                "document_issued_on": [date(2026, 2, 16)],
            },
        ),
        ("«23» марта 2026 г.", {"document_issued_on": [date(2026, 3, 23)]}),
        ("31.02.2026", {}),
        ("12.03.2026 и 14.05.2026", {}),
        ("", {}),
    ],
)
def test_texts_of_papers(text, expected):
    assert offered(text) == expected


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("выдано Ахмадовой Заре Исаевне", ""),
        ("АХМАДОВА ЗАРА ИСАЕВНА", ""),
        ("Зара Исаевна Ахмадова", ""),
        ("Ахмадов Заур Исаевич", "Ахмадов Заур Исаевич"),
        ("Ахмадова Марьям Исаевна", "Ахмадова Марьям Исаевна"),
        ("награждается Вахаева Луиза Саидовна", "Вахаева Луиза Саидовна"),
        ("Ахмадова Зара Исаевна. Директор Игорь Витальевич Петров", ""),
        ("Министерство Просвещения Российской Федерации", ""),
    ],
)
def test_a_paper_of_somebody_else_is_noticed(text, stranger):
    assert stranger_in(text, ["Ахмадова Зара Исаевна"]) == stranger
