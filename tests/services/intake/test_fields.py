"""Texts of cells as values of fields."""

import re
from datetime import date

import pytest

from core.settings import load_settings
from db import open_storage
from services.intake.fields import (
    FIELDS,
    NO_SUCH_DAY,
    NOT_A_DAY,
    NotUnderstoodError,
    Reading,
    codes_of,
)
from services.reference import load_reference

FIELD = FIELDS["participations"]


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fields")
    storage = open_storage(load_settings({"NETWORKS_DATABASE": str(folder / "x.duckdb")}, folder))
    yield Reading(codes_of(load_reference(storage)), ("%d.%m.%Y", "%m/%d/%y %H:%M"))
    storage.close()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "в  две\r строки", "в две строки"),
        ("comment", "первая \r\n вторая", "первая\nвторая"),
        ("starts_on", "01.09.2026", date(2026, 9, 1)),
        ("starts_on", "4/8/13 16:32", date(2013, 4, 8)),
        ("starts_on", "2026-09-01", date(2026, 9, 1)),
        ("starts_on", "2026-09-01 08:30:00", date(2026, 9, 1)),
        ("hours", "16,5", 16.5),
        ("hours", "1 000", 1000.0),
        ("pupils_involved", "12.0", 12),
        ("is_without_evidence", "Да", True),
        ("is_without_evidence", "no", False),
        ("grades", "5-7, 9", (5, 6, 7, 9)),
        ("community", "Урок.РФ", "urok_rf"),
        ("community", "infourok", "infourok"),
        ("role", "Соавтор", "coauthor"),
        ("role", "co-author", "coauthor"),
        ("level", "галактический", "галактический"),
    ],
)
def test_a_text_becomes_a_value(field, text, value, reading):
    assert FIELD[field].read(text, reading) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("starts_on", "31.02.2026"),
        ("starts_on", "сентябрь"),
        ("hours", "шестнадцать"),
        ("hours", "1e9"),
        ("pupils_involved", "2,5"),
        ("is_without_evidence", "может быть"),
        ("grades", "пятый"),
    ],
)
def test_a_text_that_is_no_value_is_named(field, text, reading):
    with pytest.raises(NotUnderstoodError):
        FIELD[field].read(text, reading)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31.02.2026", NO_SUCH_DAY),
        ("31.02.26 10:00", NO_SUCH_DAY),
        ("2026-13-13", NO_SUCH_DAY),
        ("12-03-2026", NOT_A_DAY),  # a day, though not as this file writes them
        ("03/25/2026", NOT_A_DAY),
        ("сентябрь", NOT_A_DAY),
    ],
)
def test_a_day_that_is_in_no_calendar_is_called_so(text, message, reading):
    with pytest.raises(NotUnderstoodError, match=re.escape(message)):
        FIELD["starts_on"].read(text, reading)


def test_several_codes_stand_in_one_cell(reading):
    read = FIELDS["teachers"]["subjects"].read
    assert read("математика; Physics, mathematics", reading) == ("mathematics", "physics")
