"""The only user of st.cache_resource: the settings, the one open database, what was drawn."""

import logging
from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

from core.settings import Settings, load_settings
from db import Storage, open_storage

logger = logging.getLogger(__name__)

MOST_DRAWINGS = 300  # kept for all people together; the oldest goes first
Made = TypeVar("Made")


def settings() -> Settings:
    """Return the installation's settings; UnknownSetting or BadSetting when they are wrong."""
    return load_settings()


def storage() -> Storage:
    """Return the open database, opening and migrating it on the first call.

    A failure is not kept: the next call tries again, so that mending the cause is enough.
    """
    return _opened(str(settings().database))


def close() -> None:
    """Close the database when it is open; the next call opens it anew."""
    path = str(settings().database)
    _opened(path).close()
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
    return open_storage(settings())
