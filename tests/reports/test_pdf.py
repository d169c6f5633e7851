"""The PDF opened again: its text can be read, nothing of it was taken for markup."""

from io import BytesIO

import pypdfium2
import pytest
import typst

from reports import pdf
from reports.content import Column, Kind, Look, Picture, Signature, Style, Table, Text
from reports.pdf import writer
from tests.reports.papers import CHECHEN, INJECTIONS, STAMP, SURNAME, of_everything, paper


def pages_of(content):
    opened = pypdfium2.PdfDocument(BytesIO(content))
    return [page.get_textpage().get_text_range() for page in opened]


def text_of(content):
    return "\n".join(pages_of(content))


def together(text):
    """Return a text without what line breaks and boxes put between its letters."""
    return "".join(text.split()).replace("\ufffe", "-")


@pytest.fixture(scope="module")
def content():
    return pdf.write(of_everything(), STAMP)


def test_every_text_can_be_selected(content):
    text = together(text_of(content))
    for expected in (
        *INJECTIONS,
        SURNAME,
        CHECHEN,
        "Звонок вконце",
        "29.11.2026 15:00",
        "abcd2345",
    ):
        assert together(expected) in text


def test_numbers_stand_as_in_every_paper(content):
    text = together(text_of(content))
    for expected in ("1 234", "71 %", "<1 %", "31.10.2026"):
        assert together(expected) in text


def test_only_addresses_of_the_web_are_links(content):
    assert content.count(b"/URI (") + content.count(b"/URI(") >= 1
    for forbidden in (b"javascript:", b"evil.example"):
        assert all(forbidden not in line for line in content.splitlines() if b"/URI" in line)


def test_the_chechen_letters_are_there_with_the_fonts_that_come_along(monkeypatch):
    """Where the machine has no serif font of its own, the palochka is still a letter."""
    only_bundled = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(writer, "_fonts", lambda: only_bundled)
    assert "Ӏалам, ӏилма" in text_of(pdf.write(paper(Text("Ӏалам, ӏилма")), STAMP))


def test_a_long_table_repeats_its_head():
    rows = [(f"Строка {number}", number) for number in range(150)]
    table = Table("Длинная", (Column("Голова"), Column("Число", Kind.COUNT)), rows)
    content = pdf.write(paper(table), STAMP)
    pages = len(pypdfium2.PdfDocument(BytesIO(content)))
    assert pages > 2
    assert text_of(content).count("Голова") == pages


def test_the_same_snapshot_gives_the_same_file(content):
    assert pdf.write(of_everything(), STAMP) == content


def test_what_has_no_rows_is_still_a_paper():
    empty = paper(Picture("Нет", Look.BARS, (), (), "Нет данных."), Text("", Style.HEADING))
    assert "Нет данных." in text_of(pdf.write(empty, STAMP))


def test_the_template_takes_values_only():
    source = (writer.FOLDER / "paper.typ").read_text(encoding="utf-8")
    assert "eval(" not in source


def test_the_signature_has_something_before_it_on_its_page():
    """Whatever is before it, and however much of the page that takes."""
    signed = Signature("Директор", "М. И. Арсаханова")
    columns = (Column("Голова"), Column("Число", Kind.COUNT))
    for count in range(30, 50):
        rows = [(f"Строка {number}", number) for number in range(count)]
        text = [Text(f"Вывод {number}", Style.PROPOSAL) for number in range(count // 2)]
        for blocks in ([Table("Длинная", columns, rows, "Примечание")], text):
            pages = pages_of(pdf.write(paper(*blocks, signed), STAMP))
            (last,) = [page for page in pages if "Директор" in page]
            assert ("Примечание" in last and f"Строка {count - 1}" in last) or "Вывод" in last


def test_a_long_table_begins_where_there_is_room_and_has_its_note():
    rows = [(f"Строка {number}", number) for number in range(45)]
    table = Table("Длинная", (Column("Голова"), Column("Число", Kind.COUNT)), rows, "Примечание")
    first, last = pages_of(pdf.write(paper(*map(Text, "абвгд"), table), STAMP))
    assert "Длинная" in first
    assert "Строка 0" in first
    assert "Строка 44" in last
    assert "Примечание" in last


def test_no_row_is_lost_where_few_are_higher_than_a_page():
    address = "https://infourok.ru/" + "-".join(["ochen", "dlinnyj", "urok"] * 6) + ".html"
    rows = [(f"Строка {number}", address) for number in range(11)]
    table = Table("Работы", (Column("Название", weight=5), Column("Адрес", Kind.LINK)), rows)
    pages = pages_of(pdf.write(paper(table), STAMP))
    assert len(pages) > 1
    assert "Работы" in pages[0]
    assert "Строка 0" in pages[0]
    bottom = 20 * 72 / 25.4  # points of the margin, where the foot stands
    for page in pypdfium2.PdfDocument(pdf.write(paper(table), STAMP)):
        text = page.get_textpage()
        found = [text.get_charbox(place)[1] for place in range(text.count_chars())]
        foot = [low for low in found if low < bottom]
        assert len(foot) <= len(STAMP.line("ru")) + 10, "only the foot is below the margin"
    assert all(f"Строка {number}" in "".join(pages) for number in range(11))
