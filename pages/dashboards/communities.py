"""Communities side by side: who takes part, what is done, what comes of it, the movement."""

from ui import open_page
from ui.cards import draw
from ui.dashboards import blank, communities, effort, overlap
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = view.totals

blank.basis(view, waiting=totals["waiting"])
if not blank.draw(
    view, records=totals["participations"], people=(totals["participants"], totals["staff"])
):
    draw(view, communities.CARDS)
    effort.draw(view)
    draw(view, overlap.CARDS)
