"""The reference lists: what the forms offer to choose from."""

from ui import open_page
from ui.admin import offers, reference
from ui.admin.deeds import draw_notice

page = open_page(__file__)
draw_notice()
list_name = reference.draw_toolbar(page)
found = reference.items(page, list_name)
reference.draw(page, list_name, found)
if list_name in {"communities", "kinds"}:
    offers.draw(page)
