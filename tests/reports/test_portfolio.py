"""The portfolio: what the screen of one teacher shows, on paper, for those in sight only."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from core.access import Role
from core.errors import NotAllowed
from core.periods import school_year_of, today
from core.portfolio import SECTIONS, school_years
from db.demonstration import plant_demonstration
from db.evidence_files import path_of
from reports import portfolio as papers
from reports.__main__ import main
from reports.asked import Asked, asked_by
from reports.content import Picture, Table, Text, read, written
from reports.making import make, maker_of, write
from reports.portfolio import NoTeacher, archive, archive_name, portfolio, proofs_of
from reports.sorts import SORTS
from services import participations
from services.evidence.attachments import attach
from services.evidence.uploads import Received, receive
from services.papers import papers_in_sight
from services.rules import ParticipationEntry
from services.sight import Sight
from services.snapshots import NoSuchSnapshot
from services.versions import Opened
from tests.services.evidence.papers import pdf, picture

TODAY = date(2026, 11, 23)
PORTFOLIO = SORTS["portfolio"]
HOSTILE = '../../=cmd|"/c calc"!A1 #link("x")[y] { DATE } <b> CON: ' + "д" * 300


@pytest.fixture
def planted(storage):
    """The fifth year up to the demonstration's day, asked for its most active teacher."""
    made = plant_demonstration(storage, TODAY)
    sight = Sight((made.organisation_id,), None)
    period = school_years(2026, 5)
    asked = Asked(made.organisation_id, sight, period, TODAY, "ru", "Дадашева Я. У.")
    rows = storage.rows(
        "dashboards/by_dimension",
        **asked.selection.parameters(),
        dimension="teacher",
        by_month=False,
        as_of=TODAY,
    )
    busiest = max(rows, key=lambda row: row["participations"])
    return replace(asked, teacher_id=str(busiest["code"]))


def tables(paper):
    return {block.name: block for block in paper.blocks if isinstance(block, Table)}


def texts(paper):
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Text))


def confirmed(storage, school, **change):
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="publication",
        title="Конспект",
        starts_on=today(),
        address="https://infourok.ru/konspekt-1234567.html",
        role="author",
        outcome="published",
        level="unrated",
        document="publication_certificate",
        document_number="АБ-1",
    )
    person = school.people[Role.METHODIST]
    made = participations.record(storage, person, replace(entry, **change))
    participations.confirm(storage, person, [Opened(one, 1) for one in made])
    return made[0]


def asked_as(storage, school, role, teacher=0, years=3):
    period = school_years(school_year_of(today()), years)
    person = school.people[role]
    return asked_by(storage, person, period, teacher_id=school.teacher_ids[teacher])


def test_its_sections_are_those_of_the_screen(storage, planted):
    found = tables(portfolio(storage, planted))
    records = storage.rows("dashboards/trajectory", **planted.selection.parameters())
    for section in SECTIONS:
        expected = [row for row in records if section.holds(row)]
        assert expected, "the demonstration has something for each"
        assert [row[:2] for row in found[section.key].rows] == [
            (row["took_part_on"].isoformat(), row["title"]) for row in expected
        ]
    used = storage.rows("dashboards/trajectory_resources", **planted.selection.parameters())
    assert [row[2] for row in found["resources"].rows] == [row["uses"] for row in used]


def test_the_years_are_those_of_the_dashboards(storage, planted):
    paper = portfolio(storage, planted)
    limits = {**planted.selection.parameters(), "as_of": TODAY}
    totals = storage.row("dashboards/totals", **limits)
    rows = {row[0]: row[1:] for row in tables(paper)["years"].rows}
    assert rows["Участия"][-1] == totals["participations"] == sum(rows["Участия"][:-1])
    assert rows["Часы ДПО"][-1] == totals["course_hours"] == sum(rows["Часы ДПО"][:-1])
    assert rows["Работы"][-1] == totals["works"]
    (chart,) = (block for block in paper.blocks if isinstance(block, Picture))
    assert list(chart.series[0].values) == list(rows["Участия"][:-1])
    assert len(chart.categories) == 5
    assert written(read(written(paper))) == written(paper)


def test_links_numbers_hours_and_levels_stand_in_it(storage, planted):
    found = tables(portfolio(storage, planted))
    assert any("№" in str(cell) for row in found["works"].rows for cell in row)
    assert all(str(row[-1]).startswith("https://") for row in found["works"].rows)
    assert any(isinstance(row[3], float) for row in found["courses"].rows)
    assert any("муниципальный" in str(row[3]) for row in found["contests"].rows)


def test_a_teacher_without_records_has_a_portfolio_that_says_so(storage, school):
    paper = portfolio(storage, asked_as(storage, school, Role.TEACHER))
    assert "подтверждённых записей педагога нет" in texts(paper)
    assert not tables(paper)


@pytest.mark.parametrize(
    ("role", "teacher", "is_open"),
    [
        (Role.TEACHER, 0, True),
        (Role.TEACHER, 1, False),
        (Role.GROUP_LEAD, 0, True),
        (Role.GROUP_LEAD, 2, False),
        (Role.METHODIST, 3, True),
        (Role.DIRECTOR, 2, True),
        (Role.PRESENTER, 0, False),
    ],
)
def test_whose_portfolio_one_makes(storage, school, role, teacher, is_open):
    person, asked = school.people[role], asked_as(storage, school, role, teacher)
    if is_open:
        snapshot = make(storage, maker_of(person), PORTFOLIO, asked=asked)
        assert snapshot.teacher_ids == (school.teacher_ids[teacher],)
        return
    with pytest.raises(NotAllowed):
        make(storage, maker_of(person), PORTFOLIO, asked=asked)


def test_the_administration_s_portfolio_of_another_is_not_in_a_teacher_s_list(storage, school):
    admin = school.people[Role.ADMIN]
    for teacher in (0, 2):
        asked = asked_as(storage, school, Role.ADMIN, teacher)
        make(storage, maker_of(admin), PORTFOLIO, asked=asked)
    (line,) = papers_in_sight(storage, school.people[Role.TEACHER])
    assert line.sort == "portfolio"
    assert len(papers_in_sight(storage, admin)) == 2


def test_it_needs_somebody(storage, school):
    asked = asked_as(storage, school, Role.METHODIST)
    with pytest.raises(NoTeacher):
        portfolio(storage, replace(asked, teacher_id=None))


def test_a_hostile_title_stays_a_title_in_both_files(storage, school):
    confirmed(storage, school, title=HOSTILE)
    asked, person = asked_as(storage, school, Role.TEACHER), school.people[Role.TEACHER]
    snapshot = make(storage, maker_of(person), PORTFOLIO, asked=asked)
    document = Document(io.BytesIO(write(storage, snapshot, "docx")))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert HOSTILE in cells
    assert any("№\u00a0АБ-1" in cell or "№ АБ-1" in cell for cell in cells)
    assert write(storage, snapshot, "pdf").startswith(b"%PDF")


@pytest.fixture
def proved(storage, school, settings):
    """A portfolio of a record with two files of one name, and its maker."""
    record_id, teacher = confirmed(storage, school, title=HOSTILE), school.people[Role.TEACHER]
    for content in (picture(), pdf()):
        received = Received("../../скан.png", content)
        upload = receive(storage, teacher, received, settings=settings)
        attach(storage, teacher, record_id, upload_ids=[upload.evidence_id])
    asked = asked_as(storage, school, Role.TEACHER)
    return make(storage, maker_of(teacher), PORTFOLIO, asked=asked)


def test_the_evidence_is_packed_under_safe_names(storage, school, proved):
    content = archive(storage, school.people[Role.TEACHER], proved.snapshot_id)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        told = packed.read("Список.txt").decode("utf-8-sig")
    assert len(names) == 3
    for name in names[:2]:
        folder, _, file = name.partition("/")
        assert folder.startswith(f"001 {today()} ")
        assert not set(':"|<>?*\\') & set(name)
        assert ".." not in name.split("/")
        assert file.startswith("скан")
        assert name in told
    assert archive_name("Портфолио_1.docx") == "Портфолио_1.zip"


def test_a_lost_file_is_told_and_the_others_are_packed(storage, school, proved):
    person = school.people[Role.TEACHER]
    lost = proofs_of(storage, person, proved.snapshot_id)[0].evidence
    path_of(storage.path, lost.file).unlink()
    with zipfile.ZipFile(io.BytesIO(archive(storage, person, proved.snapshot_id))) as packed:
        assert len(packed.namelist()) == 2
        assert "файл утрачен" in packed.read("Список.txt").decode("utf-8-sig")


def test_too_much_evidence_says_what_to_do(storage, school, proved, monkeypatch):
    monkeypatch.setattr(papers.evidence, "MOST_MEGABYTES", 0)
    with pytest.raises(papers.evidence.TooMuchEvidence):
        archive(storage, school.people[Role.TEACHER], proved.snapshot_id)


def test_nobody_takes_evidence_that_is_out_of_sight(storage, school, proved):
    with pytest.raises(NotAllowed):
        archive(storage, school.people[Role.PRESENTER], proved.snapshot_id)
    asked = asked_as(storage, school, Role.ADMIN, 2)
    other = make(storage, maker_of(school.people[Role.ADMIN]), PORTFOLIO, asked=asked)
    with pytest.raises(NoSuchSnapshot):
        archive(storage, school.people[Role.TEACHER], other.snapshot_id)


def test_a_command_makes_it_for_the_teacher_it_names(storage, school, settings, tmp_path, capsys):
    row = storage.rows("people/employment", organisation_ids=(school.organisation_id,))[0]
    storage.close()
    path = tmp_path / "portfolio.pdf"
    name = f"{row['last_name']} {row['first_name']}".upper()
    arguments = ["portfolio", "--teacher", name, "--years", "3", "--format", "pdf"]
    assert main([*arguments, "--out", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert main(["portfolio", "--teacher", "Никто Никакой"]) == 1
    assert "«Никто Никакой»" in capsys.readouterr().err
