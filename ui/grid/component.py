"""The table itself: our own component, because Streamlit's drops what its lists do not know.

Its script and style are files served from here, so the content security policy stays as it is:
Streamlit would load an inline script from a `blob:` address.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PACKAGE, NAME = "networks", "grid"
FOLDER = "frontend"
# The table has the whole width of a screen that is wide enough.
STYLE = (
    "@media (min-width: 768px) {[data-testid=stMainBlockContainer]"
    "{padding-inline: 1.5rem !important;}}"
)
HTML = """
<div class="records"></div>
"""


@cache
def _registered(manager: BidiComponentManager) -> Callable[..., Any]:
    """Return the component, made known to this server as an installed package would be."""
    manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(NAME, FOLDER)])
    manager.register_from_manifest(manifest, Path(__file__).parent)
    return st.components.v2.component(f"{PACKAGE}.{NAME}", html=HTML, css="grid.css", js="grid.js")


def draw(data: Mapping[str, object], *, key: str) -> None:
    """Draw the table; what is typed into it comes back as the key's state `rows`."""
    st.html(f"<style>{STYLE}</style>")
    component = _registered(get_bidi_component_manager())
    component(data=dict(data), key=key, on_rows_change=_nothing)


def _nothing() -> None:
    """Rows come with the state; the run that follows reads them."""
