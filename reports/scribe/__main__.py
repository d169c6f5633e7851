"""The process of the scribe: it writes what comes in, until nobody is there any more.

It is started by `reports.scribe.beside` and by nothing else.
"""

import os
import pickle
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from reports.formats import FORMATS
from reports.scribe.pipe import WELL, WRONG, receive, send
from reports.work import Work

LESS_URGENT = 5  # than the server, where both want the processor


def main() -> None:
    """Take work from standard input, give files to standard output."""
    source = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as target:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no file
        if sys.platform != "win32":
            os.nice(LESS_URGENT)
        while (message := receive(source)) is not None:
            send(target, _answer(message))


def _answer(message: Sequence[bytes]) -> tuple[bytes, bytes]:
    pickled, *buffers = message
    try:
        # It comes from the process that started this one, and from nobody else.
        work: Work = pickle.loads(pickled, buffers=buffers)  # noqa: S301
        return WELL, FORMATS[work.format_code].write(work)
    except Exception:  # noqa: BLE001 - the other process logs it and tells the person
        return WRONG, traceback.format_exc().encode()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):
        main()
