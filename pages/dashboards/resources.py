"""Resource use: which resources, by whom, for what, how often, and which lie idle."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import behind, blank, figures, resources
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = view.resource_totals

blank.basis(view, waiting=totals["waiting"], sort=behind.RESOURCE_USES)
if not blank.draw(
    view,
    records=totals["uses"],
    people=(totals["participants"], totals["staff"]),
    form="resource_use",
):
    metrics.draw(view, figures.of_screen)
    draw(view, resources.cards(view))
