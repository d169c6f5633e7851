"""The settings, the one open database (in st.cache_resource), what was drawn."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

import streamlit as st

from core.settings import PREFIX, SETTINGS_FILE, Settings, load_settings
from db import Storage, open_storage
from ui import ahead
from ui.memory import in_memory
from ui.turns import DRAWING, RUNS

logger = logging.getLogger(__name__)

MOST_DRAWINGS = 1_000  # kept for all people together; the oldest goes first
Made = TypeVar("Made")
_OPEN: dict[str, Storage] = {}  # what the cache holds, which is slow to ask


def settings() -> Settings:
    """Return the installation's settings; UnknownSetting or BadSetting when they are wrong.

    They are read again when a variable has changed, and a second after the file has.
    """
    variables = tuple(item for item in os.environ.items() if item[0].startswith(PREFIX))
    return _settings(variables, _changed_at(int(time.monotonic())))


@lru_cache(maxsize=1)
def _changed_at(second: int) -> int:
    """Return when the file was changed, looked up once a second: a screen asks a hundred times."""
    del second
    file = Path(SETTINGS_FILE)
    return file.stat().st_mtime_ns if file.exists() else 0


@lru_cache(maxsize=4)
def _settings(variables: tuple[tuple[str, str], ...], changed_at: int) -> Settings:
    del changed_at
    return load_settings(dict(variables))


def storage() -> Storage:
    """Return the open database, opening and migrating it on the first call.

    A failure is not kept: the next call tries again, so that mending the cause is enough.
    """
    path = str(settings().database)
    return _OPEN.get(path) or _opened(path)


def close() -> None:
    """Close the database when it is open; the next call opens it anew."""
    path = str(settings().database)
    opened = _OPEN.pop(path, None)
    if opened is not None:
        ahead.stop()
        opened.close()
        _opened.clear(path)


def kept(key: str, make: Callable[[], Made]) -> Made:
    """Return what `make` returns, made once for a key that says everything it depends on.

    It is shared by all sessions and not copied, so nobody may change it.
    """
    return cast(Made, _kept(Drawn(key, make)))


@dataclass(frozen=True)
class Drawn:
    """A drawing asked for; `make` is no part of the key, which says everything."""

    key: str
    make: Callable[[], object] = field(compare=False)


@in_memory(MOST_DRAWINGS, key=lambda drawn: drawn)
def _kept(drawn: Drawn) -> object:
    return drawn.make()


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Storage:
    logger.info("opening %s", path)
    _OPEN[path] = opened = open_storage(settings())
    opened.aside = DRAWING.given_back
    return opened


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn to run, of a few, and then to draw, one at a time.

    Threads that draw side by side queue at the locks of Streamlit's options and of its cache,
    which every call asks for, and at Python's own: ten screens drawn at once take several times
    as long as the same ten one after another. Whoever waits for the database lets another draw.
    """
    with RUNS.taken(), DRAWING.taken():
        yield


def is_quiet() -> bool:
    """Say whether no two runs have met lately."""
    return RUNS.are_quiet
