"""Professional development: courses, hours, trainees, qualification, and courses to arrange."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import blank, development, figures
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
totals = view.totals

blank.basis(view, waiting=totals["waiting"])
if not blank.draw(view, records=totals["staff"], people=(totals["staff"], totals["staff"])):
    metrics.draw(view, figures.of_screen)
    draw(view, development.cards(view))
