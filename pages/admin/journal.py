"""Who did what and when: search the whole journal, take what is found away."""

from ui import open_page
from ui.admin import journal

page = open_page(__file__)
filters = journal.draw_filters(page)
journal.draw(page, filters)
