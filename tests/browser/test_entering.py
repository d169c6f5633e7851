"""Entering as a person does it: few keys, little time, and nothing typed is ever lost."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from core.access import Role
from tests.browser.conftest import Server, Window
from tests.browser.demonstration import Planted, School, start_school
from tests.browser.slow_server import SlowServer

OpenWindow = Callable[..., Window]
TYPING = 60  # milliseconds between two keys
WORK = "https://урок.рф/library/kak_chitat_vmeste_120.html?utm_source=mail"


@pytest.fixture(scope="module")
def school(
    planted: Planted,
    start_server: Callable[..., Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> School:
    return start_school(planted, start_server, tmp_path_factory.mktemp("school"))


@dataclass
class Hands:
    """A person at the keyboard and the mouse: every key and every click is counted."""

    window: Window
    presses: int = 0
    begun_at: float = field(default_factory=time.monotonic)

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun_at

    def click(self, target: Locator) -> None:
        target.click()
        self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text, delay=TYPING)
        self.presses += len(text)

    def press(self, *keys: str) -> None:
        self.page.keyboard.press("+".join(keys))
        self.presses += len(keys)

    def paste(self, text: str) -> None:
        self.page.keyboard.insert_text(text)
        self.presses += 2  # Ctrl and V

    def title(self, text: str) -> None:
        """Type the title: its letters are what nobody can be spared."""
        self.page.keyboard.type(text, delay=TYPING)


def field_named(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def standing(page: Page) -> Locator:
    return page.locator(".st-key-form_standing")


def title_of(page: Page) -> Locator:
    return field_named(page, "Название")


def test_an_ordinary_record_takes_twelve_keys_beyond_its_title_and_no_mouse(
    school: School, open_window: OpenWindow
) -> None:
    hands = Hands(school.open_as(Role.METHODIST, open_window))
    page = hands.window.open("/participation")
    people = page.get_by_role("combobox", name="Педагоги")
    expect(people).to_be_focused()
    hands.begun_at = time.monotonic()
    hands.type("бер")
    hands.press("Enter")
    hands.press("Tab")
    hands.press("Tab")  # past the cross that takes the names away
    hands.paste(WORK)
    hands.press("Tab")
    hands.press("Tab")  # past the tick "no evidence"
    expect(title_of(page)).to_be_focused()
    hands.title("Как читать вместе")
    hands.press("Control", "Enter")
    expect(page.get_by_text("Сохранено: Как читать вместе, 1 запись")).to_be_visible()
    assert hands.presses <= 12
    assert hands.seconds <= 30
    expect(standing(page)).to_contain_text("Сохранено в ")
    expect(people).to_be_focused()  # the next one can be typed at once


def test_ten_participants_of_one_webinar_take_a_minute(
    school: School, open_window: OpenWindow
) -> None:
    hands = Hands(school.open_as(Role.METHODIST, open_window))
    page = hands.window.open("/participation")
    hands.begun_at = time.monotonic()
    people = page.get_by_role("combobox", name="Педагоги")
    hands.click(page.get_by_text("гуманитарного цикла ·"))
    expect(standing(page)).to_contain_text("Черновик сохранён в ")
    hands.click(people)
    for letters in ("бер", "гай", "мут"):
        hands.type(letters)
        hands.press("Enter")
    hands.press("Escape")
    hands.click(page.get_by_role("radio", name="Инфоурок"))
    hands.click(page.get_by_role("combobox", name="Вид деятельности"))
    hands.type("вебинар")
    hands.press("Enter")
    hands.click(field_named(page, "Ссылка или номер"))
    hands.paste("https://infourok.ru/vebinar-120")
    hands.click(title_of(page))
    hands.title("Вебинар о чтении")
    hands.press("Control", "Enter")
    expect(page.get_by_text("Сохранено: Вебинар о чтении, 10 записей")).to_be_visible()
    assert hands.seconds <= 60


def test_what_follows_a_choice_stays_when_a_hand_is_faster_than_the_server(
    school: School, open_window: OpenWindow
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    server = SlowServer(window.page)
    page = window.open("/participation")
    server.hold()
    server.wait_for_question(page.get_by_text("чеченского языка и литературы ·").click)
    server.wait_for_question(page.get_by_role("radio", name="Инфоурок").click)
    server.go_on()
    people = page.get_by_label("Selected values").get_by_role("button")
    expect(people).to_have_count(2)
    expect(page.get_by_role("radio", name="Инфоурок")).to_be_checked()
    page.get_by_role("combobox", name="Вид деятельности").click()
    page.keyboard.type("вебинар")
    server.hold()
    server.wait_for_question(lambda: page.keyboard.press("Enter"))
    server.wait_for_question(lambda: title_of(page).fill("Вебинар о родном языке"))
    server.go_on()
    expect(standing(page)).to_contain_text("Черновик сохранён в ")
    window.settle()
    expect(page.get_by_text("Роль: участник")).to_be_visible()
    page.get_by_text("подтверждения нет").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Сохранено: Вебинар о родном языке, 2 записи")).to_be_visible()


def test_the_save_keys_work_from_every_sort_of_field(
    school: School, open_window: OpenWindow
) -> None:
    window = school.open_as(Role.GROUP_LEAD, open_window)
    page = window.open("/participation")
    pill = page.get_by_role("radio", name="Инфоурок")
    pill.click()
    expect(standing(page)).to_contain_text("Черновик сохранён в ")
    fields = (
        pill,
        page.get_by_role("combobox", name="Вид деятельности"),
        page.locator("[data-testid=stDateInput] [role=spinbutton]").first,
        page.get_by_role("textbox", name="Примечание"),
    )
    for at, target in enumerate(fields):
        if at:
            window.open("/participation")
        if at > 2:  # the folded ones
            page.locator("[data-testid=stExpander] summary").last.click()
        target.focus()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Запись ещё не готова: посмотрите")).to_be_visible()
        expect(pill).to_be_checked()


def test_the_menu_shows_the_entry_of_the_screen_that_is_open(
    school: School, open_window: OpenWindow
) -> None:
    window = school.open_as(Role.ADMIN, open_window)
    page = window.open("/school")
    entry = page.locator("[data-testid=stSidebarNav] [aria-current=page]")
    expect(entry).to_be_in_viewport(ratio=0.9)
    page.wait_for_timeout(2000)
    page.locator("[data-testid=stSidebarNav]").evaluate("menu => menu.scrollTop = 0")
    page.wait_for_timeout(500)
    expect(entry).not_to_be_in_viewport()  # whoever looks elsewhere in the menu is left alone


def test_the_line_says_nothing_of_the_connection_while_it_is_there(
    school: School, open_window: OpenWindow
) -> None:
    page = school.open_as(Role.GROUP_LEAD, open_window).open("/participation")
    waiting = page.locator("html[data-networks-waiting]")
    for text, pause in (("Как читать", 60), (" вместе", 120), (" и вслух", 200), ("!" * 70, 60)):
        title_of(page).click()
        page.keyboard.press("End")
        for letter in text:  # the last takes longer than the line's patience
            page.keyboard.type(letter, delay=90)
            assert waiting.count() == 0
        page.wait_for_timeout(pause)
        page.keyboard.press("Tab")
        page.wait_for_timeout(6000)  # a busy server may answer later than the line's patience
        expect(waiting).to_have_count(0)
        expect(standing(page)).to_contain_text("Черновик сохранён в ")


def test_what_was_typed_outlives_the_killed_server(
    school: School, open_window: OpenWindow, start_server: Callable[..., Server]
) -> None:
    """The last test of this file: it ends the server."""
    window = school.open_as(Role.DIRECTOR, open_window, is_watched=False)
    page = window.open("/participation")
    title_of(page).click()
    page.keyboard.type("Недописанное", delay=TYPING)
    expect(standing(page)).to_contain_text("Черновик сохранён в ")
    page.locator("[data-testid=stExpander] summary").last.click()
    page.get_by_role("textbox", name="Примечание").click()
    page.keyboard.type("Первая строка\nвторая", delay=TYPING)
    page.wait_for_timeout(4000)
    os.kill(school.server.process.pid, signal.SIGKILL)
    school.server.process.wait()
    expect(page.locator(".st-key-form_waiting")).to_be_visible(timeout=10_000)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    again = School(start_server(school.server.database), school.tokens)
    page.goto(again.server.url + "/participation")
    assert asked == ["beforeunload"]
    other = again.open_as(Role.DIRECTOR, open_window)
    form = other.open("/participation")
    expect(title_of(form)).to_have_value("Недописанное")
    form.locator("[data-testid=stExpander] summary").last.click()
    expect(form.get_by_role("textbox", name="Примечание")).to_have_value("Первая строка\nвторая")
