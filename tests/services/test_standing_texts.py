"""The standing texts of the letter: worded anew as versions, put back, filled from the data."""

import pytest

from core.access import Role
from core.errors import NotAllowed, RulesBroken, StaleEdit
from services.standing_texts import (
    change_standing_texts,
    filled,
    first_texts,
    standing_texts,
)


def changed(**texts):
    return {**first_texts(), **texts}


def test_the_first_texts_hold_until_somebody_changes_them(storage, school):
    organisation_id = school.organisation_id
    assert standing_texts(storage, organisation_id).texts == first_texts()
    methodist = school.people[Role.METHODIST]
    change_standing_texts(storage, methodist, changed(aims="Свои цели."), version=0)
    now = standing_texts(storage, organisation_id)
    assert (now.version, now.texts["aims"]) == (1, "Свои цели.")
    change_standing_texts(storage, methodist, first_texts(), version=1)
    assert standing_texts(storage, organisation_id).texts == first_texts()


def test_nobody_overwrites_what_was_changed_in_between(storage, school):
    methodist = school.people[Role.METHODIST]
    change_standing_texts(storage, methodist, changed(aims="Первые"), version=0)
    with pytest.raises(StaleEdit):
        change_standing_texts(storage, methodist, changed(aims="Вторые"), version=0)
    assert standing_texts(storage, school.organisation_id).texts["aims"] == "Первые"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", " "),
        ("signatory_position", ""),
        ("letterhead_columns", "3"),
        ("aims", "ж" * 5001),
        ("executor", "Исп.\u202e"),
        ("executor", "тел. {телефон}"),
    ],
)
def test_a_text_that_cannot_be_is_told_beside_its_field(storage, school, field, text):
    with pytest.raises(RulesBroken) as refused:
        change_standing_texts(
            storage, school.people[Role.METHODIST], changed(**{field: text}), version=0
        )
    assert {violation.field for violation in refused.value.violations} == {field}


def test_a_teacher_words_no_letter(storage, school):
    with pytest.raises(NotAllowed):
        change_standing_texts(storage, school.people[Role.TEACHER], first_texts(), version=0)


def test_places_are_filled_once_and_nothing_else_is():
    text = "{школа}, {дата}, {иное} {0} {школа.__class__}"
    facts = {"school": "{дата}", "day": "01.09.2026"}
    assert filled(text, facts) == "{дата}, 01.09.2026, {иное} {0} {школа.__class__}"
