"""The application in a process of its own, as a school runs it, and what that process takes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).parent.parent
SECONDS_TO_START = 120
KILOBYTES = 1024


@dataclass(frozen=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process_id: int

    @property
    def megabytes(self) -> float:
        """The memory that the process holds now."""
        status = Path(f"/proc/{self.process_id}/status").read_text(encoding="utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / KILOBYTES

    @property
    def processor_seconds(self) -> float:
        """The processor's time that the process has taken so far."""
        fields = Path(f"/proc/{self.process_id}/stat").read_text(encoding="utf-8")
        user, system = fields.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(database: Path, *options: str) -> Iterator[Server]:
    """Run the application over a database; `options` are further ones of Streamlit's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "app.py"),
            *(f"--server.port={port}", "--server.address=127.0.0.1"),
            *options,
        ],
        cwd=ROOT,
        env=os.environ | {"NETWORKS_DATABASE": str(database)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_until_healthy(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()


def _wait_until_healthy(port: int) -> None:
    direct = build_opener(ProxyHandler({}))
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        with suppress(URLError, OSError):
            direct.open(f"http://127.0.0.1:{port}/health").close()
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
