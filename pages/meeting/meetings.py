"""Meetings: put together of charts, texts and tables, frozen, shown, decided upon."""

from ui import open_page
from ui.meeting import builder

page = open_page(__file__)
builder.draw(page)
