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


def test_a_day_that_no_calendar_has_is_refused_with_a_sentence(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/participation")
    day = page.locator("[data-testid=stDateInput] [data-type=day]").first
    said = page.get_by_text("нет в календаре: проверьте число и месяц.")
    expect(page.locator(".st-key-form_standing")).to_contain_text("Пока ничего не введено")
    for typed, named in (("31022024", "31.02.2024"), ("31112025", "31.11.2025")):
        type_day(window, typed)
        page.keyboard.press("Tab")
        expect(said).to_contain_text(f"Дня «{named}»")
        expect(day).to_have_attribute("data-placeholder", "true")
        expect(page.locator(".st-key-form_standing")).to_contain_text("Черновик сохранён")
        expect(said).to_be_visible()
    type_day(window, "29022024")
    page.keyboard.press("Tab")
    expect(said).to_have_count(0)
    expect(day).to_have_text("29")
    type_day(window, "30042025")
    page.keyboard.press("Control+Enter")  # what is typed counts for the keys that save, too
    expect(page.get_by_text("Запись ещё не готова")).to_be_visible()
    expect(day).to_have_text("30")
    window.settle()
    other = school.open_as(Role.DIRECTOR, open_window).open("/participation")
    shown = other.locator("[data-testid=stDateInput]").first
    expect(shown.locator("[data-type=day]")).to_have_text("30")
    expect(shown.locator("[data-type=year]")).to_have_text("2025")
    type_day(window, "31022024")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Укажите дату").first).to_be_visible()


def test_a_period_keeps_a_day_and_says_which_there_is_not(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/communities?period=range:2025-09-01..2026-05-31")
    type_day(window, "31092025")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Дня «31.09.2025» нет в календаре")).to_be_visible()
