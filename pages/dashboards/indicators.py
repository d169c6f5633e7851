"""The dictionary of indicators: what each figure means, how it is counted, where it is shown."""

from ui import open_page
from ui.dashboards import dictionary

page = open_page(__file__)
dictionary.draw(page)
