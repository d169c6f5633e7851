"""All that draws; besides app.py and pages/ the only code that imports Streamlit."""

from ui.page import Page, open_page

__all__ = ["Page", "open_page"]
