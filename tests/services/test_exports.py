"""Exports of records: what they hold, for whom, and what comes back from them."""

import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access import Person, Role
from core.errors import ExportTooLong
from core.ids import new_id
from core.settings import load_settings
from core.spreadsheets import neutral, restored
from db import open_storage
from db.demonstration import plant_demonstration
from services import (
    export_cells,
    export_files,
    exports,
    participations,
    resource_uses,
    resources,
)
from services.export_columns import COLUMNS
from services.exports import Wanted, export_records
from services.intake.importing import apply_import, plan_import
from services.intake.matching import guess_holds, guess_mapping
from services.intake.plan import Verdict
from services.intake.record_keys import CHANGED_SINCE, UNKNOWN_RECORD
from services.intake.table import read_table
from services.opened_records import read_participation, read_resource_use
from services.reference import load_reference
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry, entries

ALL = {
    "search": "",
    "statuses": (),
    "communities": (),
    "starts_on": date(1990, 1, 1),
    "ends_on": date(2200, 1, 1),
    "is_withdrawn": False,
}
CHANGING = tuple(verdict for verdict in Verdict if verdict is not Verdict.UNCHANGED)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The demonstration and its administrator."""
    folder = tmp_path_factory.mktemp("exported")
    settings = load_settings({"NETWORKS_DATABASE": str(folder / "demo.duckdb")}, folder)
    storage = open_storage(settings)
    organisation_id = plant_demonstration(storage, date(2026, 11, 23)).organisation_id
    yield storage, Person(new_id(), organisation_id, Role.ADMIN, "zara", "Зара", "ru")
    storage.close()


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
    assert frame["Номер в приложении"].tolist() == [f"{record_id}.1.1" for record_id in record_ids]
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


def test_parquet_is_typed_and_holds_no_formula_either(storage, school, record_ids):
    content = export(storage, school.people[Role.METHODIST], "parquet")
    table = pq.read_table(io.BytesIO(content))
    course = table.to_pylist()[0]
    assert (course["Название"], course["Первый день"]) == ("'=HYPERLINK(1)", date(2026, 1, 12))
    assert (course["Часы"], course["подтверждения нет"]) == (36.5, False)


@pytest.mark.parametrize(
    ("role", "count"), [(Role.TEACHER, 1), (Role.GROUP_LEAD, 1), (Role.ADMIN, 2)]
)
def test_an_export_holds_what_the_person_may_see_(storage, school, record_ids, role, count):
    person = school.people[role]
    table = pq.read_table(io.BytesIO(export(storage, person, "parquet")))
    assert table.num_rows == count


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"search": "вебинар"}, 1),
        ({"search": "В.б"}, 0),
        ({"search": "=hyperlink("}, 1),
        ({"search": "-17"}, 2),
        ({"search": "ахмадова зара"}, 1),
        ({"search": "ИНФОУРОК"}, 0),
        ({"search": "infourok.ru", "communities": ("infourok",)}, 2),
        ({"search": "infourok.ru", "communities": ("urok_rf",)}, 0),
        ({"statuses": ("confirmed",)}, 0),
    ],
)
def test_filters_narrow_an_export(storage, school, record_ids, filters, count):
    content = export(storage, school.people[Role.ADMIN], "parquet", **filters)
    assert pq.read_table(io.BytesIO(content)).num_rows == count


def test_uses_of_resources_are_exported_and_imported_too(storage, school, tmp_path):
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
    written = export(storage, person, sort="resource_uses")
    plan = imported(storage, person, written, tmp_path, sort="resource_uses")
    assert [(row.verdict, row.violations) for row in plan.rows] == [("unchanged", ())]
    edited = written.decode("utf-8-sig").replace(";3;", ";4;").encode("utf-8-sig")
    plan = imported(storage, person, edited, tmp_path, sort="resource_uses")
    assert [row.verdict for row in plan.rows] == ["changed"]
    apply_import(storage, person, plan)
    assert read_resource_use(storage, person, record_id).entry.times == 4
    content = export(storage, person, "parquet", sort="resource_uses")
    (row,) = pq.read_table(io.BytesIO(content)).to_pylist()
    assert row["Номер в приложении"] == f"{record_id}.2"
    assert (row["Ресурс"], row["Чей ресурс"], row["Партнёр"]) == (
        "Тренажёр",
        "партнёра",
        "Кванториум",
    )
    assert (row["Сколько раз"], row["Класс"], row["Предмет"]) == (4, 7, "математика")


def test_a_file_is_written_slice_by_slice_and_never_cut(storage, school, record_ids, monkeypatch):
    person, written = school.people[Role.METHODIST], {}
    for slice_rows in (50_000, 1):
        monkeypatch.setattr(exports, "SLICE_ROWS", slice_rows)
        written[slice_rows] = export(storage, person)
    assert written[1] == written[50_000]
    assert export(storage, person, search="zzz").count(b"\r\n") == 1
    monkeypatch.setattr(export_files, "MOST_ROWS", 1)
    for file_format in export_files.FORMATS:
        with pytest.raises(ExportTooLong):
            export(storage, person, file_format)


@given(st.text(alphabet=st.sampled_from("'=+-@ \t\rа1"), max_size=5))
def test_whatever_is_neutralised_is_read_back(text):
    written = neutral(text)
    assert restored(written) == text
    assert export_cells.neutral(pa.array([text, None])).to_pylist() == [written, None]
    assert written.lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def imported(storage, person, content, tmp_path, *, file_format="csv", sort="participations"):
    """Return the plan of importing an export, matched as the screen matches it by itself."""
    file = tmp_path / f"export.{file_format}"
    file.write_bytes(content)
    table, reference = read_table(file), load_reference(storage, person.language)
    holds = guess_holds(table, reference)
    assert holds == sort
    mapping = guess_mapping(table, holds, reference)
    assert mapping.columns.keys() == {one.name for one in COLUMNS[sort] if one.is_imported}
    return plan_import(storage, person, table, mapping=mapping)


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "parquet"])
def test_what_was_exported_is_imported_as_unchanged(
    storage, school, record_ids, tmp_path, file_format
):
    person = school.people[Role.METHODIST]
    content = export(storage, person, file_format)
    plan = imported(storage, person, content, tmp_path, file_format=file_format)
    assert [(row.verdict, row.violations) for row in plan.rows] == [("unchanged", ())] * 2


@pytest.mark.parametrize(("sort", "language"), [("participations", "ru"), ("resource_uses", "en")])
def test_an_untouched_export_of_the_demonstration_changes_nothing(
    planted, tmp_path, sort, language
):
    storage, person = planted[0], replace(planted[1], language=language)
    content = export(storage, person, sort=sort, starts_on=date(2026, 8, 1))
    plan = imported(storage, person, content, tmp_path, sort=sort)
    assert (len(plan.of(Verdict.UNCHANGED)) > 50, plan.of(*CHANGING)[:]) == (True, ())


def test_another_writing_of_a_stored_link_is_no_change(
    storage, school, record_ids, tmp_path, monkeypatch
):
    """A link that was stored in punycode before links were written one way."""
    person = school.people[Role.METHODIST]
    opened = read_participation(storage, person, record_ids[0])
    with monkeypatch.context() as before:
        before.setattr(entries, "normalised", str)
        entry = replace(opened.entry, address="https://xn--j1ahfl.xn--p1ai/library/a_1.html")
        participations.change(storage, person, opened.opened, entry=entry)
    written = export(storage, person)
    for content in (written, written.replace(b"xn--j1ahfl.xn--p1ai", "урок.рф".encode())):
        plan = imported(storage, person, content, tmp_path)
        assert [row.verdict for row in plan.rows] == ["unchanged"] * 2
    assert read_participation(storage, person, record_ids[0]).entry.address == entry.address


def test_an_edited_cell_changes_its_record_and_nothing_written_since_is_overwritten(
    storage, school, record_ids, tmp_path
):
    person = school.people[Role.METHODIST]
    content = export(storage, person).decode("utf-8-sig")
    edited = content.replace("Вебинар", "Семинар").encode("utf-8-sig")
    plan = imported(storage, person, edited, tmp_path)
    assert [row.verdict for row in plan.rows] == ["unchanged", "changed"]
    apply_import(storage, person, plan)
    stored = read_participation(storage, person, record_ids[1])
    assert (stored.entry.title, stored.entry.hours) == ("Семинар", None)
    late = content.replace("Вебинар", "Круглый стол").encode("utf-8-sig")
    plan = imported(storage, person, late, tmp_path)
    assert [row.verdict for row in plan.rows] == ["unchanged", "rejected"]
    assert [one.message for one in plan.rows[1].violations] == [CHANGED_SINCE]
    foreign = content.replace(record_ids[1], new_id()).encode("utf-8-sig")
    plan = imported(storage, person, foreign, tmp_path)
    assert [one.message for one in plan.rows[1].violations] == [UNKNOWN_RECORD]
