"""The accounts: who may sign in, with which role; one-time passwords; blocking."""

from ui import open_page
from ui.admin import account_list, issued
from ui.admin.deeds import draw_notice

page = open_page(__file__)
draw_notice()
issued.draw(page)
account_list.draw_toolbar(page)
found = account_list.accounts(page)
account_list.draw(page, found)
