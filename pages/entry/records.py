"""Find, correct, confirm, withdraw and restore records."""

from ui import open_page
from ui.forms import record_list

page = open_page(__file__)
record_list.draw(page)
