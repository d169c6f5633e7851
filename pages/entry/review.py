"""Check what waits: confirm at a level, return with a sentence, leave out with a reason."""

from ui import open_page
from ui.review import queue

page = open_page(__file__)
queue.draw(page)
