"""Exports of records: what they hold, for whom, and what comes back from them."""

import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access import Role
from core.spreadsheets import neutral, restored
from services import participations, resource_uses, resources
from services.exports import Wanted, export_records
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry

ALL = {
    "search": "",
    "statuses": (),
    "communities": (),
    "starts_on": date(1990, 1, 1),
    "ends_on": date(2200, 1, 1),
    "is_withdrawn": False,
}


@pytest.fixture
def record_ids(storage, school):
    """A course of the first teacher with a title that is a formula, a webinar of the third."""
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="pd_course",
        title="=HYPERLINK(1)",
        starts_on=date(2026, 1, 12),
        ends_on=date(2026, 1, 30),
        address="https://infourok.ru/course",
        role="trainee",
        outcome="participated",
        level="unrated",
        document="pd_credential",
        document_number="-17",
        hours=36.5,
        grades=(5, 6),
        payment="free",
        comment="Первая; строка\nвторая",
    )
    webinar = replace(
        entry,
        teacher_ids=(school.teacher_ids[2],),
        kind="webinar",
        title="Вебинар",
        hours=None,
        starts_on=date(2026, 1, 10),
        ends_on=None,
        role="attendee",
        document="participation_certificate",
    )
    person = school.people[Role.METHODIST]
    return [participations.record(storage, person, one)[0] for one in (entry, webinar)]


def export(storage, person, file_format="csv", sort="participations", **filters):
    return export_records(storage, person, Wanted(sort, {**ALL, **filters}, file_format))


def test_csv_opens_in_a_russian_spreadsheet_and_holds_no_formula(storage, school, record_ids):
    content = export(storage, school.people[Role.METHODIST])
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
    assert frame["Номер записи"].tolist() == [f"{record_id}.1.1" for record_id in record_ids]
    course = frame.iloc[0]
    assert (course["Название"], course["Номер документа"]) == ("'=HYPERLINK(1)", "'-17")
    assert (course["Первый день"], course["Часы"], course["Классы"]) == ("12.01.2026", 36.5, "5, 6")
    assert course["Примечание"] == "Первая; строка\nвторая"
    assert (course["Педагог"], course["Состояние"]) == ("Ахмадова Зара Исаевна", "на проверке")


def test_workbook_has_real_days_and_numbers_a_bold_head_and_a_filter(storage, school, record_ids):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(
        io.BytesIO(export(storage, school.people[Role.METHODIST], "xlsx"))
    )
    (sheet,) = book.worksheets
    head = {cell.value: cell.column - 1 for cell in sheet[1]}
    course = list(sheet[2])
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert course[head["Первый день"]].value.date() == date(2026, 1, 12)
    assert course[head["Часы"]].value == 36.5
    assert course[head["Название"]].value == "'=HYPERLINK(1)"
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_parquet_is_typed_and_leaves_texts_alone(storage, school, record_ids):
    content = export(storage, school.people[Role.METHODIST], "parquet")
    table = pq.read_table(io.BytesIO(content))
    course = table.to_pylist()[0]
    assert (course["Название"], course["Первый день"]) == ("=HYPERLINK(1)", date(2026, 1, 12))
    assert (course["Часы"], course["подтверждения нет"]) == (36.5, False)


@pytest.mark.parametrize(
    ("role", "count"), [(Role.TEACHER, 1), (Role.GROUP_LEAD, 1), (Role.ADMIN, 2)]
)
def test_an_export_holds_what_the_person_may_see_(storage, school, record_ids, role, count):
    person = school.people[role]
    table = pq.read_table(io.BytesIO(export(storage, person, "parquet")))
    assert table.num_rows == count


def test_filters_narrow_an_export(storage, school, record_ids):
    content = export(storage, school.people[Role.ADMIN], "parquet", search="вебинар")
    assert pq.read_table(io.BytesIO(content)).column("Название").to_pylist() == ["Вебинар"]


def test_uses_of_resources_are_exported_too(storage, school):
    person = school.people[Role.METHODIST]
    new = ResourceEntry("Тренажёр", kind="information", provider="partner", partner="Кванториум")
    use = ResourceUseEntry(
        teacher_id=school.teacher_ids[0],
        resource_id=resources.add(storage, person, new),
        used_on=date(2026, 1, 15),
        subject="mathematics",
        grade=7,
        times=3,
    )
    record_id = resource_uses.record(storage, person, use)
    content = export(storage, person, "parquet", sort="resource_uses")
    (row,) = pq.read_table(io.BytesIO(content)).to_pylist()
    assert row["Номер записи"] == f"{record_id}.1"
    assert (row["Ресурс"], row["Чей ресурс"], row["Партнёр"]) == (
        "Тренажёр",
        "партнёра",
        "Кванториум",
    )
    assert (row["Сколько раз"], row["Класс"], row["Предмет"]) == (3, 7, "математика")


@given(st.text(alphabet=st.sampled_from("'=+-@ \t\rа1"), max_size=5))
def test_whatever_is_neutralised_is_read_back(text):
    written = neutral(text)
    assert restored(written) == text
    assert written.lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r"}
