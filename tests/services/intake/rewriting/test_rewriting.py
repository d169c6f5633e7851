"""Rejected rows of ODS and XLS workbooks come back looking as they came, without programs."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.access import Role
from core.i18n import words_of
from services.intake.form import FileForm
from services.intake.importing import plan_import
from services.intake.matching import guess_mapping
from services.intake.mending import NEWER_WORKBOOK, SAME_WORKBOOK, VALUES_ONLY, rows_to_mend
from services.intake.rewriting.open_package import NotOpenDocument, parsed
from services.intake.table import read_table
from services.reference import load_reference

FORM = FileForm(date_formats=("%d.%m.%Y",))
WORDS = words_of("ru")
OLD_STAFF = Path(__file__).with_name("staff.xls")
HEADER = ["Фамилия", "Имя", "Категория", "Работает с", "что исправить"]
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
    for name, address in {
        **{name: name for name in ("office", "table", "text", "style", "script")},
        "fo": "xsl-fo-compatible",
    }.items()
)


def cell(text, more=""):
    return (
        f'<table:table-cell office:value-type="string" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


HEADINGS = "".join(cell(name, 'table:style-name="head"') for name in HEADER[:4])
EMPTY = '<table:table-cell table:style-name="day"/>'
ODS = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {NAMES} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:scripts><script:event-listener/></office:scripts>
<office:automatic-styles>
<style:style style:name="wide" style:family="table-column"/>
<style:style style:name="day" style:family="table-cell"><style:text-properties fo:color="#111111"/>
<style:map style:condition="of:is-true()" style:apply-style-name="x"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Педагоги">
<table:table-column table:style-name="wide" table:default-cell-style-name="day"
  table:number-columns-repeated="16384"/>
<table:table-header-rows><table:table-row>{HEADINGS}</table:table-row></table:table-header-rows>
<table:table-row-group>
<table:table-row>{cell("Исаева")}{cell("Луиза")}{cell("высшая")}{EMPTY}</table:table-row>
<table:table-row table:style-name="tall">{cell("Мусаева", 'table:number-rows-spanned="3"')}
{cell("Зара", 'table:formula="of:=A1"')}{cell("нулевая", 'table:style-name="day"')}
<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:covered-table-cell/>{cell("Иса")}
{cell("нулевая")}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
</table:table-row-group>
<table:table-row table:number-rows-repeated="1048571">
<table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>
<table:table table:name="Другой"><table:table-row>{cell("остаётся")}</table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""
STYLES = f'<?xml version="1.0"?><office:document-styles {NAMES}/>'


def open_staff(path):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", ODS_KIND)
        package.writestr("content.xml", ODS.replace("\n", ""))
        package.writestr("styles.xml", STYLES)
        package.writestr("Basic/Standard/Module1.xml", "<macro/>")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def planned(storage, school, path):
    table = read_table(path, FORM)
    mapping = guess_mapping(table, "teachers", load_reference(storage))
    return plan_import(storage, school.people[Role.METHODIST], table, mapping=mapping)


def test_an_open_document_comes_back_with_its_styles_and_without_programs(
    storage, school, tmp_path
):
    path = open_staff(tmp_path / "штат.ods")
    mending = rows_to_mend(planned(storage, school, path), path, WORDS)
    assert mending is not None
    assert (mending.name, mending.sentence) == ("штат (что исправить).ods", WORDS(SAME_WORKBOOK))
    again = tmp_path / mending.name
    again.write_bytes(mending.content)
    table = read_table(again, FORM)
    assert list(table.columns) == HEADER
    assert [texts[:3] for _, texts in table.rows] == [
        *(("Мусаева", "Зара", "нулевая"), ("Мусаева", "Иса", "нулевая")),
        ("Мусаева", "Иса", "нулевая"),
    ]
    assert table.sheets == ("Педагоги", "Другой")
    assert all("Категория:" in texts[4] for _, texts in table.rows)
    package = zipfile.ZipFile(BytesIO(mending.content))
    assert package.namelist() == ["mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"]
    content = package.read("content.xml").decode()
    assert "formula" not in content
    assert "office:scripts" not in content
    assert 'xmlns:of="' in content
    assert rows_to_mend(planned(storage, school, again), again, WORDS) is not None


def test_what_is_wrong_in_an_open_document_is_red_and_otherwise_as_it_was(
    storage, school, tmp_path
):
    path = open_staff(tmp_path / "штат.ods")
    mending = rows_to_mend(planned(storage, school, path), path, WORDS)
    assert mending is not None
    content = parsed(zipfile.ZipFile(BytesIO(mending.content)).read("content.xml"))
    styles = {style.get("style:name"): style for style in content.iter("style:style")}
    rows = list(next(content.iter("table:table")).iter("table:table-row"))
    red = styles[rows[1][2].get("table:style-name")]
    assert [(part.tag, dict(part.attrib)) for part in red] == [
        ("style:table-cell-properties", {"fo:background-color": "#ffc7ce"}),
        ("style:text-properties", {"fo:color": "#9c0006"}),
    ]
    assert rows[1].get("table:style-name") == "tall"
    assert [cell.get("table:style-name") for cell in rows[0]] == ["head"] * 5
    columns = list(content.iter("table:table-column"))
    assert [column.get("table:number-columns-repeated") for column in columns] == [
        *("4", None, "16379"),
    ]
    assert columns[0].get("table:style-name") == "wide"


def test_an_old_workbook_comes_back_as_a_new_one_that_looks_like_it(storage, school):
    mending = rows_to_mend(planned(storage, school, OLD_STAFF), OLD_STAFF, WORDS)
    assert mending is not None
    assert (mending.name, mending.sentence) == (
        *("staff (что исправить).xlsx", WORDS(NEWER_WORKBOOK)),
    )
    book = load_workbook(BytesIO(mending.content))
    sheet, other = book["Педагоги"], book["Другой"]["B2"]
    assert (other.value, other.fill.fgColor.rgb) == ("остаётся", "FFFFFF00")
    assert [cell.value for cell in sheet[3]] == HEADER
    assert [row[:3] for row in sheet.iter_rows(min_row=4, values_only=True)] == [
        *(("Мусаева", "Зара", "нулевая"), ("Мусаева", "Иса", "первая"), ("=1+1", "Ася", "первая")),
    ]
    title, head, day = sheet["A1"], sheet["A3"], sheet["D4"]
    assert (title.font.name, title.font.sz, title.font.b, title.font.i, title.font.color.rgb) == (
        *("Arial", 16, True, True, "FF1F4E79"),
    )
    assert (title.alignment.horizontal, str(sheet.merged_cells)) == ("center", "A1:D1")
    assert (head.fill.fgColor.rgb, head.border.bottom.style) == ("FF336699", "medium")
    assert (day.is_date, day.value.date().isoformat(), sheet["B4"].alignment.wrap_text) == (
        *(True, "2020-09-01", True),
    )
    assert (sheet["A6"].data_type, sheet.row_dimensions[4].height) == (*("s", 43.5),)
    assert sheet.column_dimensions["A"].width == pytest.approx(33, abs=1)
    red = [cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]
    assert red == ["C4", "A5", "D5", "D6"]


def test_a_workbook_that_only_the_reader_opens_comes_back_as_values(storage, school, tmp_path):
    path = tmp_path / "штат.xls"
    path.write_bytes(OLD_STAFF.read_bytes())
    plan = planned(storage, school, path)
    path.write_bytes(OLD_STAFF.read_bytes()[:600])
    mending = rows_to_mend(plan, path, WORDS)
    assert mending is not None
    assert (mending.name, mending.sentence) == (
        *("штат (что исправить).xlsx", WORDS(VALUES_ONLY, most=20000)),
    )
    assert load_workbook(BytesIO(mending.content)).active["A2"].value == "Мусаева"


@pytest.mark.parametrize("start", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>'])
def test_xml_with_a_document_type_is_not_read(start):
    with pytest.raises(NotOpenDocument):
        parsed(f"{start}<a/>".encode())
