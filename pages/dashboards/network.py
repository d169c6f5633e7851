"""Network: how teachers connect the communities, who stands apart, what rests on a few."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import blank, figures, network
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = view.totals

blank.basis(view, waiting=totals["waiting"])
if not blank.draw(
    view, records=totals["participations"], people=(totals["participants"], totals["staff"])
):
    metrics.draw(view, figures.of_screen)
    draw(view, network.cards(view))
