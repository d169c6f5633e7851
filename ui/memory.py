"""The only user of cachetools: what was found and drawn, kept in memory for all sessions."""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, TTLCache, cached

from ui.turns import DRAWING

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class Patient(Condition):
    """A condition whose waiting thread lets others draw.

    The thread it waits for may be one of them. It waits for its turn without the lock, which
    threads with a turn ask for.
    """

    def wait(self, timeout: float | None = None) -> bool:
        """Wait like any condition, and then for the thread's turn when it had one."""
        with DRAWING.given_back():
            is_told = super().wait(timeout)
            self.release()
        self.acquire()
        return is_told


def in_memory(
    most: int, *, key: Callable[Asked, Hashable], seconds: float | None = None
) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Keep what a function returns for a key, made once even when several threads ask at once.

    The key says everything the answer depends on. Of more than `most` answers the one asked for
    longest ago is given up, and after `seconds` each. They are shared by all sessions and not
    copied, so nobody may change them.

    Streamlit's own caches copy every answer, look up the function's parameters at each call and
    share one lock, which is most of what a drawn dashboard cost when fifty people looked at once.
    """
    store = LRUCache[Hashable, Any](most) if seconds is None else TTLCache(most, seconds)
    return cached(store, key=key, condition=Patient())
