"""How a show looks: nothing but the slide, type by the rules, charts enlarged as a whole.

A chart is laid out at its own size and then enlarged, so that its type grows with it and stays a
vector; how much is found out in the browser, which knows the window.
"""

from time import time_ns

import streamlit as st

from reports.slides import FrozenSlide
from ui.meeting import sizes
from ui.meeting.keys import SCRIPT
from ui.meeting.places import Showing
from ui.meeting.sizes import SIZES, Noted, Size

HIDDEN = (
    "[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar],"
    "[data-testid=stSidebarCollapsedControl], [data-testid=stExpandSidebarButton],"
    ".st-key-demonstration, [data-testid=stMainBlockContainer] h1"
)
BARE = (
    f"{HIDDEN} {{display: none !important;}}"
    "[data-testid=stMainBlockContainer]"
    "{padding: 2vh 3vw 0 !important; max-width: none !important;}"
    ":root {--show-scale: 1; --show-most: 1; --show-paper: Canvas;}"
)
STAGE = (
    ".st-key-show_all {position: fixed; inset: 0; z-index: 999; overflow: auto;"
    "padding: 2vh 3vw 0.5vh; gap: 1vh; background: var(--show-paper);}"
    ".st-key-show_all > [data-testid=stLayoutWrapper]:first-of-type,"
    ".st-key-show_stage {flex: 1 0 auto;}"
    f".st-key-show_room {{min-height: {sizes.ROOM}vh;"
    "--show-times: min(var(--show-scale) * var(--show-fit), var(--show-most));}"
    # The chart is laid out in a narrower box, which Streamlit measures, and enlarged inside it.
    ".st-key-show_room [data-testid=stElementContainer]:has([data-testid=stPlotlyChart])"
    "{width: calc(100% / var(--show-times)) !important; overflow: visible;"
    "height: calc(var(--show-height) * var(--show-times)) !important;}"
    ".st-key-show_room .js-plotly-plot {transform-origin: 0 0;"
    "transform: scale(var(--show-times));}"
    ".st-key-show_room [data-testid=stPlotlyChart],"
    ".st-key-show_room [data-testid=stFullScreenFrame] {overflow: visible !important;}"
    ".st-key-show_room [data-testid=stElementToolbar] {display: none;}"
    ".st-key-show_table table {width: 100%;}"
    ".st-key-show_table td {white-space: normal;}"
    ".st-key-show_table td div {max-width: none !important;}"
    "[class*=st-key-show_value] {padding: 2vh 2vw;}"
    ".st-key-show_ready {visibility: hidden; position: absolute; height: 0; overflow: hidden;}"
    ".st-key-show_list, .st-key-show_follow, .st-key-show_names {display: none;}"
    ".networks-list .st-key-show_list {display: flex; position: fixed; z-index: 1000;"
    "inset: 5vh 5vw; overflow: auto; padding: 3vh 3vw; border-radius: 0.5rem;"
    "background: var(--show-paper); border: 1px solid; width: auto !important;}"
    ".networks-list .st-key-show_list p {font-size: max(3vh, 16px); text-align: left;}"
    ".networks-blank body::after {content: ''; position: fixed; inset: 0; background: #000;"
    "z-index: 10000000; cursor: none;}"
    "html[data-networks-digits] body::before {content: attr(data-networks-digits);"
    "position: fixed; right: 3vw; bottom: 8vh; z-index: 10000; font-size: max(8vh, 40px);"
    "background: #000; color: #fff; padding: 0 2vw; border-radius: 0.5rem;}"
    ".st-key-show_foot {border-top: 1px solid rgba(128, 144, 148, 0.4); padding-top: 0.5vh;"
    "gap: 0.25rem 0.5rem;}"
    "@media (min-width: 900px) {.st-key-show_foot {flex-wrap: nowrap;}}"
    # On a phone the buttons stay at the foot of the window and the slide scrolls behind them.
    "@media (max-width: 899px) {.st-key-show_all > [data-testid=stLayoutWrapper]:has("
    "> .st-key-show_foot) {position: sticky; bottom: -0.5vh; z-index: 2;"
    "background: var(--show-paper);} .st-key-show_foot button {min-height: 2rem;}}"
)


def bare() -> None:
    """Take away all that stands around a slide."""
    st.html(f"<style>{BARE}{STAGE}{''.join(map(_rule, SIZES.items()))}</style>")


def mark(
    meeting_id: str, showing: Showing, *, place: int, slides: int, has_clock: bool = False
) -> None:
    """Say where the show is, of how many slides, and bring the keys, if asked for with a clock.

    Each drawing bears a mark of its own, so that the keys know that a press was heard.
    """
    since = f'<p class="show_clock" data-networks-clock="{showing.began}"></p>'
    clock = since if has_clock else ""
    st.html(
        f'<span data-networks-show="{meeting_id}:{place}"'
        f' data-at="{showing.written(meeting_id)}" data-drawn="{time_ns()}" data-slides="{slides}"'
        f' data-full="{sizes.FULL}" data-narrowest="{sizes.NARROWEST}"></span>'
        f"{clock}<script>{SCRIPT}</script>",
        unsafe_allow_javascript=True,
    )


def of_slide(slide: FrozenSlide) -> None:
    """Set the sizes that go with how much a slide has, and how its chart is made to fit."""
    height, lines = slide.height, noted_of(slide).lines
    found = sizes.of_slide(slide.sentence, slide.text, len(slide.numbers), lines=lines)
    most = sizes.LARGEST if len(slide.figures) == 1 else 1
    fit = min(sizes.fit(height, lines), most)
    # The chart lies in its own height whatever it is enlarged to: its room is what is seen of it.
    seen = f"calc(var(--show-height) * var(--show-times) + {_over(slide)}vh)"
    room = f"--show-fit: {fit:.3f}; --show-height: {height}px; max-height: {seen};"
    if lines:  # they follow right after the chart
        room += f"min-height: {seen};"
    box = sizes.BOX if len(slide.numbers) <= sizes.NUMBERS[0][0] else 0
    boxes = f"[class*=st-key-show_value] {{min-height: {box}vh; justify-content: center;}}"
    rules = "".join(map(_rule, found.items()))
    st.html(f"<style>.st-key-show_room {{{room}}}{boxes}{rules}</style>")


def noted_of(slide: FrozenSlide) -> Noted:
    """Return what a slide shows of the notes on it."""
    return sizes.noted(slide.noted, sentence=slide.sentence, height=slide.height, over=_over(slide))


def _over(slide: FrozenSlide) -> int:
    """Return what the captions over its charts take, in hundredths of the height."""
    return sizes.CAPTION if any(one.caption for one in slide.figures) else 0


def _rule(item: tuple[str, Size]) -> str:
    name, size = item
    tags = ("p", "li", "h2", "h3", "td", "th", "strong")
    parts = ", ".join(f"[class*=st-key-show_{name}] {tag}" for tag in tags)
    return f"{parts} {{font-size: {size.css} !important; line-height: 1.3 !important;}}"
