"""Rejected rows come back as the file they came in, and bringing it back takes only those."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from core.access import Role
from core.i18n import words_of
from services.intake.form import FileForm
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import Source
from services.intake.matches import shape_of
from services.intake.matching import guess_mapping
from services.intake.mending import SAME_WORKBOOK, rows_to_mend
from services.intake.plan import Verdict
from services.intake.table import read_table
from services.intake.uploads import keep_upload, plain_name
from services.reference import load_reference

HEADER = ("Фамилия", "Имя", "Категория", "Работает с")
PEOPLE = (
    ("Исаева", "Луиза", "высшая", "01.09.2020"),
    ("Мусаева", "Зара", "нулевая", "01.09.2020"),
    ("=1+1", "Иса", "первая", "когда-то"),
)
FORM = FileForm(date_formats=("%d.%m.%Y",))
WORDS = words_of("ru")
QUALITY = "Категория / какая"


def workbook(path):
    book = Workbook()
    book.create_sheet("Другой")["A1"] = "остаётся"
    sheet = book.active
    sheet.title = "Педагоги"
    sheet.append(HEADER)
    for row in PEOPLE:
        sheet.append(row)
    sheet["A4"].data_type = "s"
    sheet["A1"].fill, sheet["C3"].font = PatternFill("solid", fgColor="FF00FF00"), Font(bold=True)
    sheet.column_dimensions["A"].width = 33
    sheet.row_dimensions[3].height = 44
    book.save(path)
    return path


def planned(storage, school, path):
    table = read_table(path, FORM)
    mapping = guess_mapping(table, "teachers", load_reference(storage))
    return plan_import(storage, school.people[Role.METHODIST], table, mapping=mapping)


def test_the_same_workbook_comes_back_and_takes_only_the_mended(storage, school, tmp_path):
    path = workbook(tmp_path / "штат.xlsx")
    plan = planned(storage, school, path)
    mending = rows_to_mend(plan, path, WORDS)
    assert mending is not None
    assert (mending.name, mending.sentence) == ("штат (что исправить).xlsx", WORDS(SAME_WORKBOOK))
    book = load_workbook(BytesIO(mending.content))
    sheet = book["Педагоги"]
    assert book["Другой"]["A1"].value == "остаётся"
    assert [cell.value for cell in sheet[1]] == [*HEADER, "что исправить"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Мусаева", "=1+1"]
    assert (sheet["A3"].data_type, sheet["C2"].font.bold, sheet["A1"].fill.fgColor.rgb) == (
        *("s", True, "FF00FF00"),
    )
    assert (sheet.column_dimensions["A"].width, sheet.row_dimensions[2].height) == (33, 44)
    red = [cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]
    assert red == ["C2", "D3"]
    apply_import(storage, school.people[Role.METHODIST], plan)
    sheet["C2"], sheet["D3"] = "высшая", None
    again = tmp_path / mending.name
    book.save(again)
    mended = planned(storage, school, again)
    assert {verdict.value: n for verdict, n in mended.counts.items() if n} == {"new": 2}
    assert rows_to_mend(mended, again, WORDS) is None


def test_a_header_of_two_rows_below_a_title_comes_back_whole(storage, school, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet["B2"] = "Педагоги школы"
    sheet.merge_cells("B2:E2")
    for row in (
        *((4, ("Педагог", None, "Категория", None)), (5, ("Фамилия", "Имя", "какая", "до"))),
        *((6, ("Исаева", "Луиза", "высшая", None)), (7, ("Мусаева", "Зара", "нулевая", None))),
    ):
        for column, text in enumerate(row[1], start=2):
            sheet.cell(row[0], column, text)
    sheet.merge_cells("B4:C4")
    sheet.merge_cells("D4:E4")
    path = tmp_path / "штат.xlsx"
    book.save(path)
    plan = planned(storage, school, path)
    mapping = plan.request.mapping
    mapping = replace(mapping, columns={**mapping.columns, "qualification": Source((QUALITY,))})
    plan = plan_import(storage, school.people[Role.METHODIST], plan.request.table, mapping=mapping)
    mending = rows_to_mend(plan, path, WORDS)
    assert mending is not None
    again = tmp_path / mending.name
    again.write_bytes(mending.content)
    sheet = load_workbook(again).active
    assert {str(part) for part in sheet.merged_cells.ranges} == {"B2:E2", "B4:C4", "D4:E4"}
    assert (sheet["D6"].fill.fgColor.rgb, sheet["F5"].value) == ("FFFFC7CE", "что исправить")
    before, after = plan.request.table, read_table(again)
    assert after.columns[:5] == before.columns
    assert shape_of(after) == shape_of(before)
    assert [texts[1] for _, texts in after.rows] == ["Мусаева"]


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8"])
def test_a_text_table_comes_back_as_it_was_written(storage, school, tmp_path, encoding):
    path = tmp_path / "штат.csv"
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([HEADER, *PEOPLE])
    path.write_bytes(text.getvalue().encode(encoding))
    table = read_table(path, FileForm(encoding=encoding, delimiter=";", date_formats=("%d.%m.%Y",)))
    mapping = guess_mapping(table, "teachers", load_reference(storage))
    plan = plan_import(storage, school.people[Role.METHODIST], table, mapping=mapping)
    mending = rows_to_mend(plan, path, WORDS)
    assert mending is not None
    rows = list(csv.reader(StringIO(mending.content.decode(encoding)), delimiter=";"))
    assert rows[0] == [*HEADER, "что исправить"]
    assert [row[:4] for row in rows[1:]] == [list(row) for row in PEOPLE[1:]]
    assert all(row[4].startswith(("Категория:", "Работает с:")) for row in rows[1:])
    assert len(plan.of(Verdict.REJECTED)) == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\тайна\\штат.xlsx", "штат.xlsx"),
        ("а\x00\u202eб.csv", "аб.csv"),
        ("..", "table"),
        ("я" * 300 + ".csv", "я" * 58 + ".csv"),
    ],
)
def test_a_name_is_never_a_path(given, kept):
    assert plain_name(given) == kept


def test_a_file_goes_with_its_upload():
    upload = keep_upload("../штат.csv", b"a;b")
    assert upload.path.read_bytes() == b"a;b"
    assert upload.path.parent.stat().st_mode & 0o077 == 0
    upload.close()
    assert not upload.path.exists()
