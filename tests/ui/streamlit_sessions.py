"""Sessions of Streamlit's for tests of what is put around them: no server, no browser."""

import asyncio
from pathlib import Path
from unittest.mock import MagicMock

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

SECONDS = 20


def session_of(script: Path) -> AppSession:
    """Return a session of a script; its loop is the one that runs."""
    return AppSession(
        ScriptData(str(script)),
        MagicMock(),
        ScriptCache(),
        message_enqueued_callback=None,
        user_info={},
    )


async def over(session: AppSession) -> None:
    """Wait until a session's runs are over."""
    async with asyncio.timeout(SECONDS):
        while session._scriptrunner is not None:  # noqa: ASYNC110 - nothing else says so
            await asyncio.sleep(0.01)
