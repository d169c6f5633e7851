"""Importing resources and their uses on a real database, and taking them back."""

import pytest

from core.access import Role
from core.i18n import words_of
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import parse_mapping
from services.intake.plan import Verdict
from services.intake.rejected_rows import reasons
from services.intake.table import read_table
from services.intake.undoing import undo_import

RESOURCES = parse_mapping(
    {
        "holds": "resources",
        "columns": {
            "outside_key": "№",
            "title": "Ресурс",
            "kind": "Вид",
            "provider": "Чей",
            "partner": "Партнёр",
            "address": "Ссылка",
            "grades": "Классы",
        },
    }
)
USES = parse_mapping(
    {
        "holds": "resource_uses",
        "file": {"date_formats": ["%d.%m.%Y"]},
        "options": {"confirm": True},
        "columns": {
            "outside_key": "№",
            "full_name": "Педагог",
            "resource": "Ресурс",
            "partner": "Партнёр",
            "used_on": "Дата",
            "times": "Раз",
            "grade": "Класс",
        },
    }
)
CATALOGUE = "№;Ресурс;Вид;Чей;Партнёр;Ссылка;Классы"
USED = "№;Педагог;Ресурс;Партнёр;Дата;Раз;Класс"
LABORATORY = "1;Лаборатория;material;партнёра;Кванториум;https://kvant.ru/lab;5-7"
LESSON = "1;Ахмадовой З.И.;лаборатория;Кванториум;05.10.2026;2;5"


@pytest.fixture
def bring(storage, school, tmp_path):
    """Import lines as a methodist and return what was applied."""

    def brought(header, *lines, by):
        path = tmp_path / "file.csv"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        person = school.people[Role.METHODIST]
        return apply_import(
            storage, person, plan_import(storage, person, read_table(path), mapping=by)
        )

    return brought


def verdicts(applied):
    return [row.verdict for row in applied.plan.rows]


def standing(storage, school, name):
    rows = storage.rows(f"intake/{name}_standing", organisation_id=school.organisation_id)
    return [row for row in rows if not row["is_withdrawn"]]


def test_resources_and_uses_come_change_and_go(bring, storage, school):
    made = bring(CATALOGUE, LABORATORY, LABORATORY.replace("1;", "2;", 1), by=RESOURCES)
    assert verdicts(made) == [Verdict.NEW, Verdict.DUPLICATE]
    (resource,) = standing(storage, school, "resources")
    assert (resource["partner"], resource["grades"]) == ("Кванториум", [5, 6, 7])
    used = bring(USED, LESSON, by=USES)
    assert verdicts(used) == [Verdict.NEW]
    (use,) = standing(storage, school, "resource_uses")
    assert (use["resource_id"], use["teacher_id"]) == (
        resource["resource_id"],
        school.teacher_ids[0],
    )
    changed = bring(USED, LESSON.replace(";2;5", ";3;5"), by=USES)
    assert verdicts(changed) == [Verdict.CHANGED]
    assert standing(storage, school, "resource_uses")[0]["times"] == 3
    assert verdicts(bring(CATALOGUE, LABORATORY.replace("lab;", "l;"), by=RESOURCES)) == [
        Verdict.CHANGED
    ]
    person = school.people[Role.METHODIST]
    undo_import(storage, person, made.batch_id)
    assert standing(storage, school, "resources"), "a resource that is used stays"
    undo_import(storage, person, changed.batch_id)
    assert standing(storage, school, "resource_uses")[0]["times"] == 2
    undo_import(storage, person, used.batch_id, kept=())
    assert standing(storage, school, "resource_uses") == []


@pytest.mark.parametrize(
    ("header", "line", "mapping", "sentence"),
    [
        (CATALOGUE, LABORATORY.replace("партнёра", ""), RESOURCES, None),
        (CATALOGUE, LABORATORY.replace("Кванториум", ""), RESOURCES, "name of the partner"),
        (CATALOGUE, LABORATORY.replace("material", "чай"), RESOURCES, "“чай” is not in the list"),
        (USED, LESSON, USES, "No resource is called “лаборатория”"),
        (USED, LESSON.replace("лаборатория", ""), USES, "Choose a resource"),
        (USED, LESSON.replace("Ахмадовой", "Сидоровой"), USES, "No teacher is called"),
    ],
)
def test_a_broken_row_says_what_to_mend(bring, header, line, mapping, sentence):
    (row,) = bring(header, line, by=mapping).plan.rows
    if sentence is None:
        assert row.verdict is Verdict.NEW
    else:
        assert sentence in reasons(row, mapping, words_of("en"))


def test_one_title_of_two_owners_is_told_apart_by_the_owner(bring, storage, school):
    other = LABORATORY.replace("1;", "2;", 1).replace("Кванториум", "Музей")
    bring(CATALOGUE, LABORATORY, other, by=RESOURCES)
    applied = bring(USED, LESSON, LESSON.replace("1;", "2;", 1).replace("Кванториум", ""), by=USES)
    assert verdicts(applied) == [Verdict.NEW, Verdict.REJECTED]
    sentence = reasons(applied.plan.rows[1], USES, words_of("en"))
    assert "Several resources are called" in sentence


def test_a_doubtful_name_is_asked_and_its_answer_is_taken(storage, school, tmp_path, bring):
    bring(CATALOGUE, LABORATORY, by=RESOURCES)
    path = tmp_path / "doubt.csv"
    path.write_text(f"{USED}\n{LESSON.replace('Ахмадовой', 'Ахмодова')}\n", encoding="utf-8")
    person, table = school.people[Role.METHODIST], read_table(path)
    plan = plan_import(storage, person, table, mapping=USES)
    assert plan.counts[Verdict.REJECTED] == 1
    (question,) = plan.questions
    assert question.text == "Ахмодова З.И."
    assert question.candidates[0] == school.teacher_ids[0]
    answered = type(USES)(**{**vars(USES), "people": {question.text: question.candidates[0]}})
    again = plan_import(storage, person, table, mapping=answered)
    assert (again.counts[Verdict.NEW], again.questions) == (1, ())
