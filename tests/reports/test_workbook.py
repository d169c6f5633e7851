"""A workbook says what its blocks say: cells, formats, filters, charts over cells, no formula."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pyarrow as pa
import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pypdfium2 import PdfDocument

from core.errors import ExportTooLong
from core.i18n import words_of
from reports.content import Column, Kind, Look, PageBreak, Paper, Picture, Series, Table, Text
from reports.workbook import listing as listing_module
from reports.workbook.listing import Listing, heads
from reports.workbook.names import sheet_name
from reports.workbook.writing import workbook
from services.export_cells import Kind as Sort
from services.export_columns import day, kept, text
from tests.reports.papers import (
    CHECHEN,
    HARMLESS,
    HOSTILE,
    LONG_TITLE,
    MONTHS,
    PAPER,
    STAMP,
    SURNAME,
    converted,
)

RU = words_of("ru")
DAY = datetime.combine(date(2026, 10, 31), time())


def opened(paper, listings=()):
    return load_workbook(BytesIO(workbook(paper, STAMP, listings)))


def of_blocks(*blocks):
    return Paper("Книга", "ru", "О чём", blocks)


def below(sheet, head):
    """Return the rows of a sheet below the row that begins with a head."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (place,) = [place for place, row in enumerate(rows) if row[0] == head]
    return rows[place + 1 :]


def test_the_first_sheet_says_what_it_covers_and_leads_to_every_other():
    book = opened(PAPER)
    first = book.worksheets[0]
    assert [first["A1"].value, first["A2"].value] == ["Сетевое взаимодействие", PAPER.about]
    assert STAMP.code in first["A3"].value
    assert "29.11.2026" in first["A3"].value
    led = [row[0].value for row in first.iter_rows(min_row=5) if row[0].hyperlink]
    assert led == [sheet.title for sheet in book.worksheets[1:]]
    assert led == ["По сообществам", "По месяцам", "Работы", "Выводы"]


def test_a_table_has_numbers_and_days_with_formats_a_filter_row_and_a_head_that_stays():
    sheet = opened(PAPER)["Работы"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Название")
    number = head[0].row
    first = sheet[number + 1]
    assert [cell.value for cell in first[:5]] == [
        HARMLESS,
        0.5,
        DAY,
        72.5,
        "https://infourok.ru/rabota-1234567.html",
    ]
    assert [cell.number_format for cell in first[1:4]] == ['0"\u00a0"%', "dd.mm.yyyy", "#,##0.0"]
    assert sheet[number + 2][1].number_format == '[=0]0"\u00a0"%;[<0.005]"<1\u00a0%";0"\u00a0"%'
    assert sheet[number + 4][2].value == "не дата"
    assert sheet[number + 4][0].value == LONG_TITLE
    assert sheet[number + 3][0].value == SURNAME
    assert sheet.auto_filter.ref == f"A{number}:E{number + 4}"
    assert sheet.freeze_panes == f"A{number + 1}"


def test_only_an_address_of_the_web_is_a_link():
    sheet = opened(PAPER)["Работы"]
    led = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert led == ["https://infourok.ru/rabota-1234567.html"]


def test_no_text_becomes_a_formula():
    for listings in ((), [listing(HOSTILE)]):
        book = opened(PAPER, listings)
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
        with ZipFile(BytesIO(workbook(PAPER, STAMP, listings))) as archive:
            names = archive.namelist()
            assert not any("vba" in name.lower() or "external" in name.lower() for name in names)


def test_a_chart_is_native_over_cells_that_hold_its_numbers():
    sheet = opened(PAPER)["По месяцам"]
    (chart,) = sheet._charts
    assert chart.grouping == "stacked"
    values = [series.val.numRef.f for series in chart.series]
    cells = [
        [cell.value for (cell,) in sheet[one.split("!")[1].replace("$", "")]] for one in values
    ]
    assert cells == [[3, 0, 4], [1, 2, None]]
    names = chart.series[0].cat.strRef or chart.series[0].cat.numRef
    found = [cell.value for (cell,) in sheet[names.f.split("!")[1].replace("$", "")]]
    assert found == list(MONTHS)


def test_a_chart_after_a_table_with_its_numbers_draws_the_cells_of_the_table():
    rows = (("по видам", "А", 1), ("по месяцам", "сент.", 5), ("по месяцам", "окт.", 7))
    columns = (Column("Разрез"), Column("Часть"), Column("Участия", Kind.COUNT))
    picture = Picture("Т", Look.COLUMNS, ("сент.", "окт."), (Series("Участия", (5.0, 7.0)),))
    book = opened(of_blocks(PageBreak("Участия"), Table("Т", columns, rows), picture))
    sheet = book["Участия"]
    (chart,) = sheet._charts
    reference = chart.series[0].val.numRef.f.split("!")[1].replace("$", "")
    assert [cell.value for (cell,) in sheet[reference]] == [5, 7]
    assert reference.startswith("C")
    assert len(below(sheet, "Разрез")) == 3


def test_without_breaks_each_table_and_chart_is_a_sheet():
    table = Table("Т", (Column("Имя"),), ((CHECHEN,),))
    picture = Picture("П", Look.BARS, ("а",), (Series("С", (1,)),))
    names = opened(of_blocks(Text("Начало"), table, picture)).sheetnames
    assert names[1:] == ["Т", "П"]


def test_an_empty_period_has_no_empty_chart():
    picture = Picture("П", Look.BARS, ("а",), (Series("С", (0,)),), "Записей нет.")
    sheet = opened(of_blocks(picture))["П"]
    assert not sheet._charts
    assert "Записей нет." in [row[0].value for row in sheet.iter_rows()]
    assert len(opened(of_blocks()).sheetnames) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Итоги: [2026/27]?", "Итоги 2026 27"),
        ("'", "–"),
        ("History", "History (2)"),
        ("Т" * 40, "Т" * 31),
    ],
)
def test_a_sheet_is_named_as_spreadsheets_allow(title, name):
    assert sheet_name(title, set()) == name


def test_two_sheets_never_have_one_name():
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in ("Т" * 40, "т" * 40, "Т" * 31)]
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)


def listing(*titles, title="Записи"):
    count = len(titles)
    batch = [
        pa.array(titles, pa.string()),
        pa.array([DAY.date()] * count, pa.date32()),
        pa.array([72.5] * count, pa.float64()),
        pa.array([None] * count, pa.string()),
    ]
    columns = (
        text("title", "Title"),
        day("took_part_on", "Day of taking part"),
        kept("hours", "Hours", Sort.DECIMAL, width=8),
        text("comment", "Comment"),
    )
    return Listing(title, heads(columns, RU), [batch] if count else [])


def test_records_are_whole_and_what_looks_like_markup_stays_text():
    sheet = opened(PAPER, [listing(HOSTILE, CHECHEN, LONG_TITLE, "a\nb", "")])["Записи"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    titles = [row[0] and unescape(row[0]) for row in rows]  # openpyxl leaves it to whoever reads
    assert titles == [HARMLESS, CHECHEN, LONG_TITLE, "a\nb", None]
    assert {row[1:] for row in rows} == {(DAY, 72.5, None)}
    assert sheet["B2"].number_format == "dd.mm.yyyy"
    assert sheet.auto_filter.ref == "A1:D6"
    assert sheet.freeze_panes == "B2"
    assert sheet.dimensions == "A1:D6"


def test_a_listing_without_a_record_has_its_head():
    sheet = opened(PAPER, [listing()])["Записи"]
    assert sheet["A1"].value == "Название"
    assert sheet.max_row == 1


def test_more_rows_than_a_sheet_holds_are_refused_rather_than_cut(monkeypatch):
    monkeypatch.setattr(listing_module, "MOST_ROWS", 1)
    with pytest.raises(ExportTooLong):
        workbook(PAPER, STAMP, [listing("один", "два")])


def test_a_workbook_opens_in_libreoffice(tmp_path):
    listings = [listing(*[f"{HOSTILE} {number}" for number in range(500)])]
    pages = converted(tmp_path, "book.xlsx", workbook(PAPER, STAMP, listings))
    assert pages.startswith(b"%PDF")


def of_charts(count, rows=12):
    """Return blocks of one sheet: a table and so many charts of its rows beside it."""
    names = tuple(f"{number} — название" for number in range(1, rows + 1))
    columns = (Column("Часть"), Column("Работы", Kind.COUNT))
    values = tuple(range(1, rows + 1))
    table = Table("Работы", columns, tuple(zip(names, values, strict=True)))
    chart = Picture("Работы", Look.COLUMNS, names, (Series("Работы", values),))
    return (PageBreak("Работы"), table, *[chart] * count)


def test_a_sheet_is_printed_on_one_page_where_a_page_would_cut_a_chart(tmp_path):
    written = workbook(of_blocks(*of_charts(3)), STAMP)
    _, sheet = load_workbook(BytesIO(written)).worksheets
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert len(PdfDocument(converted(tmp_path, "charts.xlsx", written))) == 2


@pytest.mark.parametrize(
    ("charts", "lies", "pages"), [(0, True, 0), (2, True, 1), (4, False, 1), (9, True, 0)]
)
def test_a_page_stands_or_lies_as_its_charts_are_read_best(charts, lies, pages):
    """None of nine charts could be read on one page: such a sheet takes as many as it is long."""
    _, sheet = opened(of_blocks(*of_charts(charts))).worksheets
    assert (sheet.page_setup.orientation == "landscape") is lies
    assert (1 if sheet.page_setup.fitToHeight is None else sheet.page_setup.fitToHeight) == pages
