"""The browser's "back" and "forward": one press a screen, each with the filters it had."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from core.access import Role
from tests.browser.conftest import Window
from tests.browser.demonstration import School
from tests.browser.slow_server import SlowServer

PERIOD = "period=school_year%3A2025"


def choose(window: Window, name: str) -> None:
    """Open a screen from the menu, as a person does."""
    window.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
    expect(heading(window.page, name)).to_be_visible()
    window.settle()


def heading(page: Page, name: str) -> Locator:
    """Return the title of a screen."""
    return page.get_by_role("heading", name=name, level=1)


def back(window: Window, name: str) -> str:
    """Press "back" once and return the address that it leads to, when its screen stands there."""
    window.page.go_back()
    expect(heading(window.page, name)).to_be_visible()
    window.settle()
    return str(window.page.url)


def narrow(window: Window, name: str) -> None:
    """Choose a community in the row of filters."""
    window.page.get_by_role("combobox", name="Сообщества").click()
    window.page.get_by_role("option", name=name).click()
    window.page.keyboard.press("Escape")
    expect(window.page).to_have_url(re.compile("community="))
    window.settle()


def test_back_leads_to_the_screen_before_with_its_filters(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open(f"/?{PERIOD}")
    choose(window, "Сообщества")
    assert window.page.url.endswith(f"/communities?{PERIOD}")
    narrow(window, "Инфоурок")
    chosen = window.page.locator(".st-key-filters [data-tag] [title=Инфоурок]")
    assert chosen.evaluate("one => one.scrollWidth <= one.clientWidth"), "read whole on a laptop"
    choose(window, "Охват")
    assert "community=infourok" in window.page.url
    assert "community=infourok" in back(window, "Сообщества")
    assert back(window, "Сообщества").endswith(f"/communities?{PERIOD}")
    assert back(window, "Обзор").endswith(f"/?{PERIOD}")
    window.page.go_forward()
    expect(heading(window.page, "Сообщества")).to_be_visible()


def test_a_filter_that_was_taken_off_stays_off_when_a_hand_is_faster_than_the_server(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    server = SlowServer(window.page)
    page = window.open(f"/communities?{PERIOD}&community=infourok")
    chip = page.locator(".st-key-chips").get_by_role("button", name="Инфоурок")
    expect(chip).to_be_visible()
    window.settle()
    server.hold()
    server.wait_for_question(chip.click)
    server.wait_for_question(page.locator(".st-key-filter_compared label").click)
    server.go_on()
    window.settle()
    expect(page).to_have_url(re.compile("compared="))
    expect(chip).to_have_count(0)
    assert "community" not in page.url


def test_a_switch_turned_twice_before_the_server_answers_leaves_the_page_alive(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    server = SlowServer(window.page)
    page = window.open(f"/coverage?{PERIOD}")
    window.settle()
    page.wait_for_timeout(4000)  # after some beats of the pulse the browser lets go what it kept
    server.hold()
    for _ in range(2):
        server.wait_for_question(page.locator(".st-key-filter_compared label").click)
    server.go_on()
    window.settle()
    page.locator(".st-key-filter_compared label").click()
    expect(page).to_have_url(re.compile("compared="))


def test_a_filter_chosen_while_the_screen_still_runs_is_a_step_of_its_own(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open(f"/?{PERIOD}")
    choose(window, "Сообщества")
    window.page.get_by_role("combobox", name="Сообщества").evaluate(
        """() => {
          const app = document.querySelector("[data-test-script-state]");
          app.dataset.testScriptState = "running";  // as on a machine that is slow
        }"""
    )
    window.page.get_by_role("combobox", name="Сообщества").click()
    window.page.get_by_role("option", name="Инфоурок").click()
    expect(window.page).to_have_url(re.compile("community="))
    window.page.keyboard.press("Escape")
    window.settle()
    assert back(window, "Сообщества").endswith(f"/communities?{PERIOD}")
    assert back(window, "Обзор").endswith(f"/?{PERIOD}")


def test_a_late_run_of_a_screen_passed_over_cuts_nothing_off(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open(f"/?{PERIOD}")
    choose(window, "Сообщества")
    back(window, "Обзор")
    steps = window.page.evaluate("history.length")
    for late in (f"/communities?{PERIOD}", f"/?{PERIOD}"):  # as Streamlit writes an address
        window.page.evaluate("address => history.pushState({}, '', address)", late)
    assert window.page.evaluate("history.length") == steps
    assert window.page.url.endswith(f"/?{PERIOD}")
    window.page.go_forward()
    expect(heading(window.page, "Сообщества")).to_be_visible()
    window.settle()


def test_back_to_a_screen_without_filters_takes_none_along(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    window.open("/coverage")
    before = window.page.evaluate("history.length")
    choose(window, "Обзор")
    choose(window, "Сообщества")
    narrow(window, "Инфоурок")
    assert window.page.evaluate("history.length") == before + 3
    window.page.evaluate("history.go(-2)")
    expect(heading(window.page, "Обзор")).to_be_visible()
    window.settle()
    assert "?" not in window.page.url
    expect(window.page.locator(".st-key-filters").get_by_text("Инфоурок")).to_be_hidden()
    assert "?" not in back(window, "Охват")


def test_a_step_back_wins_over_an_address_that_comes_late(
    school: School, open_window: Callable[..., Window]
) -> None:
    """A run that was under way when somebody went back may still write its own."""
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open(f"/?{PERIOD}")
    narrow(window, "Инфоурок")
    page.evaluate(
        """late => {
          addEventListener("popstate", () => history.pushState({}, "", late), {once: true});
          history.back();
        }""",
        f"/?{PERIOD}&community=sferum",
    )
    expect(page.locator(".st-key-chip_community")).to_be_hidden()
    window.settle()
    expect(page).to_have_url(re.compile(re.escape(f"/?{PERIOD}") + "$"))
