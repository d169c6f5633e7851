"""What is understood of files that others wrote, and what the person is asked about them."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ImportRefused
from core.i18n import words_of
from services.intake.fields import Reading, line
from services.intake.form import FileForm
from services.intake.table import read_table

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "koi8-r"]
ENCODINGS += ["mac-cyrillic", "ibm866", "iso-8859-5"]
PEOPLE = ["Ахмадова Зара Исаевна", "Щукин Юрий", "Яшина Э. Я.", "Магомедов Иса", "Эльжуркаева Аза"]
TITLES = [
    "Вебинар «Школа»",
    'Урок "ИКТ"',
    "Конкурс; тур 2",
    "Курсы, 72 ч",
    "Что\tгде",
    "Д'Артаньян",
]
HEADER = ["ФИО педагога", "Дата", "Название", "Часы"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.dates().map(lambda day: f"{day.day:02d}.{day.month:02d}.{2000 + day.year % 30}"),
        st.sampled_from(TITLES),
        st.integers(1, 400).map(str),
    ),
    min_size=2,
    max_size=8,
)
SHOP = [
    HEADER,
    *(
        [f"{name}", f"{n + 10}.03.2026", f"Вебинар {n}, часть", f"{n}"]
        for n, name in enumerate(PEOPLE * 3)
    ),
]


def table(tmp_path, content, **form):
    path = tmp_path / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, FileForm(**form))


def texts(read):
    return [list(read.columns), *(list(cells) for _, cells in read.rows)]


def written(rows, **how):
    file = io.StringIO()
    csv.writer(file, **how).writerows(rows)
    return file.getvalue()


def fields_of(read):
    return {doubt.field for doubt in read.doubts}


@given(
    rows=ROWS,
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(",;\t|"),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=25, deadline=None)
def test_every_way_of_writing_a_table_is_read_or_asked_about(
    tmp_path_factory, rows, encoding, delimiter, ending, quoting
):
    known = [[cell.encode(encoding, "replace").decode(encoding) for cell in row] for row in rows]
    whole = [HEADER, *known]
    text = written(whole, delimiter=delimiter, lineterminator=ending, quoting=quoting)
    read = table(tmp_path_factory.mktemp("ways"), text.encode(encoding))
    assert texts(read) == whole or read.doubts
    if encoding.startswith("utf") and delimiter == ";":
        assert "encoding" not in fields_of(read)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Щукин Юрий,11.", '"Щукин Юрий,11.', "quote"),
        ("Щукин Юрий,11.03.2026", "Щукин Юрий,,11.03.2026", "uneven"),
        ("Щукин Юрий,11.03.2026", "Щукин Юрий11.03.2026", "uneven"),
        ('Щукин Юрий,11.03.2026,"Вебинар 1, часть",1', "Щукин Юрий 11.03.2026 Вебинар 1", "uneven"),
    ],
    ids=["stray mark", "one separator more", "one fewer", "another separator"],
)
def test_a_broken_row_is_named_and_the_others_stay_right(old, new, field, tmp_path):
    read = table(tmp_path, written(SHOP).replace(old, new, 1))
    assert field in fields_of(read)
    assert 3 in read.uneven
    others = [list(cells) for number, cells in read.rows if number != 3]
    assert others == [SHOP[1], *SHOP[3:]]


@pytest.mark.parametrize("new", ["Щукин Юрий,,11.03.2026", "Щукин Юрий11.03.2026"])
def test_a_row_is_put_in_order_when_the_person_says_so(new, tmp_path):
    text = written(SHOP).replace("Щукин Юрий,11.03.2026", new, 1)
    assert texts(table(tmp_path, text, uneven="mend")) == SHOP


def test_several_tables_are_told_apart_and_each_can_be_read(tmp_path):
    text = written([*SHOP[:4], [], ["Второй корпус"], *SHOP[:1], *SHOP[5:8]])
    first = table(tmp_path, text)
    assert texts(first) == SHOP[:4]
    assert "table" in fields_of(first)
    assert texts(table(tmp_path, text, table=2)) == [SHOP[0], *SHOP[5:8]]


def test_titles_numbers_of_columns_and_two_rows_of_names(tmp_path):
    rows = [["Отчёт"], [], ["ФИО", "Участие", ""], ["", "дата", "часы"], ["1", "2", "3"]]
    rows += [[name, f"{day}.03.2026", str(day)] for day, name in enumerate(PEOPLE, 10)]
    read = table(tmp_path, written(rows))
    assert read.columns == ("ФИО", "Участие / дата", "Участие / часы")
    assert read.skipped == ((1, "Отчёт"), (2, ""), (5, "1 | 2 | 3"))
    assert read.form.header_row == 4
    assert read.form.date_formats == ("%d.%m.%Y",)


def test_data_without_names_is_not_taken_for_names(tmp_path):
    read = table(tmp_path, written(SHOP[1:]))
    assert read.form.header_row == 0
    assert "header_row" in fields_of(read)
    assert [list(cells) for _, cells in read.rows] == SHOP[1:]


def test_a_large_plain_file_is_read_as_a_careful_one_is(tmp_path):
    rows = [
        HEADER,
        *([f"{PEOPLE[n % 5]}", "12.03.2026", f'Ч. "{n}", 1', str(n)] for n in range(9_000)),
    ]
    assert texts(table(tmp_path, written(rows))) == rows


def test_merged_names_and_headings_across_a_sheet(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["№", "Показатель", "Годы", None],
        [None, None, "2025 год", "2026 год"],
        ["Раздел первый", None, None, None],
        [1, "Вебинары", 4, "35\u00a0097,4"],
        [2, "Курсы", 5.0, 6.1],
    ):
        book.active.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:D1", "A3:D3"):
        book.active.merge_cells(cells)
    book.save(tmp_path / "table.csv")
    read = read_table(tmp_path / "table.csv")
    assert read.columns == ("№", "Показатель", "Годы / 2025 год", "Годы / 2026 год")
    assert [cells[3] for _, cells in read.rows] == ["35\u00a0097,4", "6.1"]
    assert read.skipped == ((3, "Раздел первый"),)
    assert fields_of(read) == {"extras"}


def test_totals_are_set_aside_with_a_sentence_and_kept_when_asked(tmp_path):
    rows = [
        ["№", "ФИО", "Тема", "Часы"],
        ["1", "Ахмадова З. И.", "Всего лишь урок", "4"],
        ["2", "Итогов И. И.", "", "5"],
        ["", "Итого по школе:", "", "9"],
        ["3", "Яшина Э. Я.", "Курс", "6"],
        ["ВСЕГО", "", "", "15"],
    ]
    text = "\n".join(";".join(row) for row in rows)
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    read = read_table(tmp_path / "table.csv")
    assert [number for number, _ in read.rows] == [2, 3, 5]
    (doubt,) = read.doubts
    assert "4, 6" in words_of("ru")(doubt.message, **doubt.facts)
    kept = read_table(tmp_path / "table.csv", FileForm(extras="keep"))
    assert len(list(kept.rows)) == 5


def test_formulas_are_never_computed(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Название", "Часы"])
    book.active.append(["Курсы", "=1+1"])
    book.active.append(["Вебинар", 2])
    book.save(tmp_path / "table.xlsx")
    read = read_table(tmp_path / "table.xlsx")
    assert [cells for _, cells in read.rows] == [("Курсы", ""), ("Вебинар", "2")]
    assert "rows" in fields_of(read)


def test_entities_and_endless_parts_are_refused(tmp_path):
    path = tmp_path / "table.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aa">]><workbook>&a;</workbook>'
        )
    with pytest.raises(ImportRefused, match="reason"):
        read_table(path)


def test_a_parquet_file_is_read_by_its_names_and_types(tmp_path):
    day, moment = date(2026, 3, 11), datetime(2026, 3, 11, 8, 30)  # noqa: DTZ001 - as files hold it
    columns = {
        "ФИО": ["Щукин", "'=1+1", None],
        "День": [day, None, day],
        "Когда": [moment, moment, None],
        "Часы": [16.0, 2.5, None],
        "Да": [True, False, None],
    }
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table(columns), path)
    read = read_table(path)
    assert read.columns == tuple(columns)
    assert [line(read.row(2)[0], Reading({}))] == ["=1+1"]  # as from a sheet
    assert read.row(1) == ("Щукин", "2026-03-11", "2026-03-11 08:30:00", "16", "true")
    assert read.row(3) == ("", "2026-03-11", "", "", "")


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + b"\0" * 500 + b"PAR1", "nested"])
def test_a_parquet_file_that_is_no_plain_table_is_refused(content, tmp_path):
    path = tmp_path / "table.parquet"
    if content == "nested":
        pq.write_table(pa.table({"a": [{"b": [1]}]}), path)
    else:
        path.write_bytes(content)
    with pytest.raises(ImportRefused) as refusal:
        read_table(path)
    assert "Parquet" in refusal.value.sentence(words_of("ru"))
