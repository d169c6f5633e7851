"""A mark is touched in a real browser: the page narrows, the records behind open, all goes back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from charts import palette, theme
from core.access import Role
from tests.browser.conftest import PHONE, Window
from tests.browser.demonstration import School

CARDS = "[...document.querySelectorAll('[class*=st-key-card_]')]"


def mark(window: Window, card: str, place: int) -> Locator:
    """Return a bar of a card's chart, in the order of drawing."""
    return window.page.locator(f".st-key-card_{card} .barlayer .point path").nth(place)


def touch(window: Window, card: str, place: int) -> None:
    """Touch a mark where it is, as a finger does: what lies over it gets the touch."""
    bar = mark(window, card, place)
    window.page.mouse.wheel(0, 1)  # whoever scrolls is no more held at the chart touched before
    bar.evaluate("bar => bar.scrollIntoView({block: 'center'})")
    box = bar.bounding_box()
    assert box is not None
    window.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_the_chart_touched_and_the_way_to_its_records_stay_in_sight(
    school: School, open_window: Callable[..., Window], viewport: tuple[int, int] | None
) -> None:
    window = school.open_as(
        Role.DIRECTOR, open_window, **({"viewport": viewport} if viewport else {})
    )
    page = window.open("/?period=school_year:2025")
    touch(window, "by_level", 1)
    expect(page.get_by_role("button", name="Уровень: ")).to_be_in_viewport()
    window.settle()
    expect(page.get_by_role("button", name="Показать записи")).to_be_in_viewport()
    expect(page.locator(".st-key-card_by_level h3")).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [None], ids=["laptop"])
def test_touching_marks_narrows_the_page_step_by_step_and_back(
    school: School, open_window: Callable[..., Window], viewport: tuple[int, int] | None
) -> None:
    size = {"viewport": viewport} if viewport else {}
    window = school.open_as(Role.DIRECTOR, open_window, **size)
    page = window.open("/?period=school_year:2025")
    by_kind, by_month, off = (
        page.get_by_role("button", name=name) for name in ("Вид: ", "Месяц: ", "Снять все")
    )
    page.evaluate(f"() => {CARDS}.forEach(card => {{ card.isTheSame = true; }})")
    touch(window, "by_kind", 1)
    expect(by_kind).to_be_visible()
    assert "kind=" in page.url
    window.settle()
    touch(window, "by_month", 0)
    expect(by_month).to_be_visible()
    expect(by_kind).to_be_visible()
    page.get_by_role("button", name="Показать записи").click()
    dialog = page.get_by_role("dialog")
    opened = dialog.get_by_role("link", name="Открыть").first
    expect(opened).to_be_visible()
    page.keyboard.press("Escape")
    off.click()
    expect(off).to_be_hidden()
    window.settle()
    assert page.url.endswith("?period=school_year%3A2025")
    # The chips came and went above the cards: the browser did not throw them away for it.
    assert page.evaluate(f"() => {CARDS}.length > 3 && {CARDS}.every(card => card.isTheSame)")


DRAWN = """
window.drawn = new Map();
new MutationObserver(changes => {
  for (const {target} of changes)
    if (target.closest(".barlayer .point")) drawn.set(target, (drawn.get(target) || 0) + 1);
}).observe(document, {subtree: true, attributes: true, attributeFilter: ["d"]});
"""


# A legend takes its room from the columns, which are drawn again in what it leaves.
TIMES_DRAWN = """
[...drawn]
  .filter(([bar]) => bar.isConnected)
  .filter(([bar]) => !bar.closest(".main-svg").parentNode.querySelector(".legend"))
  .map(([, times]) => times)
"""


def test_a_chart_is_drawn_once_when_the_page_narrows(
    school: School, open_window: Callable[..., Window]
) -> None:
    """Streamlit and Plotly would do it twice; charts/shown.py says how they are kept from it."""
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/?period=school_year:2025")
    page.evaluate(DRAWN)
    touch(window, "by_level", 1)
    expect(page.get_by_role("button", name="Уровень: ")).to_be_visible()
    window.settle()
    times = page.evaluate(TIMES_DRAWN)
    assert len(times) > 10
    assert set(times) == {1}


def test_the_charts_go_dark_and_light_with_the_system(
    school: School, open_window: Callable[..., Window]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/?period=school_year:2025")
    for mode in ("light", "dark", "light"):
        page.emulate_media(color_scheme=mode)
        accent = palette.colours(mode)[theme.ACCENT]
        wanted = f"rgb({', '.join(str(int(accent[at : at + 2], 16)) for at in (1, 3, 5))})"
        expect(mark(window, "by_level", 0)).to_have_css("fill", wanted, timeout=15_000)
