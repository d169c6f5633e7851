"""Doing something around a method of Streamlit's sessions, which offer no other way.

Whoever takes up a new version of Streamlit looks through all that call this: the names are its own.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime.app_session import AppSession

Method = Callable[..., Any]
_DONE: set[tuple[str, str, str]] = set()


def put_around(name: str, around: Callable[[Method], Method], *, of: type = AppSession) -> None:
    """Put what `around` makes of a method in its place; doing it again changes nothing."""
    deed = (name, around.__module__, around.__qualname__)
    if deed not in _DONE:
        _DONE.add(deed)
        method = getattr(of, name)
        setattr(of, name, wraps(method)(around(method)))
