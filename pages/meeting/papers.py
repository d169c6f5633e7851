"""Papers: choose a sort and a period, make it, take it away; the list of everything made."""

from ui import open_page
from ui.papers import listing, making, standing_texts

page = open_page(__file__)
making.draw(page)
listing.draw(page)
standing_texts.draw(page)
