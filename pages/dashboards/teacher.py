"""One teacher: five school years, compared with the own past only, ready for the portfolio."""

from ui import metrics, open_page
from ui.cards import draw
from ui.dashboards import figures, goal_cards, one_teacher, portfolio, teacher

page = open_page(__file__)
trajectory = one_teacher.opened(page)

if trajectory is not None:
    one_teacher.head(trajectory)
    metrics.draw(trajectory.period, figures.of_screen)
    goal_cards.draw_of_teacher(trajectory)
    draw(trajectory.years, teacher.CARDS)
    portfolio.draw(trajectory)
