"""Overview: how many teachers take part, what they do and what changed."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import blank, overview
from ui.dashboards.view import opened
from ui.review import waiting

page = open_page(__file__)
waiting.draw(page)
view = opened(page)
totals, uses = view.totals, view.resource_totals

blank.basis(view, waiting=totals["waiting"] + uses["waiting"])
if not blank.draw(
    view,
    records=totals["participations"] + uses["uses"],
    people=(totals["participants"], totals["staff"]),
):
    metrics.draw(view, overview.metrics)
    draw(view, overview.CARDS)
