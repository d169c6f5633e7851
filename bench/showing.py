"""How long the next slide of a meeting takes in a browser, from the key to the last chart drawn."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browsing import ARGUMENTS, CHROMIUM_NAMES
from bench.measures import Measure
from bench.server import running
from core.access import Role
from core.periods import today
from core.settings import load_settings
from db import open_storage
from services.demonstration import load, make_accounts
from services.sessions import check_sign_in, issue_ticket, redeem_ticket
from ui import session

MOST_MILLISECONDS = 300.0
PROJECTOR = (1024, 768)
STEPS = 8

# When was the key pressed, when did something of the slide change last.
WATCH = """
window.watched = {pressed: 0, drawn: 0};
addEventListener("keydown", () => { watched.pressed = watched.drawn = performance.now(); }, true);
new MutationObserver(() => { watched.drawn = performance.now(); })
  .observe(document, {childList: true, subtree: true});
"""
IS_QUIET = "() => watched.drawn > watched.pressed && performance.now() - watched.drawn > 700"


def measures(folder: Path) -> Iterator[Measure]:
    """Make a meeting of a template on the demonstration and go through its slides."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        raise RuntimeError("Chromium is not installed (for example: apt install chromium)")
    database = folder / "showing.duckdb"
    token = _planted(database)
    with running(database) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            steps = sorted(_steps(_show(browser, f"http://127.0.0.1:{server.port}", token)))
        finally:
            browser.close()
    yield Measure("papers next slide, median", steps[len(steps) // 2], "ms", MOST_MILLISECONDS)
    yield Measure("papers next slide, slowest", steps[-1], "ms")


def _planted(database: Path) -> str:
    settings = load_settings({"NETWORKS_DATABASE": str(database)})
    storage = open_storage(settings)
    try:
        accounts = make_accounts(storage, settings, load(storage, today()))
        methodist = next(one for one in accounts if one.role is Role.METHODIST)
        answer = check_sign_in(
            storage,
            settings,
            username=methodist.username,
            password=methodist.password,
            address="127.0.0.1",
        )
        ticket = issue_ticket(storage, str(answer.account_id), "/")
        begun = redeem_ticket(storage, ticket, "127.0.0.1", settings)
        if begun is None:
            raise RuntimeError("a fresh ticket was refused")
        return begun[0]
    finally:
        storage.close()


def _show(browser: Browser, url: str, token: str) -> Page:
    context = browser.new_context(
        locale="ru-RU", viewport={"width": PROJECTOR[0], "height": PROJECTOR[1]}
    )
    context.add_cookies([{"name": session.COOKIE, "value": token, "url": url}])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{url}/meetings")
    page.locator(".st-key-meeting_new button").click()
    page.wait_for_url("**/meetings?meeting=*")
    page.locator(".st-key-meeting_build button").click()
    page.get_by_text(re.compile(r"^Зафиксировано \d")).first.wait_for()
    page.goto(f"{url}/show?meeting={page.url.split('meeting=')[1]}&slide=1")
    page.wait_for_selector("[data-networks-show]", state="attached")
    page.wait_for_timeout(2000)
    return page


def _steps(page: Page) -> Iterator[float]:
    for _ in range(STEPS):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(IS_QUIET)
        yield float(page.evaluate("watched.drawn - watched.pressed"))
