"""Putting a board together: its name and readers, what stands on it, one more figure or chart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.access import ROLE_NAMES, Action, Role, may
from core.tiles import Look, Tile
from services.boards import Board
from services.saved_views import MOST_CHARACTERS
from ui import links, session
from ui.asking import Refusal
from ui.boards import deeds, tile_form, tiles
from ui.boards.deeds import FIRST_OF, NAME, SHARED
from ui.dashboards.view import View
from ui.filters import BOARD
from ui.markdown import plain, wrong
from ui.page import Page

FILLED = "board_filled"  # the board whose name and readers the fields hold
PREVIEW = 1000  # the place of the preview, which no tile of a board has


def draw(view: View, board: Board, found: Sequence[Tile], *, refusal: Refusal) -> None:
    """Draw all that changes a board, over the board itself."""
    page = view.page
    with st.container(border=True, key="board_editor"):
        _draw_settings(page, board, refusal)
        _draw_list(page, board, found)
        _draw_tile(view, board, refusal)


def _draw_settings(page: Page, board: Board, refusal: Refusal) -> None:
    words = page.words
    if session.recall(FILLED) != board.board_id or session.recall(NAME) is None:
        session.remember(FILLED, board.board_id)
        session.remember(NAME, board.name)
        session.remember(SHARED, board.is_shared)
        session.remember(FIRST_OF, list(board.first_of))
    violations = refusal.of("keep")
    with st.expander(
        words("Name, who may open it, link"),
        key="board_settings",
        icon=":material/settings:",
        expanded=bool(violations),
    ):
        st.text_input(words("Name of the board"), key=NAME, max_chars=MOST_CHARACTERS)
        _note(page, refusal, "name")
        st.checkbox(words("Share with the whole school"), key=SHARED)
        if may(page.person, Action.SET_FIRST_SCREENS):
            _draw_first_of(page)
            _note(page, refusal, "first_of")
        st.caption(words("A link to this board; each sees in it what is open to them:"))
        links.draw(words, f"/{page.screen.address}?{BOARD}={board.code}")
        with st.container(horizontal=True):
            deeds.button(words("Save"), "keep", board, icon=":material/check:")
            with st.popover(words("Delete the board"), icon=":material/delete:"):
                st.markdown(words("The board will be deleted; the records stay."))
                deeds.button(words("Yes, delete it"), "delete", board, type="primary")


def _draw_first_of(page: Page) -> None:
    st.multiselect(
        page.words("First screen after signing in for"),
        list(Role),
        format_func=lambda role: page.words(ROLE_NAMES[role]),
        key=FIRST_OF,
        placeholder=page.words("Nobody"),
        help=page.words(
            "A role has one first screen: the one it had before goes. "
            "A link to another screen still leads where it says."
        ),
    )


def _note(page: Page, refusal: Refusal, field: str) -> None:
    for violation in refusal.of("keep"):
        if violation.field == field:
            st.markdown(wrong(violation.sentence(page.words)))


def _draw_list(page: Page, board: Board, found: Sequence[Tile]) -> None:
    """Draw what stands on the board, a line each, with what can be done to it."""
    times: Counter[str] = Counter()
    for place, tile in enumerate(found):
        name = tiles.title(page, tile)
        times[name] += 1
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=f"line_{place}",
        ):
            with st.container(width=320):
                st.markdown(f"{place + 1}. {plain(name)}")
            with st.container(horizontal=True, gap="xsmall", width="content"):
                _draw_moves(page, board, found, place=place)
    if deeds.can_undo(board):
        deeds.button(page.words("Undo the last change"), "undo", board, icon=":material/undo:")


def _draw_moves(page: Page, board: Board, found: Sequence[Tile], *, place: int) -> None:
    words, tile = page.words, found[place]
    name = tiles.title(page, tile)
    width = (
        (words("Half the width"), "width_normal")
        if tile.is_wide
        else (words("The whole width"), "width_full")
    )
    last, is_figure = len(found) - 1, tile.look is Look.FIGURE
    offered = (
        ("up", words("Up"), "arrow_upward", place > 0),
        ("down", words("Down"), "arrow_downward", place < last),
        ("width", *width, not is_figure),
        ("change", words("Change"), "edit", True),
        ("remove", words("Remove"), "close", True),
    )
    for deed, label, icon, is_possible in offered:
        st.button(
            label,
            key=f"board_{deed}_{place}",
            icon=f":material/{icon}:",
            help=plain(name),
            disabled=not is_possible,
            on_click=deeds.ask,
            args=(deed, board, place),
            kwargs={"tile": tile},
            type="tertiary",
        )


def _draw_tile(view: View, board: Board, refusal: Refusal) -> None:
    """Draw the form of a new tile or of the one that is changed, and what it would look like."""
    page = view.page
    words, place = page.words, tile_form.changed_place()
    title = words("Add a figure or a chart") if place is None else words("Change what is shown")
    with st.container(border=True, key="tile_form"):
        st.subheader(title, anchor=False)
        tile = tile_form.draw(page, refusal.of("put"))
        with st.container(horizontal=True):
            label = words("Add to the board") if place is None else words("Save the change")
            deeds.button(label, "put", board, type="primary", icon=":material/check:")
            if place is not None:
                deeds.button(words("Leave it as it was"), "cancel", board)
        st.caption(words("This is how it looks:"))
        tiles.draw(replace(view, board=""), [tile], first=PREVIEW)
