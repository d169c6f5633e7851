"""Overview: how many teachers take part, what changed, what to look at, what waits and is late."""

from ui import metrics, open_page
from ui.cards import draw, make
from ui.dashboards import blank, figures, first_look, overview
from ui.dashboards.view import opened
from ui.papers import failed
from ui.review import waiting

page = open_page(__file__)
view = opened(page)
totals, uses = view.totals, view.resource_totals

failed.draw(page)
blank.basis(view, waiting=totals["waiting"] + uses["waiting"])
if blank.draw(
    view,
    records=totals["participations"] + uses["uses"],
    people=(totals["participants"], totals["staff"]),
    leads_to_check=False,  # what waits is named below
):
    waiting.draw(page)
else:
    first_look.make(view)
    make(view, overview.CARDS)
    metrics.draw(view, figures.of_screen)
    beside = first_look.draw(view)
    draw(view, overview.CARDS)
    with beside:
        first_look.tell(view)
