"""Sharing of experience: works, talks, jury work, mentoring, and what has no works of its own."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import blank, dissemination, figures
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = dissemination.totals(view)

blank.basis(view, waiting=totals["waiting"])
if not blank.draw(
    view,
    records=totals["works"] + totals["shared"],
    people=(totals["participants"], view.totals["staff"]),
):
    metrics.draw(view, figures.of_screen)
    draw(view, dissemination.cards(view))
