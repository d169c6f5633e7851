"""Links that people give to each other: as others reach the application, and whether they do."""

from ipaddress import ip_address

import streamlit as st

from core.i18n import Words
from ui import session


def draw(words: Words, path: str) -> None:
    """Draw a link to copy; `path` begins with a slash. It says so where others do not reach it."""
    server = str(st.get_option("server.address") or "")
    root, is_here_only = session.root_address(), False
    if _is_loopback(session.host()):
        if _is_one_address(server):
            root = f"http://{_bracketed(server)}:{st.get_option('server.port')}"
        else:
            is_here_only = True
    st.code(f"{root}{path}", language=None, wrap_lines=True)
    if is_here_only and _is_loopback(server):
        st.caption(
            words(
                "The link opens on this computer only: the application is not open to the school's "
                "network yet. README says under “First start” how to open it."
            )
        )
    elif is_here_only:
        st.caption(
            words(
                "The link opens on this computer only. In the link for others, put this computer's "
                "name or address in the network in place of {host}.",
                host=session.host(),
            )
        )


def _is_loopback(host: str) -> bool:
    """Say whether an address leads back to the computer that asks."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_one_address(server: str) -> bool:
    """Say whether a server listens at one address that others reach, not at all or none of them."""
    try:
        found = ip_address(server)
    except ValueError:
        return bool(server) and server != "localhost"
    return not (found.is_loopback or found.is_unspecified)


def _bracketed(server: str) -> str:
    return f"[{server}]" if ":" in server else server
