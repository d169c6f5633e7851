"""A file that a person hands in: kept in a private folder, as long as the screen needs it."""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from services.intake.folders import private_folder
from services.intake.refusals import Refused
from services.intake.table import MOST_BYTES, TOO_LARGE

MOST_BYTES_OF_NAME = 120
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True)
class Upload:
    """A file in a folder of its own that only this account can read.

    The folder goes with `close`, and at the latest with the last reference to it.
    """

    path: Path
    folder: TemporaryDirectory[str]

    def close(self) -> None:
        """Delete the file."""
        self.folder.cleanup()


def keep_upload(name: str, content: bytes) -> Upload:
    """Write the bytes into a private temporary folder; ImportRefused when they are too many."""
    plain = plain_name(name)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE, name=plain, most=MOST_BYTES // 1024 // 1024)
    folder = private_folder()
    path = Path(folder.name) / plain
    path.write_bytes(content)
    return Upload(path, folder)


def plain_name(name: str) -> str:
    """Return the last part of a name, without what a path or a trick could be made of."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned = _UNFIT.sub("", last).strip(" .")
    stem, dot, suffix = cleaned.rpartition(".")
    kept = stem or cleaned
    while len(f"{kept}{dot}{suffix}".encode()) > MOST_BYTES_OF_NAME and kept:
        kept = kept[:-1]
    return f"{kept}{dot}{suffix}" if stem else kept or "table"
