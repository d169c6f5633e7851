"""Which board is shown: the list of them, a new one, a copy of somebody else's."""

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from services import boards
from services.boards import Board, NoSuchBoard
from services.first_screens import first_board
from services.saved_views import MOST_CHARACTERS
from ui import session
from ui.asking import Refusal
from ui.boards import deeds
from ui.boards.deeds import EDITING, NEW_NAME, NEW_OPEN
from ui.filters import BOARD
from ui.markdown import wrong
from ui.page import Page

SELECT = "board_choice"
WHAT_IT_IS = N_(
    "A board is a screen of your own: pick figures and charts from the dictionary of indicators, "
    "put them in order, keep them for yourself or share them with the school."
)


def draw(page: Page) -> tuple[Board | None, Refusal]:
    """Draw the list of boards and return the one that is shown, None while there is none."""
    refusal = deeds.do_what_was_asked(page)
    found = boards.boards(page.storage, page.person)
    if not found:
        _say_unknown(page, found, is_gone=refusal.is_gone)
        _draw_none(page, refusal)
        return None, refusal
    _say_unknown(page, found, is_gone=refusal.is_gone)
    board = _current(page, found)
    session.remember(SELECT, board.board_id)
    with st.container(horizontal=True, vertical_alignment="bottom", key="boards"):
        st.selectbox(
            page.words("Board"),
            [one.board_id for one in found],
            format_func={one.board_id: _name(page, one) for one in found}.__getitem__,
            key=SELECT,
            on_change=_choose,
            args=(found,),
            width=360,
        )
        if board.is_own:
            st.toggle(page.words("Edit"), key=EDITING)
        else:
            deeds.button(
                page.words("Copy to my boards"), "copy", board, icon=":material/content_copy:"
            )
        _draw_new(page, refusal)
    return board, refusal


def _current(page: Page, found: tuple[Board, ...]) -> Board:
    """Return the board of the address, else the one shown last, else the first of the role's."""
    by_code = {board.code: board for board in found}
    asked = session.address_filters().get(BOARD, "")
    wanted = (asked, str(session.recall(BOARD, "")), first_board(page.storage, page.person))
    board = next((by_code[code] for code in wanted if code in by_code), found[0])
    if board.code != session.recall(BOARD):
        session.remember(BOARD, board.code)
        session.remember(EDITING, value=False)
    session.write_address(session.address_filters() | {BOARD: board.code})
    return board


def _say_unknown(page: Page, found: tuple[Board, ...], *, is_gone: bool) -> None:
    """Say that a board is not open to the person: that of the address, or of the last deed."""
    address = session.address_filters()
    code = address.get(BOARD, "")
    is_unknown = bool(code) and code not in {board.code for board in found}
    if is_unknown:
        session.write_address({k: v for k, v in address.items() if k != BOARD})
    if is_unknown or is_gone:
        st.warning(NoSuchBoard(code=code).sentence(page.words), icon=":material/link_off:")


def _name(page: Page, board: Board) -> str:
    if board.is_own or not board.owner or not may(page.person, Action.VIEW_NAMES):
        return board.name
    return page.words("{name} ({owner})", name=board.name, owner=board.owner)


def _choose(found: tuple[Board, ...]) -> None:
    board = next(one for one in found if one.board_id == session.recall(SELECT))
    deeds.open_board(board, editing=False)


def _draw_new(page: Page, refusal: Refusal) -> None:
    with st.popover(
        page.words("New board"), icon=":material/add:", key=NEW_OPEN, on_change="rerun"
    ):
        _draw_new_fields(page, refusal)


def _draw_new_fields(page: Page, refusal: Refusal) -> None:
    st.text_input(page.words("Name of the board"), key=NEW_NAME, max_chars=MOST_CHARACTERS)
    for violation in refusal.of("new"):
        st.markdown(wrong(violation.sentence(page.words)))
    deeds.button(page.words("Make the board"), "new", type="primary")


def _draw_none(page: Page, refusal: Refusal) -> None:
    with st.container(border=True, key="empty"):
        st.subheader(page.words("There is no board yet"), anchor=False)
        st.markdown(page.words(WHAT_IT_IS))
        _draw_new_fields(page, refusal)
