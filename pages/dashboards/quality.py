"""Quality of data: what the records lack, and the way to just those records."""

from ui import open_page
from ui.cards import draw
from ui.dashboards import blank, faults, quality
from ui.dashboards.view import opened

page = open_page(__file__)
view = opened(page)
whole = quality.whole_of(view)
people = int(whole["participants"])

faults.basis(view)
if not blank.draw(view, records=int(whole["records"]), people=(people, people)):
    faults.draw(view)
    draw(view, quality.CARDS)
