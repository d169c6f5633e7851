"""Where a person is sent after signing in: a screen of ours and nowhere else."""

from urllib.parse import parse_qsl, urlencode

from core.sitemap import SCREENS

HOME = "/"
MOST_CHARACTERS = 2000


def safe_next_address(wanted: str) -> str:
    """Return the path of a screen with its filters, written anew; the start page for the rest.

    Only `/<screen>?name=value&…` passes, and `/?name=value` for a link to a saved view: no
    scheme, host, second slash, backslash or fragment.
    """
    path, _, query = wanted[:MOST_CHARACTERS].partition("?")
    if path.removeprefix("/") not in {"", *(screen.address for screen in SCREENS)}:
        return HOME
    filters = urlencode(parse_qsl(query.partition("#")[0], errors="ignore"))
    return f"/{path.removeprefix('/')}" + (f"?{filters}" if filters else "")
