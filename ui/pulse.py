"""The pulse of an open dashboard: it draws itself anew when something it shows has changed.

That is the data, the session, or whether the person's system shows pages light or dark.
"""

import streamlit as st

from charts.palette import Mode
from ui import charts, data, runtime, session

SECONDS = 1.0  # a saved record is on every open screen within two


@st.fragment(run_every=SECONDS)
def beat(shown_version: int, shown_mode: Mode) -> None:
    """Look once a second whether another version of the data is there, or the session is over."""
    storage = runtime.storage()
    is_over = data.visitor(storage, session.token()) is None
    if is_over or (storage.data_version, charts.mode()) != (shown_version, shown_mode):
        st.rerun()
