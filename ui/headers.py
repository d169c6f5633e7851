"""The headers that keep others out, put on every answer of the server."""

import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import (
    connection,
    frontend,
    menu,
    pictures,
    printing,
    shortcuts,
    staying,
    typed_days,
    walking,
)
from ui.browser import GO_SCRIPT, script_source
from ui.forms import focusing, leaving
from ui.meeting import keys

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class SecurityHeaders:
    """ASGI middleware that adds the headers; plain ASGI, so that streams are not held up."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on the answer's start."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(Headers(scope=scope).get("host", ""))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy)  # an answer's own is stricter
                for name, value in FIXED.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)


@cache
def _script_sources() -> str:
    """Return the sources of the only inline scripts: that of Streamlit's page and our own."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    inline = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    own = (
        GO_SCRIPT,
        focusing.SCRIPT,
        frontend.SCRIPT,
        connection.SCRIPT,
        menu.SCRIPT,
        staying.SCRIPT,
        typed_days.SCRIPT,
        walking.SCRIPT,
        printing.SCRIPT,
        leaving.SCRIPT,
        pictures.SCRIPT,
        shortcuts.SCRIPT,
        keys.SCRIPT,
    )
    return " ".join(script_source(script) for script in (*inline, *own))


def content_security_policy(host: str) -> str:
    """Return the policy for a request's host: everything from here, nothing from elsewhere.

    Styles may stand inline because Streamlit and Plotly write them so; older browsers do not
    count web sockets to 'self', so the host is named for them.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {_script_sources()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
