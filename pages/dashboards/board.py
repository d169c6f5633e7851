"""Boards: figures and charts that people put together of the catalogue of indicators."""

from ui import open_page
from ui.boards import choice, screen
from ui.dashboards.view import opened

page = open_page(__file__)
board, refusal = choice.draw(page)
if board:
    screen.draw(opened(page), board, refusal)
