"""What a run draws is sent together: at its end, when it asks for it, or when it takes long."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from ui import at_once

SECONDS, WAITS = 20, 0.3
GO_ON = threading.Event()  # the script waits for it between its two words
SCRIPT = """
import streamlit as st
from tests.ui import test_at_once
from ui import at_once
{before}
st.text("first")
{between}
assert test_at_once.GO_ON.wait(test_at_once.SECONDS)
st.text("second")
"""
HOLD = "at_once.hold_back()"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with a script that waits, in a process whose runtime holds no files."""
    monkeypatch.setattr(runtime, "get_instance", MagicMock())
    monkeypatch.setattr(at_once, "PATIENCE", SECONDS)
    GO_ON.clear()
    at_once.begin()
    at_once.begin()


@pytest.fixture
def session_of(tmp_path: Path) -> Callable[..., AppSession]:
    """A session of a script that does something before its two words, or between them."""

    def opened(before: str = HOLD, between: str = "") -> AppSession:
        path = tmp_path / "script.py"
        path.write_text(SCRIPT.format(before=before, between=between), encoding="utf-8")
        return AppSession(
            ScriptData(str(path)),
            MagicMock(),
            ScriptCache(),
            message_enqueued_callback=None,
            user_info={},
        )

    return opened


def kinds_in(session: AppSession) -> list[str]:
    """Return what a session sends now: its words, and the kinds of all else."""
    return [
        one.delta.new_element.text.body or str(one.WhichOneof("type"))
        for one in session.flush_browser_queue()
    ]


async def portions(session: AppSession) -> tuple[list[str], list[str]]:
    """Return what is sent while the script waits, and what comes after that."""
    found: list[list[str]] = []
    session.request_rerun(ClientState())
    for wanted in (None, "script_finished"):
        part: list[str] = []
        loop = asyncio.get_running_loop()
        until = loop.time() + (SECONDS if wanted else WAITS)
        while wanted not in sum(found, part) and loop.time() < until:
            await asyncio.sleep(0.01)
            part += kinds_in(session)
        found.append(part)
        GO_ON.set()
    session.shutdown()
    early, late = found
    return early, late


def words_of(part: list[str]) -> list[str]:
    return [one for one in part if one in {"first", "second"}]


@pytest.mark.parametrize(
    ("script", "patience", "early"),
    [
        ({}, SECONDS, []),
        ({"before": ""}, SECONDS, ["first"]),
        ({}, WAITS / 5, ["first"]),
        ({"between": "at_once.send()"}, SECONDS, ["first"]),
        ({"before": "", "between": HOLD}, SECONDS, ["first"]),
        ({"between": HOLD}, SECONDS, ["first"]),
    ],
    ids=["held back", "not asked", "too long", "sent", "before", "asked again"],
)
def test_what_a_run_draws_after_it_began_to_hold_back_is_sent_together(
    session_of: Callable[..., AppSession],
    monkeypatch: pytest.MonkeyPatch,
    script: dict[str, str],
    patience: float,
    early: list[str],
) -> None:
    monkeypatch.setattr(at_once, "PATIENCE", patience)

    async def run() -> None:
        sent = await portions(session_of(**script))
        assert "new_session" in sent[0], "that it runs is told at once"
        assert [words_of(part) for part in sent] == [
            early,
            [word for word in ("first", "second") if word not in early],
        ]

    asyncio.run(run())


def test_a_field_that_the_server_sets_takes_what_stands_before_it_along(
    session_of: Callable[..., AppSession],
) -> None:
    sets = "st.session_state['field'] = 'x'\nst.text_input('field', key='field')"

    async def run() -> None:
        early, late = await portions(session_of(between=sets))
        assert (words_of(early), words_of(late)) == (["first"], ["second"])

    asyncio.run(run())


def test_the_address_goes_ahead_of_what_is_held_back(
    session_of: Callable[..., AppSession],
) -> None:
    async def run() -> None:
        early, late = await portions(session_of(between="st.query_params['a'] = '1'"))
        assert "page_info_changed" in early
        assert "page_info_changed" not in late
        assert words_of(early) == []

    asyncio.run(run())


def test_a_run_that_fails_is_told(session_of: Callable[..., AppSession]) -> None:
    GO_ON.set()

    async def run() -> None:
        early, _ = await portions(session_of(between="1 / 0"))
        assert early.index("first") < early.index("delta") < early.index("script_finished")

    asyncio.run(run())


def test_a_script_without_a_session_draws_as_it_likes() -> None:
    at_once.hold_back()
    at_once.send()


def test_a_part_that_runs_by_itself_meanwhile_comes_after_what_was_held_back(
    session_of: Callable[..., AppSession],
) -> None:
    part = "st.fragment(lambda: st.text('part'))()"

    async def run() -> list[str]:
        session = session_of(before=f"{part}\n{HOLD}")
        GO_ON.set()
        session.request_rerun(ClientState())
        part_id, kinds = "", list[str]()
        async with asyncio.timeout(SECONDS):
            while not part_id:
                await asyncio.sleep(0.01)
                found = session.flush_browser_queue()
                part_id = next(filter(None, (one.delta.fragment_id for one in found)), "")
            GO_ON.clear()
            session.request_rerun(ClientState())
            await asyncio.sleep(WAITS)
            session.request_rerun(ClientState(fragment_id=part_id, is_auto_rerun=True))
            GO_ON.set()
            while kinds.count("script_finished") < kinds.count("new_session") or kinds[-1:] == []:
                await asyncio.sleep(WAITS)
                kinds += kinds_in(session)
        session.shutdown()
        return kinds

    kinds = asyncio.run(run())
    assert kinds.count("new_session") >= 2
    last = len(kinds) - 1 - kinds[::-1].index("new_session")
    assert kinds.index("second") < kinds.index("script_finished") < last
