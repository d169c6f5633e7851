"""How long making papers holds up another session, which looks through warm dashboards meanwhile.

The papers are made as a person makes them: over the socket that a browser talks to the server by,
the page is opened, its fields are filled in, its button is pressed, the file is fetched.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from bench.crowd import Deed, Visitor
from bench.measures import Measure
from bench.schools import begin_sessions
from bench.server import running
from bench.sessions import PART, share
from bench.window import Window
from core.access import Role
from core.i18n import words_of
from core.periods import today
from core.settings import Settings
from db import open_storage
from reports.schedule import run_due
from reports.sorts import SORTS
from ui.meeting.templates import TEMPLATES

EVERY, SECONDS, STEPS = 0.1, 20.0, 12
MOST_MILLISECONDS = 200.0
WORDS = words_of("ru")
DEEDS = tuple(
    Deed(page, query)
    for page in ("overview", "communities", "development")
    for query in ("", "community=infourok", "level=regional")
)
Paper = Callable[[Window], None]


def measures(settings: Settings, first: date, last: date) -> Iterator[Measure]:
    """Make every paper beside a session that interacts; the days are of the workbook's records."""
    days = (f"{first:%Y/%m/%d}", f"{last:%Y/%m/%d}")
    _make_what_is_due(settings)
    looking, making = begin_sessions(settings, (Role.DIRECTOR, Role.METHODIST))
    papers: Mapping[str, Paper] = {
        "letter": partial(_make, sort="letter"),
        "workbook": partial(_make, sort="workbook", days=days),
        "deck": _deck,
        "next slide": _steps,
    }
    with running(settings.database) as server, Window(server.port, making) as window:
        _build(window)
        for paper in papers.values():  # what a process does once holds up nobody twice
            paper(window)
        _look(Visitor(server.port, looking), lambda: time.sleep(SECONDS / 4))
        alone = _look(Visitor(server.port, looking), lambda: time.sleep(SECONDS))
        median = share(alone, 0.5)
        yield from _told("alone", alone)
        for name, paper in papers.items():
            waits = _look(Visitor(server.port, looking), partial(_often, paper, window))
            yield from _told(f"beside {name}", waits)
            held = waits[-1] - median
            yield Measure(f"papers hold-up by {name}", held, "ms", MOST_MILLISECONDS)


def _make_what_is_due(settings: Settings) -> None:
    """Make what the server's clock would make a minute after its start, amidst the measure."""
    storage = open_storage(settings)
    try:
        run_due(storage, today())
    finally:
        storage.close()


def _told(name: str, waits: list[float]) -> Iterator[Measure]:
    yield Measure(f"papers {name}, deeds", len(waits), "times")
    yield Measure(f"papers {name}, median", share(waits, 0.5), "ms")
    yield Measure(f"papers {name}, 95 of 100 within", share(waits, PART), "ms")
    yield Measure(f"papers {name}, slowest", waits[-1], "ms")


def _often(paper: Paper, window: Window) -> None:
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        paper(window)


def _make(window: Window, *, sort: str, days: tuple[str, str] | None = None) -> None:
    """Make a paper and take its first file."""
    window.open("papers")
    window.choose("papers_sort", WORDS(SORTS[sort].title))
    if days is not None:
        window.choose("filter_period_kind", WORDS("Any dates"))
        window.choose("filter_period_range", *days)
    window.press("papers_make")
    window.open("papers")
    key = next(one for one in window.keys("papers_") if f"_{SORTS[sort].formats[0]}_" in one)
    if not window.take(key):
        raise RuntimeError(f"the file of {sort} is empty")


def _build(window: Window) -> None:
    """Make a meeting of the first template, freeze it and stay with it."""
    window.open("meetings")
    window.choose("meeting_template", WORDS(next(iter(TEMPLATES.values())).title))
    window.press("meeting_new")
    window.press("meeting_build")


def _deck(window: Window) -> None:
    window.open("meetings", _meeting(window))
    window.take("frozen_pptx")


def _steps(window: Window) -> None:
    window.open("show", f"{_meeting(window)}&slide=1")
    for _ in range(STEPS):
        window.press("show_next")
        time.sleep(EVERY)


def _meeting(window: Window) -> str:
    """Return the part of the address that names the meeting that was built first."""
    if "meeting=" not in window.query:
        window.open("meetings")
        window.press(window.keys("meeting_open_")[0])
    return next(part for part in window.query.split("&") if part.startswith("meeting="))


def _look(visitor: Visitor, deed: Callable[[], None]) -> list[float]:
    """Let somebody look through dashboards during a deed; return the milliseconds, in order."""

    async def look(is_over: threading.Event) -> None:
        async with visitor:
            while not is_over.is_set():
                for one in DEEDS:
                    await visitor.do(one)
                    await asyncio.sleep(EVERY)

    async def both() -> None:
        is_over = threading.Event()
        looking = asyncio.create_task(look(is_over))
        await asyncio.sleep(EVERY)
        try:
            await asyncio.to_thread(deed)
        finally:
            is_over.set()
        await looking

    asyncio.run(both())
    if visitor.errors:
        raise RuntimeError(visitor.errors[0])
    return sorted(seconds * 1000 for seconds in visitor.seconds)
