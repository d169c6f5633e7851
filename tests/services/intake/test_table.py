"""Reading files: every way a table is written, and a sentence for what is no table."""

import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from core.errors import ImportRefused
from core.i18n import words_of
from services.intake.form import FileForm
from services.intake.reading import kinds
from services.intake.table import read_table

ROWS = [["Фамилия", "Примечание"], ["Ахмадова", "один; два, три"], ["Ӏелаев", "две\nстроки"]]
QUOTED = 'Фамилия{0}Примечание{1}Ахмадова{0}"один; два, три"{1}Ӏелаев{0}"две\nстроки"{1}'
ENGLISH = words_of("en")


def read(path, **form):
    table = read_table(path, FileForm(**form))
    return [list(table.columns), *(list(cells) for _, cells in table.rows)]


def refusal(path, **form):
    with pytest.raises(ImportRefused) as refused:
        read(path, **form)
    return refused.value.sentence(ENGLISH).removeprefix("The file cannot be imported: ")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_separators_and_line_ends_are_recognised(delimiter, ending, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(QUOTED.format(delimiter, ending).encode())
    assert read(path) == ROWS


@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        ("utf-8-sig", {}),
        ("utf-16", {}),
        ("windows-1251", {"encoding": "windows-1251"}),
        ("koi8-r", {"encoding": "koi8-r"}),
        *((name, {}) for name in ("windows-1251", "koi8-r", "mac-cyrillic", "ibm866", "utf-16-le")),
    ],
)
def test_encodings_are_recognised_or_named(encoding, form, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("Фамилия,Имя\nАхмадова,Зара\n".encode(encoding))
    assert read(path, **form) == [["Фамилия", "Имя"], ["Ахмадова", "Зара"]]


def test_a_mark_goes_before_a_wrong_name(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("Фамилия\nАхмадова\n".encode("utf-8-sig"))
    assert read(path, encoding="windows-1251") == [["Фамилия"], ["Ахмадова"]]


def test_entities_are_decoded_only_when_wished(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Фамилия\nДом &amp; сад\n", encoding="utf-8")
    assert read(path)[1] == ["Дом &amp; сад"]
    assert read(path, html_entities=True)[1] == ["Дом & сад"]


def test_blank_rows_are_left_out_and_short_ones_filled_up(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Фамилия,Имя\n\nАхмадова\n,\n", encoding="utf-8")
    table = read_table(path)
    assert tuple(table.rows) == ((3, ("Ахмадова", "")),)
    assert table.skipped == ((2, ""),)


def test_a_workbook_gives_texts_and_iso_days_whatever_it_is_called(tmp_path):
    path = tmp_path / "table.csv"
    book = openpyxl.Workbook()
    book.active.append(["Фамилия", "День", "Час", "Число", "Доля", "Текст"])
    row = [
        "Ахмадова",
        date(2026, 9, 1),
        datetime.fromisoformat("2026-09-01T08:30"),
        5.0,
        0.5,
        "=1+1",
    ]
    book.active.append(row)
    book.active["F2"].data_type = "s"
    book.save(path)
    assert read(path)[1] == ["Ахмадова", "2026-09-01", "2026-09-01 08:30:00", "5", "0.5", "=1+1"]


def test_a_sheet_is_found_by_name_or_the_sheets_are_listed(tmp_path):
    path = tmp_path / "table.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet("Педагоги").append(["Фамилия"])
    book["Педагоги"].append(["Ахмадова"])
    book.save(path)
    assert read(path, sheet="Педагоги")[1] == ["Ахмадова"]
    assert refusal(path, sheet="Ученики") == (
        "there is no sheet “Ученики”; the workbook has: Sheet, Педагоги"
    )


def test_a_formula_in_a_text_file_is_text(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Фамилия\n=HYPERLINK(1)\n", encoding="utf-8")
    assert read(path)[1] == ["=HYPERLINK(1)"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file table.csv holds no rows below the names of the columns"),
        ("Фамилия\n".encode(), "the file table.csv holds no rows below the names of the columns"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "it is a PNG, not a table"),
        (b"MZ\x00\x01\x02", "it is neither a text table (CSV) nor a workbook"),
        (b"\x1f\x8b\x08\x00packed", "it is an archive: unpack it"),
        (b"<html><body>no rows</body></html>", "a page of HTML without a table"),
        (b"PK\x03\x04 and nothing else", "it looks like a workbook but cannot be read as one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "it looks like a workbook but cannot"),
        (
            b"a," * 100_000 + b"\n" + b"b," * 100_000,
            "has 100,001 columns; at most 1,000 are read",
        ),
    ],
)
def test_what_is_no_table_gets_a_sentence(content, sentence, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_a_file_that_is_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refusal(path) == "the file table.csv is larger than 150 MB: split it"


@pytest.mark.parametrize("name", ["missing.csv", "../missing.csv", ".", "a\x00b.csv"])
def test_a_path_that_is_no_file_gets_a_sentence(name, tmp_path):
    assert refusal(tmp_path / name).startswith(("there is no file", "the file"))


def test_an_unknown_encoding_gets_a_sentence(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("Фамилия\nАхмадова".encode())
    assert "not in the encoding martian" in refusal(path, encoding="martian")


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(kinds, "MOST_UNPACKED", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_001)
    assert path.stat().st_size < 10_000
    assert "too large when unpacked" in refusal(path)


def test_one_far_cell_ends_the_reader_and_not_the_application(tmp_path):
    """A cell in the last row and column makes a reader ask for 17 thousand million cells."""
    path = tmp_path / "far.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "Фамилия"
    book.active["XFD1048576"] = "далеко"
    book.save(path)
    assert "too large when unpacked" in refusal(path)


def test_names_of_columns_that_repeat_or_are_missing_become_unique(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Фамилия,Имя,Фамилия,\nА,Б,В,Г\n", encoding="utf-8")
    table = read_table(path)
    assert table.columns == ("Фамилия (1)", "Имя", "Фамилия (2)", "#4")
    assert table.cells.column_names == ["c0", "c1", "c2", "c3"]


def test_surplus_cells_are_kept(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Фамилия\nА,Б\n", encoding="utf-8")
    assert read_table(path).overlong == {2: ("Б",)}
