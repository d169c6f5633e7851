"""The workbook of a period: its figures are the dashboards', its records as they stood then."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from core.access import Role
from core.indicators import CATALOGUE, PARTICIPATIONS
from core.periods import school_year
from reports.__main__ import main
from reports.asked import asked_by
from reports.content import PageBreak, Picture, Table, read
from reports.making import make, maker_of, write
from reports.sorts import SORTS
from services import participations
from services.rules import ParticipationEntry
from services.snapshots import snapshot_in_sight
from services.versions import Opened
from tests.reports.papers import CHECHEN, HARMLESS

WORKBOOK = SORTS["workbook"]


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def asked(storage, methodist):
    return asked_by(storage, methodist, school_year(2025))


def record(storage, school, title, *, teachers=1, **fields):
    person = school.people[Role.METHODIST]
    entry = ParticipationEntry(
        **{
            "teacher_ids": school.teacher_ids[:teachers],
            "community": "infourok",
            "kind": "publication",
            "title": title,
            "starts_on": date(2026, 1, 15),
            "address": f"https://infourok.ru/rabota-{abs(hash(title)) % 10**6 + 10**6}.html",
            "role": "author",
            "outcome": "published",
            "level": "unrated",
            "document": "publication_certificate",
        }
        | fields
    )
    made = participations.record(storage, person, entry)
    participations.confirm(storage, person, [Opened(one, 1) for one in made])
    return made


def opened(storage, snapshot):
    return load_workbook(BytesIO(write(storage, snapshot, "xlsx")))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def totals(storage, asked):
    limits = {**asked.selection.parameters(), "as_of": asked.selection.as_of(asked.today)}
    return storage.rows(PARTICIPATIONS.totals, **limits)[0]


def test_every_figure_is_that_of_the_dashboards(storage, school, methodist, asked):
    record(storage, school, "Конспект", teachers=2)
    record(storage, school, CHECHEN, community="urok_rf")
    asked = asked_by(storage, methodist, school_year(2025))
    paper = read(make(storage, maker_of(methodist), WORKBOOK, asked=asked).content)
    tables = {block.name: block for block in paper.blocks if isinstance(block, Table)}
    found = totals(storage, asked)
    assert found["participations"] == 3
    values = {row[0]: row[1] for row in tables["summary"].rows}
    assert values["Участия"] == found["participations"]
    assert values["Работы"] == found["works"] == 2
    parts = [row for row in tables["participations"].rows if row[0] == "по сообществам"]
    assert parts == [("по сообществам", "Инфоурок", 2), ("по сообществам", "Урок.РФ", 1)]
    teachers = [row for row in tables["teachers"].rows if row[0] == "по сообществам"]
    assert teachers[0] == ("по сообществам", "Инфоурок", 2, 4, 0.5)
    months = [row for row in tables["participations"].rows if row[0] == "по месяцам"]
    assert len(months) == 12
    assert [row[2] for row in months if row[2]] == [3]
    assert len(tables["definitions"].rows) == len(tables["summary"].rows) == len(CATALOGUE)


def test_the_figures_of_the_network_and_of_the_records_are_there_too(storage, school, methodist):
    record(storage, school, "Конспект", teachers=3)
    record(storage, school, CHECHEN, community="urok_rf")
    record(storage, school, "Раннее", starts_on=date(2025, 9, 2))
    asked = asked_by(storage, methodist, school_year(2025))
    paper = read(make(storage, maker_of(methodist), WORKBOOK, asked=asked).content)
    tables = {block.name: block for block in paper.blocks if isinstance(block, Table)}
    rows = {row[0]: row[1:4] for row in tables["summary"].rows}
    assert rows["У троих"] == (5, 5, 1)
    assert rows["Связующие"] == (1, 4, 0.25)
    assert rows["Коэффициент Джини"][0] == 0.45  # of 3, 1, 1 and 0
    assert rows["Уровень не определён"] == (5, 5, 1)
    assert rows["Ресурсы в работе"][0] == 0
    groups = tables["unrated"].rows
    assert {row[0] for row in groups} == {"по методическим объединениям"}
    assert "gini" not in tables, "it has no parts, the summary has it"


def test_an_indicator_is_a_sheet_with_charts_in_the_colours_of_the_communities(
    storage, school, methodist
):
    record(storage, school, "Конспект")
    asked = asked_by(storage, methodist, school_year(2025))
    snapshot = make(storage, maker_of(methodist), WORKBOOK, asked=asked)
    blocks = read(snapshot.content).blocks
    pictures = [block for block in blocks if isinstance(block, Picture)]
    by_community = next(one for one in pictures if one.name == "participations_community")
    assert by_community.series[0].colours == ("0072B2",)
    book = opened(storage, snapshot)
    titles = [block.title for block in blocks if isinstance(block, PageBreak)]
    assert len(book.worksheets) == 1 + len(titles) + 3
    assert len(book["Участия"]._charts) == 3


def test_the_records_are_those_of_the_moment_of_asking(storage, school, methodist):
    record(storage, school, HARMLESS, teachers=2)
    asked = asked_by(storage, methodist, school_year(2025))
    snapshot = make(storage, maker_of(methodist), WORKBOOK, asked=asked)
    later = record(storage, school, "Позже")
    participations.withdraw(storage, methodist, Opened(later[0], 2), reason="ошибка")
    record(storage, school, "Ещё позже")
    kept = snapshot_in_sight(storage, methodist, snapshot.snapshot_id)
    for one in (snapshot, kept):
        book = opened(storage, one)
        assert [unescape(row[3]) for row in rows(book["Записи"])] == [HARMLESS] * 2
        (work,) = rows(book["Список работ"])
        assert work[1] == "Ахмадова Зара Исаевна, Бисултанов Зара Исаевна"
        assert not [cell for row in rows(book["Список курсов"]) for cell in row if cell]


def test_only_confirmed_records_are_there(storage, school, methodist, asked):
    entry = {"kind": "pd_course", "hours": 72, "title": "Курс", "document_number": "7"}
    record(
        storage, school, "Курс", role="trainee", outcome="completed",
        document="pd_credential", **{k: v for k, v in entry.items() if k != "title"},
    )  # fmt: skip
    waiting = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1], community="infourok", kind="publication",
        title="Ждёт", starts_on=date(2026, 1, 15), address="https://infourok.ru/x-1234567.html",
        role="author", outcome="published", level="unrated", document="none",
    )  # fmt: skip
    participations.record(storage, school.people[Role.TEACHER], waiting)
    asked = asked_by(storage, methodist, school_year(2025))
    book = opened(storage, make(storage, maker_of(methodist), WORKBOOK, asked=asked))
    assert [row[3] for row in rows(book["Записи"])] == ["Курс"]
    (course,) = rows(book["Список курсов"])
    assert course[5] == 72
    assert book["Список курсов"]["F2"].number_format == "#,##0.0"


def test_an_empty_period_is_a_workbook_too(storage, methodist, asked):
    book = opened(storage, make(storage, maker_of(methodist), WORKBOOK, asked=asked))
    assert not [cell for row in rows(book["Записи"]) for cell in row if cell]
    assert not any(sheet._charts for sheet in book.worksheets)


def test_the_commands_write_a_workbook_and_a_snapshot_as_a_deck(
    storage, school, settings, tmp_path, capsys
):
    record(storage, school, "Конспект")
    storage.close()
    book, deck = tmp_path / "book.xlsx", tmp_path / "deck.pptx"
    assert main(["workbook", "--period", "school_year:2025", "--out", str(book)]) == 0
    said = capsys.readouterr().out.strip()
    assert book.read_bytes().startswith(b"PK")
    assert main(["deck", said.rsplit(" ", 1)[1], "--out", str(deck)]) == 0
    assert deck.read_bytes().startswith(b"PK")
    assert main(["deck", "nothing", "--out", str(deck)]) == 1
    assert capsys.readouterr().err.strip()
    assert main(["workbook", "--out", str(tmp_path / "no" / "x.xlsx")]) == 1
