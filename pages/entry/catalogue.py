"""The catalogue of resources: what there is to use, whose it is, for how many there is room."""

from ui import open_page
from ui.admin.deeds import draw_notice
from ui.catalogue import listing

page = open_page(__file__)
draw_notice()
shown = listing.draw_toolbar(page)
listing.draw(page, listing.resources(page, shown))
