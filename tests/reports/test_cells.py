"""Columns of a paper's tables: by their weights, and wide enough for their words."""

import pytest

from reports.cells import PADDING, TEXT_WIDTH, stays_whole, widths
from reports.content import Column, Kind, Table

LONG = "Использований"


def table(columns, *rows):
    return Table("", columns, rows)


def test_columns_that_have_room_are_as_wide_as_they_weigh():
    found = widths(table((Column("А", weight=3), Column("Б"))), TEXT_WIDTH, "ru")
    assert found == pytest.approx([TEXT_WIDTH * 3 / 4, TEXT_WIDTH / 4])


@pytest.mark.parametrize("is_head", [True, False])
def test_a_word_is_not_broken_where_another_column_can_spare_the_room(is_head):
    title, cell = (LONG, "1") if is_head else ("Всего", LONG.lower())
    columns = (Column("Название", weight=12), Column(title), Column("Дата", Kind.DAY))
    found = widths(table(columns, ("Урок", cell, "2026-10-31")), TEXT_WIDTH, "ru")
    assert sum(found) == pytest.approx(TEXT_WIDTH)
    assert found[1] > 20 > TEXT_WIDTH / 14
    assert found[2] > 19


@pytest.mark.parametrize("is_full", [False, True])
def test_numbers_and_days_stand_in_one_line_in_a_wide_font_too(is_full):
    """The widths are those of DejaVu, which office programs take where Times is missing."""
    words = [Column(LONG)] * (6 if is_full else 1)
    columns = (Column("№", Kind.COUNT, 0.2), Column("Дата", Kind.DAY, 0.2), *words)
    rows = (63, "2026-11-23", *["слово" * 3] * len(words))
    number, day, *_ = widths(table(columns, rows), TEXT_WIDTH, "ru")
    figure, point = 0.636 * 10.5, 0.318 * 10.5
    assert room(number) > 2 * figure
    assert room(day) > 8 * figure + 2 * point


def room(millimetres):
    """Return the points of a column between its margins, less its line."""
    return (millimetres - 2 * PADDING) / 25.4 * 72 - 0.5


def test_an_address_and_a_word_without_end_take_no_more_than_their_part():
    columns = (Column("Название"), Column("Адрес", Kind.LINK))
    rows = ("Ш" * 60, "https://infourok.ru/" + "x" * 200)
    assert widths(table(columns, rows), TEXT_WIDTH, "ru") == pytest.approx([TEXT_WIDTH / 2] * 2)


def test_where_there_is_no_room_for_all_words_each_gives_up_its_part():
    columns = [Column(LONG, weight=place + 1) for place in range(12)]
    assert widths(table(columns), TEXT_WIDTH, "ru") == pytest.approx([TEXT_WIDTH / 12] * 12)


def test_a_table_is_kept_whole_by_its_height_and_not_by_its_rows():
    columns = (Column("Название"), Column("Число", Kind.COUNT))
    assert stays_whole(table(columns), "ru")
    assert stays_whole(table(columns, *[("Урок", 1)] * 12), "ru")
    assert not stays_whole(table(columns, *[("Урок", 1)] * 23), "ru")
    assert not stays_whole(table(columns, *[("Слово " * 60, 1)] * 8), "ru")
