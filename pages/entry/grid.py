"""Enter many records in one table."""

from ui import open_page
from ui.grid import screen

page = open_page(__file__)
screen.draw(page)
