"""A day typed into a filter: Enter takes it over, and so does a click beside the panel."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from core.access import Role
from tests.browser.conftest import Window
from tests.browser.demonstration import School

KNOWN = re.compile("known=2025-10-15")


def type_day(window: Window, text: str) -> None:
    """Type a day into the first date field in sight, as somebody with a keyboard does."""
    window.page.locator("[data-testid=stDateInput] [data-type=day]").first.click()
    window.page.keyboard.type(text, delay=40)


def test_enter_takes_a_typed_day_over(school: School, open_window: Callable[..., Window]) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open("/communities?period=range:2025-09-01..2026-05-31")
    type_day(window, "15102025")
    window.page.keyboard.press("Enter")
    expect(window.page).to_have_url(re.compile(r"range%3A2025-10-15\.\.2026-05-31"))


def test_a_day_typed_in_the_folded_filters_is_not_lost(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open("/communities")
    window.page.get_by_role("button", name="Ещё фильтры").click()
    type_day(window, "1510")
    window.page.keyboard.press("Enter")  # a day in part is still being typed
    window.page.keyboard.type("2025", delay=40)
    window.page.keyboard.press("Enter")
    expect(window.page).to_have_url(KNOWN)
    window.settle()

    window.open("/communities")
    window.page.get_by_role("button", name="Ещё фильтры").click()
    type_day(window, "15102025")
    window.page.get_by_role("heading", name="Сообщества", level=1).click()
    expect(window.page).to_have_url(KNOWN)
    window.assert_quiet()
