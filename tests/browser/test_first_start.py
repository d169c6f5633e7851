"""Set-up and signing in, in a real browser: cookies, reloads, the page asked for."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Server, Window

OpenWindow = Callable[..., Window]
TOP = "element => Math.round(element.getBoundingClientRect().top)"
PASSWORD = "семь тёплых вечеров"


def fill_set_up(page: Page, *, password: str = PASSWORD, repeated: str = PASSWORD) -> None:
    page.get_by_label("Ваше имя").fill("Первый Администратор")
    page.get_by_label("Имя пользователя").fill("first")
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_label("Пароль ещё раз").fill(repeated)
    page.get_by_role("button", name="Начать").click()


def sign_in(page: Page, *, username: str = "first", password: str = PASSWORD) -> None:
    page.get_by_label("Имя пользователя").fill(username)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти").click()


def test_set_up_then_sign_in_as_people_do(
    start_server: Callable[..., Server], open_window: OpenWindow
) -> None:
    server = start_server()
    window = open_window(server)
    page = window.open("/communities?period=quarter:2026.1")
    expect(page.get_by_role("heading", name="Первый запуск")).to_be_visible()

    fill_set_up(page, password="коротко", repeated="коротко")
    expect(page.get_by_text("не меньше 10 знаков")).to_be_visible()
    expect(page.get_by_label("Ваше имя")).to_have_value("Первый Администратор")

    page.get_by_label("Ваше имя").fill("")
    page.get_by_role("button", name="Начать").click()
    expect(page.get_by_text("Напишите имя человека.")).to_be_visible()
    first, second = (page.locator(f".st-key-set_up_{one}") for one in ("password", "repeated"))
    # A sentence under one field leaves the others in line.
    assert first.evaluate(TOP) == second.evaluate(TOP)

    fill_set_up(page, repeated="другой длинный пароль")
    expect(page.get_by_text("Пароли не совпадают")).to_be_visible()

    fill_set_up(page)
    expect(page.get_by_role("heading", name="Обзор", level=1)).to_be_visible()
    cookie = next(c for c in window.context.cookies() if c["name"] == "networks_session")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"

    page.get_by_role("button", name="Выйти").click()
    expect(page.get_by_role("button", name="Войти")).to_be_visible()
    assert all(c["name"] != "networks_session" for c in window.context.cookies())

    window.open("/communities?period=quarter:2026.1")
    sign_in(page, password="семь холодных утр")
    expect(page.get_by_text("Имя пользователя или пароль")).to_be_visible()
    sign_in(page)
    expect(page.get_by_role("heading", name="Сообщества", level=1)).to_be_visible()
    assert re.search(r"/communities\?period=quarter(:|%3A)2026\.1$", page.url)
    page.reload()
    expect(page.get_by_role("heading", name="Сообщества", level=1)).to_be_visible()

    copied = open_window(server)
    cookie = next(c for c in window.context.cookies() if c["name"] == "networks_session")
    copied.context.add_cookies(
        [{"name": cookie["name"], "value": cookie["value"], "url": server.url}]
    )
    copied.open("/")
    expect(copied.page.get_by_role("heading", name="Обзор", level=1)).to_be_visible()
    page.get_by_role("button", name="Выйти").click()
    expect(page.get_by_role("button", name="Войти")).to_be_visible()
    expect(copied.page.get_by_role("button", name="Войти")).to_be_visible()


def test_sign_in_form_speaks_english_to_an_english_browser_and_fits_a_phone(
    server: Server, open_window: OpenWindow
) -> None:
    window = open_window(server, locale="en-US", viewport=PHONE, color_scheme="dark")
    page = window.open("/")
    expect(page.get_by_role("heading", name="First start")).to_be_visible()
    assert not window.has_sideways_scrolling()
    page.get_by_text("Русский").click()
    expect(page.get_by_role("heading", name="Первый запуск")).to_be_visible()
