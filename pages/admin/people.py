"""The staff list: who works at the school, with which subjects, groups and qualification."""

from ui import open_page
from ui.admin import people
from ui.admin.deeds import draw_notice

page = open_page(__file__)
draw_notice()
with_withdrawn = people.draw_toolbar(page)
teachers = people.staff(page, with_withdrawn=with_withdrawn)
people.draw(page, teachers)
