"""What a file is by its first bytes: a table of some sort, or something that is refused."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from core.i18n import N_
from services.intake.refusals import Refused

WORKBOOK, TEXT, PAGE, PARQUET = "workbook", "text", "page", "parquet"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_BOOKS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
MOST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 10_000
BOOK_PARTS = ("xl/", "content.xml", "word/", "ppt/")
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
HEAD = 4096

BROKEN = N_("it looks like a workbook but cannot be read as one; save it anew as XLSX or CSV")
TOO_BIG = N_("the workbook is too large when unpacked, or takes too long: save the sheet as CSV")
ARCHIVE = N_("it is an archive: unpack it and choose the table inside")
PICTURE = N_("it is a {kind}, not a table")
HOSTILE = N_("the workbook holds instructions that no table needs (XML entities)")
NOT_A_BOOK = N_("it is a document of another kind, not a workbook with a table")

PACKED = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
OTHERS: Mapping[bytes, str] = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"SQLite format 3": "SQLite",
    b"{\\rtf": "RTF",
}


def kind_of_file(head: bytes) -> str:
    """Return the kind of a file by its first bytes; ImportRefused for what is no table."""
    if head.startswith((ZIP, OLE, *OLD_BOOKS)):
        return WORKBOOK
    if head.startswith(b"PAR1"):
        return PARQUET
    if head.startswith(PACKED):
        raise Refused(ARCHIVE)
    for mark, kind in OTHERS.items():
        if head.startswith(mark):
            raise Refused(PICTURE, kind=kind)
    start = head[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_page = start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head"))
    return PAGE if is_page or (start.startswith(b"<") and b"<table" in start) else TEXT


def require_modest(path: Path) -> None:
    """Refuse an archive that unpacks to too much, is no workbook, or holds XML entities."""
    with path.open("rb") as file:
        if not file.read(4).startswith(ZIP):
            return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_PARTS:
                raise Refused(TOO_BIG)
            names = [part.filename.replace("\\", "/").lower() for part in parts]
            is_book = "[content_types].xml" in names or any(n.startswith(BOOK_PARTS) for n in names)
            if not is_book:
                raise Refused(ARCHIVE)
            if any(name.startswith(("word/", "ppt/")) for name in names):
                raise Refused(NOT_A_BOOK)
            _require_no_entities(archive, parts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Refused(BROKEN) from error


def _require_no_entities(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """A document type stands at the beginning of an XML part, if anywhere."""
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as content:
                head = content.read(HEAD)
            text = head.replace(b"\x00", b"")
            if ENTITIES.search(text) and b"<!DOCTYPE manifest" not in text:
                raise Refused(HOSTILE)
