"""Notes in papers: frozen with them, below what they are about, letters in every format."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from core.access import Role
from core.periods import any_range, quarter, school_year
from reports import docx, pdf
from reports.asked import asked_by
from reports.content import Paper, Picture, Style, Table, Text, is_note, read, written
from reports.deck.writing import deck
from reports.making import make, maker_of, write
from reports.pictures.plates import plates_of
from reports.sorts import SORTS
from reports.workbook.writing import workbook
from services import resources
from services.notes import NoteEntry, change_note, withdraw_note, write_note
from services.rules import ResourceEntry
from services.versions import Opened
from tests.reports.papers import BARS, HARMLESS, HOSTILE, STACKED, STAMP
from tests.reports.test_indicators import record

DAY = date(2026, 1, 20)
OF_ALL = NoteEntry("С этого дня отчёты только со ссылкой", DAY)
OF_INFOUROK = NoteEntry("Новый договор", mark="community=infourok")
NOTE = Text(f"[1] 20.01.2026 — {HOSTILE}", Style.NOTE)


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def records(storage, school):
    """Works of two months, so that each chart of the letter is there."""
    record(storage, school, "Первая", teachers=3)
    record(storage, school, "Вторая", teachers=3, starts_on=date(2026, 2, 10))


def made(storage, person, sort, period=None):
    asked = asked_by(storage, person, period or school_year(2025))
    return make(storage, maker_of(person), SORTS[sort], asked=asked)


def below(snapshot):
    """Return the notes of a snapshot by the name of the chart or table that they stand below."""
    found: dict[str, list[str]] = {}
    name = ""
    for block in read(snapshot.content).blocks:
        if isinstance(block, Picture | Table):
            name = block.name
        elif is_note(block):
            found.setdefault(name, []).append(block.text)
    return found


def words_of_file(content, code):
    """Return all that a file says."""
    opened = BytesIO(content)
    match code:
        case "docx":
            return "\n".join(paragraph.text for paragraph in Document(opened).paragraphs)
        case "pdf":
            pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(opened)]
            return " ".join(" ".join(pages).split())
        case "pptx":
            slides = Presentation(opened).slides
            spoken = [
                one.notes_slide.notes_text_frame.text for one in slides if one.has_notes_slide
            ]
            shapes = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
            return "\n".join([*(shape.text_frame.text for shape in shapes), *spoken])
        case _:
            rows = (row for sheet in load_workbook(opened) for row in sheet.iter_rows())
            cells = [cell for row in rows for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"]
            return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def test_the_letter_has_them_below_the_charts_that_cover_them(storage, methodist, records):
    write_note(storage, methodist, OF_ALL)
    write_note(storage, methodist, OF_INFOUROK)
    write_note(storage, methodist, replace(OF_ALL, noted_on=date(2024, 1, 20), text="Раньше"))
    write_note(storage, methodist, replace(OF_INFOUROK, mark="level=school", text="О другом"))
    first = "[1] 20.01.2026 — С этого дня отчёты только со ссылкой"
    assert below(made(storage, methodist, "letter")) == {
        "teachers": [first, "[2] Сообщество: Инфоурок — Новый договор"],
        "kinds": [first],
        "months": [first],
    }


def test_a_report_tells_at_its_tables_what_is_about_their_rows(storage, methodist, records):
    write_note(storage, methodist, OF_ALL)
    for mark in ("kind=publication", "group=humanities", "level=unrated"):
        write_note(storage, methodist, NoteEntry(f"О {mark}", mark=mark))
    told = below(made(storage, methodist, "yearly_analysis"))
    assert set(told) == {"teachers", "months", "groups", "kind", "level"}
    assert told["months"] == ["[1] 20.01.2026 — С этого дня отчёты только со ссылкой"]
    assert [len(told[name]) for name in ("groups", "kind", "level")] == [1, 1, 1]
    assert told["kind"][0].endswith("— О kind=publication")
    assert below(made(storage, methodist, "quarter_report", quarter(2025, 1))) == {}


def test_a_sheet_of_the_workbook_has_them_below_its_table(storage, methodist, records):
    write_note(storage, methodist, OF_ALL)
    write_note(storage, methodist, replace(OF_INFOUROK, mark="kind=publication"))
    snapshot = made(storage, methodist, "workbook")
    told = below(snapshot)
    assert len(told["participations"]) == 2
    assert len(told["resource_uses"]) == 1, "resources have no kinds of activities"
    book = load_workbook(BytesIO(write(storage, snapshot, "xlsx")))
    sheet = book["Участия"]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows()}
    place = next(row for text, row in rows.items() if text.startswith("[1] 20.01.2026"))
    assert place > rows["по месяцам"] > 0
    (merged,) = [one for one in sheet.merged_cells.ranges if one.min_row == place]
    assert merged.max_col == 3, "the charts stand beside the table"


def test_about_a_teacher_by_name_no_paper_says_anything(storage, school, methodist, records):
    mark = f"teacher={school.teacher_ids[0]}"
    write_note(storage, methodist, replace(OF_ALL, mark=mark, text="О названном"))
    for sort in ("letter", "yearly_analysis", "workbook"):
        assert below(made(storage, methodist, sort)) == {}


@pytest.mark.parametrize(
    ("sort", "codes"),
    [
        ("letter", ("docx", "pdf", "pptx")),
        ("yearly_analysis", ("docx", "pdf")),
        ("workbook", ("xlsx",)),
    ],
)
def test_a_paper_keeps_them_as_they_were(storage, methodist, records, sort, codes):
    changed = write_note(storage, methodist, OF_ALL)
    gone = write_note(storage, methodist, replace(OF_ALL, text="Карантин"))
    snapshot = made(storage, methodist, sort)
    change_note(storage, methodist, Opened(changed, 1), entry=replace(OF_ALL, text="Иначе"))
    withdraw_note(storage, methodist, Opened(gone, 1))
    for code in codes:
        said = words_of_file(write(storage, snapshot, code), code)
        assert "С этого дня отчёты только со ссылкой" in said
        assert "Карантин" in said
        assert "Иначе" not in said
    anew = words_of_file(write(storage, made(storage, methodist, sort), codes[0]), codes[0])
    assert "Иначе" in anew
    assert "Карантин" not in anew


def test_a_picture_of_a_paper_has_its_notes(storage, methodist, records):
    write_note(storage, methodist, OF_ALL)
    for plate in plates_of(storage, made(storage, methodist, "letter")):
        assert "[1] 20.01.2026 — С этого дня отчёты только со ссылкой" in plate.lines


def test_what_a_note_is_about_is_told_in_words(storage, school, methodist, records):
    entry = ResourceEntry("3D-принтер", kind="material", provider="own")
    resource_id = resources.add(storage, methodist, entry)
    for mark in (f"resource={resource_id}", "provider=own", "weekday=1", "grade=5"):
        write_note(storage, methodist, replace(OF_ALL, mark=mark))
    told = " ".join(below(made(storage, methodist, "letter"))["months"])
    for words in ("Ресурс: 3D-принтер", "своя школа", "День недели: понедельник", "Класс: 5"):
        assert words in told


@pytest.mark.parametrize("sort", ["letter", "yearly_analysis"])
@pytest.mark.parametrize("code", ["docx", "pdf"])
def test_a_document_tells_one_once_and_then_its_number(storage, methodist, records, sort, code):
    for text in ("Карантин", "Каникулы"):
        write_note(storage, methodist, replace(OF_ALL, text=text))
    write_note(storage, methodist, replace(OF_INFOUROK, mark="kind=publication"))
    snapshot = made(storage, methodist, sort)
    said = words_of_file(write(storage, snapshot, code), code)
    assert [said.count(text) for text in ("Карантин", "Каникулы", "Новый договор")] == [1, 1, 1]
    again = 2 if sort == "letter" else 1
    assert said.count("См. выше: [1], [2]") == again
    assert said.index("Карантин") < said.index("Каникулы") < said.index("См. выше")


def test_slides_tell_one_at_each_chart(storage, methodist, records):
    write_note(storage, methodist, OF_ALL)
    said = words_of_file(write(storage, made(storage, methodist, "letter"), "pptx"), "pptx")
    assert said.count("С этого дня отчёты") >= 3
    assert "См. выше" not in said


def test_without_notes_a_paper_is_as_it_was(storage, methodist, records):
    content = made(storage, methodist, "letter").content
    assert '"note"' not in content.replace('"note":', "")
    old = Paper("Письмо", "ru", "", (BARS, Text("Мелко", Style.SMALL)))
    assert read(written(old)) == old


@pytest.mark.parametrize("code", ["docx", "pdf", "pptx", "xlsx"])
def test_what_is_written_in_one_is_letters(code):
    long = Text(f"[2] {'слово ' * 83}конец", Style.NOTE)
    hostile = Paper("Проба", "ru", "", (BARS, NOTE, long, STACKED, NOTE, long))
    writers = {"docx": docx.write, "pdf": pdf.write, "pptx": deck, "xlsx": workbook}
    said = words_of_file(writers[code](hostile, STAMP), code)
    for expected in (f"[1] 20.01.2026 — {HARMLESS}", long.text):
        assert "".join(expected.split()) in "".join(said.split())
    assert "\u202e" not in said


def test_a_day_of_the_period_alone_counts(storage, methodist, records):
    write_note(storage, methodist, replace(OF_ALL, noted_until=date(2026, 3, 1)))
    period = any_range(date(2026, 2, 1), date(2026, 3, 31))
    told = below(made(storage, methodist, "letter", period))
    assert set(told) == {"teachers", "kinds"}, "one month is no chart"
    assert told["kinds"][0].startswith("[1] 20.01.2026 – 01.03.2026 — ")
