"""Show: the slides of a meeting over the whole screen, or the notes of whoever speaks."""

from ui import open_page
from ui.meeting import showing

page = open_page(__file__)
showing.draw(page)
