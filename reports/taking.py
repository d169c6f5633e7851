"""A paper as a file of the machine: where a command of `python -m reports` puts what it wrote."""

from pathlib import Path

from core.errors import DiskRefused
from reports.making import file_name
from services.command import Call
from services.snapshots import Snapshot


def put(call: Call, snapshot: Snapshot, content: bytes, *, format_code: str) -> None:
    """Write the file where `--out` says, else under its own name here, and say where it is.

    Raises DiskRefused.
    """
    path: Path = call.arguments.out or Path(file_name(snapshot, format_code))
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DiskRefused(path=path) from error
    call.say(call.words("{path}, snapshot {code}", path=path, code=snapshot.code))
