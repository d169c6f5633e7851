"""The template: filled as a person would, it is understood completely and without a question."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.access import Role
from services import resources
from services.intake.form import FileForm
from services.intake.importing import plan_import
from services.intake.matching import guess_holds, guess_mapping, missing, unused_columns
from services.intake.meanings import unknown_texts
from services.intake.plan import Verdict
from services.intake.table import read_table
from services.intake.template import columns, template
from services.reference import load_reference
from services.rules import ResourceEntry

FILLED = {
    "full_name": "Ахмадова Зара Исаевна",
    "starts_on": date(2026, 3, 12),
    "used_on": date(2026, 3, 12),
    "address": "https://infourok.ru/1",
    "hours": 4,
    "grade": 7,
    "grades": "5-7",
    "last_name": "Исаева",
    "first_name": "Луиза",
    "community": "Инфоурок",
    "partner": "",
    "title": "Как читать вслух",
    "kind": {"participations": "вебинар, онлайн-конференция"},
    "document": "сертификат участника",
    "payment": "бесплатно",
}
SPARE = {"ends_on", "document_issued_on", "qualification_until", "employed_from", "employed_to"}


@pytest.mark.parametrize("holds", ["participations", "resource_uses", "teachers", "resources"])
def test_a_filled_template_is_understood_without_a_question(storage, school, tmp_path, holds):
    person, reference = school.people[Role.METHODIST], load_reference(storage)
    resources.add(
        storage, person, ResourceEntry("Тренажёр", "information", "community", community="infourok")
    )
    book = load_workbook(BytesIO(template(storage, person, holds)))
    sheet, lists = book.worksheets
    assert sheet.freeze_panes == "B2"
    assert all(cell.comment for cell in sheet[1])
    choices = {
        str(rule.sqref).split(":")[0][:-1]: rule.formula1
        for rule in sheet.data_validations.dataValidation
    }
    for place, field in enumerate(columns(holds), start=1):
        cell = sheet.cell(2, place)
        value = FILLED.get(field)
        value = value.get(holds) if isinstance(value, dict) else value
        if value is None and field not in SPARE and cell.column_letter in choices:
            first = choices[cell.column_letter].split("!")[1].split(":")[0].replace("$", "")
            value = lists[first].value
        cell.value = value
    path = tmp_path / "template.xlsx"
    book.save(path)
    table = read_table(path, FileForm())
    assert guess_holds(table, reference) == holds
    mapping = guess_mapping(table, holds, reference)
    assert unused_columns(table, mapping) == ()
    assert missing(mapping) == ()
    assert unknown_texts(table, mapping, reference) == {}
    assert [doubt for doubt in table.doubts if doubt.field != "sheet"] == []
    plan = plan_import(storage, person, table, mapping=mapping)
    assert [row.violations for row in plan.of(Verdict.REJECTED)] == []
