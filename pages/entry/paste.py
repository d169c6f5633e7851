"""Paste lines as people write them; who and what is meant is read, what is doubtful is asked."""

from ui import open_page
from ui.paste import screen

page = open_page(__file__)
screen.draw(page)
