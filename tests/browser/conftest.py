"""A real server with its own database, and real browser windows that must stay quiet."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.demonstration import Planted, School, plant, start_school

ROOT = Path(__file__).parent.parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    # Whatever a page asks for, nothing beyond this machine is reached.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
LAPTOP = (1366, 768)
PHONE = (360, 780)
SECONDS_TO_START = 60
LOCAL_SCHEMES = frozenset({"about", "blob", "chrome-error", "data"})
TALLEST = 12_000
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
# Every rule is run; what passed is not described, which is half of axe's work.
AXE = """
axe.run({resultTypes: ["violations"], selectors: false})
  .then(report => JSON.stringify(report.violations))
"""

# What axe finds in Streamlit's own markup: the rule, a mark of the element, what it is.
STREAMLITS_OWN = (
    ("list", "stSidebarNavItems", "the menu's list holds its sections' headings"),
    ("listitem", "<li", "the menu's links stand below those headings"),
    ("scrollable-region-focusable", "st-emotion-cache", "a table's frame that scrolls sideways"),
)


expect.set_options(timeout=20_000)  # milliseconds: a test waits as long as a busy machine takes


@dataclass(frozen=True)
class Server:
    """A running application: where it answers, which database it holds, where it writes its log."""

    url: str
    database: Path
    log: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the server and wait until its database file is free."""
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Window:
    """One browser window with a person of its own: nobody else's cookies, nobody else's session."""

    page: Page
    context: BrowserContext
    server: Server
    errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def open(self, address: str = "/") -> Page:
        """Go to an address of the application and wait until its script has run."""
        self.page.goto(self.server.url + address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run and nothing is being drawn."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_function(
            "() => !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')"
        )

    def assert_quiet(self) -> None:
        """Fail on an error in the console, in the page, or a request to another host."""
        assert self.errors == []
        assert self.foreign_requests == []

    def has_sideways_scrolling(self) -> bool:
        """Say whether the page is wider than the window."""
        return bool(
            self.page.evaluate(
                "() => document.documentElement.scrollWidth > window.innerWidth + 1"
                " || [...document.querySelectorAll('[data-testid=stMain]')]"
                ".some(main => main.scrollWidth > main.clientWidth + 1)"
            )
        )


@dataclass(frozen=True)
class Finding:
    """One element that axe finds to keep people out."""

    rule: str
    impact: str
    html: str
    advice: str

    @property
    def is_streamlits_own(self) -> bool:
        """Say whether the element is Streamlit's markup, which the project cannot mend."""
        return any(rule == self.rule and mark in self.html for rule, mark, _ in STREAMLITS_OWN)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder for `-m browser`; a file's tests stay on one worker.

    Those of test_screens.py go to whichever worker is free: they are half of the work.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.path.stem != "test_screens":
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip("Chromium is not installed (for example: apt install chromium)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests; a window each keeps them apart."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_ARGUMENTS)
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start the application on a free port: `start_server(database=path, NETWORKS_LANGUAGE="en")`.

    Without a database it begins with a fresh one; `port` is that of a server that was killed. All
    servers are stopped at the end.
    """
    running: list[Server] = []

    def start(database: Path | None = None, *, port: int = 0, **environment: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        file = database or folder / "school.duckdb"
        server = _started(file, folder / "server.log", environment, port=port or _free_port())
        running.append(server)
        _wait_until_healthy(server)
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def server(start_server: Callable[..., Server]) -> Server:
    """The application with an empty database: one for all tests that leave it empty."""
    return start_server()


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The demonstration in a closed file, planted once: each server is started over a copy."""
    return plant(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="session")
def school(
    planted: Planted,
    start_server: Callable[..., Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> School:
    """The demonstration's server for all tests that do not mind each other's records.

    A file whose tests do has a `school` of its own.
    """
    return start_school(planted, start_server, tmp_path_factory.mktemp("school"))


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Open windows: `open_window(server, locale="en-US", viewport=PHONE, color_scheme="dark")`.

    When the test ends every window must have been quiet; `is_watched=False` leaves one out.
    """
    opened: list[tuple[Window, bool]] = []

    def open_one(
        server: Server,
        *,
        locale: str = "ru-RU",
        viewport: tuple[int, int] = LAPTOP,
        color_scheme: str = "light",
        is_watched: bool = True,
        **options: Any,
    ) -> Window:
        context = browser.new_context(
            locale=locale,
            timezone_id="Europe/Moscow",
            viewport={"width": viewport[0], "height": viewport[1]},
            color_scheme="dark" if color_scheme == "dark" else "light",
            reduced_motion="reduce",
            **options,
        )
        window = Window(context.new_page(), context, server)
        _watch(window)
        opened.append((window, is_watched))
        return window

    yield open_one
    for window, _ in opened:
        window.context.close()
    for window, is_watched in opened:
        if is_watched:
            window.assert_quiet()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The text of axe, from the package that carries it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def axe_findings(axe_source: str) -> Callable[[Window], list[Finding]]:
    """Return axe's serious and critical findings on what a window shows: `axe_findings(window)`."""

    def find(window: Window) -> list[Finding]:
        with _whole_page(window.page):
            # The debugger's evaluation, unlike the page's own, needs no exception from the
            # content security policy.
            debugger = window.context.new_cdp_session(window.page)
            _evaluated(debugger, f"{axe_source}; 0")
            violations = json.loads(_evaluated(debugger, AXE))
            debugger.detach()
        return [
            Finding(rule["id"], rule["impact"], node["html"], node["failureSummary"])
            for rule in violations
            if rule["impact"] in {"serious", "critical"}
            for node in rule["nodes"]
        ]

    return find


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _started(database: Path, log: Path, environment: dict[str, str], *, port: int) -> Server:
    inherited = {
        k: v for k, v in os.environ.items() if not k.startswith(("NETWORKS_", "STREAMLIT_"))
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "app.py"),
                *(f"--server.port={port}", "--server.address=127.0.0.1"),
            ],
            cwd=ROOT,
            env={**inherited, "NETWORKS_DATABASE": str(database), **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return Server(f"http://127.0.0.1:{port}", database, log, process)


def _wait_until_healthy(server: Server) -> None:
    direct = build_opener(ProxyHandler({}))
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.process.poll() is None:
        with contextlib.suppress(URLError, OSError):
            try:
                direct.open(f"{server.url}/health").close()
            except HTTPError:  # it answers, if only that the database does not
                return
            return
        time.sleep(0.1)
    server.stop()
    pytest.fail(f"the server did not start:\n{server.log.read_text(errors='replace')[-4000:]}")


def _watch(window: Window) -> None:
    page, host = window.page, urlsplit(window.server.url).netloc

    def note_request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != host:
            window.foreign_requests.append(address)

    page.on("request", lambda request: note_request(request.url))
    page.on("websocket", lambda socket: note_request(socket.url))
    page.on("pageerror", lambda error: window.errors.append(f"page: {error}"))
    page.on("console", lambda message: _note_error(window, message))


def _note_error(window: Window, message: ConsoleMessage) -> None:
    """Note an error; below a deep link Streamlit looks for its own address by asking for a 404."""
    is_own_probe = PROBE.search(str(message.location.get("url", ""))) is not None
    if message.type == "error" and not is_own_probe:
        window.errors.append(f"console: {message.text}")


@contextlib.contextmanager
def _whole_page(page: Page) -> Iterator[None]:
    """Make the window as tall as the page: axe passes over what is scrolled out of sight."""
    before = page.viewport_size
    assert before is not None
    tall = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll("
        "'[data-testid=stMain], [data-testid=stSidebarContent]')].map(e => e.scrollHeight), 0)"
    )
    page.set_viewport_size({"width": before["width"], "height": min(max(tall, 600), TALLEST)})
    page.wait_for_timeout(300)
    yield
    page.set_viewport_size(before)


def _evaluated(debugger: Any, expression: str) -> Any:
    answer = debugger.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
