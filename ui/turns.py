"""Turns: a few at once, the others in the order they came, while nobody takes too long."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

CALM = 10.0  # seconds
PATIENCE = 5.0  # seconds of drawing after which a turn counts as lost: the next goes on beside it


class Turns:
    """So many turns at once. A turn that ends is handed to whoever has waited longest.

    Only the turn that takes too long is passed by, one waiting thread for each: if all went on
    whose own patience ended, a queue that grew once would become a crowd and never shrink again.
    """

    def __init__(self, at_once: int, *, patience: float = PATIENCE) -> None:
        self._at_once = at_once
        self._patience = patience
        self._met_at = -CALM
        self._began: dict[int, float] = {}  # the threads whose turn it is, and since when
        self._lost: set[int] = set()  # the threads that go on although their turn was passed by
        self._waiting: deque[tuple[int, threading.Event]] = deque()
        self._lock = threading.Lock()

    @property
    def are_quiet(self) -> bool:
        """Say whether no turn has met another one for a while: few people are at work."""
        return time.monotonic() - self._met_at > CALM

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and end it afterwards."""
        self._wait()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def given_back(self) -> Iterator[None]:
        """Let others have this thread's turn while it only waits, then wait for one again.

        A thread that never had a turn just goes on; one that was passed by takes its place in the
        queue again. Whoever waits for a turn may hold no lock that a thread with a turn asks for.
        """
        if not self._end():
            yield
            return
        try:
            yield
        finally:
            self._wait()

    def _wait(self) -> None:
        thread, handed = threading.get_ident(), threading.Event()
        with self._lock:
            if self._began:
                self._met_at = time.monotonic()
            self._waiting.append((thread, handed))
            self._hand_on()
        while not handed.wait(self._seconds_to_lost()):
            with self._lock:
                self._hand_on()

    def _end(self) -> bool:
        with self._lock:
            thread = threading.get_ident()
            had_turn = self._began.pop(thread, None) is not None or thread in self._lost
            self._lost.discard(thread)
            self._hand_on()
            return had_turn

    def _seconds_to_lost(self) -> float:
        with self._lock:
            now = time.monotonic()
            return max(0.0, min(self._began.values(), default=now) + self._patience - now)

    def _hand_on(self) -> None:
        """Hand the free turns to those who wait, and the lost ones; the lock is held."""
        now = time.monotonic()
        lost = [thread for thread, at in self._began.items() if now - at >= self._patience]
        for thread in lost[: len(self._waiting)]:
            del self._began[thread]
            self._lost.add(thread)
        while self._waiting and len(self._began) < self._at_once:
            thread, handed = self._waiting.popleft()
            self._began[thread] = now
            handed.set()


AT_ONCE = 4
DRAWING = Turns(1)  # the run that draws; the others under way ask the database, or wait
RUNS = Turns(AT_ONCE, patience=AT_ONCE * PATIENCE)  # under way: each may wait for all others first
