"""Boards that people put together of indicators: kept, arranged, shared, copied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.access import Action, Person, Role, require
from core.dimensions import mark_text, read_mark
from core.errors import Failure, NotFound, RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from core.tiles import MOST_TILES, Look, Tile, is_possible
from db import Row, Storage, Transaction
from services.first_screens import take_from_roles
from services.saved_views import MOST_CHARACTERS, new_code


class NoSuchBoard(Failure):
    """The code is of no board, or of one that is not open to the person: both look the same."""

    message = N_(
        "This link leads to no board that is open to you: it was deleted, or its owner has not "
        "shared it with the school."
    )


@dataclass(frozen=True)
class Board:
    """A board as a person sees it; `first_of` are the roles that see it first."""

    board_id: str
    code: str
    name: str
    is_shared: bool
    is_own: bool
    owner: str = ""
    first_of: tuple[Role, ...] = ()


def boards(storage: Storage, person: Person) -> tuple[Board, ...]:
    """Return the person's own boards and those shared with the school, the own ones first."""
    return tuple(map(_board, storage.rows("boards/in_sight", **_limits(person))))


def tiles_of(storage: Storage, person: Person, board: Board) -> tuple[Tile, ...]:
    """Return what stands on a board in sight, in its order; what cannot be drawn is passed over."""
    if board.board_id not in {one.board_id for one in boards(storage, person)}:
        raise NoSuchBoard(board=board.board_id)
    tiles = map(_tile, storage.rows("boards/tiles", board_id=board.board_id))
    return tuple(tile for tile in tiles if is_possible(tile))


def make_board(storage: Storage, person: Person, *, name: str, tiles: Sequence[Tile] = ()) -> Board:
    """Make a board and return it. Raises RulesBroken for a name or tiles that cannot be."""
    require(person, Action.VIEW_DASHBOARDS)
    board = Board(new_id(), new_code(), name.strip(), is_shared=False, is_own=True)
    with storage.writing(of_data=False) as transaction:
        _refuse_name(transaction, person, board)
        transaction.run(
            "boards/insert",
            board_id=board.board_id,
            code=board.code,
            name=board.name,
            is_shared=board.is_shared,
            created_at=transaction.started_at,
            **_limits(person),
        )
        _put(transaction, board, tiles, organisation_id=person.organisation_id)
    return board


def change_board(
    storage: Storage, person: Person, board: Board, *, name: str, is_shared: bool
) -> None:
    """Rename an own board, share it or take it back, then also from the roles that see it first.

    Raises RulesBroken for the name, NotFound for somebody else's board.
    """
    require(person, Action.VIEW_DASHBOARDS)
    changed = replace(board, name=name.strip(), is_shared=is_shared)
    with storage.writing(of_data=False) as transaction:
        _refuse_name(transaction, person, changed)
        _set_content(transaction, person, changed)
        if not is_shared:
            take_from_roles(transaction, person, changed.board_id)


def arrange(storage: Storage, person: Person, board: Board, *, tiles: Sequence[Tile]) -> None:
    """Set what stands on an own board. Raises RulesBroken, NotFound for somebody else's board."""
    require(person, Action.VIEW_DASHBOARDS)
    with storage.writing(of_data=False) as transaction:
        _require_own(transaction, person, board)
        transaction.run("boards/delete_tiles", board_id=board.board_id)
        _put(transaction, board, tiles, organisation_id=person.organisation_id)


def delete_board(storage: Storage, person: Person, board: Board) -> None:
    """Delete an own board; one that is gone already is fine."""
    require(person, Action.VIEW_DASHBOARDS)
    with storage.writing(of_data=False) as transaction:
        owned = {"board_id": board.board_id, "account_id": person.account_id}
        if transaction.run("boards/delete", **owned):
            transaction.run("boards/delete_tiles", board_id=board.board_id)
            take_from_roles(transaction, person, board.board_id)


def _put(
    transaction: Transaction, board: Board, tiles: Sequence[Tile], *, organisation_id: str
) -> None:
    _refuse_tiles(tiles)
    for place, tile in enumerate(tiles):
        transaction.run(
            "boards/insert_tile",
            board_tile_id=new_id(),
            board_id=board.board_id,
            organisation_id=organisation_id,
            place=place,
            indicator=tile.indicator,
            dimension=tile.dimension,
            look=tile.look.value,
            narrowing=mark_text(tile.narrowing),
            name=tile.name.strip(),
            is_wide=tile.is_wide,
        )


def _refuse_tiles(tiles: Sequence[Tile]) -> None:
    if len(tiles) > MOST_TILES:
        full = N_("A board holds at most {most} figures and charts. Remove one first.")
        raise RulesBroken((Violation("indicator", full, {"most": MOST_TILES}),))
    for tile in tiles:
        if len(tile.name.strip()) > MOST_CHARACTERS:
            raise RulesBroken((_too_long("tile_name"),))
        if not is_possible(tile):
            cannot = N_("This cannot be shown so. Choose again.")
            raise RulesBroken((Violation("look", cannot),))


def _refuse_name(transaction: Transaction, person: Person, board: Board) -> None:
    """Raise RulesBroken for a name that is empty, too long, or of another board of the person."""
    others = {
        str(row["name"]).casefold()
        for row in transaction.rows("boards/in_sight", **_limits(person))
        if row["is_own"] and str(row["board_id"]) != board.board_id
    }
    if not board.name:
        broken = Violation("name", N_("Give the board a name."))
    elif len(board.name) > MOST_CHARACTERS:
        broken = _too_long("name")
    elif board.name.casefold() in others:
        broken = Violation("name", N_("You have a board of this name already."))
    else:
        return
    raise RulesBroken((broken,))


def _too_long(field: str) -> Violation:
    facts: dict[str, object] = {"most": MOST_CHARACTERS}
    return Violation(field, N_("The name has more than {most} characters."), facts)


def _require_own(transaction: Transaction, person: Person, board: Board) -> None:
    rows = transaction.rows("boards/in_sight", **_limits(person))
    if board.board_id not in {str(row["board_id"]) for row in rows if row["is_own"]}:
        raise NotFound(board=board.board_id)


def _set_content(transaction: Transaction, person: Person, board: Board) -> None:
    found = transaction.run(
        "boards/set_content",
        board_id=board.board_id,
        account_id=person.account_id,
        name=board.name,
        is_shared=board.is_shared,
    )
    if not found:
        raise NotFound(board=board.board_id)


def _limits(person: Person) -> dict[str, object]:
    return {"account_id": person.account_id, "organisation_id": person.organisation_id}


def _board(row: Row) -> Board:
    return Board(
        str(row["board_id"]),
        str(row["code"]),
        str(row["name"]),
        bool(row["is_shared"]),
        bool(row["is_own"]),
        str(row["owner"]),
        tuple(Role(role) for role in row["first_of"]),
    )


def _tile(row: Row) -> Tile:
    return Tile(
        str(row["indicator"]),
        str(row["dimension"]),
        Look(row["look"]),
        read_mark(str(row["narrowing"])),
        str(row["name"]),
        bool(row["is_wide"]),
    )
