"""Groups of fewer than three people are not shown to whoever may not see names."""

from collections import defaultdict
from random import Random

import pandas as pd
import pytest

from core.access import Role
from services.hidden_cells import Line, hidden_cells
from services.small_groups import (
    Size,
    Sum,
    hidden_parts,
    is_too_small,
    without_small_groups,
)

GROUPS = pd.DataFrame({"code": ["a", "b", "c", "d"], "people": [0, 1, 2, 3]})


@pytest.mark.parametrize(("people", "expected"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_presenter_sees_no_figures_about_one_or_two_people(school, people, expected):
    assert is_too_small(school.people[Role.PRESENTER], people) is expected
    assert not is_too_small(school.people[Role.DIRECTOR], people)


def test_small_groups_are_left_out_and_counted_for_a_presenter(school):
    shown, left_out = without_small_groups(school.people[Role.PRESENTER], GROUPS, "people")
    assert (list(shown["code"]), left_out) == (["a", "d"], 2)


def test_whoever_may_see_names_sees_every_group(school):
    shown, left_out = without_small_groups(school.people[Role.TEACHER], GROUPS, "people")
    assert (list(shown["code"]), left_out) == (["a", "b", "c", "d"], 0)


def test_the_only_small_group_is_not_told_as_the_rest_of_the_sum(school):
    groups = pd.DataFrame(
        {"code": ["a", "b", "c", "d"], "people": [1, 5, 4, 0], "value": [7, 20, 6, 0]}
    )
    shown, left_out = without_small_groups(
        school.people[Role.PRESENTER], groups, "people", counted="value"
    )
    assert (list(shown["code"]), left_out) == (["b", "d"], 2)


@pytest.mark.parametrize(
    ("people", "hidden"),
    [
        ({"a": 1, "b": 1, "c": 3, "d": 9}, {"a", "b", "c"}),  # together they are about two
        ({"a": 1, "b": 2, "c": 3, "d": 9}, {"a", "b"}),
        ({"a": 1, "b": 2, "c": 2, "d": 9}, {"a", "b", "c"}),
        ({"a": 1, "b": 1, "c": 1, "d": 9}, {"a", "b", "c", "d"}),  # one each: read off a three
        ({"a": 3, "b": 4, "c": 0}, set()),
    ],
)
def test_what_is_hidden_together_is_about_enough_people(people, hidden):
    sizes = {code: Size(count, count) for code, count in people.items()}
    assert hidden_parts(sizes, [Sum(list(people))]) == hidden


@pytest.mark.parametrize("seed", range(40))
def test_no_small_cell_of_a_table_follows_from_its_sums(seed):
    cells, rows, columns = table(seed)
    hidden = hidden_cells(cells, Line(rows), Line(columns))
    known = told_by_subtracting(cells, rows, columns, hidden=hidden)[0]
    assert not [cell for cell in known if cells[cell].is_small]
    small = {cell for cell, size in cells.items() if size.is_small}
    assert small <= hidden.cells


@pytest.mark.parametrize("seed", range(40))
def test_what_anybody_can_work_out_of_a_table_is_shown(seed):
    cells, rows, columns = table(seed)
    hidden = hidden_cells(cells, Line(rows), Line(columns))
    known, sums = told_by_subtracting(cells, rows, columns, hidden=hidden)
    assert not known & hidden.cells
    assert not sums & (
        {("row", one) for one in hidden.rows} | {("column", one) for one in hidden.columns}
    )


@pytest.mark.parametrize("seed", range(40))
def test_what_is_hidden_of_a_line_whose_sum_is_known_is_about_enough_people(seed):
    cells, rows, columns = table(seed)
    hidden = hidden_cells(cells, Line(rows), Line(columns))
    known, _ = told_by_subtracting(cells, rows, columns, hidden=hidden)
    for at, lines, untold in ((0, rows, hidden.rows), (1, columns, hidden.columns)):
        for line in set(lines) - untold:
            behind = [
                size.people
                for cell, size in cells.items()
                if cell[at] == line and cell not in known
            ]
            assert not behind or sum(behind) >= 3


def test_a_month_is_not_hidden_whose_sum_is_the_rest_of_the_others():
    cells = {
        ("09", "library"): Size(2, 4),
        ("09", "infourok"): Size(14, 23),
        ("09", "school"): Size(3, 3),
        ("09", "sferum"): Size(9, 14),
        ("09", "urok"): Size(6, 9),
        ("10", "library"): Size(7, 9),
        ("10", "infourok"): Size(20, 47),
        ("10", "school"): Size(11, 23),
        ("10", "sferum"): Size(14, 28),
        ("10", "urok"): Size(8, 21),
    }
    rows = {"09": Size(15, 53), "10": Size(20, 128)}
    columns = {
        "library": Size(8, 13),
        "infourok": Size(20, 70),
        "school": Size(11, 26),
        "sferum": Size(14, 42),
        "urok": Size(10, 30),
    }
    hidden = hidden_cells(cells, Line(rows), Line(columns))
    assert not hidden.rows | hidden.columns
    assert hidden.cells == {(month, one) for month in rows for one in ("library", "urok")}


def table(seed):
    """Return a table of records made by chance: its cells, the sums of its rows and columns."""
    chance = Random(seed)
    members, most, codes = chance.choice((4, 9, 15)), chance.choice((3, 6, 12)), "aaabbccdef"
    records = [
        (chance.randrange(members), str(chance.randint(1, most)), chance.choice(codes))
        for _ in range(chance.choice((12, 40, 150)))
    ]
    rows, columns = (divided(records, lambda record, at=at: record[at]) for at in (1, 2))
    return divided(records, lambda record: record[1:]), rows, columns


def divided(records, code):
    found = defaultdict(list)
    for record in records:
        found[code(record)].append(record[0])
    return {name: Size(len(set(people)), len(people)) for name, people in found.items()}


def told_by_subtracting(cells, rows, columns, *, hidden):
    """Return the cells and the sums that somebody with a pencil knows.

    What the only unknown of a sum has to be is one of them.
    """
    unknown = {("cell", cell) for cell in hidden.cells}
    unknown |= {("row", one) for one in hidden.rows} | {("column", one) for one in hidden.columns}
    sums = [{("row", one) for one in rows}, {("column", one) for one in columns}]
    for name, at, lines in (("row", 0, rows), ("column", 1, columns)):
        sums += [
            {(name, one), *(("cell", cell) for cell in cells if cell[at] == one)} for one in lines
        ]
    while found := {next(iter(one & unknown)) for one in sums if len(one & unknown) == 1}:
        unknown -= found
    lines = {("row", one) for one in rows} | {("column", one) for one in columns}
    return set(cells) - {cell for sort, cell in unknown if sort == "cell"}, lines - unknown
