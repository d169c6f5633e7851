"""The real application served inside this process, and a browser's part of the conversation.

The time of a visit runs from the browser's request to the end of the script on the server, over
the same socket and with the same messages as a browser's; only drawing is left out. The server
runs in this process, so that the measure can note its statements and let its caches go stale.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from db import Storage
from db.statements import Statement, statement
from ui import runtime, session

HOST, PORT = "127.0.0.1", 8977
SECONDS_TO_ANSWER = 120
MILLISECONDS = 1000


@dataclass(frozen=True)
class Visit:
    """One visit of a page in a session of its own; the processor's time tells on a busy machine."""

    milliseconds: float
    processor_milliseconds: float
    kilobytes: float


@dataclass(frozen=True)
class Reading:
    """A statement that a page ran, with its values as the database takes them."""

    statement: Statement
    values: dict[str, object]


@contextmanager
def served() -> Iterator[None]:
    """Serve the application as `streamlit run app.py` does, on a port of its own."""
    from app import app

    server = uvicorn.Server(uvicorn.Config(app, HOST, PORT, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def visit(page: str, token: str) -> Visit:
    """Open a page (`teacher?teacher=…`) in a new session and wait until its script has run."""
    request = BackMsg()
    name, _, query = page.partition("?")
    request.rerun_script.page_name, request.rerun_script.query_string = name, query
    with connect(
        f"ws://{HOST}:{PORT}/_stcore/stream",
        origin=Origin(f"http://{HOST}:{PORT}"),
        additional_headers={"Cookie": f"{session.COOKIE}={token}"},
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    ) as socket:
        started, busy = time.perf_counter(), time.process_time()
        socket.send(request.SerializeToString())
        answers = list(_answers(socket))
        elapsed, busy = time.perf_counter() - started, time.process_time() - busy
    if any(shows_error(answer) for answer, _ in answers):
        raise RuntimeError(f"the page {page} shows an error: there is nothing to measure")
    size = sum(size for _, size in answers)
    return Visit(elapsed * MILLISECONDS, busy * MILLISECONDS, size / 1024)


def forget() -> None:
    """Move the version of the data on, as every commit does: nothing cached is taken any more."""
    runtime.storage().data_version += 1


@contextmanager
def noting() -> Iterator[list[Reading]]:
    """Collect the statements that the application reads meanwhile."""
    found: list[Reading] = []
    originals = {name: getattr(Storage, name) for name in ("read", "rows")}

    def noted(name: str) -> Callable[..., object]:
        def call(storage: Storage, statement_name: str, /, **parameters: object) -> object:
            wanted = statement(statement_name)
            found.append(Reading(wanted, wanted.bind(parameters)))
            return originals[name](storage, statement_name, **parameters)

        return call

    for name in originals:
        setattr(Storage, name, noted(name))
    try:
        yield found
    finally:
        for name, original in originals.items():
            setattr(Storage, name, original)


def alone(readings: list[Reading]) -> float:
    """Return the milliseconds that the statements take one after another, fetched and dropped."""
    with runtime.storage()._cursor() as cursor:
        started = time.perf_counter()
        for reading in readings:
            cursor.execute(reading.statement.sql_for(reading.values), reading.values)
            cursor.fetchall()
        return (time.perf_counter() - started) * MILLISECONDS


def shows_error(answer: ForwardMsg) -> bool:
    """Say whether a message draws an exception, or the sentence that stands for one."""
    element = answer.delta.new_element
    return element.HasField("exception") or element.alert.format == Alert.ERROR


def _answers(socket: ClientConnection) -> Iterator[tuple[ForwardMsg, int]]:
    """Yield the server's messages with their sizes, up to the end of the script."""
    while True:
        raw = socket.recv(timeout=SECONDS_TO_ANSWER)
        message = ForwardMsg()
        message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
        if message.WhichOneof("type") == "script_finished":
            return
        yield message, len(raw)
