"""What the buttons of the screen of boards ask for, done at the beginning of the next run."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from core.access import Action, Role, may
from core.i18n import N_
from core.tiles import Tile
from services import boards, first_screens
from services.boards import Board, NoSuchBoard
from services.saved_views import MOST_CHARACTERS
from ui import asking, session
from ui.asking import Asked, Asking, Refusal
from ui.boards import tile_form
from ui.filters import BOARD
from ui.markdown import plain
from ui.page import Page

EDITING, BEFORE = "board_editing", "board_before"
NEW_OPEN, NEW_NAME = "board_new_open", "board_new_name"
NAME, SHARED, FIRST_OF = "board_name", "board_shared", "board_first_of"

OF_ONE = ("change", "up", "down", "width", "remove")
NO_SUCH_TILE = N_("This has been taken off the board in another window.")
CHANGED_SINCE = N_("The board was changed in another window since, so nothing was undone.")


ASKING = Asking("board")


def ask(deed: str, board: Board | None = None, place: int = 0, *, tile: Tile | None = None) -> None:
    """Note what a button asks for; `tile` is what stood in the place when the button was drawn."""
    ASKING.ask(_asked(deed, board, place, tile=tile))


def button(label: str, deed: str, board: Board | None = None, **looks: object) -> None:
    """Draw a button that asks for a deed; the label is translated already."""
    ASKING.button(label, _asked(deed, board), **looks)


def do_what_was_asked(page: Page) -> Refusal:
    """Do what the button of the run before asked for and return what was refused of it."""
    try:
        return ASKING.answer(partial(_answer, page))
    except NoSuchBoard:
        return Refusal(is_gone=True)


def _asked(deed: str, board: Board | None, place: int = 0, *, tile: Tile | None = None) -> Asked:
    return Asked(deed, board.board_id if board else "", place, tile)


def _answer(page: Page, asked: Asked) -> None:
    if asked.deed == "new":
        _make(page)
        return
    found = boards.boards(page.storage, page.person)
    board = next((one for one in found if one.board_id == asked.subject), None)
    if board is None:
        raise NoSuchBoard(board=asked.subject)
    _do(page, board, asked)


def open_board(board: Board, *, editing: bool) -> None:
    """Show a board from now on."""
    session.remember(BOARD, board.code)
    session.remember(EDITING, editing)
    session.write_address(session.address_filters() | {BOARD: board.code})


def _make(page: Page) -> None:
    board = boards.make_board(page.storage, page.person, name=str(session.recall(NEW_NAME) or ""))
    session.remember(NEW_NAME, "")
    session.remember(NEW_OPEN, value=False)
    open_board(board, editing=True)


def _do(page: Page, board: Board, asked: Asked) -> None:
    match asked.deed:
        case "copy":
            _copy(page, board)
        case "edit":
            session.remember(EDITING, value=True)
        case "keep":
            _keep(page, board)
        case "delete":
            boards.delete_board(page.storage, page.person, board)
            session.forget(EDITING)
            session.write_address({})
            st.toast(page.words("Deleted: {name}", name=plain(board.name)))
        case _:
            _rearrange(page, board, asked)


def _keep(page: Page, board: Board) -> None:
    """Keep the name, who may open the board, and who sees it first where the person may say so."""
    storage, person = page.storage, page.person
    name = str(session.recall(NAME, board.name))
    is_shared = bool(session.recall(SHARED, board.is_shared))
    chosen = session.recall(FIRST_OF)
    roles = [Role(str(role)) for role in chosen] if isinstance(chosen, list) else []
    sets_first = may(person, Action.SET_FIRST_SCREENS)
    if sets_first:
        first_screens.refuse_unshared(roles, is_shared=is_shared)
    boards.change_board(storage, person, board, name=name, is_shared=is_shared)
    if sets_first:
        first_screens.set_first_screens(storage, person, board.board_id, roles=roles)
    st.toast(page.words("Saved."), icon=":material/check:")


def _copy(page: Page, board: Board) -> None:
    """Copy a board to the person's own ones, under a name that is free."""
    storage, person = page.storage, page.person
    own = {one.name.casefold() for one in boards.boards(storage, person) if one.is_own}
    number, name = 2, board.name
    while name.casefold() in own:
        name = f"{board.name[: MOST_CHARACTERS - 4]} {number}"
        number += 1
    tiles = boards.tiles_of(storage, person, board)
    open_board(boards.make_board(storage, person, name=name, tiles=tiles), editing=True)


def _rearrange(page: Page, board: Board, asked: Asked) -> None:
    """Change what stands on a board; the way back is kept for this session."""
    deed, tile = asked.deed, asked.item if isinstance(asked.item, Tile) else None
    tiles = boards.tiles_of(page.storage, page.person, board)
    if deed == "undo":
        _undo(page, board, tiles)
        return
    now = asking.place_of(tile, asked.place, tiles) if deed in OF_ONE else asked.place
    if now is None:
        st.toast(page.words(NO_SUCH_TILE), icon=":material/link_off:")
        return
    if deed in {"change", "cancel"}:
        tile_form.begin(tile if deed == "change" else None, now)
        return
    wanted = tile_form.placed(page, tiles) if deed == "put" else moved(tiles, deed, now)
    if wanted == tiles:
        return
    boards.arrange(page.storage, page.person, board, tiles=wanted)
    session.remember(BEFORE, {board.board_id: (*_kept(board), (tiles, wanted))})
    tile_form.begin()


def _undo(page: Page, board: Board, tiles: tuple[Tile, ...]) -> None:
    """Put back what stood before the last change, unless another window changed it since."""
    steps = _kept(board)
    if not steps:
        return
    before, after = steps[-1]
    if tiles != after:
        session.forget(BEFORE)
        st.toast(page.words(CHANGED_SINCE), icon=":material/link_off:")
        return
    boards.arrange(page.storage, page.person, board, tiles=before)
    session.remember(BEFORE, {board.board_id: steps[:-1]})


def can_undo(board: Board) -> bool:
    """Say whether this session changed the board and can go back."""
    return bool(_kept(board))


def _kept(board: Board) -> tuple[tuple[tuple[Tile, ...], tuple[Tile, ...]], ...]:
    """Return what stood on a board before and after each change of this session."""
    kept = session.recall(BEFORE)
    return kept.get(board.board_id, ()) if isinstance(kept, dict) else ()


def moved(tiles: Sequence[Tile], deed: str, place: int) -> tuple[Tile, ...]:
    """Return the tiles with one of them moved, made wide or narrow, or taken away."""
    if deed == "width" and 0 <= place < len(tiles):
        other = replace(tiles[place], is_wide=not tiles[place].is_wide)
        return (*tiles[:place], other, *tiles[place + 1 :])
    return asking.moved(tiles, deed, place)
