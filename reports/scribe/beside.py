"""The scribe as the server sees it: its process is started when first asked, and ends idle."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from reports.formats import FORMATS
from reports.scribe.pipe import WELL, receive, send
from reports.work import Work

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "reports.scribe")
LONGEST, IDLE = 120.0, 300.0  # seconds for one file; seconds after which the process ends


class Failed(RuntimeError):
    """The file could not be written; the text is the trace of the other process."""


class TooSlow(Failed):
    """The file took longer than it may; what was begun is stopped."""


@dataclass
class Scribe:
    """Writes files: in this process, or beside it between `begin` and `end`."""

    longest: float = LONGEST
    idle: float = IDLE
    _is_beside: bool = False
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ending: threading.Timer | None = None

    def begin(self) -> None:
        """Write beside this process from now on."""
        self._is_beside = True

    def end(self) -> None:
        """Write in this process from now on; the file that is being written is finished first."""
        self._is_beside = False
        self._dismiss()

    def write(self, work: Work) -> bytes:
        """Return the file. Raises Failed, TooSlow, and in this process whatever a writer does."""
        if not self._is_beside:
            return FORMATS[work.format_code].write(work)
        buffers: list[pickle.PickleBuffer] = []
        pickled = pickle.dumps(work, protocol=5, buffer_callback=buffers.append)
        with self._lock:
            said, content = self._asked([pickled, *(one.raw() for one in buffers)])
            self._end_idle()
        if said != WELL:
            raise Failed(content.decode())
        return content

    def _asked(self, message: Sequence[bytes | memoryview]) -> Sequence[bytes]:
        """Send the work and return the answer; a process that is gone is not waited for."""
        process = self._started()
        with _stopped_after(process, self.longest) as is_stopped:
            answer = _exchanged(process, message)
        if answer is None:
            _stop(process)
            self._process = None
            if is_stopped.is_set():
                raise TooSlow(f"stopped after {self.longest:.0f} s")
            raise Failed(f"the process ended with {process.returncode}")
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - a fixed command
                    COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
                )
            except OSError as error:
                raise Failed(str(error)) from error
        return self._process

    def _end_idle(self) -> None:
        """Let the process end when nothing was asked of it for a while."""
        if self._ending is not None:
            self._ending.cancel()
        self._ending = threading.Timer(self.idle, self._dismiss)
        self._ending.daemon = True
        self._ending.start()

    def _dismiss(self) -> None:
        with self._lock:
            if self._ending is not None:
                self._ending.cancel()
            if self._process is not None:
                _stop(self._process)
            self._process = self._ending = None


SCRIBE = Scribe()


def _exchanged(
    process: subprocess.Popen[bytes], message: Sequence[bytes | memoryview]
) -> Sequence[bytes] | None:
    """Return the answer to a message; None where the process is gone."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        send(process.stdin, message)
        return receive(process.stdout)
    except OSError:
        return None


@contextmanager
def _stopped_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Stop a process that is not done in time; the event says whether it was."""
    is_stopped = threading.Event()

    def stop() -> None:
        is_stopped.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield is_stopped
    finally:
        timer.cancel()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
