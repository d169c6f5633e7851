"""Opening files of evidence in a process of their own: a hostile one ends only that."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from db.evidence_files import EvidenceFile, read
from services.evidence.refusals import EvidenceRefused

READER = Path(__file__).with_name("reader.py")
SECONDS = 30
AT_ONCE = 2  # an old PC has two cores, and each reader may take its share of memory
KEPT_PICTURES = 64  # some 200 KB each
KEPT_TEXTS = 64
WIDTHS = (320, 640, 1000, 1600)  # a few, so that the pictures are few

_readers = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Inspected:
    """What a content is, and the content as it is to be kept: pictures without their traces."""

    media_type: str
    page_count: int
    content: bytes


def inspected(content: bytes) -> Inspected:
    """Return what the content is; EvidenceRefused when it cannot be taken."""
    if not content:
        raise EvidenceRefused("empty")
    said, kept = _answer(content, "inspect")
    return Inspected(str(said["media_type"]), int(str(said["page_count"])), kept)


def text_of(database: Path, file: EvidenceFile) -> str:
    """Return the text of a PDF, empty when it holds pictures only; NotFound, EvidenceRefused."""
    return _text(database, file) if file.media_type == "application/pdf" else ""


def picture_of(database: Path, file: EvidenceFile, *, page: int, width: int) -> bytes:
    """Return a page as a JPEG, at the nearest of a few widths; NotFound, EvidenceRefused."""
    return _picture(database, file, page, min(WIDTHS, key=lambda known: abs(known - width)))


@lru_cache(maxsize=KEPT_TEXTS)
def _text(database: Path, file: EvidenceFile) -> str:
    return str(_answer(read(database, file), "text")[0]["text"])


@lru_cache(maxsize=KEPT_PICTURES)
def _picture(database: Path, file: EvidenceFile, *place: int) -> bytes:
    return _answer(read(database, file), "draw", *place)[1]


def _answer(content: bytes, deed: str, *numbers: int) -> tuple[dict[str, object], bytes]:
    """Have the reader do a deed; what it cannot do in its time and memory is refused."""
    command = [sys.executable, "-I", "-B", str(READER), deed, *map(str, numbers)]
    with _readers:
        try:
            done = subprocess.run(  # noqa: S603 - our own reader, with numbers as arguments
                command, input=content, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise EvidenceRefused("slow") from error
    if done.returncode:
        raise EvidenceRefused("slow")
    line, _, answer = done.stdout.partition(b"\n")
    said: dict[str, object] = json.loads(line)
    if "refused" in said:
        raise EvidenceRefused(str(said["refused"]), pages=said.get("pages"))
    return said, answer
