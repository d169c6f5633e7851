"""python -m reports pictures SNAPSHOT: every chart of what was frozen, as PNG and SVG."""

from argparse import ArgumentParser
from pathlib import Path

from core.i18n import N_, Words
from db import open_storage
from reports.making import write
from reports.pictures.files import files_of, put_into
from reports.taking import put
from services.command import Call, Command
from services.snapshots import snapshot_of_code

FORMAT = "zip"


def declare(parser: ArgumentParser, words: Words) -> None:
    """Name the snapshot and where the pictures go."""
    parser.add_argument("snapshot", help=words("The code that stands at the foot of a paper."))
    parser.add_argument(
        "--out",
        type=Path,
        help=words("A folder, or a file that ends in .zip; none: a ZIP of its own name, here."),
    )


def run(call: Call) -> int:
    """Draw the pictures and say where they are.

    Raises NoSuchSnapshot, NoCharts, NoChromium, TooSlow, NotDrawn, DiskRefused.
    """
    out: Path | None = call.arguments.out
    storage = open_storage(call.settings)
    try:
        snapshot = snapshot_of_code(storage, call.arguments.snapshot)
        if out is None or out.suffix.lower() == f".{FORMAT}":
            put(call, snapshot, write(storage, snapshot, FORMAT), format_code=FORMAT)
            return 0
        files = files_of(storage, snapshot)
    finally:
        storage.close()
    put_into(out, files)
    call.say(call.words("{path}, snapshot {code}", path=out, code=snapshot.code))
    return 0


PICTURES = Command(
    "pictures",
    N_("Every chart of a snapshot as PNG of twice the size and as SVG; needs a Chromium."),
    declare,
    run,
)
