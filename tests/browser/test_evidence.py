"""A scan given to the form by a person: kept, drawn in the page, opened as the original."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.access import Role
from tests.browser.conftest import PHONE, Server, Window
from tests.browser.demonstration import Planted, start_school
from tests.services.evidence.papers import pdf

IS_DRAWN = (
    "() => [...document.querySelectorAll('[data-testid=stHtml] img')].some(i => i.naturalWidth)"
)


def test_a_scan_is_kept_drawn_and_opened(
    planted: Planted,
    start_server: Callable[..., Server],
    open_window: Callable[..., Window],
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
) -> None:
    paper = tmp_path / "Удостоверение Ахмадовой.pdf"
    paper.write_bytes(pdf(pages=2))
    school = start_school(planted, start_server, tmp_path_factory.mktemp("school"))
    window = school.open_as(Role.METHODIST, open_window, viewport=PHONE)
    page = window.open("/participation")
    page.locator("input[type=file]").set_input_files(paper)
    file = page.get_by_test_id("stExpander").filter(has_text=paper.name)
    file.locator("summary").click()
    page.wait_for_function(IS_DRAWN)
    page.get_by_role("button", name="Номер: 772412345678").click()
    window.settle()
    expect(page.get_by_label("Ссылка или номер документа")).to_have_value("772412345678")
    assert not window.has_sideways_scrolling()
    original = page.get_by_role("link", name="Открыть оригинал").get_attribute("href")
    answer = window.context.request.get(f"{school.server.url}{original}")
    assert (answer.status, answer.body()) == (200, paper.read_bytes())
    window.context.clear_cookies()
    assert window.context.request.get(f"{school.server.url}{original}").status == 404
