"""Making a paper: frozen, noted, written from the snapshot alone; by a person and by a command."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document

from core.access import Role
from core.errors import NotAllowed
from core.periods import school_year
from reports.__main__ import main
from reports.asked import asked_by
from reports.formats import FORMATS
from reports.making import NotWritten, file_name, make, make_anew, maker_of, write
from reports.sorts import SORTS
from services import participations
from services.papers import papers_in_sight
from services.rules import ParticipationEntry
from services.snapshots import NoSuchSnapshot, Snapshot, snapshot_in_sight
from services.versions import Opened

LETTER = SORTS["letter"]
YEAR_AND_DAY = "2026/27 учебный год, на 30.11.2026. Только подтверждённые записи."


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def asked(storage, methodist):
    return asked_by(storage, methodist, school_year(2025))


def words_in(content):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


def confirm(storage, school, entry):
    person = school.people[Role.METHODIST]
    made = participations.record(storage, person, entry)
    participations.confirm(storage, person, [Opened(one, 1) for one in made])


def record(storage, school):
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="publication",
        title="Конспект",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/konspekt-1234567.html",
        role="author",
        outcome="published",
        level="unrated",
        document="publication_certificate",
    )
    confirm(storage, school, entry)


def test_a_paper_says_tomorrow_what_it_says_today(storage, school, methodist, asked):
    snapshot = make(storage, maker_of(methodist), LETTER, asked=asked)
    before = write(storage, snapshot, "docx")
    record(storage, school)
    kept = snapshot_in_sight(storage, methodist, snapshot.snapshot_id)
    assert words_in(write(storage, kept, "docx")) == words_in(before)
    assert write(storage, kept, "pdf") == write(storage, snapshot, "pdf")


def test_what_is_made_stands_in_the_list(storage, methodist, asked):
    snapshot = make(storage, maker_of(methodist), LETTER, asked=asked)
    make_anew(storage, methodist, snapshot.snapshot_id)
    again, first = papers_in_sight(storage, methodist)
    assert again.snapshot_id == first.snapshot_id == snapshot.snapshot_id
    assert (first.format, first.failure, first.maker) == (
        "docx pdf pptx",
        "",
        methodist.display_name,
    )
    for name, ending in zip(first.file_name.split(" "), ("docx", "pdf", "pptx"), strict=True):
        assert name.startswith("Информация")
        assert name.endswith(f"{snapshot.code}.{ending}")


def test_one_that_fails_says_so_in_the_list(storage, methodist, asked, monkeypatch):
    def refuse(work):
        raise ValueError(work)

    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], write=refuse))
    with pytest.raises(NotWritten):
        make(storage, maker_of(methodist), LETTER, asked=asked)
    (line,) = papers_in_sight(storage, methodist)
    assert line.code in line.failure
    assert line.snapshot_id, "the figures are kept, it can be made anew"


def test_who_may_not_make_it_makes_nothing(storage, school, methodist, asked):
    teacher = school.people[Role.TEACHER]
    with pytest.raises(NotAllowed):
        make(storage, maker_of(teacher), LETTER, asked=asked)
    snapshot = make(storage, maker_of(methodist), LETTER, asked=asked)
    with pytest.raises(NoSuchSnapshot):
        make_anew(storage, teacher, snapshot.snapshot_id)


def test_a_command_makes_the_same_letter(storage, school, settings, tmp_path, capsys):
    record(storage, school)
    storage.close()
    for code in LETTER.formats:
        path = tmp_path / f"letter.{code}"
        arguments = ["letter", "--period", "school_year:2025", "--format", code, "--out", str(path)]
        assert main(arguments) == 0
        assert path.stat().st_size > 10_000
        assert str(path) in capsys.readouterr().out
    assert "участвуют 1 из 4 педагогов, 25\u00a0%" in words_in(
        (tmp_path / "letter.docx").read_bytes()
    )


def test_a_command_names_the_period_it_does_not_know(storage, school, settings, capsys):
    storage.close()
    assert main(["letter", "--period", "завтра"]) == 1
    assert "«завтра»" in capsys.readouterr().err


def test_a_command_needs_a_school(storage, settings, capsys):
    storage.close()
    assert main(["letter"]) == 1
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("teachers", [1, 4])
def test_a_hostile_title_stays_a_title(storage, school, methodist, asked, teachers):
    title = '=cmd|"/c calc"!A1 #link("x")[y] { DATE } <b> ' + "д" * 400
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:teachers],
        community="infourok",
        kind="publication",
        title=title,
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/konspekt-1234567.html",
        role="author",
        outcome="published",
        level="unrated",
        document="publication_certificate",
    )
    confirm(storage, school, entry)
    snapshot = make(storage, maker_of(methodist), LETTER, asked=asked)
    document = Document(BytesIO(write(storage, snapshot, "docx")))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert title in cells


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        (
            f"Показатели сетевых сообществ, МБОУ «Демонстрационная школа», {YEAR_AND_DAY}",
            "Показатели_сетевых_сообществ_МБОУ_Демонстрационная_школа_2026-27_учебный_год_на_30_11_2026",
        ),
        (
            "Портфолио педагога, Берсанова\u00a0З., учебные годы 2022/23 – 2026/27",
            "Портфолио_педагога_Берсанова_З_учебные_годы_2022-23_2026-27",
        ),
        ("Слово " * 40, "_".join(["Слово"] * 15)),
    ],
)
def test_a_file_is_named_by_whole_parts_of_what_its_paper_is_called(title, stem):
    moment = datetime(2026, 11, 30, 12, tzinfo=UTC).replace(tzinfo=None)
    snapshot = Snapshot("", "qx4d8ue8", "workbook", title, {}, "", "ru", moment)
    assert file_name(snapshot, "xlsx") == f"{stem}_2026-11-30_qx4d8ue8.xlsx"
