"""The clock of the papers that are made by themselves, beside the server as long as it runs."""

import asyncio
import logging
import secrets

from starlette.concurrency import run_in_threadpool

from core.errors import Failure
from core.periods import today
from reports.schedule import run_due
from ui import runtime

logger = logging.getLogger(__name__)
SETTLING, EVERY = 60, 3600  # seconds: after the start, and between two looks


async def keep_making(stop: asyncio.Event) -> None:
    """Look once an hour whether papers are due; a paper that is being made is finished first."""
    if await _is_stopped(stop, SETTLING):
        return
    await run_in_threadpool(look_once)
    while not await _is_stopped(stop, EVERY):
        await run_in_threadpool(look_once)


async def _is_stopped(stop: asyncio.Event, seconds: float) -> bool:
    """Wait for the server to stop, so long at most."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return False
    return True


def look_once() -> None:
    """Make what is due; whatever keeps it from being looked at is logged, the next look comes."""
    try:
        made = run_due(runtime.storage(), today())
    except Failure as failure:
        logger.warning("[%s] %s", failure.reference, failure, exc_info=failure.__cause__)
    except Exception as error:  # the clock goes on, the log has the trace
        logger.error("[%s] unexpected", secrets.token_hex(3), exc_info=error)  # noqa: TRY400
    else:
        if made:
            logger.info("papers made by schedule: %s", made)
