"""A school of 500 teachers: every paper is whole, and its figures are those of another count.

The other count is in pandas, from the base tables (bench/figures), as it is for the dashboards.
"""

import shutil
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from bench.figures.counting import Counted
from bench.figures.records import read as read_records
from bench.figures.settings import Setting, person
from bench.figures.telling import works
from bench.schools import enlarge
from core import formats
from core.access import Role
from core.periods import calendar_year, quarter, school_year, school_year_of, today
from core.portfolio import school_years
from core.settings import load_settings
from db import open_storage
from db.demonstration import plant_demonstration
from reports.asked import Asked
from reports.content import Table, read
from reports.deck.planning import MOST_ROWS
from reports.letter.figures import MOST_WORKS
from reports.making import Maker, make, write
from reports.sorts import SORTS
from services.sight import Sight

TEACHERS, RECORDS = 500, 1500
SURNAME = "Ӏ" + "ш" * 58 + "ӏ"  # somebody bears the longest name that a form takes
ONE = (
    "select teacher_id::varchar from counted_participations "
    "group by teacher_id order by count(*) desc, teacher_id limit 1"
)
RENAME = "update teachers set last_name = ? where teacher_id = ?"
YEAR = school_year_of(today()) - 1
PERIODS = {
    "letter": school_year(YEAR),
    "quarter_report": quarter(YEAR, 2),
    "yearly_analysis": school_year(YEAR),
    "self_evaluation": calendar_year(YEAR),
    "workbook": school_year(YEAR),
}


class Large:
    """The school, its papers, each made once and with nothing written, and the other count."""

    def __init__(self, storage):
        self.storage = storage
        self.organisation_id = plant_demonstration(storage, today()).organisation_id
        enlarge(storage, RECORDS)
        with storage._cursor() as cursor:
            (self.teacher_id,) = cursor.execute(ONE).fetchone()
            cursor.execute(RENAME, [SURNAME, self.teacher_id])
        self.records = read_records(storage)

    def made(self, code, period, teacher_id=None):
        sort = replace(SORTS[code], formats=())
        sight = Sight((self.organisation_id,), None)
        asked = Asked(self.organisation_id, sight, period, today(), "ru", teacher_id=teacher_id)
        return make(self.storage, Maker(self.organisation_id), sort, asked=asked)

    def counted(self, period):
        asks = person(self.organisation_id, Role.DIRECTOR)
        return Counted(self.records, Setting(asks, today(), period))


@pytest.fixture(scope="module")
def large(migrated_file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    settings = load_settings({"NETWORKS_DATABASE": str(folder / "school.duckdb")}, folder)
    shutil.copyfile(migrated_file, settings.database)
    storage = open_storage(settings)
    yield Large(storage)
    storage.close()


def tables_of(snapshot):
    return {
        block.name: block for block in read(snapshot.content).blocks if isinstance(block, Table)
    }


def expected(counted, part):
    """Return the counts of some participations, in the order of the letter's columns."""
    return (
        part[part["teacher_id"].isin(counted.staff["teacher_id"])]["teacher_id"].nunique(),
        len(part),
        works(part),
        int((part["kind"] == "webinar").sum()),
        int(part["is_course"].sum()),
        part["course_hours"].sum(),
        int(part["has_document"].sum()),
    )


def told(row):
    _, teachers, _, *others = row
    return (teachers, *others)


def rows_in_docx(content, tables):
    """Return the cells of the tables of a .docx that have the heads of these, row by row."""
    heads = {tuple(column.title for column in table.columns) for table in tables}
    found: Counter[tuple[str, ...]] = Counter()
    for drawn in Document(BytesIO(content)).tables:
        grid = [[cell.text for cell in row.cells] for row in drawn.rows]
        if tuple(grid[0]) in heads:
            found[tuple(grid[0])] += len(grid) - 1
    return found


def text_of(content):
    """Return the text of a PDF without its spaces; a hyphen at the end of a line is one."""
    pages = pypdfium2.PdfDocument(BytesIO(content))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return "".join(text.split()).replace("\ufffe", "-")


@pytest.mark.parametrize("code", ["letter", "quarter_report", "yearly_analysis", "self_evaluation"])
def test_the_totals_are_those_of_another_count(large, code):
    period = PERIODS[code]
    snapshot, counted = large.made(code, period), large.counted(period)
    tables = tables_of(snapshot)
    *communities, whole = tables["communities"].rows
    assert told(whole) == expected(counted, counted.taken)
    assert len(counted.staff) == pytest.approx(TEACHERS, abs=10)
    assert whole[2] == pytest.approx(whole[1] / len(counted.staff))
    parts = [expected(counted, part) for _, part in counted.taken.groupby("community")]
    assert Counter(map(told, communities)) == Counter(parts)


@pytest.mark.parametrize("code", ["letter", "yearly_analysis"])
def test_the_tables_are_whole_as_docx_and_as_pdf(large, code):
    snapshot = large.made(code, PERIODS[code])
    tables = tables_of(snapshot)
    wanted: Counter[tuple[str, ...]] = Counter()
    for table in tables.values():
        wanted[tuple(column.title for column in table.columns)] += len(table.rows)
    assert rows_in_docx(write(large.storage, snapshot, "docx"), tables.values()) == wanted
    shown = text_of(write(large.storage, snapshot, "pdf"))
    listed = [row[1] for row in tables["works"].rows]
    assert len(listed) == min(tables["communities"].rows[-1][4], MOST_WORKS) > 100
    assert all("".join(title.split()) in shown for title in listed)


def test_the_workbook_has_every_record_and_the_figures_of_another_count(large):
    period = PERIODS["workbook"]
    snapshot, counted = large.made("workbook", period), large.counted(period)
    book = load_workbook(BytesIO(write(large.storage, snapshot, "xlsx")), read_only=True)
    rows = {
        name: list(book[name].iter_rows(min_row=2, values_only=True))
        for name in ("Записи", "Список работ", "Список курсов")
    }
    assert len(rows["Записи"]) == len(counted.taken)
    assert len(rows["Список работ"]) == works(counted.taken)
    assert len(rows["Список курсов"]) == counted.taken["is_course"].sum()
    figures = {row[0]: row[1:] for row in tables_of(snapshot)["summary"].rows}
    teachers, participations, *_ = expected(counted, counted.taken)
    assert figures["Педагоги"][:2] == (teachers, len(counted.staff))
    assert figures["Участия"][0] == participations
    by_group = {row[1]: row[2] for row in tables_of(snapshot)["participations"].rows}
    members = counted.taken.merge(counted.members[["teacher_id", "method_groups"]])
    names = counted.records.items("method_groups").set_index("code")["name"]
    for code, part in members.groupby("method_groups"):
        assert by_group[names[code]] == len(part)


def test_the_portfolio_of_one_of_them_is_that_teachers_alone(large):
    period = school_years(YEAR + 1, 5)
    snapshot = large.made("portfolio", period, large.teacher_id)
    taken = large.counted(period).taken
    own = taken[taken["teacher_id"] == large.teacher_id]
    assert len(own) > 3
    totals = {row[0]: row[-1] for row in tables_of(snapshot)["years"].rows}
    assert totals["Участия"] == len(own)
    assert totals["Документы"] == own["has_document"].sum()
    assert SURNAME in text_of(write(large.storage, snapshot, "pdf"))


def test_the_deck_shows_the_first_rows_and_says_how_many_more_there_are(large):
    snapshot = large.made("quarter_report", PERIODS["quarter_report"])
    deck = Presentation(BytesIO(write(large.storage, snapshot, "pptx")))
    cells = [
        row.cells[0].text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    said = "\n".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    for table in tables_of(snapshot).values():
        first = [str(row[0]) for row in table.rows[:MOST_ROWS]]
        assert set(first) <= set(cells), table.name
        more = len(table.rows) - MOST_ROWS
        assert more <= 0 or formats.number(more, "ru") in said, table.name
