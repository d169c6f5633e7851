"""The key file beside the database: without it no password of this installation can be checked."""

import os
import secrets
from pathlib import Path

from core.errors import DiskRefused, MissingSecret
from core.settings import Settings

KEY_BYTES = 32
ONLY_OWNER = 0o600


def read_key(settings: Settings) -> bytes:
    """Return the key; MissingSecret when the file is gone or is not a key."""
    path = settings.key_file
    try:
        key = path.read_bytes()
    except OSError as error:
        raise MissingSecret(path=path) from error
    if len(key) != KEY_BYTES:
        raise MissingSecret(path=path)
    return key


def make_key(settings: Settings) -> bytes:
    """Return the key, made first when there is no file yet; DiskRefused when it cannot be."""
    path = settings.key_file
    if path.exists():
        return read_key(settings)
    key = secrets.token_bytes(KEY_BYTES)
    try:
        _write(path, key)
    except OSError as error:
        raise DiskRefused(path=path) from error
    return key


def _write(path: Path, key: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
