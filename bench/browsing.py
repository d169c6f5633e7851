"""What a person waits for in a browser: from the click on a filter to the last chart drawn."""

import re
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from bench import telling
from bench.dashboards import JUDGED
from bench.measures import Measure
from bench.schools import address_of, begin_session, make, settings_of
from bench.server import running
from core.screen import DASHBOARDS
from core.sitemap import SCREENS
from ui import session

MOST_MILLISECONDS, MOST_KILOBYTES = 500.0, 300.0
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server")
QUIET = 700  # milliseconds without a change in any chart: then the last one is drawn
# Which places of the list of communities are chosen on a screen, "all of them" standing first; the
# least disturbed counts.
OPTIONS = (1, 2, 3)
LOOK_EVERY = 250  # milliseconds; looking at every frame would take part of what is measured

# When was it clicked, when did a chart change last. A touch of the list is not the choice in it.
WATCH = """
window.watched = {clicked: 0, drawn: 0};
addEventListener("pointerdown", () => {
  watched.clicked = watched.drawn = performance.now();
}, true);
new MutationObserver(changes => {
  const isChart = node => node.closest?.("[data-testid=stPlotlyChart]");
  const ofChart = change => isChart(change.target) ||
    [...change.addedNodes].some(node => node.querySelector?.("[data-testid=stPlotlyChart]"));
  if (changes.some(ofChart)) watched.drawn = performance.now();
}).observe(document, {childList: true, subtree: true, attributes: true});
"""
IS_READY = """quiet =>
  document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
  && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
  && performance.now() - watched.drawn > quiet"""


def measures() -> Iterator[Measure]:
    """Walk through the dashboards in a browser and choose a community on each."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        raise RuntimeError("Chromium is not installed (for example: apt install chromium)")
    settings = settings_of(JUDGED)
    make(JUDGED, settings)
    token = begin_session(settings)
    teacher = address_of("teacher", settings)
    with running(settings.database) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            url = f"http://127.0.0.1:{server.port}"
            yield from _walk(browser, url, token, teacher=teacher)
            yield telling.told(browser, url, token)
        finally:
            browser.close()


def _walk(browser: Browser, url: str, token: str, *, teacher: str) -> Iterator[Measure]:
    context = browser.new_context(
        locale="ru-RU", viewport={"width": 1366, "height": 768}, reduced_motion="reduce"
    )
    context.add_cookies([{"name": session.COOKIE, "value": token, "url": url}])
    page = context.new_page()
    page.add_init_script(WATCH)
    weight = Weight(page, url)
    page.goto(url)
    _settle(page)
    yield Measure("browser, first screen", weight.taken(), "kB")
    for screen in (screen for screen in SCREENS if screen.section == DASHBOARDS):
        address = "/" if screen is SCREENS[0] else f"/{screen.address}"
        page.locator(f'[data-testid=stSidebarNavLink][href$="{address}"]').click()
        page.wait_for_url(re.compile(re.escape(url + address) + r"(\?.*)?$"))
        _settle(page)
        if screen.address == "teacher":  # a person has still to be chosen
            page.goto(f"{url}/{teacher}")
            _settle(page)
            page.locator("[data-testid=stSidebarNavLink]").first.click()
            page.wait_for_url(f"{url}/?*")
            _settle(page)
            weight.taken()
            page.go_back()
            page.wait_for_url(f"{url}/{teacher}*")
            page.wait_for_selector(".st-key-card_time_line")  # the address comes before the page
            _settle(page)
        yield Measure(f"browser {screen.address}", weight.taken(), "kB", MOST_KILOBYTES)
        if page.locator(".st-key-filter_community").count():
            waited = min(_chosen(page, place) for place in OPTIONS)
            weight.taken()
            yield Measure(f"browser {screen.address} filter", waited, "ms", MOST_MILLISECONDS)
    yield Measure("browser, requests to other hosts", weight.foreign, "", 0.0)


class Weight:
    """What a page loads: kilobytes as they come over the wire, and requests to other hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self._url, self._bytes, self.foreign = url, 0, 0
        page.on("request", self._count)
        page.on("response", self._weigh)
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))

    def taken(self) -> float:
        """Return the kilobytes since it was asked last."""
        kilobytes, self._bytes = self._bytes / 1024, 0
        return kilobytes

    def _count(self, request: Request) -> None:
        self.foreign += not request.url.startswith((self._url, "data:", "blob:"))

    def _weigh(self, response: Response) -> None:
        self._bytes += int(response.headers.get("content-length", "0"))

    def _frame(self, frame: str | bytes) -> None:
        self._bytes += len(frame)


def _settle(page: Page) -> None:
    page.wait_for_function(IS_READY, arg=QUIET, polling=LOOK_EVERY)


def _chosen(page: Page, place: int) -> float:
    """Choose a community, return the milliseconds to the last chart, and take it off again."""
    field = page.locator(".st-key-filter_community")
    field.get_by_role("combobox").click()
    page.get_by_role("option").nth(place).click()
    page.wait_for_timeout(MOST_MILLISECONDS)
    page.wait_for_selector(".st-key-chip_community")
    _settle(page)
    waited = page.evaluate("watched.drawn - watched.clicked")
    page.locator(".st-key-chip_community button").first.click()
    page.wait_for_selector(".st-key-chip_community", state="detached")
    _settle(page)
    return float(waited)
