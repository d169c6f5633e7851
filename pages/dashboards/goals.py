"""The goals: what figures are to reach, how far they have come, where the pace leads."""

from ui import open_page
from ui.dashboards import goal_cards

page = open_page(__file__)
goal_cards.draw(page)
