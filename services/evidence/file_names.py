"""The names of files as people gave them, made safe to show and to offer for download."""

import re
import unicodedata
from urllib.parse import quote

from db.evidence_files import SUFFIXES

LONGEST = 120
FOLDERS = re.compile(r"[/\\]")
FORBIDDEN = re.compile(r'[<>:"|?*]')
OTHER_SUFFIXES = {"image/jpeg": (".jpeg", ".jpe", ".jfif")}


def safe_file_name(name: str, media_type: str) -> str:
    """Return the last part of a name without hidden signs, ending as its content asks.

    "../x\u202egnp.exe" becomes "xgnp.exe.png" for a picture.
    """
    stem = _plain(FOLDERS.split(unicodedata.normalize("NFC", name))[-1])
    suffix = SUFFIXES[media_type]
    for ending in (suffix, *OTHER_SUFFIXES.get(media_type, ())):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)].rstrip(". ")
            break
    return f"{stem[:LONGEST].rstrip() or 'file'}{suffix}"


def safe_folder_name(text: str, longest: int) -> str:
    """Return a text as the name of a folder inside an archive; empty where nothing is left."""
    return _plain(FOLDERS.sub(" ", unicodedata.normalize("NFC", text)))[:longest].rstrip(". ")


def _plain(text: str) -> str:
    """Return the text without signs that are hidden or that a file system refuses."""
    seen = "".join(
        sign for sign in text if unicodedata.category(sign)[0] not in "CZ" or sign == " "
    )
    return " ".join(FORBIDDEN.sub(" ", seen).split()).strip(". ")


def disposition(name: str) -> str:
    """Return the header that lets a browser show a file and save it under its name."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    return f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
