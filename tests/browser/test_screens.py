"""Every screen in a real browser: both languages, both widths, both themes, and for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.access import Role
from core.i18n import words_of
from core.period_codes import encode
from core.periods import school_year, school_year_of, today
from core.screen import Screen
from core.sitemap import SCREENS
from db.demonstration.content import content
from tests.browser.conftest import LAPTOP, PHONE, Finding, Window
from tests.browser.demonstration import School

OpenWindow = Callable[..., Window]
# Latin words that stand on a Russian screen rightly: names, file kinds, examples of addresses.
LATIN = re.compile(r"[A-Za-z]{3,}")
# An address of a record and the code of a snapshot are no words of ours.
ADDRESS = re.compile(r"https?://\S+|снимок \w+")
# "true" and "false" are what Streamlit's grid reads out for a tick.
RIGHTLY_LATIN = {
    *("Ctrl", "Enter", "Delete"),
    *("true", "false", "CSV", "XLSX", "XLS", "ODS", "DOCX", "PDF", "PPTX", "ZIP"),
    *("Excel", "English", "https", "http"),
    *("infourok", "III", "VII"),
    *LATIN.findall(str(content("topics"))),  # an English lesson is called so
}


# Charts that took more room than their figures leave, and so were drawn twice: only where a legend
# or names that were turned asked for it.
CRAMPED = """
[...document.querySelectorAll(".js-plotly-plot")].filter(plot => {
  const {margin, _size: taken, xaxis} = plot._fullLayout;
  const isTurned = Object.values(xaxis?._tickAngles ?? {}).some(Boolean);
  return !isTurned && !plot.querySelector(".legend")
    && ["l", "r", "t", "b"].some(side => taken[side] > margin[side] + 0.5);
}).map(plot => plot.closest("[class*=st-key-]").className)
"""


def address(screen: Screen) -> str:
    return "/" if screen is SCREENS[0] else f"/{screen.address}"


@pytest.mark.parametrize("section", list(dict.fromkeys(screen.section for screen in SCREENS)))
@pytest.mark.parametrize(
    ("viewport", "scheme", "looked_into"),
    [
        pytest.param(LAPTOP, "light", None, id="laptop"),
        pytest.param(PHONE, "dark", 1, id="phone"),  # the colours of dark are few
        pytest.param(PHONE, "dark", None, id="phone-whole", marks=pytest.mark.soak),
    ],
)
def test_screens_are_whole_quiet_russian_and_open_to_everybody(
    school: School,
    open_window: OpenWindow,
    axe_findings: Callable[[Window], list[Finding]],
    viewport: tuple[int, int],
    scheme: str,
    looked_into: int | None,
    section: str,
) -> None:
    """Look at the screens of a section; axe looks into the first of them, or into all."""
    findings = []
    window = school.open_as(Role.ADMIN, open_window, viewport=viewport, color_scheme=scheme)
    screens = [screen for screen in SCREENS if screen.section == section]
    for screen in screens:
        page = window.open(address(screen))
        title = words_of("ru")(screen.title)
        expect(page.get_by_role("heading", name=title, level=1, exact=True)).to_be_visible()
        assert not window.has_sideways_scrolling(), screen.path
        assert page.evaluate(CRAMPED) == [], screen.path
        shown = words_shown(window)
        latin = set(LATIN.findall(ADDRESS.sub("", shown))) - RIGHTLY_LATIN
        assert latin - accounts(shown) == set(), (screen.path, latin)
        if screen in screens[:looked_into]:
            findings += [(screen.path, finding) for finding in axe_findings(window)]
    ours = [(path, found) for path, found in findings if not found.is_streamlits_own]
    assert ours == []


def words_shown(window: Window) -> str:
    """Return the text of the page's main part without icons, which are words in a picture font.

    Names of queries stand in it as code: they are no words of a language.
    """
    return str(
        window.page.evaluate(
            """() => {
              const main = document.querySelector("[data-testid=stMain]");
              const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
              const shown = [];
              while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (parent.closest("script, style, code")) continue;
                if (!getComputedStyle(parent).fontFamily.includes("Material"))
                  shown.push(walker.currentNode.data);
              }
              return shown.join("\\n");
            }"""
        )
    )


def accounts(shown: str) -> set[str]:
    """Return what is Latin because somebody named it so: user names and pasted addresses."""
    return {role.value for role in Role} & set(LATIN.findall(shown)) | {"group", "lead"}


def test_screens_speak_english_to_whoever_chose_it(school: School, open_window: OpenWindow) -> None:
    window = school.open_as(Role.PRESENTER, open_window, locale="en-US")
    page = window.open("/profile")
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("heading", name="My account", level=1)).to_be_visible()
    window.open("/")
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    expect(page.get_by_test_id("stMetric").first).to_contain_text("of 2")


def test_filters_survive_a_change_of_page_and_stand_in_the_address(
    school: School, open_window: OpenWindow
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/?period=half_year:2025.1&community=infourok")
    page.get_by_role("link", name="Сообщества").click()
    expect(page.get_by_role("heading", name="Сообщества", level=1)).to_be_visible()
    window.settle()
    assert "community=infourok" in page.url
    page.get_by_role("link", name="Записи").click()
    expect(page.get_by_role("heading", name="Записи", level=1)).to_be_visible()
    window.settle()
    page.get_by_role("link", name="Повышение квалификации").click()
    expect(page.get_by_role("heading", name="Повышение квалификации", level=1)).to_be_visible()
    window.settle()
    assert "community=infourok" in page.url
    assert re.search(r"period=half_year(:|%3A)2025\.1", page.url)


def test_presenter_sees_no_name_of_a_teacher(school: School, open_window: OpenWindow) -> None:
    reader = school.open_as(Role.DIRECTOR, open_window)
    reader.open("/people")
    window = school.open_as(Role.PRESENTER, open_window)
    for screen in SCREENS[:4]:
        shown = window.open(address(screen)).locator("body").inner_text()
        for surname in ("Берсанова", "Зубайраев", "Арсаханова", "Дадашева"):
            assert surname not in shown, screen.path


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_what_stands_below_a_value_begins_at_one_height_with_and_without_a_goal(
    school: School, open_window: OpenWindow, viewport: tuple[int, int]
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window, viewport=viewport)
    page = window.open(f"/?period={encode(school_year(school_year_of(today())))}")
    tiles = page.locator(".st-key-metrics [class*=st-key-figure_]")
    expect(tiles.locator(".small-goal").first).to_be_visible()
    assert tiles.filter(has_not=page.locator(".small-goal")).count()
    depths = tiles.evaluate_all(
        """tiles => tiles.map((tile) => {
          const chart = tile.querySelector(".small-months, .small-goal");
          return chart && chart.getBoundingClientRect().top - tile.getBoundingClientRect().top;
        }).filter((depth) => depth !== null)"""
    )
    assert depths
    assert max(depths) - min(depths) < 1
    feet = tiles.evaluate_all(
        """tiles => tiles.map((tile) => {
          const foot = [...tile.querySelectorAll("button")].at(-1);
          return tile.getBoundingClientRect().bottom - foot.getBoundingClientRect().bottom;
        })"""
    )
    assert max(feet) - min(feet) < 1


def test_first_visit_is_small_enough(school: School, open_window: OpenWindow) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    debugger = window.context.new_cdp_session(window.page)
    debugger.send("Network.enable")
    sizes: list[float] = []
    debugger.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page = window.open("/?period=school_year:2025")
    assert 0 < sum(sizes) <= 3_500_000
    bars = page.locator(".small-months").first  # the browser lets them through
    expect(bars).to_be_visible()
    assert bars.evaluate("one => Math.max(...[...one.children].map(bar => bar.offsetHeight))") > 20
