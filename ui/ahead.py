"""Asking ahead: while a screen draws its first cards, the statements of the later ones run.

A run of a dashboard asks its statements one after another and draws between them. What it asked
last time is asked again as soon as the new selection is known, on a few threads and through the
same cache, so that the run finds its answers there or waits for one that is on its way. A wrong
guess costs a statement; an error is forgotten and comes again when the run asks by itself.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from core.access import GRANTS
from core.selection import Selection
from ui.asked import Asked, Version, version_of
from ui.habits import Ask, Guess, Habit, Told, guess, told
from ui.memory import in_memory

if TYPE_CHECKING:
    from ui.dashboards.view import View

logger = logging.getLogger(__name__)

THREADS = 2  # for all sessions together
MOST_HABITS = 200  # screens, each as often as there are people who see and may do something else
MOST_OPENED = 1_000  # views that are known to have been asked for already


class Pool:
    """Threads that ask; they begin with the first question after `stop`."""

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._lock = Lock()

    def ask(self, ask: Ask, question: Asked) -> Future[None]:
        """Ask as soon as a thread is free."""
        with self._lock:
            if self._executor is None:
                self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="ahead")
            return self._executor.submit(_ask, ask, question)

    def stop(self) -> None:
        """Drop what waits and wait for what runs; before the database is closed."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)


def _ask(ask: Ask, question: Asked) -> None:
    try:
        ask(question)
    except Exception:  # whoever needs the answer asks anew and is told
        logger.debug("asked ahead in vain: %s", question.statement, exc_info=True)


@dataclass
class Run:
    """One run of a dashboard: what it may be expected to ask, and what it asks."""

    version: Version
    key: tuple[object, ...]  # who may share a habit: the screen, what is seen, what may be done
    selection: Selection
    values: Told
    expected: dict[tuple[Ask, Asked], Guess] = field(default_factory=dict)
    asked: dict[tuple[Ask, Asked], Guess] = field(default_factory=dict)
    begun: dict[tuple[Ask, Asked], Future[None]] = field(default_factory=dict)

    def expect(self) -> None:
        """Fill in the habit of the screen."""
        for one in _habit(self.key).guesses:
            self.expected.setdefault((one.ask, one.of(self.version, self.values)), one)

    def begin(self) -> None:
        """Ask ahead what is expected, in the order in which it was asked last time."""
        for question, one in self.expected.items():
            if one.is_good:
                self.begun[question] = _POOL.ask(*question)

    def note(self, ask: Ask, question: Asked) -> None:
        """Note that the run asks something itself."""
        if (ask, question) not in self.asked:
            known = self.expected.get((ask, question))
            self.asked[ask, question] = known or guess(ask, question, self.values)

    def end(self, *, is_whole: bool) -> None:
        """Drop what is not begun yet, judge the guesses of a whole run, and learn."""
        for future in self.begun.values():
            future.cancel()
        if is_whole:
            for question, one in self.expected.items():
                if question in self.asked or question in self.begun:
                    one.judge(is_right=question in self.asked)
        _habit(self.key).learn(self.asked.values())


@dataclass
class Watch:
    """What a run of the script is watched for, and whether the server is quiet meanwhile."""

    is_quiet: Callable[[], bool]
    runs: list[Run] = field(default_factory=list)


_POOL = Pool()
_RUNNING: ContextVar[Watch | None] = ContextVar("running", default=None)


@in_memory(MOST_HABITS, key=lambda key: key)
def _habit(key: tuple[object, ...]) -> Habit:
    del key
    return Habit()


@in_memory(MOST_OPENED, key=lambda run: (run.version, run.key, run.selection))
def _begin_once(run: Run) -> None:
    """Begin asking, once for a view: of the next run the answers, and the drawings, are kept."""
    run.begin()


@contextmanager
def watched(is_quiet: Callable[[], bool]) -> Iterator[None]:
    """Learn what a run asks after its view is opened, up to the end of the run.

    Nothing is asked ahead while many are at work: their runs use both processors already.
    """
    watch = Watch(is_quiet)
    before = _RUNNING.set(watch)
    is_whole = False
    try:
        yield
        is_whole = True
    finally:
        _RUNNING.reset(before)
        for run in watch.runs:
            run.end(is_whole=is_whole)


def begin(*views: "View", name: str = "") -> None:
    """Ask ahead what a screen usually asks, with the values of its views, the main one first.

    `name` keeps screens of one address apart. Without a run that is watched nothing happens.
    """
    watch = _RUNNING.get()
    if watch is None:
        return
    view = views[0]
    person, limits = view.page.person, view.selection
    seen = (limits.organisation_ids, limits.teacher_ids, person.led_method_group)
    rights = tuple(sorted(GRANTS[person.role]))
    version = version_of(view.page.storage)
    shown = (view.page.screen.address, name, len(views), view.is_compared)
    key = (version[0], shown, seen, rights)
    run = Run(version, key, view.selection, told(views))
    watch.runs.append(run)
    run.expect()
    if watch.is_quiet():
        _begin_once(run)


def note(ask: Ask, question: Asked) -> None:
    """Note a question of the run that draws on this thread."""
    watch = _RUNNING.get()
    if watch and watch.runs:
        watch.runs[-1].note(ask, question)


def stop() -> None:
    """End all asking, before the database is closed."""
    _POOL.stop()
