"""The own account: password, language, signing out."""

from ui import open_page
from ui.account import profile

page = open_page(__file__)
profile.draw_person(page)
profile.draw_password(page)
profile.draw_language(page)
profile.draw_signing_out(page)
