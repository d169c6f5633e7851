"""The values of the filters, each under the key of its widget.

A widget in a closed popover is not in the browser's page, so it does not hear that the server has
set it: with the next run of the script the browser would send what it knew before. Such a widget
begins anew, under another key, when somebody else than its own hand sets it.
"""

from core.dimensions import BY_NAME
from ui import session

WAITING, KNOWN = "waiting", "known"
SINCE = "since"  # the day that the first screen sets against now; every screen hands it on
IN_ROW = ("community",)  # of the dimensions: drawn in the open
FOLDED_AWAY = frozenset({WAITING, KNOWN, SINCE, *BY_NAME} - set(IN_ROW))


def key(name: str) -> str:
    """Return the key of a filter's widget as it is drawn now."""
    number = session.recall(_drawing(name))
    return f"filter_{name}_{number}" if number else f"filter_{name}"


def value(name: str) -> object:
    """Return what a filter is set to; None for nothing."""
    return session.recall(key(name))


def put(name: str, wanted: object) -> None:
    """Set a filter from outside its widget. Comes before drawing."""
    before = key(name)
    if name in FOLDED_AWAY and session.has(before) and session.recall(before) != wanted:
        session.remember(_drawing(name), int(str(session.recall(_drawing(name), 0))) + 1)
        session.forget(before)
    session.remember(key(name), wanted)


def clear(name: str) -> None:
    """Set a filter to nothing, and let the next drawing begin with what is usual for it."""
    put(name, None)
    session.forget(key(name))


def _drawing(name: str) -> str:
    return f"filter_{name}_drawing"
