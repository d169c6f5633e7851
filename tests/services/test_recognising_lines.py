"""What is read from lines as people write them, and that nothing of them is lost."""

from datetime import date

import pytest

from services.recognition import StaffNames
from services.recognition.line import Knowledge
from services.recognition.lines import read_text, remaining
from services.recognition.vocabulary import vocabulary_of
from services.reference import load_reference

TODAY = date(2026, 11, 25)
STAFF = {
    "zarema": ("Ахмадова", "Зарема", "Исаевна"),
    "olga": ("Шевченко", "Ольга", ""),
    "ivan": ("Ковальчук", "Иван", "Петрович"),
}


@pytest.fixture
def knowledge(storage):
    parts = ("last_name", "first_name", "middle_name")
    rows = [
        {"teacher_id": key, **dict(zip(parts, name, strict=True))} for key, name in STAFF.items()
    ]
    return Knowledge(StaffNames(rows), vocabulary_of(load_reference(storage)), TODAY)


def told(activity):
    """Return an activity as: title, people (None: to be asked), what is certain beyond doubt."""
    values = {part.field: part.value for part in activity.parts if not part.is_doubtful}
    return activity.title, [person.found.certain for person in activity.people], values


LINES = {
    "Ахмадова З.И., Шевченко О. — семинар 12.03, 4 ч": (
        "Семинар",
        ["zarema", "olga"],
        {"starts_on": date(2026, 3, 12), "hours": 4.0, "kind": "webinar"},
    ),
    "1) Ковальчук И.П. - вебинар «ИИ в школе» (Инфоурок) 12 декабря, 1,5 часа, серт. № АБ-123": (
        "ИИ в школе",
        ["ivan"],
        {
            "starts_on": date(2025, 12, 12),
            "hours": 1.5,
            "kind": "webinar",
            "community": "infourok",
            "document": "participation_certificate",
            "document_number": "АБ-123",
        },
    ),
    "Шевченко — КПК, 72 ч., 01.02-15.02.26, удостоверение 7724001234 от 16.02.2026": (
        "КПК",
        ["olga"],
        {
            "starts_on": date(2026, 2, 1),
            "ends_on": date(2026, 2, 15),
            "hours": 72.0,
            "kind": "pd_course",
            "document": "pd_credential",
            "document_number": "7724001234",
            "document_issued_on": date(2026, 2, 16),
        },
    ),
    "2\tАхмадова Зарема Исаевна\tвебинар\tИИ в начальной школе\t2026-03-12\tСферум": (
        "ИИ в начальной школе",
        ["zarema"],
        {"starts_on": date(2026, 3, 12), "kind": "webinar", "community": "sferum"},
    ),
    "1. Ковальчук 1.П., 2. Шевченко О. — вебинар": ("Вебинар", [None, "olga"], {"kind": "webinar"}),
    "Ахмодова, Петров П.П.: публикация «План» infourok.ru/plan-1234567.html": (
        "План",
        [None, None],
        {"kind": "publication", "address": "https://infourok.ru/plan-1234567.html"},
    ),
    "• Шевченко: конкурс учащихся СОШ № 5 «Весна» 31.02": (
        "Весна",
        ["olga"],
        {"kind": "pupil_contest_org"},
        ["СОШ № 5 31.02"],
    ),
    "Ахмадова — 72ч 1-20 октября уд. № 7724-11, Инфоурок": (
        "",
        ["zarema"],
        {
            "starts_on": date(2026, 10, 1),
            "ends_on": date(2026, 10, 20),
            "hours": 72.0,
            "community": "infourok",
            "document": "pd_credential",
            "document_number": "7724-11",
        },
    ),
    "Шевченко О., публикация, св-во АА 12345, № 7": (
        "Публикация",
        ["olga"],
        {"kind": "publication", "document": "publication_certificate"},
        ["св-во АА 12345", "№ 7"],
    ),
    "Ковальчук конкурс ноябрь 2026, дипломы 2 степени": (
        "Конкурс",
        ["ivan"],
        {"kind": "teacher_contest"},
        ["ноябрь 2026", "дипломы 2 степени"],
    ),
    "Шевченко олимпиада педагогов": ("Олимпиада педагогов", ["olga"], {"kind": "teacher_test"}),
    'Ковальчук: вчера были на вебинаре "Функциональная грамотность" (сертификаты получили)': (
        "Функциональная грамотность",
        ["ivan"],
        {"kind": "webinar"},
        ["сертификаты получили"],
    ),
    "Ахмадова опубликовала разработку": (
        "",
        ["zarema"],
        {"kind": "publication"},
        ["опубликовала разработку"],
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read_into_its_parts(knowledge, line):
    (activity,) = read_text(line, knowledge).activities
    expected, loose = LINES[line][:3], [*LINES[line][3:]]
    assert told(activity) == expected
    assert [*activity.loose] == (loose[0] if loose else [])


def test_names_under_a_heading_join_it_and_other_lines_stay(knowledge):
    text = (
        "Отчёт за год\n\n12.10.2026\nВебинар «Грамотность» на Сферум\n- Ахмадова З.И.\nШевченко\n\n"
        "Ковальчук\nОткрытый урок 3 сентября\n\n05.11:\nШевченко — вебинар «Раз»\n"
        "Ковальчук — вебинар «Два», 06.11"
    )
    read = read_text(text, knowledge)
    assert [told(activity)[:2] for activity in read.activities] == [
        ("Грамотность", ["zarema", "olga"]),
        ("Открытый урок", ["ivan"]),
        ("Раз", ["olga"]),
        ("Два", ["ivan"]),
    ]
    days = [activity.value("starts_on") for activity in read.activities]
    assert days == [date(2026, 10, 12), date(2026, 9, 3), date(2026, 11, 5), date(2026, 11, 6)]
    assert [read.lines[number] for number in read.left_over] == ["Отчёт за год"]
    assert remaining(read, {0, 1, 2}).split("\n\n") == [
        "Отчёт за год",
        "05.11:\nКовальчук — вебинар «Два», 06.11",
    ]
    assert remaining(read, {0, 1, 2, 3}) == "Отчёт за год"


def test_two_kinds_or_two_days_in_a_line_are_asked(knowledge):
    line = "Шевченко — публикация по итогам вебинара, 12.03 и 14.03"
    (activity,) = read_text(line, knowledge).activities
    assert {part.field for part in activity.parts if part.is_doubtful} == {"kind", "starts_on"}
    assert activity.value("kind") is None


def test_an_address_tells_community_and_kind_and_a_line_may_be_ones_own(knowledge):
    place = {"community": "infourok", "kind": "publication"}
    own = Knowledge(
        knowledge.staff,
        knowledge.vocabulary,
        TODAY,
        place_of=lambda address: place if "infourok" in address else {},
        own_teacher_id="olga",
    )
    (activity,) = read_text("Мой план урока https://infourok.ru/plan-1234567.html", own).activities
    assert (activity.title, activity.people) == ("Мой план урока", ())
    assert {name: activity.value(name) for name in place} == place


@pytest.mark.parametrize("piece", ["А", "аб ", "1 ", "а-", "«", "а.б.", "Ахмадова "])
def test_a_line_without_end_holds_nobody_up_and_stays_as_it_is(knowledge, piece):
    endless = piece * (200_000 // len(piece))
    text = f"Ахмадова З.И. — вебинар «Один» 12.03\n{endless}\nАхмадова З.И. — вебинар «Два» 13.03"
    found = read_text(text, knowledge)
    assert [activity.title for activity in found.activities] == ["Один", "Два"]
    assert found.left_over == (1,)
