"""What the browser sends before it knows what the server has set empties nothing."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession

from tests.ui.streamlit_sessions import SECONDS, over, session_of
from ui import crossing, session

REACHED, GO_ON = threading.Event(), threading.Event()  # the script waits before it draws the role
SCRIPT = """
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from tests.ui.streamlit_sessions import SECONDS
from tests.ui.test_crossing import GO_ON, REACHED
from ui import crossing, session

def follow():
    session.remember("role", "speaker")
    session.write_address({"kind": session.recall("kind")})

def empty():
    session.remember("title", "")
    session.remember("asked", True)

@st.fragment
def part():
    if st.text_input("inner", key="inner", on_change=empty) == "whole" and session.recall("asked"):
        session.remember("asked", False)
        st.rerun()

crossing.draw_whole()
st.text_input("kind", key="kind", on_change=follow)
REACHED.set()
assert GO_ON.wait(SECONDS)
st.text_input("role", key="role")
st.text_input("title", key="title")
part()
st.text(str(session.address_filters()))
session.remember("walked", get_script_run_ctx().is_history_navigation)
crossing.tell()
"""
Opened = tuple[AppSession, "Browser"]


@dataclass
class Browser:
    """As much of a browser as a form needs: what its fields hold, and its address."""

    session: AppSession
    ids: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    query: str = ""
    part: str = ""
    is_walking: bool = False  # "back" was pressed

    def hear(self) -> None:
        """Take in all that the server has sent."""
        for message in self.session.flush_browser_queue():
            self.take(message)

    def take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "page_info_changed":
            self.query = message.page_info_changed.query_string
        drawn = message.delta.new_element.text_input
        if drawn.id:
            self.ids[drawn.label] = drawn.id
            self.held.setdefault(drawn.label, "")
            if drawn.set_value:
                self.held[drawn.label] = drawn.value
            if drawn.label == "inner":
                self.part = message.delta.fragment_id

    def send(self, *, part: str = "", **typed: str) -> None:
        """Tell the server what was typed, with all that the fields hold."""
        self.held |= typed
        states = [
            WidgetState(id=self.ids[name], string_value=text) for name, text in self.held.items()
        ]
        self.session.request_rerun(
            ClientState(
                query_string=self.query,
                fragment_id=part,
                is_history_navigation=self.is_walking,
                widget_states=WidgetStates(widgets=states),
            )
        )


async def send_and_wait(browser: Browser, *, part: str = "", **typed: str) -> None:
    """Tell the server what was typed and wait until its run stands before the role."""
    GO_ON.clear()
    REACHED.clear()
    browser.send(part=part, **typed)
    assert await asyncio.to_thread(REACHED.wait, SECONDS)


def values(session: AppSession) -> dict[str, object]:
    """Return what the server holds of the fields."""
    return {name: session._session_state[name] for name in ("kind", "role", "title")}


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Opened]:
    """Plays a scene with an open page: its session and its browser."""
    monkeypatch.setattr(runtime, "get_instance", MagicMock())
    for _ in range(2):
        crossing.begin()
    REACHED.clear()
    GO_ON.set()
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")

    def play(scene: Callable[[AppSession, Browser], Awaitable[None]]) -> Opened:
        async def run() -> Opened:
            opened = session_of(script)
            browser = Browser(opened)
            opened.request_rerun(ClientState())
            await over(opened)
            browser.hear()
            await scene(opened, browser)
            await over(opened)
            browser.hear()
            opened.shutdown()
            return opened, browser

        return asyncio.run(run())

    return play


def test_what_followed_stays_when_the_next_word_was_sent_before_it_came(
    played: Callable[..., Opened],
) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        for title in ("Rea", "Reading"):
            browser.send(title=title)
            await over(opened)

    opened, browser = played(scene)
    assert values(opened) == {"kind": "talk", "role": "speaker", "title": "Reading"}
    assert browser.held["role"] == "speaker"


def test_what_followed_stays_when_its_run_was_broken_off(played: Callable[..., Opened]) -> None:
    """The field was not drawn when the next word came: it is told now."""

    async def scene(opened: AppSession, browser: Browser) -> None:
        await send_and_wait(browser, kind="talk")
        browser.send(title="Reading")
        GO_ON.set()
        await over(opened)

    opened, browser = played(scene)
    assert values(opened) == {"kind": "talk", "role": "speaker", "title": "Reading"}
    assert browser.held["role"] == "speaker"


def test_what_a_hand_changed_meanwhile_counts(played: Callable[..., Opened]) -> None:
    """Also when the browser shows what was on its way, and tells that with the next press."""

    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        on_its_way = opened.flush_browser_queue()
        browser.send(role="host")
        await over(opened)
        for message in on_its_way:
            browser.take(message)
        assert browser.held["role"] == "speaker"
        browser.send(title="Reading")
        await over(opened)

    opened, browser = played(scene)
    assert values(opened)["role"] == "host"
    assert browser.held["role"] == "host"


def test_what_a_hand_changed_meanwhile_is_left_to_its_press_by_a_part_that_runs_before_it(
    played: Callable[..., Opened],
) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        on_its_way = opened.flush_browser_queue()
        browser.send(part=browser.part, role="host")
        await over(opened)
        browser.send()
        await over(opened)
        for message in on_its_way:
            browser.take(message)

    opened, browser = played(scene)
    assert values(opened)["role"] == "host"
    assert browser.held["role"] == "host"


def test_what_has_come_can_be_taken_back(played: Callable[..., Opened]) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        browser.hear()
        assert browser.held["role"] == "speaker"
        browser.send(role="")
        await over(opened)

    opened, _browser = played(scene)
    assert values(opened)["role"] == ""


def test_what_a_part_of_the_page_sets_is_not_told_so_the_browser_counts(
    played: Callable[..., Opened],
) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(title="Reading")
        await over(opened)
        browser.hear()
        browser.send(part=browser.part, inner="x")
        await over(opened)
        assert values(opened)["title"] == ""
        browser.send(kind="talk")
        await over(opened)

    opened, _browser = played(scene)
    assert values(opened) == {"kind": "talk", "role": "speaker", "title": "Reading"}


def test_what_a_part_sets_and_the_whole_page_draws_stays(played: Callable[..., Opened]) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(title="Reading")
        await over(opened)
        browser.hear()
        await send_and_wait(browser, part=browser.part, inner="whole")
        browser.send(kind="talk")
        GO_ON.set()
        await over(opened)

    opened, browser = played(scene)
    assert values(opened)["title"] == ""
    assert browser.held["title"] == ""


def test_a_step_back_counts_although_something_is_pressed_right_after_it(
    played: Callable[..., Opened],
) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        await send_and_wait(browser, title="Reading")
        browser.is_walking = True
        browser.send()
        browser.is_walking = False
        browser.send(title="Reading aloud")
        GO_ON.set()
        await over(opened)
        assert opened._session_state.query_params.to_dict() == {}

    opened, _browser = played(scene)
    assert values(opened)["title"] == "Reading aloud"
    assert opened._session_state[session.ADDRESS] == {}
    assert opened._session_state["walked"], "so the address is written in any case"


def test_the_list_of_written_addresses_ends_when_they_have_come(
    played: Callable[..., Opened],
) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        assert opened._session_state[session.WRITTEN]
        browser.hear()
        browser.send(title="Reading")
        await over(opened)

    opened, _browser = played(scene)
    assert session.WRITTEN not in opened._session_state


def test_the_address_that_was_written_stays(played: Callable[..., Opened]) -> None:
    async def scene(opened: AppSession, browser: Browser) -> None:
        browser.send(kind="talk")
        await over(opened)
        browser.send(title="Reading")
        await over(opened)
        assert opened._session_state.query_params.to_dict() == {"kind": "talk"}

    _opened, browser = played(scene)
    assert browser.query == "kind=talk"


def test_an_address_that_was_written_before_is_old() -> None:
    known = crossing.Crossing()
    assert not known.is_address_unheard("page", "a=1")
    known.note({session.WRITTEN: [{"a": "2"}, {"a": "3"}]})
    for query in ("a=1", "a=2", "a=3"):
        assert known.is_address_unheard("page", query)
    assert not known.is_address_unheard("page", "a=4"), "a link was followed"
    known.is_walked = True
    assert not known.is_address_unheard("page", "a=2"), "a step back"
    assert known.is_address_unheard("page", "a=3")
    assert not known.is_address_unheard("other page", "a=3")
    assert not known.is_address_unheard("other page", "a=3"), "what another page wrote is over"


def test_what_was_set_before_and_after_is_told_apart() -> None:
    """Of two values set one after the other the browser may know the first."""
    known = crossing.Crossing()

    def weighed(text: str) -> crossing.Standing:
        state = WidgetState(id="1", string_value=text)
        word = known.weigh("role", state, text)
        known.sent = {"1": state}
        return word

    assert weighed("a") is crossing.Standing.KNOWN
    known.note({"role": "b"})
    known.told = 1
    known.note({"role": "c"})
    known.hear("1")
    assert weighed("a") is crossing.Standing.OLD
    assert weighed("b") is crossing.Standing.OLD
    assert weighed("c") is crossing.Standing.KNOWN
    assert weighed("b") is crossing.Standing.KNOWN, "a hand took it back"
    known.note({"role": "c"})
    assert weighed("d") is crossing.Standing.CROSSED
    assert weighed("d") is crossing.Standing.KNOWN


@pytest.mark.parametrize("said", ["", "x", "-1", "0", "2", "9" * 5000, "\N{SUPERSCRIPT ONE}"])
def test_nonsense_in_the_hidden_field_is_no_number(said: str) -> None:
    known = crossing.Crossing()
    known.note({"role": "b"})
    known.told = 1
    known.hear(said)
    assert known.unheard
    known.hear("1")
    assert not known.unheard
