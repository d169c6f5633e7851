"""python -m reports deck SNAPSHOT: what was frozen, a meeting or a paper, as slides."""

from argparse import ArgumentParser
from pathlib import Path

from core.i18n import N_, Words
from db import open_storage
from reports.making import write
from reports.taking import put
from services.command import Call, Command
from services.snapshots import snapshot_of_code

FORMAT = "pptx"


def declare(parser: ArgumentParser, words: Words) -> None:
    """Name the snapshot and the file."""
    parser.add_argument("snapshot", help=words("The code that stands at the foot of a paper."))
    parser.add_argument("--out", type=Path, help=words("The file; none: a name of its own, here."))


def run(call: Call) -> int:
    """Write the deck and say where it is. Raises NoSuchSnapshot, DiskRefused."""
    storage = open_storage(call.settings)
    try:
        snapshot = snapshot_of_code(storage, call.arguments.snapshot)
        content = write(storage, snapshot, FORMAT)
    finally:
        storage.close()
    put(call, snapshot, content, format_code=FORMAT)
    return 0


DECK = Command("deck", N_("A snapshot as slides with charts that can be edited."), declare, run)
