"""The page of a teacher on paper: whole charts, no empty sheet, nothing beyond its edges."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from core.access import Role
from tests.browser.conftest import LAPTOP, PHONE, Window
from tests.browser.demonstration import School

WIDE = (1920, 1080)
MOST = {LAPTOP: 11, WIDE: 8, PHONE: 13}  # sheets with all rows of all tables
# What each card says, its chart's words among it.
CARDS = """
() => [...document.querySelectorAll("[data-testid=stMain] [class*=st-key-card_]")].map(card => [
  card.querySelector("h3").innerText,
  ...[...card.querySelectorAll("svg text tspan, svg text:not(:has(tspan))")]
    .map(text => text.textContent),
  ...[...card.querySelectorAll("[data-testid=stMarkdown] p")].slice(0, 1).map(p => p.innerText),
])
"""


def together(text: str) -> str:
    """Return a text without its spaces, which a PDF has elsewhere."""
    return "".join(text.split())


def sheets(window: Window, path: Path) -> list[str]:
    """Print the page and return the text of each sheet; nothing may stand beyond an edge."""
    window.page.pdf(path=path, prefer_css_page_size=True)
    printed = []
    for sheet in pypdfium2.PdfDocument(path):
        text, (width, height) = sheet.get_textpage(), sheet.get_size()
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            assert min(left, bottom) >= 0
            assert (right <= width, top <= height) == (True, True)
        printed.append(together(text.get_text_range()))
    return printed


@pytest.mark.parametrize(
    "viewport",
    [LAPTOP, *(pytest.param(one, marks=pytest.mark.soak) for one in MOST if one != LAPTOP)],
    ids=["laptop", "wide", "phone"],
)
def test_a_teacher_is_printed_on_whole_sheets(
    school: School, open_window: Callable[..., Window], tmp_path: Path, viewport: tuple[int, int]
) -> None:
    window = school.open_as(Role.TEACHER, open_window, viewport=viewport)
    page = window.open("/teacher")
    page.get_by_text("Показать все строки").click()
    expect(page.locator(".st-key-portfolio_works tbody tr").nth(8)).to_be_attached()
    window.settle()
    cards = page.evaluate(CARDS)
    printed = sheets(window, tmp_path / "teacher.pdf")
    assert len(printed) <= MOST[viewport]
    assert all(len(sheet) > 40 for sheet in printed)
    everything = "".join(printed)
    assert together("Выйти") not in everything  # no menu
    assert together("Скачать") not in everything
    for title, *said in cards:
        (sheet,) = (one for one in printed if together(title) in one and _has_chart(one, said))
        missing = [text for text in said if together(text) not in sheet]
        assert not missing or viewport == PHONE, title


def _has_chart(sheet: str, said: list[str]) -> bool:
    return not said or together(said[0]) in sheet
