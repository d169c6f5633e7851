"""The only user of st.cache_resource: the settings and the one open database of the process."""

import logging

import streamlit as st

from core.settings import Settings, load_settings
from db import Storage, open_storage

logger = logging.getLogger(__name__)


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


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Storage:
    logger.info("opening %s", path)
    return open_storage(settings())
