"""Identifiers: UUID version 7 (RFC 9562), so that new rows sort by the time they were made."""

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """Return a new UUIDv7 in its text form: 48 bits of Unix milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76
    value |= (random_bits >> 62) << 64
    value |= 0b10 << 62
    value |= random_bits & (2**62 - 1)
    return str(UUID(int=value))
