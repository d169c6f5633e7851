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


def new_ids(count: int) -> list[str]:
    """Return many new UUIDv7 at once, all of this millisecond."""
    moment = f"{time.time_ns() // 1_000_000 & (2**48 - 1):012x}"
    first = f"{moment[:8]}-{moment[8:]}-7"
    signs = secrets.token_hex(10 * count)
    return [
        f"{first}{part[:3]}-{'89ab'[int(part[3], 16) & 3]}{part[4:7]}-{part[7:19]}"
        for part in (signs[start : start + 20] for start in range(0, 20 * count, 20))
    ]
