"""The stage: the slide that a show is at, what steps from it, what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from charts.palette import Mode
from charts.ready import Ready
from core import formats
from core.access import Action, may
from core.periods import local
from core.screen import DASHBOARDS
from core.sitemap import screen_of
from reports.slides import FrozenSlide, slides_read
from services.meeting_builds import Built, build_in_sight, sees_notes
from services.meeting_decisions import Pin
from services.meetings import Meeting
from ui import charts, session
from ui.markdown import plain
from ui.meeting import decision_form, live, look, places, slide_content
from ui.page import Page
from ui.runtime import kept

NAMED, SHOWN = "show_named", "show_shown"
SECONDS = 1.0  # a step on the phone is on the screen within two


@dataclass(frozen=True)
class Show:
    """A meeting that is shown: its last build's slides, without names and with them."""

    page: Page
    meeting: Meeting
    built: Built
    shown: tuple[FrozenSlide, ...]
    named: tuple[FrozenSlide, ...]

    @property
    def showing(self) -> places.Showing:
        """Where the person's windows are in it, and since when."""
        return places.showing(self.page.person.account_id, self.meeting.meeting_id)

    @property
    def place(self) -> int:
        """Where it is, from 0."""
        return max(0, min(self.showing.place, len(self.shown) - 1))

    @property
    def is_named(self) -> bool:
        """Say whether names are switched on in this window, by somebody who may."""
        return bool(self.named) and bool(session.recall(NAMED))

    @property
    def slide(self) -> FrozenSlide:
        """The slide it is at."""
        return (self.named if self.is_named else self.shown)[self.place]

    def go(self, place: int) -> None:
        """Go to a slide, from 0."""
        at = max(0, min(place, len(self.shown) - 1))
        places.go(self.page.person.account_id, self.meeting.meeting_id, at)

    def step(self, by: int) -> None:
        """Go on or back from where the show is by now: two quick presses are two steps."""
        self.go(self.place + by)


def opened(page: Page, meeting: Meeting) -> Show | None:
    """Return the show of a meeting; None while nothing of it was frozen."""
    built = build_in_sight(page.storage, page.person, meeting.meeting_id)
    if built is None:
        return None
    shown = kept(f"slides {built.build_id} shown", partial(slides_read, built.shown))
    named: tuple[FrozenSlide, ...] = ()
    if built.named:
        named = kept(f"slides {built.build_id} named", partial(slides_read, built.named))
    return Show(page, meeting, built, shown, named) if shown else None


def draw(show: Show) -> None:
    """Draw the slide over the whole window; a step draws nothing else anew."""
    look.bare()
    _draw_nothing()
    _draw_slide(show)
    _keep_in_step(show, charts.mode())


def _draw_nothing() -> None:
    """Draw a chart of nothing out of sight, so that the browser has all it needs for the first."""
    with st.container(key="show_ready"):
        charts.draw(Ready({"data": [], "layout": {"height": 10}}), key="show_ready_chart")


@st.fragment(run_every=SECONDS)
def _keep_in_step(show: Show, shown_mode: Mode) -> None:
    """Look once a second whether another window has stepped on, or the system turned dark."""
    is_behind = session.recall(SHOWN) != show.place or charts.mode() != shown_mode
    if is_behind and not live.is_asked():
        st.rerun()


@st.fragment
def _draw_slide(show: Show) -> None:
    if live.is_asked():  # a change of screen in the middle of a part can leave the window blank
        st.rerun()
    slide = show.slide
    session.remember(SHOWN, show.place)
    slides = len(show.shown)
    look.mark(show.meeting.meeting_id, show.showing, place=show.place, slides=slides)
    look.of_slide(slide)
    with st.container(key="show_all"):
        with st.container(key="show_stage", gap="small"):
            with st.container(key="show_title"):
                st.header(plain(slide.title) or "–", anchor=False)
            slide_content.draw(show.page.words, slide)
        _draw_foot(show, slide)


def _draw_foot(show: Show, slide: FrozenSlide) -> None:
    """Draw the buttons that the keys press, and what every slide bears: snapshot, day, number."""
    words = show.page.words
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="show_foot"):
        _draw_step(show, "before", words("Slide before"), by=-1)
        _draw_step(show, "next", words("Next slide"), by=1)
        st.caption(_basis(show, slide), width="stretch")
        if show.named:
            st.toggle(words("Names"), key=NAMED)
            _button("names", "badge", words("Names on or off"), deed=_turn_names)
        if _is_open_live(show, slide):
            way = words("Filter, go down to records")
            _button("live", "filter_alt", way, deed=_go_live(show))
        if may(show.page.person, Action.HOLD_MEETINGS):
            _draw_way_to_decide(show)
        _button("list_open", "list", words("All slides"))
        _button("blank", "visibility_off", words("Blank screen"))
        _button("whole", "fullscreen", words("Full screen"))
        if sees_notes(show.page.person):
            _draw_way_to_notes(show)
        _button("back", "close", words("Back to the meetings"), deed=live.leave)
        _button("follow", "sync", words("Where the other window is"))
    _draw_list(show)


def _is_open_live(show: Show, slide: FrozenSlide) -> bool:
    """Say whether a slide is of a dashboard that is open to whoever shows."""
    if not slide.screen:
        return False
    screen = screen_of(slide.screen)
    return screen.section == DASHBOARDS and may(show.page.person, screen.action)


def _draw_step(show: Show, key: str, label: str, *, by: int) -> None:
    place = show.place + by
    icon = "arrow_forward" if by > 0 else "arrow_back"
    is_possible = 0 <= place < len(show.shown)
    _button(key, icon, label, deed=partial(show.step, by), is_possible=is_possible)


def _draw_way_to_decide(show: Show) -> None:
    """Draw the way to write down what is decided on this slide."""
    decision_form.say_told(show.page)
    label, icon = show.page.words("Write down a decision"), ":material/gavel:"
    if st.button("", key="show_decide", icon=icon, help=label, type="tertiary"):
        pin = Pin(show.built.build_id, show.place)
        st.dialog(label, width="medium", icon=icon)(decision_form.draw_new)(
            show.page, show.meeting.meeting_id, pin=pin, is_passing=True
        )


def address_of_notes(meeting_id: str) -> str:
    """Return the address of the speaker's window."""
    return f"{session.root_address()}/show?meeting={meeting_id}&notes=1"


def _draw_way_to_notes(show: Show) -> None:
    """Draw the way to the speaker's window, which opens beside this one."""
    address = address_of_notes(show.meeting.meeting_id)
    label = show.page.words("Notes and clock")
    st.link_button("", address, icon=":material/speaker_notes:", help=label)


def _draw_list(show: Show) -> None:
    """Draw the list of slides, out of sight until somebody asks for it."""
    with st.container(key="show_list", gap=None):
        for number, one in enumerate(show.shown):
            st.button(
                f"{number + 1}. {plain(one.title)}",
                key=f"show_slide_{number + 1}",
                type="tertiary",
                on_click=show.go,
                args=(number,),
            )


def _basis(show: Show, slide: FrozenSlide) -> str:
    words, taken = show.page.words, local(show.built.built_at).date()
    parts = (
        f"{show.place + 1} / {len(show.shown)}",
        plain(slide.about),
        words(
            "frozen {day}, snapshot {code}",
            day=formats.day(taken, words.language),
            code=show.built.code,
        ),
    )
    return " · ".join(part for part in parts if part)


def _button(
    key: str,
    icon: str,
    label: str,
    *,
    deed: Callable[[], None] | None = None,
    is_possible: bool = True,
) -> None:
    st.button(
        "",
        key=f"show_{key}",
        icon=f":material/{icon}:",
        help=label,
        type="tertiary",
        disabled=not is_possible,
        on_click=deed,
    )


def _turn_names() -> None:
    session.remember(NAMED, value=not session.recall(NAMED))


def _go_live(show: Show) -> partial[None]:
    slide, taken = show.slide, local(show.built.built_at).date()
    known = "" if taken >= show.page.today else taken.isoformat()
    way = live.Way(show.meeting.meeting_id, show.place, is_named=show.is_named)
    return partial(live.ask, way, slide.screen, query=slide.query, known=known)
