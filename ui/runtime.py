"""The only user of st.cache_resource: the settings, the one open database, what was drawn."""

import logging
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

import streamlit as st

from core.settings import PREFIX, SETTINGS_FILE, Settings, load_settings
from db import Storage, open_storage

logger = logging.getLogger(__name__)

MOST_DRAWINGS = 300  # kept for all people together; the oldest goes first
Made = TypeVar("Made")
_OPEN: dict[str, Storage] = {}  # what the cache holds, which cannot be asked


def settings() -> Settings:
    """Return the installation's settings; UnknownSetting or BadSetting when they are wrong.

    They are read again only when a variable or the file has changed.
    """
    variables = tuple(item for item in os.environ.items() if item[0].startswith(PREFIX))
    file = Path(SETTINGS_FILE)
    return _settings(variables, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=4)
def _settings(variables: tuple[tuple[str, str], ...], changed_at: int) -> Settings:
    del changed_at
    return load_settings(dict(variables))


def storage() -> Storage:
    """Return the open database, opening and migrating it on the first call.

    A failure is not kept: the next call tries again, so that mending the cause is enough.
    """
    return _opened(str(settings().database))


def close() -> None:
    """Close the database when it is open; the next call opens it anew."""
    path = str(settings().database)
    opened = _OPEN.pop(path, None)
    if opened is not None:
        opened.close()
        _opened.clear(path)


def kept(key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """Return what `make` returns, made once for a key that says everything it depends on.

    It is shared by all sessions and not copied, so nobody may change it.
    """
    return cast(Made, _kept(key, make))


@st.cache_resource(show_spinner=False, max_entries=MOST_DRAWINGS)
def _kept(key: tuple[object, ...], _make: Callable[[], object]) -> object:
    del key
    return _make()


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Storage:
    logger.info("opening %s", path)
    _OPEN[path] = open_storage(settings())
    return _OPEN[path]
