"""The pictures of a snapshot as files: named by their titles, in a ZIP or in a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import DiskRefused
from db import Storage
from reports.archive import packed
from reports.pictures.drawing import Drawn, drawn
from reports.pictures.plates import Plate, plates_of
from services.evidence.file_names import safe_folder_name
from services.snapshots import Snapshot

LONGEST = 80  # letters of a title: Windows takes 260 for a whole path

Files = Sequence[tuple[str, bytes]]


def files_of(storage: Storage, snapshot: Snapshot) -> Files:
    """Return the names and contents: a PNG and an SVG a chart, in the order of the snapshot.

    Raises NoCharts, NoChromium, TooSlow, NotDrawn.
    """
    plates = plates_of(storage, snapshot)
    return tuple(_named(plates, drawn(plates)))


def write(plates: Sequence[Plate]) -> bytes:
    """Return the pictures as a ZIP. Raises NoChromium, TooSlow, NotDrawn."""
    return packed(tuple(_named(plates, drawn(plates))))


def put_into(folder: Path, files: Files) -> None:
    """Write files into a folder, which is made where it is missing. Raises DiskRefused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, picture in files:
            (folder / name).write_bytes(picture)
    except OSError as error:
        raise DiskRefused(path=folder) from error


def _named(plates: Sequence[Plate], pictures: Sequence[Drawn]) -> Iterator[tuple[str, bytes]]:
    """Yield each file; the number before the title keeps the order and namesakes apart."""
    for number, (plate, picture) in enumerate(zip(plates, pictures, strict=True), 1):
        stem = f"{number:02} {safe_folder_name(plate.title, LONGEST)}".strip()
        yield f"{stem}.png", picture.png
        yield f"{stem}.svg", picture.svg
