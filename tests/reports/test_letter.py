"""The letter: its standing text is the school's, its figures are the dashboards'."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.access import Role
from core.i18n import words_of
from core.periods import any_range, default_quarter_starts, half_year, quarter, school_year
from db.demonstration import plant_demonstration
from db.seed import letterhead
from reports.asked import Asked, asked_by
from reports.content import Letterhead, Picture, Signature, Style, Table, Text, read, written
from reports.letter import letter
from reports.letter.school_name import of_school
from services.people import add_teacher
from services.school import SchoolEntry, change_school, school_of
from services.sight import Sight
from services.standing_texts import change_standing_texts, standing_texts
from services.teacher_rules import TeacherEntry

# Beside the project's folder, where the school's own papers lie; they are no part of it.
PLACES = [folder / "shared/letter/school-letter.txt" for folder in Path(__file__).parents[3:5]]
SCHOOLS_LETTER = next((path for path in PLACES if path.exists()), PLACES[0])
TODAY = date(2026, 11, 23)
SHORT_NAME = "МБОУ «ООШ п.Чири-Юрт»"


@pytest.fixture
def planted(storage):
    """What the letter of the demonstration is asked for, in its third school year."""
    organisation_id = plant_demonstration(storage, TODAY).organisation_id
    sight = Sight((organisation_id,), None)
    return Asked(organisation_id, sight, school_year(2026), TODAY, "ru", "Дадашева Я. У.")


def texts(paper, *styles):
    blocks = (block for block in paper.blocks if isinstance(block, Text))
    return [block.text for block in blocks if not styles or block.style in styles]


def blocks(paper, kind):
    return [block for block in paper.blocks if isinstance(block, kind)]


def paragraphs(text):
    """Return the paragraphs of the school's letter, its marks of bold type left out."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("**", "")) if part.strip()]


@pytest.mark.skipif(not SCHOOLS_LETTER.exists(), reason="the school's own letter is not here")
def test_the_standing_text_is_the_schools_own(storage, school):
    admin = school.people[Role.ADMIN]
    entry = SchoolEntry("Школа", SHORT_NAME, letterhead("russian"), letterhead("chechen"))
    change_school(storage, admin, entry, version=1)
    paper = letter(storage, asked_by(storage, admin, school_year(2026)))
    opening = [*blocks(paper, Letterhead)[0].columns, *texts(paper, Style.TITLE)]
    opening += texts(paper, Style.PARAGRAPH)
    expected = paragraphs(SCHOOLS_LETTER.read_text(encoding="utf-8"))
    assert opening[: len(expected)] == expected


def test_the_figures_are_those_of_the_dashboards(storage, planted):
    paper = letter(storage, planted)
    limits = {**planted.selection.parameters(), "as_of": TODAY}
    totals = storage.row("dashboards/totals", **limits)
    table = next(block for block in blocks(paper, Table) if block.name == "communities")
    assert table.rows[-1] == (
        "Всего",
        totals["teachers"],
        totals["teachers"] / totals["staff"],
        totals["participations"],
        totals["works"],
        totals["webinars"],
        totals["courses"],
        totals["course_hours"],
        totals["documents"],
    )
    shown = {row["community"]: row for row in storage.rows("dashboards/by_community", **limits)}
    for column, name in ((1, "teachers"), (3, "participations"), (4, "works"), (7, "course_hours")):
        expected = sorted(row[name] for row in shown.values())
        assert sorted(row[column] for row in table.rows[:-1]) == expected
    for column in (3, 5, 6, 7, 8):  # what adds up; teachers and works do not
        assert sum(row[column] for row in table.rows[:-1]) == table.rows[-1][column]


def test_every_share_has_its_parts_and_its_day(storage, planted):
    said = " ".join(texts(letter(storage, planted), Style.PARAGRAPH))
    totals = storage.row("dashboards/totals", **planted.selection.parameters(), as_of=TODAY)
    share = round(100 * totals["teachers"] / totals["staff"])
    assert f"{totals['teachers']} из {totals['staff']} педагогов, {share}\u00a0%" in said
    assert "23.11.2026" in said


def test_the_works_stand_with_authors_and_addresses(storage, planted):
    table = next(
        block for block in blocks(letter(storage, planted), Table) if block.name == "works"
    )
    assert (
        len(table.rows)
        == storage.row("dashboards/totals", **planted.selection.parameters(), as_of=TODAY)["works"]
    )
    assert all(row[5].startswith("https://") for row in table.rows)
    assert all(row[1] and row[2] for row in table.rows)


def test_charts_show_what_the_tables_say_the_largest_first(storage, planted):
    paper = letter(storage, planted)
    pictures = {block.name: block for block in blocks(paper, Picture)}
    assert set(pictures) == {"teachers", "kinds", "months"}
    values = list(pictures["teachers"].series[0].values)
    assert values == sorted(values, reverse=True)
    table = next(block for block in blocks(paper, Table) if block.name == "communities")
    assert dict(zip(pictures["teachers"].categories, values, strict=True)) == {
        row[0]: row[1] for row in table.rows[:-1]
    }
    for name in ("kinds", "months"):
        assert sum(pictures[name].series[0].values) == table.rows[-1][3]
        assert pictures[name].sentence


def test_conclusions_are_marked_for_editing(storage, planted):
    proposals = texts(letter(storage, planted), Style.PROPOSAL)
    assert "проверьте" in proposals[0]
    assert len(proposals) > 3


def test_an_empty_period_says_so_and_is_signed(storage, planted):
    paper = letter(storage, replace(planted, period=any_range(date(1995, 1, 1), date(1995, 2, 1))))
    assert "За этот период подтверждённых участий нет." in texts(paper)
    assert not blocks(paper, Table)
    assert not blocks(paper, Picture)
    assert blocks(paper, Signature)


def test_it_is_read_as_it_was_frozen(storage, planted):
    paper = letter(storage, planted)
    assert written(read(written(paper))) == written(paper)


def test_who_signs_is_the_head_teacher_of_the_staff_list(storage, school):
    asked = asked_by(storage, school.people[Role.ADMIN], school_year(2026))
    assert blocks(letter(storage, asked), Signature)[0].name == "И. О. Фамилия"
    head = TeacherEntry("Ибрагимова", "Зара", "Ахмедовна", "director", ("mathematics",))
    add_teacher(storage, school.people[Role.ADMIN], head)
    signature = blocks(letter(storage, asked), Signature)[0]
    assert (signature.position, signature.name) == ("Директор", "З.\u00a0А.\u00a0Ибрагимова")
    assert signature.executor == "Исп.: admin"


def test_the_letterheads_stand_one_below_the_other_when_asked(storage, school):
    admin = school.people[Role.ADMIN]
    entry = replace(
        school_of(storage, admin.organisation_id).entry,
        letterhead_russian="Школа\nЧири-Юрт",
        letterhead_chechen="Ишкол\nЧӀири-Юрт",
    )
    change_school(storage, admin, entry, version=1)
    asked = asked_by(storage, admin, school_year(2026))
    (head,) = blocks(letter(storage, asked), Letterhead)
    assert head.columns == ("Школа\nЧири-Юрт", "Ишкол\nЧӀири-Юрт")
    standing = standing_texts(storage, admin.organisation_id)
    changed = {**standing.texts, "letterhead_columns": "1"}
    change_standing_texts(storage, admin, changed, version=standing.version)
    (head,) = blocks(letter(storage, asked), Letterhead)
    assert head.columns == ("Школа\nЧири-Юрт\n\nИшкол\nЧӀири-Юрт",)


def test_growth_is_concluded_of_half_years_that_are_as_long_and_named(storage, planted):
    asked = replace(planted, period=half_year(2025, 2))
    said = "\n".join(texts(letter(storage, asked), Style.PARAGRAPH, Style.PROPOSAL))
    then = "01.01.2025 – 31.08.2025, годом раньше"
    assert f"Для сравнения, за {then}:" in said
    assert re.search(rf"Число участий (выросло|снизилось): \d+ против \d+ за {then}\.", said)
    assert "те же дни" not in said


def test_nothing_is_concluded_of_periods_of_other_lengths(storage, planted):
    starts = {2024: (date(2024, 9, 1), date(2024, 9, 20), date(2025, 1, 1), date(2025, 4, 1))}
    starts[2025] = default_quarter_starts(2025)
    asked = replace(planted, period=quarter(2025, 1, starts))
    said = "\n".join(texts(letter(storage, asked)))
    assert "01.09.2024 – 19.09.2024, годом раньше (61 день против 19)" in said
    assert "Число участий" not in said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (SHORT_NAME, SHORT_NAME),
        ("МБОУ-СОШ № 2", "МБОУ-СОШ № 2"),
        ("СОШ № 12 г. Шали", "СОШ № 12 г. Шали"),
        ("Школа № 5", "образовательной организации «Школа № 5»"),
        ("ШКОЛА № 5", "образовательной организации «ШКОЛА № 5»"),
        ("Гимназия «Надежда»", "образовательной организации «Гимназия „Надежда“»"),
    ],
)
def test_no_short_name_stands_in_a_wrong_case(name, expected):
    assert of_school(words_of("ru"), name) == expected


def test_the_letter_of_a_school_with_a_declinable_name(storage, school):
    admin = school.people[Role.ADMIN]
    entry = SchoolEntry("Школа № 5", "Школа № 5", letterhead("russian"), letterhead("chechen"))
    change_school(storage, admin, entry, version=1)
    said = texts(letter(storage, asked_by(storage, admin, school_year(2026))))
    assert any(
        text.startswith("Учителя образовательной организации «Школа № 5» являются") for text in said
    )
    assert any(
        text.endswith("сообщества учителей\nобразовательной организации «Школа № 5»")
        for text in said
    )
