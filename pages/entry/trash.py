"""What was withdrawn, by whom and why; bring it back."""

from ui import open_page
from ui.forms import trash

page = open_page(__file__)
trash.draw(page)
