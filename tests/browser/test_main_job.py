"""The main job: a record typed into the form is a figure in another person's open dashboard."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from core.access import Role
from tests.browser.conftest import Window
from tests.browser.demonstration import School

OpenWindow = Callable[..., Window]
SAVE = re.compile(r"^Сохранить(?! и)")  # its keys stand beside it: Ctrl + Enter


def participations(page: Page) -> int:
    """Return the figure of the card «Участия» as a number."""
    card = page.get_by_test_id("stMetric").filter(has_text="Участия")
    text = card.get_by_test_id("stMetricValue").inner_text()
    return int("".join(sign for sign in text if sign.isdigit()))


def fill(window: Window, *, title: str) -> None:
    page = window.page
    page.get_by_role("combobox", name="Педагоги").click()
    page.get_by_role("option").nth(1).click()
    page.keyboard.press("Escape")
    window.settle()
    page.get_by_role("radio", name="Инфоурок").click()
    window.settle()
    page.get_by_role("combobox", name="Вид деятельности").click()
    page.get_by_role("option", name="публикация материала").click()
    window.settle()
    page.get_by_role("textbox", name="Название").fill(title)
    link = page.get_by_role("textbox", name="Ссылка или номер документа")
    link.fill("https://infourok.ru/urok-1234567.html")
    link.press("Tab")
    window.settle()


def test_saved_record_is_in_an_open_dashboard_by_itself(
    school: School, open_window: OpenWindow
) -> None:
    reader = school.open_as(Role.DIRECTOR, open_window)
    reader.open("/")
    before = participations(reader.page)

    writer = school.open_as(Role.METHODIST, open_window)
    form = writer.open("/participation")
    fill(writer, title="Урок, которого вчера не было")
    form.get_by_text("сразу подтвердить").click()
    writer.settle()
    form.get_by_role("button", name=SAVE).click()
    expect(form.get_by_text("Урок, которого вчера не было").first).to_be_visible()
    expect(reader.page.get_by_test_id("stMetric").filter(has_text="Участия")).to_contain_text(
        str(before + 1), timeout=10_000
    )
    assert participations(reader.page) == before + 1


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(
    school: School, open_window: OpenWindow
) -> None:
    window = school.open_as(Role.ADMIN, open_window)
    page = window.open("/participation")
    page.get_by_role("textbox", name="Название").fill("Недописанная запись")
    page.keyboard.press("Tab")
    window.settle()
    page.get_by_role("button", name=SAVE).click()
    window.settle()
    for sentence in ("Выберите хотя бы одного педагога", "Выберите сообщество", "Укажите ссылку"):
        expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_role("textbox", name="Название")).to_have_value("Недописанная запись")
