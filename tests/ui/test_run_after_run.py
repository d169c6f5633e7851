"""What a run drew is sent although the next run is asked for in the moment in which it ends."""

import asyncio
import threading
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState

from tests.ui.streamlit_sessions import SECONDS, over, session_of
from ui import run_after_run


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that says a word, in a process whose runtime holds no files."""
    monkeypatch.setattr(runtime, "get_instance", MagicMock())
    path = tmp_path / "script.py"
    path.write_text("import streamlit as st\nst.text('drawn')\n", encoding="utf-8")
    return path


def script_threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "ScriptRunner.scriptThread"]


def end_unheard() -> None:
    """Wait for the end of a run while the loop can hear nothing of it."""
    for thread in script_threads():
        thread.join(SECONDS)
        assert not thread.is_alive()


async def told(script: Path, *, asked: int) -> list[str]:
    """Return what a session tells its browser, each run asked for at the end of the one before."""
    session = session_of(script)
    for _ in range(asked):
        session.request_rerun(ClientState())
        end_unheard()
    await over(session)
    kinds = [str(message.WhichOneof("type")) for message in session.flush_browser_queue()]
    session.shutdown()
    return kinds


def test_a_run_is_told_to_its_end_before_the_next_one(script: Path) -> None:
    run_after_run.begin()
    run_after_run.begin()
    kinds = asyncio.run(told(script, asked=2))
    assert kinds.count("new_session") == 2
    assert kinds.count("script_finished") == 2
    assert kinds.index("script_finished") < len(kinds) - 1 - kinds[::-1].index("new_session")
    assert kinds.count("delta") == 1, "what the second run draws again is sent once"


def test_runs_that_were_put_off_become_one(script: Path) -> None:
    run_after_run.begin()
    assert asyncio.run(told(script, asked=5)).count("new_session") == 2
