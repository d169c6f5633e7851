"""Many browsers at one server: each keeps its session open, pulses as the page asks and acts.

A browser's part is played with as little work as can be: of the messages only the few that say
what to do next are read, so that the crowd leaves the processor to the server.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.serving import shows_error
from ui import session

PATIENCE = 120  # seconds for one answer
LONGEST_READ = 4096  # bytes; what is longer draws a chart or a table


@dataclass(frozen=True)
class Deed:
    """What somebody does: opens a page with filters in its address, as a link or a mark would."""

    page: str
    query: str


@dataclass
class Visitor:
    """One session; `seconds` tells how long each deed took, `errors` what was wrong."""

    port: int
    token: str
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _socket: ClientConnection | None = None
    _finished: asyncio.Event = field(default_factory=asyncio.Event)
    _deed: Deed = Deed("", "")
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _pulses: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        """Open the session and listen to it."""
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=Origin(f"http://127.0.0.1:{self.port}"),
            additional_headers={"Cookie": f"{session.COOKIE}={self.token}"},
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )
        self._tasks.add(asyncio.create_task(self._listen(self._socket)))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave as a closed window does."""
        for task in (*self._tasks, *self._pulses.values()):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._socket is not None:
            await self._socket.close()

    async def do(self, deed: Deed) -> None:
        """Do something and wait until its page is drawn."""
        for task in self._pulses.values():
            task.cancel()  # the page that asked for them is gone
        self._pulses.clear()
        self._deed = deed
        self._finished.clear()
        started = time.perf_counter()
        await self._send("")
        try:
            await asyncio.wait_for(self._finished.wait(), PATIENCE)
        except TimeoutError:
            self.errors.append(f"{deed}: no answer")
        self.seconds.append(time.perf_counter() - started)

    async def _send(self, fragment: str) -> None:
        request = BackMsg()
        run = request.rerun_script
        run.page_name, run.query_string = self._deed.page, self._deed.query
        run.fragment_id, run.is_auto_rerun = fragment, bool(fragment)
        if self._socket is not None:
            await self._socket.send(request.SerializeToString())

    async def _listen(self, socket: ClientConnection) -> None:
        async for raw in socket:
            if len(raw) < LONGEST_READ and isinstance(raw, bytes):
                self._take(raw)

    def _take(self, raw: bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(raw)
        match message.WhichOneof("type"):
            case "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
                    self._finished.set()
            case "auto_rerun":
                pulse = message.auto_rerun
                name = pulse.fragment_id
                if name not in self._pulses:
                    self._pulses[name] = asyncio.create_task(self._pulse(name, pulse.interval))
            case "delta" if shows_error(message):
                self.errors.append(f"{self._deed}: an error is shown")

    async def _pulse(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await self._send(fragment)


async def act(visitor: Visitor, deeds: Sequence[Deed], *, every: float, until: float) -> None:
    """Do one thing after another, one every so many seconds, up to a moment of the clock."""
    async with visitor:
        await asyncio.sleep(random.random() * every)
        while (begun := time.perf_counter()) < until:
            await visitor.do(random.choice(deeds))
            await asyncio.sleep(max(0.0, begun + every - time.perf_counter()))
