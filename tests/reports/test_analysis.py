"""The reports of a period: figures of the dashboards, and every difference told by months."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import chain, combinations

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from core.access import Role
from core.i18n import words_of
from core.indicators import CATALOGUE, INDICATORS
from core.periods import any_range, calendar_year, quarter, school_year
from db.demonstration import plant_demonstration
from reports import pdf
from reports.__main__ import main
from reports.analysis import quarter_report, self_evaluation, yearly_analysis
from reports.analysis.differences import ADDED_UP, BY_MONTH, COUNTED_ONCE, pairs_of
from reports.analysis.indicators import OF_UNITS
from reports.asked import Asked, asked_by
from reports.content import PageBreak, Picture, Signature, Style, Table, Text, read, written
from reports.making import WrongPeriod, make, maker_of, write
from reports.sorts import SORTS
from services import participations
from services.goals import GoalEntry, Unit, set_goal
from services.rules import ParticipationEntry
from services.sight import Sight
from services.versions import Opened
from tests.reports.papers import STAMP

TODAY = date(2026, 11, 23)
REPORTS = {
    "quarter_report": (quarter_report, quarter(2026, 1)),
    "yearly_analysis": (yearly_analysis, school_year(2025)),
    "self_evaluation": (self_evaluation, calendar_year(2026)),
}


@pytest.fixture
def planted(storage):
    organisation_id = plant_demonstration(storage, TODAY).organisation_id
    sight = Sight((organisation_id,), None)
    return Asked(organisation_id, sight, school_year(2025), TODAY, "ru", "Дадашева Я. У.")


def tables(paper):
    return {block.name: block for block in paper.blocks if isinstance(block, Table)}


def texts(paper):
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Text))


@pytest.mark.parametrize("code", REPORTS)
def test_every_figure_is_that_of_the_dashboards(storage, planted, code):
    build, period = REPORTS[code]
    asked = replace(planted, period=period)
    found = tables(build(storage, asked))
    rows = {row[0]: row for row in (*found["figures"].rows, *found["kept"].rows)}
    limits = {**asked.selection.parameters(), "as_of": asked.selection.as_of(TODAY)}
    assert len(rows) == len(CATALOGUE)
    for indicator in CATALOGUE:
        if indicator.source not in OF_UNITS or indicator.code == "resources_in_use":
            continue  # of several rows: the next test
        row, expected = (
            rows[words_of("ru")(indicator.name)],
            storage.row(indicator.statement, **limits),
        )
        assert row[2] == expected[indicator.column], indicator.code
        if indicator.whole_column:
            assert row[3] == expected[indicator.whole_column]


def counts_of_staff(storage, period):
    """Return the participations of everybody on the staff and their communities, the most first."""
    staff = storage.rows("people/employment", organisation_ids=planted_ids(storage))
    on_staff = [
        row["teacher_id"]
        for row in staff
        if (row["employed_from"] or period.ends_on) <= period.ends_on
        and (row["employed_to"] or period.starts_on) >= period.starts_on
    ]
    with storage._cursor() as cursor:
        found = cursor.execute(
            "select teacher_id, community from counted_participations "
            "where took_part_on between ? and ?",
            [period.starts_on, period.ends_on],
        ).fetchall()
    taken: dict[str, list[str]] = {str(one): [] for one in on_staff}
    for teacher_id, community in found:
        if str(teacher_id) in taken:
            taken[str(teacher_id)].append(community)
    return sorted(taken.values(), key=len, reverse=True)


def planted_ids(storage):
    return [row["organisation_id"] for row in storage.rows("organisations/all")]


def test_the_figures_of_the_network_are_there_too(storage, planted):
    """Counted here person by person, as no statement does it."""
    found = tables(yearly_analysis(storage, planted))["figures"].rows
    rows = {row[0]: row for row in found}
    staff = counts_of_staff(storage, planted.period)
    counts = [len(taken) for taken in staff]
    assert rows["У троих"][2:4] == (sum(counts[:3]), sum(counts))
    pairs = Counter(chain.from_iterable(combinations(sorted(set(one)), 2) for one in staff))
    bridges = [
        one
        for one in map(set, staff)
        if len(one) >= 3 or any(pairs[pair] == 1 for pair in combinations(sorted(one), 2))
    ]
    assert rows["Связующие"][2:4] == (len(bridges), len(staff))
    weighed = sum((2 * i - len(counts) - 1) * x for i, x in enumerate(reversed(counts), start=1))
    gini = weighed / (len(counts) * sum(counts))
    assert rows["Коэффициент Джини"][2] == f"{gini:.2f}".replace(".", ",")


def test_a_period_without_records_says_nothing_of_how_they_are_kept(storage, planted):
    empty = replace(planted, period=school_year(2010))
    found = tables(yearly_analysis(storage, empty))
    assert "kept" not in found
    values = {row[0]: row[2] for row in found["figures"].rows}
    assert values["Участия"] == 0
    assert values["Коэффициент Джини"] is None


@pytest.mark.parametrize("code", REPORTS)
def test_divisions_add_up_to_the_whole(storage, planted, code):
    build, period = REPORTS[code]
    paper = build(storage, replace(planted, period=period))
    found = tables(paper)
    whole = {row[0]: row[2] for row in found["figures"].rows}
    uses = INDICATORS["resource_uses"].name
    for name in ("kind", "level"):
        assert sum(row[1] for row in found[name].rows) == whole["Участия"]
        assert sum(row[4] for row in found[name].rows) == whole["Документы"]
    assert sum(row[1] for row in found["resources"].rows) == whole[words_of("ru")(uses)]
    assert [block for block in paper.blocks if isinstance(block, Picture)]
    assert isinstance(paper.blocks[-1], Signature | Text | Table)
    assert written(read(written(paper))) == written(paper)


def test_the_months_add_up_to_both_years(storage, planted):
    """The very thing the page claims: whatever differs is in months that one year leaves out."""
    analysis = tables(yearly_analysis(storage, planted))
    evaluation = tables(self_evaluation(storage, replace(planted, period=calendar_year(2026))))
    by_month = evaluation["differences_by_month"].rows
    totals = {
        "2025/26": {row[0]: row[2] for row in analysis["figures"].rows},
        "2026": {row[0]: row[2] for row in evaluation["figures"].rows},
    }
    heads = [column.title for column in evaluation["differences_by_month"].columns]
    for place, code in enumerate(BY_MONTH, start=3):
        for column, year in ((1, "2025/26"), (2, "2026")):
            added = sum(row[place] for row in by_month if row[column] == year)
            if code == "works":  # counted once in a year
                assert added >= totals[year][heads[place]]
            else:
                assert added == totals[year][heads[place]]
                assert added > 0


def test_both_reports_tell_the_same_of_what_they_share(storage, planted):
    analysis = tables(yearly_analysis(storage, planted))
    evaluation = tables(self_evaluation(storage, replace(planted, period=calendar_year(2026))))
    name = "differences_2025_2026"
    assert analysis[name] == evaluation[name]
    for row, code in zip(evaluation[name].rows, (*ADDED_UP, *COUNTED_ONCE), strict=True):
        _, school, less, plus, once, calendar = row
        assert school - less + plus + once == calendar
        assert code in COUNTED_ONCE or once == 0
    for table, column in ((analysis, 1), (evaluation, 5)):
        told = {row[0]: row[2] for row in table["figures"].rows}
        assert all(row[column] == told[row[0]] for row in evaluation[name].rows)


def test_the_parts_of_two_years_are_whole_months():
    first, second = pairs_of(calendar_year(2026), TODAY)
    assert first.shared == any_range(date(2026, 1, 1), date(2026, 8, 31))
    assert first.school_only == any_range(date(2025, 9, 1), date(2025, 12, 31))
    assert first.calendar_only == any_range(date(2026, 9, 1), date(2026, 12, 31))
    assert second.shared == any_range(date(2026, 9, 1), date(2026, 12, 31))
    assert second.school_only == any_range(date(2027, 1, 1), date(2027, 8, 31))
    assert second.calendar_only == any_range(date(2026, 1, 1), date(2026, 8, 31))
    assert [pair.calendar.year for pair in pairs_of(school_year(2026), TODAY)] == [2026]
    assert pairs_of(quarter(2026, 1), TODAY) == ()


@pytest.mark.parametrize("code", REPORTS)
def test_an_empty_period_says_so_and_is_signed(storage, school, code):
    build, period = REPORTS[code]
    asked = asked_by(storage, school.people[Role.DIRECTOR], period)
    paper = build(storage, asked)
    assert "подтверждённых записей нет" in texts(paper) or "участий нет" in texts(paper)
    assert all(not row[2] for row in tables(paper)["figures"].rows)
    assert [block for block in paper.blocks if isinstance(block, Signature)]


def test_a_goal_stands_with_what_was_reached(storage, school):
    person, title = school.people[Role.METHODIST], '=1+1 #link("x") { PAGE } <b>' + "ӏӀ" * 100
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="publication",
        title=title,
        starts_on=date(2026, 10, 15),
        address="https://infourok.ru/konspekt-1234567.html",
        role="author",
        outcome="published",
        level="unrated",
        document="publication_certificate",
    )
    made = participations.record(storage, person, entry)
    participations.confirm(storage, person, [Opened(one, 1) for one in made])
    set_goal(storage, person, GoalEntry("works", Unit(), "quarter:2026.1", 1, 2, 3))
    asked = asked_by(storage, person, quarter(2026, 1))
    snapshot = make(storage, maker_of(person), SORTS["quarter_report"], asked=asked)
    (row,) = tables(read(snapshot.content))["goals"].rows
    assert row == ("Работы", "Вся школа", 1, 2, 3, 1, "минимум")
    document = Document(io.BytesIO(write(storage, snapshot, "docx")))
    cells = {cell.text for table in document.tables for one in table.rows for cell in one.cells}
    assert title in cells


def test_a_report_is_of_its_own_kind_of_period(storage, school):
    person = school.people[Role.METHODIST]
    asked = asked_by(storage, person, school_year(2025))
    with pytest.raises(WrongPeriod):
        make(storage, maker_of(person), SORTS["self_evaluation"], asked=asked)


def test_a_command_makes_each_for_the_running_period(storage, school, settings, tmp_path):
    storage.close()
    for code in REPORTS:
        path = tmp_path / f"{code}.pdf"
        assert main([code, "--format", "pdf", "--out", str(path)]) == 0
        assert path.read_bytes().startswith(b"%PDF")


def test_the_works_follow_the_signature_where_there_is_room(storage, planted):
    paper = quarter_report(storage, replace(planted, period=quarter(2026, 1)))
    *_, signature, heading, works = paper.blocks
    assert isinstance(signature, Signature)
    assert heading == Text("Приложение", Style.HEADING)
    assert isinstance(works, Table)
    assert works.name == "works"
    assert not [block for block in paper.blocks if isinstance(block, PageBreak)]
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(pdf.write(paper, STAMP))]
    (last,) = [page for page in pages if "Составитель" in page]
    assert "Приложение" in last, "the page of the signature goes on with the list"
