"""Bring a table that somebody has kept: select, match, check, apply; and undo it later."""

from ui import open_page
from ui.importing import screen

page = open_page(__file__)
screen.draw(page)
