"""Records that may be there twice: side by side, merged or declared to be two."""

from ui import open_page
from ui.forms import duplicate_pairs

page = open_page(__file__)
duplicate_pairs.draw(page)
