"""Which column is which field: by header and by content; words that no list has; what is kept."""

from dataclasses import replace

import pytest

from core.access import Role
from services.intake.form import FileForm
from services.intake.mapping import Source
from services.intake.matches import forget, remember, remembered
from services.intake.matching import (
    guess_holds,
    guess_mapping,
    missing,
    shared_columns,
    unused_columns,
)
from services.intake.meanings import unknown_texts
from services.intake.table import read_table
from services.reference import load_reference

JOURNALS = [
    (
        "participations",
        (
            "№ п/п;Ф.И.О. учителя;Дата проведения;Название мероприятия;Форма;Площадка;"
            "Кол-во часов\n"
            "1;Ахмадова З.И.;12.03.2026;Чтение;вебинары;Инфоурок;4\n"
        ),
        {
            "full_name": "Ф.И.О. учителя",
            "starts_on": "Дата проведения",
            "title": "Название мероприятия",
            "kind": "Форма",
            "community": "Площадка",
            "hours": "Кол-во часов",
        },
        ("№ п/п",),
    ),
    (
        "participations",  # a misspelt header, and columns that only their cells tell
        (
            "Учитель;Мероприятее;Когда;x1;x2\n"
            "Ахмадова Зара Исаевна;Чтение;12.03.2026;https://infourok.ru/1;Урок.РФ\n"
        ),
        {
            "full_name": "Учитель",
            "title": "Мероприятее",
            "starts_on": "Когда",
            "address": "x1",
            "community": "x2",
        },
        (),
    ),
    (
        "teachers",
        (
            "Фамилия;Имя;Отчество;Занимаемая должность;Категория;МО;что исправить\n"
            "Исаева;Луиза;Исаевна;учитель;высшая;гуманитарного цикла;всё\n"
        ),
        {
            "last_name": "Фамилия",
            "first_name": "Имя",
            "middle_name": "Отчество",
            "position": "Занимаемая должность",
            "qualification": "Категория",
            "method_groups": "МО",
        },
        ("что исправить",),
    ),
    (
        "resource_uses",
        (
            "ФИО педагога;Ресурс;Дата урока;Предмет;Класс;Охват\n"
            "Ахмадова Зара Исаевна;Тренажёр;12.03.2026;физика;7;25\n"
        ),
        {
            "full_name": "ФИО педагога",
            "resource": "Ресурс",
            "used_on": "Дата урока",
            "subject": "Предмет",
            "grade": "Класс",
            "pupils_reached": "Охват",
        },
        (),
    ),
]


MESSY = (
    "№ п/п;Ф.И.О. учителя;Сайт;Чем были заняты;Тема;Когда;Документ, ссылка\n"
    "1;Соколова Н.В.;Инфоурок;вебинары;Вебинар «Оценка»;12.09.2026;Св-101\n"
    "2;Зубайраев А.С.;Инфоурок;публикация;Степени;05.10.2026;infourok.ru/stepeni-77.html\n"
    "3;Керимова А.М.;Инфоурок;курсы ПК;Урок;01.10.2026;Уд-1 http://b.ru/1\n"
)


@pytest.fixture
def table_of(tmp_path):
    def read(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_table(path, FileForm(date_formats=("%d.%m.%Y",)))

    return read


@pytest.mark.parametrize(("holds", "text", "expected", "unused"), JOURNALS)
def test_headers_and_cells_tell_the_fields(storage, table_of, holds, text, expected, unused):
    table, reference = table_of(text), load_reference(storage)
    assert guess_holds(table, reference) == holds
    mapping = guess_mapping(table, holds, reference)
    assert {name: source.columns[0] for name, source in mapping.columns.items()} == expected
    assert unused_columns(table, mapping) == unused


def test_unknown_words_are_proposed_and_never_taken(storage, table_of):
    table, reference = table_of(JOURNALS[0][1]), load_reference(storage)
    mapping = guess_mapping(table, "participations", reference)
    ((word,),) = unknown_texts(table, mapping, reference).values()
    assert (word.text, word.meaning, word.suggestion) == ("вебинары", None, "webinar")
    assert mapping.values == {}
    assert ("role",) not in missing(mapping)


def test_cells_go_before_a_header_that_merely_sounds_like_a_list(storage, table_of):
    """«Документ, ссылка» is no kind of document; its links and its numbers go their own ways."""
    table, reference = table_of(MESSY), load_reference(storage)
    mapping = guess_mapping(table, "participations", reference)
    told = {name: source.columns[0] for name, source in mapping.columns.items()}
    assert "document" not in told
    assert (told["kind"], told["title"]) == ("Чем были заняты", "Тема")
    assert told["address"] == told["document_number"] == "Документ, ссылка"
    assert (shared_columns(mapping), missing(mapping)) == ({}, ())
    texts = [dict(zip(table.columns, row, strict=True)) for _, row in table.rows]
    assert [mapping.text("address", cells) for cells in texts] == [
        "",
        "infourok.ru/stepeni-77.html",
        "http://b.ru/1",
    ]
    assert [mapping.text("document_number", cells) for cells in texts] == ["Св-101", "", "Уд-1"]


def test_only_what_nothing_can_give_is_missing(storage, table_of):
    table, reference = table_of("ФИО;Дата\nАхмадова З.И.;12.03.2026\n"), load_reference(storage)
    named = missing(guess_mapping(table, "participations", reference))
    assert [group[0] for group in named] == ["community", "kind", "title", "address"]


def test_a_long_header_with_the_word_for_a_title_is_the_title(storage, table_of):
    header = "Номер и наименование ведомственной целевой программы, мероприятия"
    table = table_of(f"№ п/п;{header};Исполнитель\n1;Мероприятие 1;Департамент\n")
    mapping = guess_mapping(table, "resources", load_reference(storage))
    assert mapping.columns["title"].columns == (header,)


def test_a_match_is_remembered_for_the_shape_of_the_file(storage, school, table_of):
    table, person = table_of(JOURNALS[0][1]), school.people[Role.METHODIST]
    guessed = guess_mapping(table, "participations", load_reference(storage))
    told = replace(
        guessed,
        columns={**guessed.columns, "title": Source(("Форма", "Название мероприятия"))},
        constants={"role": "attendee"},
        values={"kind": {"вебинары": "webinar"}},
    )
    remember(storage, person, table, mapping=guessed)
    remember(storage, person, table, mapping=told)
    header, row = JOURNALS[0][1].splitlines()
    turned = [";".join(reversed(line.split(";"))) for line in (header.upper(), row)]
    again = table_of("\n".join(turned) + "\n", "other.csv")
    found = remembered(storage, person, again)
    assert found is not None
    assert found.mapping.columns["title"].columns == ("ФОРМА", "НАЗВАНИЕ МЕРОПРИЯТИЯ")
    assert (found.mapping.constants, found.mapping.values) == (told.constants, told.values)
    assert remembered(storage, person, table_of("a;b\n1;2\n")) is None
    forget(storage, person, again)
    assert remembered(storage, person, table) is None
