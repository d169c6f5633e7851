"""Turns: a few at once, the others in the order they came, until their patience ends."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

CALM = 10.0  # seconds


class Turns:
    """So many turns at once. A turn that ends is handed to whoever has waited longest."""

    def __init__(self, at_once: int) -> None:
        self._at_once = self._free = at_once
        self._met_at = -CALM
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    @property
    def are_quiet(self) -> bool:
        """Say whether no turn has met another one for a while: few people are at work."""
        return time.monotonic() - self._met_at > CALM

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """Wait for a turn and end it afterwards; after `patience` seconds go on without one."""
        is_in_turn = self._wait(patience)
        try:
            yield
        finally:
            if is_in_turn:
                self._end()

    def _wait(self, patience: float) -> bool:
        with self._lock:
            if self._free < self._at_once:
                self._met_at = time.monotonic()
            if self._free:
                self._free -= 1
                return True
            handed = threading.Event()
            self._waiting.append(handed)
        if handed.wait(patience):
            return True
        with self._lock:
            if handed.is_set():  # handed over in the very moment patience ended
                return True
            self._waiting.remove(handed)
            return False

    def _end(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
