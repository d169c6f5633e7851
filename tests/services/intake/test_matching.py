"""Which column is which field: by header and by content; words that no list has; what is kept."""

from dataclasses import replace

import pytest

from core.access import Role
from services.intake.form import FileForm
from services.intake.mapping import Source
from services.intake.matches import forget, remember, remembered
from services.intake.matching import guess_holds, guess_mapping, missing, unused_columns
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
