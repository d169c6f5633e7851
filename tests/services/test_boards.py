"""Boards: kept, arranged, shared, copied, made a role's first screen; strangers change nothing."""

from dataclasses import replace

import pytest

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken
from core.ids import new_id
from core.tiles import MOST_TILES, Look, Tile
from services.boards import (
    NoSuchBoard,
    arrange,
    boards,
    change_board,
    delete_board,
    make_board,
    tiles_of,
)
from services.first_screens import first_board, set_first_screens

WORKS = Tile("works", "community", Look.BARS, {"level": "federal,regional"}, "Работы", True)
FIGURE = Tile("teachers")


def test_a_board_is_open_to_its_owner_and_by_one_tick_to_the_school(storage, school):
    owner, other = school.people[Role.METHODIST], school.people[Role.TEACHER]
    stranger = replace(other, organisation_id=new_id(), account_id=new_id())
    board = make_board(storage, owner, name=" Для совета ", tiles=[WORKS, FIGURE])
    assert tiles_of(storage, owner, board) == (WORKS, FIGURE)
    assert boards(storage, other) == ()
    with pytest.raises(NoSuchBoard):
        tiles_of(storage, other, board)
    change_board(storage, owner, board, name="Для совета", is_shared=True)
    (seen,) = boards(storage, other)
    assert (seen.name, seen.is_own, seen.owner) == ("Для совета", False, "methodist")
    assert tiles_of(storage, other, seen) == (WORKS, FIGURE)
    assert boards(storage, stranger) == ()
    for deed in (
        lambda: arrange(storage, other, seen, tiles=[]),
        lambda: change_board(storage, other, seen, name="Моя", is_shared=True),
    ):
        with pytest.raises(NotFound):
            deed()
    delete_board(storage, other, seen)
    arrange(storage, owner, board, tiles=[FIGURE, WORKS])
    assert tiles_of(storage, owner, board) == (FIGURE, WORKS)
    delete_board(storage, owner, board)
    assert boards(storage, owner) == ()


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "для СОВЕТА"])
def test_a_name_that_cannot_be_is_refused(storage, school, name):
    person = school.people[Role.TEACHER]
    make_board(storage, person, name="Для совета")
    with pytest.raises(RulesBroken):
        make_board(storage, person, name=name)
    assert len(boards(storage, person)) == 1


@pytest.mark.parametrize(
    "tiles",
    [
        [Tile("nonsense")],
        [Tile("gini", "community", Look.BARS)],
        [Tile("teachers", "month", Look.STACKED)],
        [Tile("works", "community", Look.FIGURE)],
        [Tile("works", narrowing={"teacher": new_id()})],
        [Tile("works", narrowing={"grade": "fifth"})],
        [replace(FIGURE, name="x" * 61)],
        [FIGURE] * (MOST_TILES + 1),
    ],
)
def test_a_tile_that_cannot_be_drawn_is_refused_and_nothing_changes(storage, school, tiles):
    person = school.people[Role.DIRECTOR]
    board = make_board(storage, person, name="Обзор", tiles=[WORKS])
    with pytest.raises(RulesBroken):
        arrange(storage, person, board, tiles=tiles)
    assert tiles_of(storage, person, board) == (WORKS,)


def test_a_shared_board_becomes_a_roles_first_screen_until_it_is_taken_back(storage, school):
    director, teacher = school.people[Role.DIRECTOR], school.people[Role.TEACHER]
    old, new = (make_board(storage, director, name=name) for name in ("Было", "Стало"))
    with pytest.raises(RulesBroken):
        set_first_screens(storage, director, old.board_id, roles=[Role.TEACHER])
    for board in (old, new):
        change_board(storage, director, board, name=board.name, is_shared=True)
        set_first_screens(storage, director, board.board_id, roles=[Role.TEACHER, Role.PRESENTER])
    assert first_board(storage, teacher) == new.code
    assert first_board(storage, director) == ""
    with pytest.raises(NotAllowed):
        set_first_screens(storage, teacher, old.board_id, roles=[Role.TEACHER])
    change_board(storage, director, new, name=new.name, is_shared=False)
    assert first_board(storage, teacher) == ""
    assert {board.first_of for board in boards(storage, director)} == {()}
