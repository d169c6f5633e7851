"""What a run draws is sent together: at its end, when it asks for it, or when it takes long."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from tests.ui import streamlit_sessions
from tests.ui.streamlit_sessions import SECONDS, over
from ui import at_once, heard_once, run_after_run

REACHED, GO_ON = threading.Event(), threading.Event()  # the script waits between its two words
SCRIPT = """
import streamlit as st
from tests.ui.streamlit_sessions import SECONDS
from tests.ui.test_at_once import GO_ON, REACHED
from ui import at_once
{before}
st.text("first")
{between}
REACHED.set()
assert GO_ON.wait(SECONDS)
st.text("second")
"""
HOLD = "at_once.hold_back()"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as app.py does, in a process whose runtime holds no files."""
    monkeypatch.setattr(runtime, "get_instance", MagicMock())
    monkeypatch.setattr(at_once, "PATIENCE", SECONDS)
    for module in (heard_once, run_after_run, at_once, at_once):
        module.begin()
    REACHED.clear()
    GO_ON.clear()


@pytest.fixture
def session_of(tmp_path: Path) -> Callable[..., AppSession]:
    """A session of a script that does something before its two words, or between them."""

    def opened(before: str = HOLD, between: str = "") -> AppSession:
        path = tmp_path / "script.py"
        path.write_text(SCRIPT.format(before=before, between=between), encoding="utf-8")
        return streamlit_sessions.session_of(path)

    return opened


def kinds_in(session: AppSession) -> list[str]:
    """Return what a session sends now: its words, and the kinds of all else."""
    return [
        one.delta.new_element.text.body or str(one.WhichOneof("type"))
        for one in session.flush_browser_queue()
    ]


async def reached() -> None:
    """Wait until the script is between its words, and the loop has heard all that it drew."""
    assert await asyncio.to_thread(REACHED.wait, SECONDS)
    await asyncio.sleep(0)


async def until(session: AppSession, wanted: str) -> list[str]:
    """Return what is sent until something wanted comes."""
    kinds: list[str] = []
    async with asyncio.timeout(SECONDS):
        while wanted not in kinds:
            await asyncio.sleep(0.01)
            kinds += kinds_in(session)
    return kinds


def portions(session_of: Callable[..., AppSession], **script: str) -> tuple[list[str], list[str]]:
    """Return what is sent while the script waits, and what comes after that."""

    async def run() -> tuple[list[str], list[str]]:
        session = session_of(**script)
        session.request_rerun(ClientState())
        await reached()
        early = kinds_in(session)
        GO_ON.set()
        late = await until(session, "script_finished")
        session.shutdown()
        return early, late

    return asyncio.run(run())


def words_of(part: list[str]) -> list[str]:
    return [one for one in part if one in {"first", "second"}]


@pytest.mark.parametrize(
    ("script", "early"),
    [
        ({}, []),
        ({"before": ""}, ["first"]),
        ({"between": "at_once.send()"}, ["first"]),
        ({"before": "", "between": HOLD}, ["first"]),
        ({"between": HOLD}, ["first"]),
        ({"between": "st.dialog('asked')(lambda: None)()"}, ["first"]),
    ],
    ids=[
        "held back",
        "not asked to",
        "sent",
        "begins later",
        "asked again",
        "dialog",
    ],
)
def test_what_a_run_holds_back_is_sent_at_its_end(
    session_of: Callable[..., AppSession], script: dict[str, str], early: list[str]
) -> None:
    sent = portions(session_of, **script)
    assert "new_session" in sent[0], "that it runs is told at once"
    late = [word for word in ("first", "second") if word not in early]
    assert [words_of(part) for part in sent] == [early, late]


def test_the_address_goes_ahead_of_what_is_held_back(
    session_of: Callable[..., AppSession],
) -> None:
    early, late = portions(session_of, between="st.query_params['a'] = '1'")
    assert "page_info_changed" in early
    assert "page_info_changed" not in late
    assert words_of(early) == []


def test_a_run_that_takes_long_shows_what_it_has(
    session_of: Callable[..., AppSession], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_once, "PATIENCE", 0.01)

    async def run() -> None:
        session = session_of()
        session.request_rerun(ClientState())
        assert "second" not in await until(session, "first")
        GO_ON.set()
        assert "first" not in await until(session, "second")
        session.shutdown()

    asyncio.run(run())


def test_a_run_that_fails_is_told(session_of: Callable[..., AppSession]) -> None:
    GO_ON.set()

    async def run() -> list[str]:
        session = session_of(between="1 / 0")
        session.request_rerun(ClientState())
        kinds = await until(session, "script_finished")
        session.shutdown()
        return kinds

    kinds = asyncio.run(run())
    assert kinds.index("first") < kinds.index("delta") < kinds.index("script_finished")


def test_a_part_that_runs_by_itself_meanwhile_comes_after_what_was_held_back(
    session_of: Callable[..., AppSession],
) -> None:
    part = "st.fragment(lambda: st.text('part'))()"

    async def run() -> tuple[list[str], list[str]]:
        session = session_of(before=f"{part}\n{HOLD}")
        session.request_rerun(ClientState())
        await reached()
        found = session.flush_browser_queue()
        part_id = next(filter(None, (one.delta.fragment_id for one in found)))
        session.request_rerun(ClientState(fragment_id=part_id, is_auto_rerun=True))
        early = kinds_in(session)
        GO_ON.set()
        late = await until(session, "new_session")
        session.shutdown()
        return early, late

    early, late = asyncio.run(run())
    assert early == []
    assert late.index("first") < late.index("second") < late.index("script_finished")
    assert late.index("script_finished") < late.index("new_session")


def test_what_is_held_back_does_not_keep_its_session(
    session_of: Callable[..., AppSession], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit clears a session's files away with the session, as soon as nobody needs it."""
    monkeypatch.setattr(at_once, "PATIENCE", 0)
    GO_ON.set()
    gc.collect()
    gc.disable()

    async def run() -> weakref.ref[AppSession]:
        session = session_of()
        session.request_rerun(ClientState())
        await until(session, "script_finished")
        await over(session)
        session.shutdown()
        return weakref.ref(session)

    try:
        assert asyncio.run(run())() is None
    finally:
        gc.enable()


def test_a_script_without_a_session_draws_as_it_likes() -> None:
    at_once.hold_back()
    at_once.send()
