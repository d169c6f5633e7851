"""The school: its names, the letterhead, the quarters, the look of slides, the demonstration."""

from services.school import school_of
from ui import open_page
from ui.admin import deck_template, demonstration, quarters_form, school_form
from ui.admin.deeds import draw_notice

page = open_page(__file__)
draw_notice()
school = school_of(page.storage, page.person.organisation_id)
school_form.draw(page, school)
quarters_form.draw(page)
deck_template.draw(page)
demonstration.draw(page, school)
