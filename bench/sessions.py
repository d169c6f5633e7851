"""Fifty sessions at once: how long they wait, what they take, and whether it is given back."""

import asyncio
import os
import random
import resource
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice

from bench.crowd import Deed, Visitor, act
from bench.dashboards import JUDGED, PAGES
from bench.measures import Measure
from bench.schools import begin_sessions, make, settings_of
from bench.server import Server, running
from core.access import Role

SESSIONS, EVERY_SECONDS, SECONDS = 50, 5.0, 180.0
SOON, MOST_MEGABYTES, MOST_LEFT = 1000.0, 8.0, 1.25
CORES = frozenset({0, 1})  # what a school's machine has, for server and crowd together
FORGOTTEN = 20  # seconds after which the server gives up a session whose window is closed
PART = 0.95

# What people look through: half the time what is there, else one filter of each sort.
FILTERS = (
    *("",) * 18,
    *(
        f"community={code}"
        for code in ("infourok", "urok_rf", "e_library", "prosv_school", "sferum")
    ),
    *(f"level={code}" for code in ("municipal", "regional", "federal", "international")),
    *(
        f"subject={code}"
        for code in ("mathematics", "computing", "history", "geography", "physics")
    ),
    *("period=quarter:2026.1", "period=quarter:2026.2", "period=half_year:2026.1", "compared=1"),
)


def measures() -> Iterator[Measure]:
    """Let a crowd of all roles act on the server for some minutes and look at what it takes."""
    settings = settings_of(JUDGED)
    make(JUDGED, settings)
    roles = tuple(islice(cycle(Role), SESSIONS))
    tokens = begin_sessions(settings, roles)
    os.sched_setaffinity(0, CORES & os.sched_getaffinity(0))
    random.seed(SESSIONS)
    with running(settings.database, f"--server.disconnectedSessionTTL={FORGOTTEN}") as server:
        _open_once(server, tokens[0])
        before, busy = server.megabytes, server.processor_seconds
        with _highest_memory(server) as highest:
            visitors = [Visitor(server.port, token) for token in tokens]
            asyncio.run(_crowd(visitors))
        busy = server.processor_seconds - busy
        time.sleep(2 * FORGOTTEN)
        _open_once(server, tokens[0])  # a session that comes sweeps out those that went
        yield from _told(visitors, memory=(before, max(highest), server.megabytes), busy=busy)


def _told(
    visitors: Sequence[Visitor], *, memory: tuple[float, float, float], busy: float
) -> Iterator[Measure]:
    before, highest, after = memory
    waits = sorted(seconds * 1000 for visitor in visitors for seconds in visitor.seconds)
    errors = [error for visitor in visitors for error in visitor.errors]
    name = f"{len(visitors)} sessions"
    yield Measure(f"{name} deeds", len(waits), "times")
    yield Measure(f"{name} median", share(waits, 0.5), "ms")
    yield Measure(f"{name} 95 of 100 within", share(waits, PART), "ms", SOON)
    yield Measure(f"{name} slowest", waits[-1], "ms")
    yield Measure(f"{name} errors", len(errors), "", 0.0)
    yield Measure(f"{name} memory before", before, "MB")
    each = (highest - before) / len(visitors)
    yield Measure(f"{name} more memory, each", each, "MB", MOST_MEGABYTES)
    yield Measure(f"{name} memory afterwards", after / before, "times", MOST_LEFT)
    yield Measure(f"{name} server, processors", busy / SECONDS, "cores")
    crowd = resource.getrusage(resource.RUSAGE_SELF)
    used = crowd.ru_utime + crowd.ru_stime
    yield Measure(f"{name} crowd itself, processors", used / SECONDS, "cores")


def share(ordered: Sequence[float], part: float) -> float:
    """Return the value that this part of the ordered values does not exceed."""
    return ordered[max(0, -int(-len(ordered) * part // 1) - 1)]


async def _crowd(visitors: Sequence[Visitor]) -> None:
    deeds = [Deed(page, query) for page in PAGES for query in FILTERS]
    until = time.perf_counter() + SECONDS
    await asyncio.gather(
        *(act(visitor, deeds, every=EVERY_SECONDS, until=until) for visitor in visitors)
    )


def _open_once(server: Server, token: str) -> None:
    """Open every screen once: what a process loads at first is no session's own."""

    async def visit() -> None:
        async with Visitor(server.port, token) as visitor:
            for page in PAGES:
                await visitor.do(Deed(page, ""))

    asyncio.run(visit())


@contextmanager
def _highest_memory(server: Server) -> Iterator[list[float]]:
    """Look at the server's memory once a second meanwhile."""
    found, is_over = [server.megabytes], threading.Event()

    def look() -> None:
        while not is_over.wait(1.0):
            found.append(server.megabytes)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        is_over.set()
        thread.join()
