"""The server is killed and started again while forms are open: what stands in them goes on."""

import os
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.access import Role
from tests.browser.conftest import Server, Window
from tests.browser.demonstration import Planted, School, start_school

TYPING = 60  # milliseconds between two keys


@pytest.fixture
def school(
    planted: Planted,
    start_server: Callable[..., Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> School:
    """A server of its own for each test, which kills it."""
    return start_school(planted, start_server, tmp_path_factory.mktemp("school"))


def kill(server: Server) -> None:
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()


def restart(server: Server, start_server: Callable[..., Server]) -> Server:
    """Kill the server if it lives and start another one where it answered, over its database."""
    if server.process.poll() is None:
        kill(server)
    return start_server(server.database, port=int(server.url.rpartition(":")[2]))


def test_the_page_says_in_its_own_words_that_the_server_does_not_answer(
    school: School, open_window: Callable[..., Window], start_server: Callable[..., Server]
) -> None:
    window = school.open_as(Role.METHODIST, open_window, is_watched=False)
    page = window.open("/participation")
    page.get_by_role("textbox", name="Название").click()
    page.keyboard.type("Вебинар", delay=TYPING)
    expect(page.locator(".st-key-form_standing")).to_contain_text("Черновик сохранён в ")
    kill(school.server)
    said = page.get_by_text("Сервер не отвечает. Как только он ответит")
    expect(said).to_be_visible()
    page.wait_for_timeout(8000)  # Streamlit's dialog comes with its second try
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".st-key-form_waiting")).to_be_visible()
    restart(school.server, start_server)
    expect(said).to_have_count(0, timeout=60_000)


def test_open_forms_go_on_after_the_server_was_killed(
    school: School, open_window: Callable[..., Window], start_server: Callable[..., Server]
) -> None:
    window = school.open_as(Role.METHODIST, open_window, is_watched=False)
    page = window.open("/participation")
    table = school.open_as(Role.METHODIST, open_window, is_watched=False).open("/grid")
    cell = table.get_by_role("textbox", name="Название, 1", exact=True)
    cell.click()
    table.keyboard.type("Первая строка", delay=TYPING)
    kept = table.locator(".st-key-form_standing")
    expect(kept).to_contain_text("Черновик сохранён в ")
    page.get_by_role("combobox", name="Педагоги").click()
    page.keyboard.type("бер", delay=TYPING)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Ссылка или номер").fill(
        "https://урок.рф/library/vsluh_707.html"
    )
    title = page.get_by_role("textbox", name="Название")
    title.click()
    page.keyboard.type("Вебинар о", delay=TYPING)
    expect(page.locator(".st-key-form_standing")).to_contain_text("Черновик сохранён в ")
    page.keyboard.type(" чтении", delay=TYPING)
    table.keyboard.type(" и ещё", delay=TYPING)
    server = restart(school.server, start_server)
    app = page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    expect(app).to_be_visible(timeout=60_000)
    expect(title).to_have_value("Вебинар о чтении")
    title.click()
    page.keyboard.press("End")
    page.keyboard.type(" вслух", delay=TYPING)
    expect(page.locator(".st-key-form_standing")).to_contain_text("Черновик сохранён в ")
    expect(title).to_have_value("Вебинар о чтении вслух")
    expect(title).to_be_focused()
    restart(server, start_server)
    expect(app).to_be_visible(timeout=60_000)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Сохранено: Вебинар о чтении вслух, 1 запись")).to_be_visible()

    cell.click()
    table.keyboard.press("End")
    table.keyboard.type(" раз", delay=TYPING)
    expect(kept).to_contain_text("Черновик сохранён в ")
    expect(cell).to_have_value("Первая строка и ещё раз")
    other = school.open_as(Role.METHODIST, open_window).open("/grid")
    expect(other.get_by_role("textbox", name="Название, 1", exact=True)).to_have_value(
        "Первая строка и ещё раз"
    )
