"""The pulse of an open dashboard: it draws itself anew when the data or the session has changed."""

import streamlit as st

from ui import data, runtime, session

SECONDS = 1.0  # a saved record is on every open screen within two


@st.fragment(run_every=SECONDS)
def beat(shown_version: int) -> None:
    """Look once a second whether another version of the data is there, or the session is over."""
    storage = runtime.storage()
    if storage.data_version != shown_version or data.visitor(storage, session.token()) is None:
        st.rerun()
