"""How messages go through a pipe: how many parts, then each with its length before it."""

import struct
from collections.abc import Sequence
from typing import IO

_NUMBER = struct.Struct(">Q")
WELL, WRONG = b"\x01", b"\x00"  # the first part of an answer: the file follows, or the trace


def send(pipe: IO[bytes], parts: Sequence[bytes | memoryview]) -> None:
    """Send one message, without a copy of its parts. Raises OSError where nobody reads it."""
    pipe.write(_NUMBER.pack(len(parts)))
    for part in parts:
        view = memoryview(part)
        pipe.write(_NUMBER.pack(view.nbytes))
        pipe.write(view)
    pipe.flush()


def receive(pipe: IO[bytes]) -> list[bytes] | None:
    """Return the parts of the next message; None where the other end is gone."""
    count = _number(pipe)
    if count is None:
        return None
    parts = []
    for _ in range(count):
        length = _number(pipe)
        part = b"" if length is None else pipe.read(length)
        if length is None or len(part) < length:
            return None
        parts.append(part)
    return parts


def _number(pipe: IO[bytes]) -> int | None:
    head = pipe.read(_NUMBER.size)
    return int(_NUMBER.unpack(head)[0]) if len(head) == _NUMBER.size else None
