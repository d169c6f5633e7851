"""A server whose answers come late, or never, as seen from one window."""

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, WebSocketRoute

TRIES, PAUSE = 200, 50  # milliseconds


class SlowServer:
    """The server of a window: its answers and what it is asked are held while it is told to."""

    def __init__(self, page: Page) -> None:
        self.questions = 0  # that have come from the browser
        self.asked: list[Callable[[], None]] | None = None
        self.answers: list[Callable[[], None]] | None = None
        self.page = page
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(lambda message: self._ask(partial(server.send, message)))
        server.on_message(lambda message: self._pass(self.answers, partial(browser.send, message)))

    def _ask(self, send: Callable[[], None]) -> None:
        self.questions += 1
        self._pass(self.asked, send)

    @staticmethod
    def _pass(held: list[Callable[[], None]] | None, send: Callable[[], None]) -> None:
        if held is None:
            send()
        else:
            held.append(send)

    def hold(self, *, asked: bool = False) -> None:
        """Hold the answers; with `asked` the questions instead, which is a server that is late."""
        if asked:
            self.asked = []
        else:
            self.answers = []

    def go_on(self) -> None:
        """Pass on what was held, in its order, and hold nothing more."""
        held = [*(self.asked or ()), *(self.answers or ())]
        self.asked = self.answers = None
        for send in held:
            send()

    def lose(self) -> None:
        """Forget what was held, as if it had never been sent, and hold nothing more."""
        self.asked = self.answers = None

    def wait_for_question(self, deed: Callable[[], None]) -> None:
        """Do something in the window and wait until the browser has told the server of it."""
        before = self.questions
        deed()
        for _ in range(TRIES):
            if self.questions > before:
                return
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError("the browser asked nothing")
