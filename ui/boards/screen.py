"""A board: what its owner put on it, over the filters of every dashboard."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.i18n import N_
from core.indicators import INDICATORS, RESOURCE_USES
from core.tiles import Tile
from services import boards
from services.boards import Board
from ui import session
from ui.asking import Refusal
from ui.boards import deeds, editing, tiles
from ui.boards.deeds import EDITING
from ui.dashboards import behind, blank
from ui.dashboards.view import View


def draw(view: View, board: Board, refusal: Refusal) -> None:
    """Draw the board, and over it what changes it while it is edited."""
    view = replace(view, board=board.code)
    found = boards.tiles_of(view.page.storage, view.page.person, board)
    totals = view.totals
    blank.basis(view, waiting=totals["waiting"])
    _offer_uses(view, found)
    if board.is_own and session.recall(EDITING):
        editing.draw(view, board, found, refusal=refusal)
    if not found:
        _draw_empty(view, board)
        return
    records = totals["participations"] or view.resource_totals["uses"]
    people = (totals["participants"], totals["staff"])
    if not blank.draw(view, records=records, people=people):
        tiles.draw(view, found)


def _offer_uses(view: View, found: Sequence[Tile]) -> None:
    """Offer the uses of resources where something on the board is counted from them."""
    if any(INDICATORS[tile.indicator].source == RESOURCE_USES for tile in found):
        label = N_("Show the uses of resources")
        behind.offer(view, behind.RESOURCE_USES, key="behind_uses", label=label)


def _draw_empty(view: View, board: Board) -> None:
    words = view.page.words
    if board.is_own and session.recall(EDITING):
        return
    with st.container(border=True, key="empty"):
        st.subheader(words("There is nothing on this board yet"), anchor=False)
        if board.is_own:
            st.markdown(words("Pick the first figure or chart from the dictionary of indicators."))
            deeds.button(words("Begin"), "edit", board, type="primary", icon=":material/edit:")
        else:
            st.markdown(words("Its owner has not put anything on it."))
