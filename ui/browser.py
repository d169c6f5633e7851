"""Sending the browser to an address of ours: the only script the application itself runs."""

import base64
import hashlib
from html import escape
from typing import NoReturn

import streamlit as st

# The address stands in an attribute, so the script never changes and the content security
# policy can name it by its hash.
GO_SCRIPT = (
    'const go=document.querySelector("[data-networks-go]");'
    "if(go){window.onbeforeunload=null;const to=go.dataset.networksGo;go.remove();"
    "window.location.replace(to);}"
)


def script_source(script: str) -> str:
    """Return the content-security-policy source that allows exactly this inline script."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def go(address: str) -> NoReturn:
    """Send the browser to a path of this application (it begins with one slash); ends the run."""
    st.html(
        f'<span data-networks-go="{escape(address, quote=True)}"></span>'
        f"<script>{GO_SCRIPT}</script>",
        unsafe_allow_javascript=True,
    )
    st.stop()
