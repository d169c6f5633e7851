"""Dimensions: what is written is read again, what nobody could mean is refused, what is of both."""

from datetime import date

import pytest

from core.dimensions import (
    BY_NAME,
    DIMENSIONS,
    is_code,
    joined,
    mark_of,
    mark_text,
    narrowed,
    read_mark,
    rest_of,
    within,
)
from core.periods import school_year
from core.selection import Selection

EVERYTHING = Selection((), None, school_year(2026))
ONE, OTHER = "01930000-0000-7000-8000-000000000001", "01930000-0000-7000-8000-000000000002"
VALUES: dict[str, tuple[object, object]] = {  # two that differ
    "grade": (5, 11),
    "year": (2025, 2026),
    "month": (date(2026, 9, 1), date(2026, 10, 1)),
    "weekday": (1, 7),
    "teacher": (ONE, OTHER),
    "resource": (ONE, OTHER),
    "provider": ("", "Книги, 100%"),
    "part": ("document", "course"),
}


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda one: one.name)
def test_a_value_is_written_as_the_code_that_is_read(dimension):
    values = VALUES.get(dimension.name, ("this", "that"))
    codes = [dimension.write(value) for value in values]
    assert [dimension.read(code) for code in codes] == list(values)
    assert all(is_code(dimension, code) for code in codes)
    assert not is_code(dimension, dimension.write(dimension.nothing))
    chosen = narrowed(EVERYTHING, {dimension.name: tuple(codes)})
    mark = read_mark(mark_text(mark_of(chosen)))
    if dimension.name not in {"year", "month"}:
        assert within(EVERYTHING, mark) == chosen
        assert rest_of(mark, chosen) == {}
    if dimension.name != "part":
        first, second = ({dimension.name: code} for code in codes)
        nothing = read_mark(mark_text(joined(first, second)))
        values_of_none = getattr(within(EVERYTHING, nothing), dimension.field)
        assert values_of_none == (dimension.nothing,)
        assert within(within(EVERYTHING, first), second) == within(EVERYTHING, nothing)


def test_what_nobody_could_mean_is_no_code():
    for name, code in (
        ("month", "0001-01-01"),
        ("month", "2101-01-01"),
        ("month", "2026-10-15"),
        ("grade", "0"),
        ("grade", "12"),
        ("grade", "9" * 45),
    ):
        assert not is_code(BY_NAME[name], code)
