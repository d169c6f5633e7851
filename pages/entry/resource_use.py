"""Enter which resource was used, or correct such a record (`?record=` in the address)."""

from ui import open_page
from ui.forms import correction, sheet
from ui.forms.resource_use import SHEET
from ui.session import address_filters

page = open_page(__file__)
record_id = address_filters().get("record")

if record_id:
    correction.draw(page, SHEET, record_id)
else:
    sheet.draw_new(page, SHEET)
