"""A show in a real browser: keys, a second window and a phone keep in step; type is large."""

import os
import re
import shutil
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from core.access import Role
from tests.browser.conftest import PHONE, Finding, Server, Window
from tests.browser.demonstration import Planted, School, start_school
from tests.browser.slow_server import SlowServer

SLIDE = "() => document.querySelector('[data-networks-show]')?.dataset.networksShow.split(':')[1]"
SIGN = "() => document.documentElement.dataset.networksDigits"
PROJECTORS = [(1024, 768), (1920, 1080)]


@pytest.fixture(scope="module")
def meeting_school(
    planted: Planted,
    start_server: Callable[..., Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> School:
    """A server of its own: these tests write a meeting."""
    folder = tmp_path_factory.mktemp("meeting")
    shutil.rmtree(folder)
    return start_school(planted, start_server, folder)


@pytest.fixture(scope="module")
def meeting() -> dict[str, str]:
    """The address of the meeting that the first test makes."""
    return {}


def at(page: Page, number: int) -> None:
    """Wait until a window shows a slide."""
    wanted = f"{SLIDE.replace('() => ', '() => (')}) === '{number - 1}'"
    try:
        page.wait_for_function(wanted)
    except Error as error:
        shown = page.get_by_test_id("stMain").inner_text()[:500]
        raise AssertionError((number, page.evaluate(SLIDE), page.url, shown)) from error


def show_of(
    school: School, meeting: dict[str, str], open_window: Callable[..., Window], **looks: object
) -> Window:
    """Open the show of a meeting, which is made of a template when there is none."""
    window = school.open_as(Role.METHODIST, open_window, **looks)
    if "id" not in meeting:
        page = window.open("/meetings")
        page.locator(".st-key-meeting_new button").click()
        page.wait_for_url("**/meetings?meeting=*")
        page.locator(".st-key-meeting_build button").click()
        expect(page.get_by_text(re.compile(r"^Зафиксировано \d")).first).to_be_visible()
        meeting["id"] = page.url.split("meeting=")[1]
    window.open(f"/show?meeting={meeting['id']}&slide=1")
    at(window.page, 1)
    return window


def drag(page: Page, right: int, down: int = 0) -> None:
    """Draw a finger over the slide, so many pixels to the right and down."""
    box = page.viewport_size
    assert box is not None
    touch = page.context.new_cdp_session(page)
    x, y = box["width"] // 2, box["height"] // 2
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + right // 2, "y": y + down // 2}]),
        ("touchMove", [{"x": x + right, "y": y + down}]),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.detach()


def test_keys_and_a_clicker_lead_through_a_show(
    meeting_school: School, meeting: dict[str, str], open_window: Callable[..., Window]
) -> None:
    page = show_of(meeting_school, meeting, open_window).page
    page.keyboard.press("ArrowRight")
    at(page, 2)
    page.keyboard.press("PageDown")
    at(page, 3)
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    at(page, 1)
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    at(page, 5)
    page.keyboard.press("KeyB")
    assert page.evaluate("() => document.documentElement.classList.contains('networks-blank')")
    page.keyboard.press("KeyB")
    page.keyboard.press("KeyL")
    page.locator(".st-key-show_slide_4 button").click()
    at(page, 4)
    page.keyboard.press("KeyO")
    page.wait_for_url("**/?*")
    expect(page.get_by_role("button", name="Вернуться к слайду 4")).to_be_visible()
    page.wait_for_selector("[data-networks-keys]", state="attached")
    page.keyboard.press("KeyP")
    at(page, 4)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Показ", level=1)).to_be_visible()


# Keys that are pressed one right after the other, and the slide that they lead to from the first.
QUICK = [
    ("ArrowRight PageDown ArrowRight", 4),
    ("ArrowRight 5 Enter", 5),
    ("End 6 Enter ArrowLeft", 5),
    ("5 Enter 3 Enter Home PageDown", 2),
    (".st-key-show_next .st-key-show_next .st-key-show_next ArrowLeft", 3),
]


def press_quickly(page: Page, keys: str) -> None:
    """Press keys, or buttons of the page, one right after the other."""
    for key in keys.split():
        if key.startswith("."):
            page.locator(f"{key} button").first.click()
        else:
            page.keyboard.press(key)


@pytest.mark.parametrize(
    ("asked", "quick"),
    [
        pytest.param(False, QUICK[1:3], id="answers late"),
        pytest.param(True, QUICK[4:], id="presses late"),
        pytest.param(False, QUICK, id="answers late, all", marks=pytest.mark.soak),
        pytest.param(True, QUICK, id="presses late, all", marks=pytest.mark.soak),
    ],
)
def test_presses_at_a_late_server_are_acted_on_in_their_order(
    meeting_school: School,
    meeting: dict[str, str],
    open_window: Callable[..., Window],
    asked: bool,
    quick: list[tuple[str, int]],
) -> None:
    window = show_of(meeting_school, meeting, open_window)
    page, server = window.page, SlowServer(window.page)
    page.reload()
    window.settle()
    for keys, number in quick:
        press_quickly(page, "1 Enter")
        at(page, 1)
        window.settle()
        server.hold(asked=asked)
        press_quickly(page, keys)
        page.wait_for_timeout(1800)
        server.go_on()
        at(page, number)
        page.wait_for_timeout(500)
        at(page, number)
        assert page.evaluate(SIGN) is None


@pytest.mark.parametrize("asked", [False, True], ids=["answer lost", "press lost"])
def test_a_step_that_is_lost_on_its_way_is_told_and_asked_for_again(
    meeting_school: School,
    meeting: dict[str, str],
    open_window: Callable[..., Window],
    asked: bool,
) -> None:
    window = show_of(meeting_school, meeting, open_window)
    page, server = window.page, SlowServer(window.page)
    page.reload()
    window.settle()
    server.hold(asked=asked)
    press_quickly(page, "5 Enter")
    page.wait_for_function(f"{SIGN} === '5 …'")
    server.lose()
    at(page, 5)
    window.settle()
    assert page.evaluate(SIGN) is None
    page.evaluate("() => document.querySelector('[data-networks-show]').remove()")
    press_quickly(page, "3 Enter")
    at(page, 3)


def test_the_speakers_window_and_a_phone_keep_in_step(
    meeting_school: School, meeting: dict[str, str], open_window: Callable[..., Window]
) -> None:
    window = show_of(meeting_school, meeting, open_window)
    page, notes = window.page, window.context.new_page()
    notes.goto(page.url + "&notes=1")
    at(notes, 1)
    expect(notes.locator("[data-networks-clock]")).to_contain_text("00:0")
    notes.locator(".st-key-show_next button").click()
    at(page, 2)
    phone = meeting_school.open_as(Role.METHODIST, open_window, viewport=PHONE, has_touch=True)
    other = phone.open(f"/show?meeting={meeting['id']}&notes=1")
    at(other, 2)
    other.locator(".st-key-show_next button").click()
    at(page, 3)
    at(notes, 3)
    assert not phone.has_sideways_scrolling()


@pytest.mark.parametrize(
    "viewport",
    [PROJECTORS[0], pytest.param(PROJECTORS[1], marks=pytest.mark.soak)],
    ids=["1024x768", "1920x1080"],
)
def test_slides_keep_to_the_rules_of_size_on_every_projector(
    meeting_school: School,
    meeting: dict[str, str],
    open_window: Callable[..., Window],
    axe_findings: Callable[[Window], list[Finding]],
    viewport: tuple[int, int],
) -> None:
    window = show_of(meeting_school, meeting, open_window, viewport=viewport)
    page, height = window.page, viewport[1]
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    at(page, 3)
    chart = page.locator(".st-key-show_room .js-plotly-plot")
    expect(chart).to_be_visible()
    window.settle()
    title = page.locator(".st-key-show_title h2")
    assert float(title.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 0.0499 * height
    box, type_of = chart.bounding_box(), "e => parseFloat(getComputedStyle(e).fontSize)"
    assert box is not None
    enlarged = box["width"] / float(chart.evaluate("e => e.offsetWidth"))
    label = chart.locator(".xtick text").first
    assert float(label.evaluate(type_of)) * enlarged >= 0.0249 * height
    assert box["x"] + box["width"] <= viewport[0]
    foot = page.locator(".st-key-show_foot").bounding_box()
    assert foot is not None
    assert box["y"] + box["height"] <= foot["y"]
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert [one for one in axe_findings(window) if not one.is_streamlits_own] == []


def test_a_finger_steps_when_it_goes_sideways_far_enough(
    meeting_school: School, meeting: dict[str, str], open_window: Callable[..., Window]
) -> None:
    page = show_of(meeting_school, meeting, open_window, viewport=PHONE, has_touch=True).page
    drag(page, -200)
    at(page, 2)
    drag(page, -40)
    drag(page, -100, 200)
    page.wait_for_timeout(1500)
    at(page, 2)
    drag(page, 200)
    at(page, 1)


def test_the_screen_goes_full_and_black_and_comes_back(
    meeting_school: School, meeting: dict[str, str], open_window: Callable[..., Window]
) -> None:
    window = show_of(meeting_school, meeting, open_window)
    page = window.page
    black = "getComputedStyle(document.body, '::after').backgroundColor === 'rgb(0, 0, 0)'"
    page.keyboard.press("KeyF")
    page.wait_for_function("document.fullscreenElement === document.documentElement")
    page.keyboard.press("ArrowRight")
    at(page, 2)
    window.settle()
    page.locator(".st-key-show_blank button").first.click()
    page.wait_for_function(black)
    page.keyboard.press("ArrowRight")
    at(page, 3)
    assert not page.evaluate(black), "a step lights the screen again"
    page.keyboard.press("Period")
    assert page.evaluate(black)
    page.keyboard.press("Period")
    assert not page.evaluate(black)
    page.keyboard.press("KeyF")
    page.wait_for_function("!document.fullscreenElement")
    page.keyboard.press("KeyB")
    page.keyboard.press("Escape")
    assert not page.evaluate(black)
    at(page, 3)


def test_names_are_switched_by_key_and_by_hand_and_stay_in_their_window(
    meeting_school: School, meeting: dict[str, str], open_window: Callable[..., Window]
) -> None:
    window = show_of(meeting_school, meeting, open_window)
    page, other = window.page, window.context.new_page()
    switch = page.get_by_role("switch", name="Имена")
    expect(switch).not_to_be_checked()
    page.keyboard.press("KeyI")
    expect(switch).to_be_checked()
    page.keyboard.press("ArrowRight")
    at(page, 2)
    expect(switch).to_be_checked()
    other.goto(page.url)
    at(other, 2)
    expect(other.get_by_role("switch", name="Имена")).not_to_be_checked()
    page.locator(".st-key-show_named label").click()
    expect(switch).not_to_be_checked()
    presenter = meeting_school.open_as(Role.PRESENTER, open_window)
    shown = presenter.open(f"/show?meeting={meeting['id']}")
    at(shown, 1)
    shown.keyboard.press("KeyI")
    presenter.settle()
    expect(shown.get_by_role("switch")).to_have_count(0)


@pytest.mark.soak  # tests/ui has the short version
def test_a_killed_server_leads_every_window_back_to_the_slide(
    meeting_school: School,
    meeting: dict[str, str],
    open_window: Callable[..., Window],
    start_server: Callable[..., Server],
) -> None:
    window = show_of(meeting_school, meeting, open_window, is_watched=False)
    page = window.page
    phone = meeting_school.open_as(
        Role.METHODIST, open_window, viewport=PHONE, has_touch=True, is_watched=False
    )
    notes = phone.open(f"/show?meeting={meeting['id']}&notes=1")
    for number in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        at(page, number)
    at(notes, 4)
    server = meeting_school.server
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    start_server(server.database, port=int(server.url.rpartition(":")[2]))
    for one in (window, phone):
        one.settle()
    page.wait_for_timeout(2500)
    at(page, 4)
    at(notes, 4)
    notes.locator(".st-key-show_next button").click()
    at(page, 5)
    page.keyboard.press("ArrowLeft")
    at(page, 4)
    at(notes, 4)
