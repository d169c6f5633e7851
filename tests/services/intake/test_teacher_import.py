"""Importing teachers on a real database."""

import pytest

from core.access import Role
from core.i18n import words_of
from services import people
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import parse_mapping
from services.intake.plan import Verdict
from services.intake.rejected_rows import reasons
from services.intake.table import read_table
from services.people import OpenedTeacher
from services.teacher_rules import TeacherEntry

HEADER = "Таб. №,ФИО,Должность,Предметы,МО,Принят"
TEACHER = "17,Дудаева Хава Алиевна,учитель,математика; физика,sciences,01.09.2020"
COLUMNS = {
    "outside_key": "Таб. №",
    "full_name": "ФИО",
    "position": "Должность",
    "subjects": "Предметы",
    "method_groups": "МО",
    "employed_from": "Принят",
}


def mapping(columns=COLUMNS):
    return parse_mapping(
        {"holds": "teachers", "file": {"date_formats": ["%d.%m.%Y"]}, "columns": columns}
    )


@pytest.fixture
def bring(storage, school, tmp_path):
    def brought(*lines, by=None):
        path = tmp_path / "staff.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        person = school.people[Role.METHODIST]
        plan = plan_import(storage, person, read_table(path), mapping=by or mapping())
        return apply_import(storage, person, plan).plan

    return brought


def found(storage, school):
    rows = storage.rows("intake/staff", organisation_id=school.organisation_id)
    return [row for row in rows if row["last_name"].startswith("Дудаев")]


def verdicts(plan):
    return [row.verdict for row in plan.rows]


def test_a_new_teacher_is_added_with_codes(bring, storage, school):
    assert verdicts(bring(TEACHER)) == [Verdict.NEW]
    (row,) = found(storage, school)
    assert (row["first_name"], row["middle_name"]) == ("Хава", "Алиевна")
    assert (row["position"], row["subjects"]) == ("teacher", ["mathematics", "physics"])
    assert row["method_groups"] == ["sciences"]


def test_again_it_is_unchanged_and_a_difference_is_the_next_version(bring, storage, school):
    bring(TEACHER)
    assert verdicts(bring(TEACHER)) == [Verdict.UNCHANGED]
    assert verdicts(bring(TEACHER.replace("Дудаева", "Дудаева-Исаева"))) == [Verdict.CHANGED]
    (row,) = found(storage, school)
    assert (row["version"], row["last_name"]) == (2, "Дудаева-Исаева")


def test_what_the_file_has_no_column_for_is_kept(bring, storage, school):
    bring(TEACHER)
    (row,) = found(storage, school)
    entry = TeacherEntry("Дудаева", "Хава", "Алиевна", qualification="highest")
    opened = OpenedTeacher(row["teacher_id"], row["version"])
    people.change_teacher(storage, school.people[Role.ADMIN], opened, entry=entry)
    bring(TEACHER, "")
    (row,) = found(storage, school)
    assert (row["qualification"], row["position"]) == ("highest", "teacher")


def test_without_numbers_a_name_is_taken_once(bring):
    nameless = mapping({name: COLUMNS[name] for name in COLUMNS if name != "outside_key"})
    assert verdicts(bring(TEACHER, TEACHER, by=nameless)) == [Verdict.NEW, Verdict.DUPLICATE]
    assert verdicts(bring(TEACHER, by=nameless)) == [Verdict.DUPLICATE]


def test_a_number_that_stands_twice_is_taken_once(bring):
    assert verdicts(bring(TEACHER, TEACHER)) == [Verdict.NEW, Verdict.DUPLICATE]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("Дудаева Хава Алиевна", ""), "Write the last name."),
        (("учитель", "космонавт"), "Должность: “космонавт” is not in the list"),
        (("sciences", "sciences; humanities; arts_sport"), "at most 2 method groups"),
        (("01.09.2020", "вчера"), "Принят: “вчера” is not a date"),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected_with_the_sentence(bring, change, sentence):
    plan = bring(TEACHER.replace(*change))
    assert verdicts(plan) == [Verdict.REJECTED]
    assert sentence in reasons(plan.rows[0], plan.request.mapping, words_of("en"))
