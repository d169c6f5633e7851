"""The .docx opened again: texts, tables, chart data, what stays plain, what an office makes."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from docx.shared import Pt
from lxml import etree
from openpyxl import load_workbook

from core import formats
from reports import docx
from reports.content import Column, Kind, Letterhead, Look, Picture, Signature, Style, Table, Text
from reports.docx.page import blank_document
from reports.docx.tables import add_table
from tests.reports.papers import (
    CHECHEN,
    INJECTIONS,
    LONG_TITLE,
    PICTURES,
    STAMP,
    SURNAME,
    converted,
    of_everything,
    paper,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
BREAK = "\u200b"


@pytest.fixture(scope="module")
def content():
    return docx.write(of_everything(), STAMP)


@pytest.fixture(scope="module")
def document(content):
    return Document(BytesIO(content))


def part(content, name):
    return etree.fromstring(ZipFile(BytesIO(content)).read(name))


def charts(content):
    names = ZipFile(BytesIO(content)).namelist()
    found = sorted(name for name in names if re.fullmatch(r"word/charts/chart\d+\.xml", name))
    return [part(content, name) for name in found]


def texts_of(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_page_is_an_official_one(document):
    section = document.sections[0]
    sides = (
        "page_width",
        "page_height",
        "left_margin",
        "right_margin",
        "top_margin",
        "bottom_margin",
    )
    assert [round(getattr(section, side).mm) for side in sides] == [210, 297, 30, 15, 20, 20]
    body = document.styles["Body Text"]
    assert body.font.name == "Times New Roman"
    assert body.font.size.pt == 14


def test_another_font_takes_the_place_of_a_missing_one(content):
    fonts = part(content, "word/fontTable.xml")
    (times,) = (font for font in fonts if font.get(f"{W}name") == "Times New Roman")
    assert times.find(f"{W}altName").get(f"{W}val") == "PT Astra Serif"


def test_every_text_stands_there_letter_for_letter(document):
    texts = texts_of(document)
    for style in Style:
        assert f"{style} {LONG_TITLE} {CHECHEN}" in texts
    assert set(INJECTIONS) <= set(texts)
    assert "Звонок вконце" in texts


def test_a_table_is_written_by_the_kinds_of_its_columns(document):
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["Педагог", "Участий", "Доля", "День", "Адрес"]
    assert rows[1][:4] == [SURNAME, "1\u00a0234", "71\u00a0%", "31.10.2026"]
    assert rows[2] == [LONG_TITLE, "0", "<1\u00a0%", "", "javascript:alert(1)"]
    assert [row[0] for row in rows[3:]] == list(INJECTIONS)


def test_rows_do_not_break_and_the_head_comes_again(document):
    rows = document.tables[1].rows
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in rows)
    assert [row._tr.trPr.find(f"{W}tblHeader") is not None for row in rows][:2] == [True, False]


def test_nothing_but_the_page_number_is_a_field_and_nothing_but_the_web_a_link(content):
    names = [name for name in ZipFile(BytesIO(content)).namelist() if name.endswith(".xml")]
    fields = [
        "".join(element.itertext())
        for name in names
        for element in part(content, name).iter(f"{W}instrText", f"{W}fldSimple")
    ]
    assert fields == ["PAGE"]
    relations = part(content, "word/_rels/document.xml.rels")
    outside = [one.get("Target") for one in relations if one.get("TargetMode") == "External"]
    assert outside == ["https://infourok.ru/urok-1234567.html"]


def test_the_foot_names_the_snapshot(document):
    foot = document.sections[0].footer.paragraphs[0].text
    assert "abcd2345" in foot
    assert "29.11.2026 15:00" in foot  # the schools' own time


@pytest.mark.parametrize("at", range(len(PICTURES)))
def test_a_chart_is_native_and_holds_just_its_numbers(content, at):
    chart, picture = charts(content)[at], PICTURES[at]
    for drawn, series in zip(chart.iter(f"{C}ser"), picture.series, strict=True):
        values = {int(p.get("idx")): float(p[0].text) for p in drawn.find(f"{C}val").iter(f"{C}pt")}
        expected = {i: value for i, value in enumerate(series.values) if value is not None}
        assert values == expected
        names = [p[0].text.replace(BREAK, "") for p in drawn.find(f"{C}cat").iter(f"{C}pt")]
        assert names == list(picture.categories)
        assert drawn.find(f"{C}tx").find(f".//{C}v").text == series.name
    assert (chart.find(f".//{C}legend") is not None) == (len(picture.series) > 1)
    assert chart.find(f".//{C}valAx/{C}scaling/{C}min").get("val") in {"0", "0.0"}
    assert chart.find(f".//{C}dLbls/{C}showVal").get("val") == "1"


@pytest.mark.parametrize(
    ("language", "kind", "expected"),
    [
        ("ru", Kind.COUNT, "[>=1000]#\\\u00a0##0;General"),
        ("en", Kind.COUNT, '[>=1000]#","##0;General'),
        ("ru", Kind.SHARE, '[<0.005]"<1"\\\u00a0%;0\\\u00a0%'),
    ],
)
def test_the_labels_of_a_chart_are_written_as_in_the_paper(language, kind, expected):
    picture = replace(PICTURES[0], kind=kind)
    (chart,) = charts(docx.write(paper(picture, language=language), STAMP))
    assert chart.find(f".//{C}dLbls/{C}numFmt").get("formatCode").endswith(expected)


def test_the_workbook_behind_a_chart_holds_texts_and_no_formula(content):
    packed = ZipFile(BytesIO(content))
    names = [name for name in packed.namelist() if name.startswith("word/embeddings/")]
    assert len(names) == len(PICTURES)
    for name in names:
        sheet = load_workbook(BytesIO(packed.read(name))).active
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert not sheet._hyperlinks


def test_letterheads_stand_side_by_side_or_alone():
    both = Document(BytesIO(docx.write(paper(Letterhead(("Один", "Два"))), STAMP)))
    assert [cell.text for cell in both.tables[0].rows[0].cells] == ["Один", "Два"]
    one = Document(BytesIO(docx.write(paper(Letterhead(("Один\nДва",))), STAMP)))
    assert not one.tables
    assert texts_of(one)[0] == "Один\nДва"


def test_what_has_no_rows_is_still_a_paper():
    empty = paper(
        Table("Пусто", (), ()), Picture("Нет", Look.BARS, (), (), "Нет данных."), Text("")
    )
    assert "Нет данных." in texts_of(Document(BytesIO(docx.write(empty, STAMP))))


def test_the_signature_has_something_before_it_on_its_page():
    rows = [(f"Строка {number}", number) for number in range(30)]
    table = Table("Длинная", (Column("Голова"), Column("Число", Kind.COUNT)), rows)
    signed = Signature("Директор", "М. И. Арсаханова")
    for before in (table, Text("Вывод", Style.PROPOSAL)):
        document = Document(BytesIO(docx.write(paper(before, signed), STAMP)))
        kept = [one for one in document.paragraphs if one.text.startswith("Директор")]
        before_it = kept[0]._p.getprevious()
        assert before_it.xpath("./w:pPr/w:keepNext")
    last, one_before = (row.cells[0] for row in document_of(table, signed).tables[0].rows[:-3:-1])
    assert last.paragraphs[0].paragraph_format.keep_with_next
    assert not one_before.paragraphs[0].paragraph_format.keep_with_next


def document_of(*blocks):
    return Document(BytesIO(docx.write(paper(*blocks), STAMP)))


def pages_of(content, folder):
    """Return the texts of the pages as LibreOffice lays them out."""
    opened = pypdfium2.PdfDocument(converted(folder, "paper.docx", content))
    return [page.get_textpage().get_text_range() for page in opened]


def test_no_row_is_lost_wherever_a_page_ends(tmp_path):
    """The table moves down by quarters of a point, so that its first row just fits and not."""
    document = blank_document("Таблицы", "ru")
    columns, count = (Column("Голова"), Column("Число", Kind.COUNT)), 23
    offsets = range(160)
    for number in offsets:
        above = document.add_paragraph("Начало", style="Line").paragraph_format
        above.page_break_before, above.space_after = True, Pt(660 + number / 4)
        rows = [(f"р{number:03d}-{row:02d}", row) for row in range(count)]
        add_table(document, Table("", columns, rows), "ru")
    saved = BytesIO()
    document.save(saved)
    pages = pages_of(saved.getvalue(), tmp_path)
    found = [re.findall(r"р\d{3}-\d\d", page) for page in pages]
    assert sum(map(len, found)) == len(set(chain.from_iterable(found))) == len(offsets) * count
    assert {0, 1} <= {
        len(rows) for page, rows in zip(pages, found, strict=True) if "Начало" in page
    }


def test_an_office_program_opens_it(content, tmp_path):
    text = "".join(pages_of(content, tmp_path))
    assert "сент." in text, "the axes of a chart are drawn"
    assert "71 %" in text.replace(formats.NO_BREAK_SPACE, " "), "a font may have one space for both"
    assert {"Ӏ", "ӏ"} <= set(text), "of another font where the first lacks them, so out of place"
