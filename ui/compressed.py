"""Files that are compressed in themselves go out as they are."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

ENDINGS = (".docx", ".pptx", ".xlsx", ".pdf", ".zip")


class AsTheyAre:
    """ASGI middleware: whoever asks for such a file asks for it without further compression.

    Compressing a workbook once more takes a second of the processor and saves nothing. Streamlit
    compresses inside of ours, so the request is changed, which both obey.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a paper's without what it accepts as compressed."""
        if scope["type"] == "http" and scope["path"].lower().endswith(ENDINGS):
            scope = {**scope, "headers": list(scope["headers"])}
            del MutableHeaders(scope=scope)["Accept-Encoding"]
        await self.app(scope, receive, send)
