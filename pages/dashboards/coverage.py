"""Coverage: where there is nothing yet, and the next step for it."""

from ui import open_page
from ui.cards import draw
from ui.dashboards import blank, coverage
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = view.totals

blank.basis(view, waiting=totals["waiting"])
if not blank.draw(
    view, records=totals["participations"], people=(totals["participants"], totals["staff"])
):
    draw(view, coverage.cards(view))
