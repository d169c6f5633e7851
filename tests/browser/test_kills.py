"""The server is killed again and again while somebody types and saves: nothing promised is lost."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator, Page

from core.access import Role
from core.settings import load_settings
from db import open_storage
from services.sessions import person_of_token
from services.sight import sight_of
from tests.browser.conftest import Server, Window
from tests.browser.demonstration import Planted, School, start_school

KILLS = int(os.environ.get("KILLS", "200"))
LATEST_KILL = 14.0  # seconds after the form is there
OLD_ENOUGH = 5.0  # seconds after which a draft must be kept
PATIENCE = 1500  # milliseconds for one step of the person
TYPING = 40


@dataclass
class Told:
    """What the person may rely on: titles said to be saved, and when the open title was typed."""

    saved: list[str] = field(default_factory=list)
    typed: list[tuple[float, str]] = field(default_factory=list)

    def kept_by(self, moment: float) -> str:
        """Return the text that must be there after a kill at this moment."""
        old = [text for at, text in self.typed if at <= moment - OLD_ENOUGH]
        return old[-1] if old else ""


def title_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Название")


def type_title(page: Page, told: Told, title: str) -> None:
    title_of(page).click(timeout=PATIENCE)
    for end in range(1, len(title) + 1):
        page.keyboard.type(title[end - 1], delay=TYPING)
        told.typed.append((time.monotonic(), title[:end]))


def save_it(page: Page, told: Told, title: str) -> None:
    page.get_by_role("combobox", name="Педагоги").click(timeout=PATIENCE)
    page.keyboard.type("бер", delay=TYPING)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    link = page.get_by_role("textbox", name="Ссылка или номер")
    link.click(timeout=PATIENCE)
    page.keyboard.insert_text(f"https://урок.рф/library/{len(told.saved)}_{random.random()}.html")
    page.keyboard.press("Control+Enter")
    page.get_by_text(f"Сохранено: {title}, 1 запись").wait_for(timeout=4 * PATIENCE)
    told.saved.append(title)
    told.typed.clear()


def work(page: Page, told: Told) -> None:
    """Enter one record after another; now and then stop in the middle of one."""
    while True:
        title = "".join(random.choices("абвгдежзиклмнопрстуфхцч", k=24))
        type_title(page, told, title)
        page.wait_for_timeout(random.choice([0, 300, 7000]))
        save_it(page, told, title)


def killed_while_working(page: Page, server: Server, told: Told) -> float:
    """Work until the server is killed at a random moment; return that moment."""
    killed_at: list[float] = []

    def kill() -> None:
        os.kill(server.process.pid, signal.SIGKILL)
        killed_at.append(time.monotonic())

    timer = threading.Timer(random.uniform(0.2, LATEST_KILL), kill)
    timer.start()
    try:
        work(page, told)
    except BrowserError:
        timer.join()
    server.process.wait()
    return killed_at[0]


@pytest.mark.soak
def test_kills_while_somebody_types_and_saves(
    planted: Planted,
    start_server: Callable[..., Server],
    open_window: Callable[..., Window],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    school = start_school(planted, start_server, tmp_path_factory.mktemp("school"))
    database, token, saved = school.server.database, school.tokens[Role.METHODIST], []
    for _ in range(KILLS):
        window = school.open_as(Role.METHODIST, open_window, is_watched=False)
        page = window.open("/participation")
        told = Told()
        killed_at = killed_while_working(page, school.server, told)
        window.context.close()
        school = School(start_server(database), school.tokens)
        window = school.open_as(Role.METHODIST, open_window, is_watched=False)
        page = window.open("/participation")
        there = title_of(page).input_value()
        assert there.startswith(told.kept_by(killed_at)) or not told.typed
        if there:
            page.get_by_role("button", name="Очистить", exact=True).first.click()
            window.settle()
        window.context.close()
        saved += told.saved
    school.server.stop()
    assert len(saved) >= KILLS // 4, "hardly anything was saved between the kills"
    assert occurrences(database, token, saved) == dict.fromkeys(saved, 1)


def occurrences(database: Path, token: str, titles: list[str]) -> dict[str, int]:
    """Return how many records the database holds under each title."""
    storage = open_storage(load_settings({"NETWORKS_DATABASE": str(database)}, database.parent))
    person = person_of_token(storage, token)
    assert person is not None
    rows = storage.rows(
        "records/participations",
        **sight_of(storage, person).parameters(),
        starts_on=date(1990, 1, 1),
        ends_on=date(2200, 1, 1),
        communities=(),
        statuses=(),
        search="",
        is_withdrawn=False,
        top=100_000,
    )
    storage.close()
    found = [row["title"] for row in rows]
    return {title: found.count(title) for title in titles}
