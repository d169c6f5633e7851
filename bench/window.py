"""A browser's window without a browser: it opens a page, presses its buttons, takes its files."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.request import ProxyHandler, Request, build_opener

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.serving import shows_error
from ui import session

PATIENCE = 300  # seconds for one answer
WIDGET = "$$ID-"  # how the id of a widget begins that has a key: $$ID-<hash>-<key>
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass
class Window:
    """One session of one person; widgets are named by their keys, as the code names them."""

    port: int
    token: str
    page: str = ""
    query: str = ""
    _session_id: str = ""
    _opened: ExitStack = field(default_factory=ExitStack)
    _socket: ClientConnection | None = None
    _ids: dict[str, str] = field(default_factory=dict)
    _fragments: dict[str, str] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Open the session."""
        opening = connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=Origin(f"http://127.0.0.1:{self.port}"),
            additional_headers={"Cookie": f"{session.COOKIE}={self.token}"},
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )
        self._socket = self._opened.enter_context(opening)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave as a closed window does."""
        self._opened.close()

    def open(self, page: str, query: str = "") -> float:
        """Open a page and return the seconds until it is drawn."""
        self.page, self.query = page, query
        self._ids.clear()
        self._fragments.clear()
        self._files.clear()
        self._states.clear()
        return self._run()

    def choose(self, key: str, *values: str) -> float:
        """Choose an option or days, and return the seconds until the page is drawn."""
        state = WidgetState(id=self._ids[key])
        if len(values) == 1:
            state.string_value = values[0]
        else:
            state.string_array_value.data.extend(values)
        self._states[key] = state
        return self._run()

    def press(self, key: str) -> float:
        """Press a button and return the seconds until what it does is done and drawn."""
        pressed = WidgetState(id=self._ids[key], trigger_value=True)
        return self._run(pressed, fragment=self._fragments.get(key, ""))

    def take(self, key: str) -> bytes:
        """Return the file of a button that makes its file when it is pressed."""
        request = BackMsg()
        asked = request.backend_operation_request
        asked.request_id, asked.session_id = key, self._session_id
        asked.deferred_file.file_id = self._files[key]
        self._send(request)
        answer = self._wait(lambda one: one.WhichOneof("type") == "backend_operation_response")
        address = answer.backend_operation_response.deferred_file.url
        if not address:
            raise RuntimeError(f"no file came for {key}")
        headers = {"Cookie": f"{session.COOKIE}={self.token}", "Accept-Encoding": "gzip"}
        asked_for = Request(f"http://127.0.0.1:{self.port}{address}", headers=headers)
        with build_opener(ProxyHandler({})).open(asked_for) as answered:
            content: bytes = answered.read()
        return content

    def keys(self, beginning: str) -> list[str]:
        """Return the keys that begin so of the buttons and fields seen on this page."""
        return [key for key in self._ids if key.startswith(beginning)]

    def _run(self, *triggers: WidgetState, fragment: str = "") -> float:
        request = BackMsg()
        run = request.rerun_script
        run.page_name, run.query_string, run.fragment_id = self.page, self.query, fragment
        run.widget_states.widgets.extend((*self._states.values(), *triggers))
        begun = time.perf_counter()
        self._send(request)
        self._wait(_is_drawn)
        return time.perf_counter() - begun

    def _send(self, request: BackMsg) -> None:
        if self._socket is not None:
            self._socket.send(request.SerializeToString())

    def _wait(self, is_last: Callable[[ForwardMsg], bool]) -> ForwardMsg:
        """Take what comes up to the message that ends it."""
        while self._socket is not None:
            raw = self._socket.recv(timeout=PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            self._take_in(message)
            if is_last(message):
                return message
        raise RuntimeError("the window is closed")

    def _take_in(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self._session_id = message.new_session.initialize.session_id
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta":
                if shows_error(message):
                    raise RuntimeError(f"{self.page}: an error is shown")
                self._note(message.delta)

    def _note(self, delta: Delta) -> None:
        """Note what can be pressed or chosen by its key."""
        kind = delta.new_element.WhichOneof("type")
        drawn = getattr(delta.new_element, kind) if kind else None
        widget_id = getattr(drawn, "id", "")
        if drawn is None or not widget_id.startswith(WIDGET):
            return
        key = widget_id.split("-", 2)[2]
        self._ids[key], self._fragments[key] = widget_id, delta.fragment_id
        if kind == "download_button":
            self._files[key] = drawn.deferred_file_id


def _is_drawn(message: ForwardMsg) -> bool:
    return message.HasField("script_finished") and message.script_finished in FINISHED
