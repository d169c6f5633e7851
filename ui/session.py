"""The only reader and writer of st.session_state, and of what the browser sends with a request."""

from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from core.ids import new_id

COOKIE = "networks_session"
SET = "keys_set"  # of what was remembered since the browser was told last
ADDRESS = "last_address"  # the query part of the address as it was read or written last
WRITTEN = "addresses_written"  # since the browser knew of the last one
WALKED = "walked"  # of the address: the browser's "back" or "forward" led to an empty one
LOCAL_ADDRESS = "127.0.0.1"
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


def recall(key: str, default: object = None) -> object:
    """Return what this browser tab's session keeps under the key."""
    return st.session_state.get(key, default)


def has(key: str) -> bool:
    """Say whether this browser tab's session keeps anything under the key, None included."""
    return key in st.session_state


def remember(key: str, value: object) -> None:
    """Keep a value for this browser tab's session; before a widget is drawn it sets the widget."""
    st.session_state.setdefault(SET, set()).add(key)
    st.session_state[key] = value


def keys_set() -> set[str]:
    """Return the keys of what was remembered since `SET` was forgotten."""
    return set(st.session_state.get(SET, ()))


def forget(*keys: str) -> None:
    """Drop values; keys that are not there are fine."""
    for key in keys:
        if key in st.session_state:
            del st.session_state[key]


def sent_keys() -> dict[str, bool]:
    """Return the keys of the widgets that the browser sent a state of, and whether it is a press.

    After the server was restarted an open page sends what its widgets hold to a session that has
    drawn none of them yet: `recall` finds nothing under these keys until they are drawn.
    """
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else ()
    found = {user_key_from_element_id(state.id): state.trigger_value for state in states}
    return {key: is_pressed for key, is_pressed in found.items() if key}


def window() -> str:
    """Return what tells this browser tab's session from every other one."""
    if "window" not in st.session_state:
        st.session_state["window"] = new_id()
    return str(st.session_state["window"])


def turn_to(screen: str) -> None:
    """Note which screen is drawn, so that `is_screen_new` can be asked."""
    st.session_state["is_beginning"] = "screen" not in st.session_state
    st.session_state["is_screen_new"] = st.session_state.get("screen") != screen
    if st.session_state["is_screen_new"]:
        st.session_state["came_from"] = (
            st.session_state.get("screen", ""),
            st.session_state.get(ADDRESS, {}),
        )
    st.session_state["screen"] = screen
    st.session_state["is_walked_to"] = WALKED in st.query_params
    st.session_state[ADDRESS] = address_filters()
    if WALKED in st.query_params:
        del st.query_params[WALKED]
        _note_written(address_filters())


def is_screen_new() -> bool:
    """Say whether the run before this one drew another screen, or none."""
    return bool(st.session_state.get("is_screen_new", True))


def is_walked_to_nothing() -> bool:
    """Say whether "back" or "forward" led to this screen's address without filters."""
    return bool(st.session_state.get("is_walked_to"))


def came_from() -> tuple[str, dict[str, str]]:
    """Return the screen before this one, empty for none, and the query part of its address."""
    screen, address = st.session_state.get("came_from", ("", {}))
    return str(screen), dict(address)


def is_beginning() -> bool:
    """Say whether this is the first run of this browser tab's session that draws a screen."""
    return bool(st.session_state.get("is_beginning", True))


def root_address() -> str:
    """Return the address of the application as this browser reaches it, without a last slash."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def host() -> str:
    """Return the host of that address, without its port; empty when it is not known."""
    return urlsplit(st.context.url or "").hostname or ""


def token() -> str:
    """Return the session token of the browser's cookie, empty when there is none."""
    return cookie(COOKIE)


def cookie(name: str) -> str:
    """Return a cookie as the browser sent it when it connected, empty when there is none."""
    return str(st.context.cookies.get(name, ""))


def visitor_address() -> str:
    """Return the network address the browser comes from; Streamlit knows none for this machine."""
    return st.context.ip_address or LOCAL_ADDRESS


def is_visitor_local() -> bool:
    """Say whether the browser runs on this very machine, reached by a local name, no proxy."""
    headers = st.context.headers
    host = str(headers.get("Host", "")).rpartition(":")[0] or str(headers.get("Host", ""))
    if host not in _LOCAL_HOSTS or any(name in headers for name in _PROXY_HEADERS):
        return False
    return is_loopback(visitor_address())


def is_loopback(address: str) -> bool:
    """Say whether an address is of this machine, an IPv4 one written as IPv6 included."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool(mapped.is_loopback if mapped else parsed.is_loopback)


def browser_locale() -> str | None:
    """Return the browser's locale (ru-RU), None when it is not known."""
    return st.context.locale


def address_filters() -> dict[str, str]:
    """Return the query part of the address, one value a key."""
    return {key: st.query_params[key] for key in st.query_params}


def write_address(parameters: dict[str, str]) -> None:
    """Replace the query part of the address, leaving it alone when it is the same already.

    After a step back it is written in any case: the run before may have written its own since.
    """
    context = get_script_run_ctx()
    if address_filters() != parameters or (context and context.is_history_navigation):
        st.query_params.from_dict(parameters)
        _note_written(dict(parameters))


def _note_written(parameters: dict[str, str]) -> None:
    remember(ADDRESS, parameters)
    remember(WRITTEN, [*st.session_state.get(WRITTEN, ()), parameters])


def query_string() -> str:
    """Return the query part of the address as text, without the question mark."""
    return urlencode(address_filters())
