"""The files of evidence beside the database: each once, under the hash of its content.

A file is whole on the disk before any row names it, and is never changed or deleted after that;
one that no row names is harmless.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import DiskRefused, NotFound
from db.connection import Storage

SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
PART = ".part"


@dataclass(frozen=True)
class EvidenceFile:
    """A file of evidence by what the database knows of it."""

    content_hash: str
    media_type: str

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return f"{self.content_hash}{SUFFIXES[self.media_type]}"


@dataclass(frozen=True)
class State:
    """How the folder stands to the database: files that are well, lost, damaged, of no row."""

    whole: int
    lost: tuple[str, ...]
    damaged: tuple[str, ...]
    strays: int


def folder_of(database: Path) -> Path:
    """Return the folder of evidence that belongs to a database file, a copy's too."""
    return database.parent / "evidence"


def path_of(database: Path, file: EvidenceFile) -> Path:
    """Return where a file of evidence lies."""
    return folder_of(database) / file.content_hash[:2] / file.name


def keep(database: Path, content: bytes, media_type: str) -> EvidenceFile:
    """Write a content to the disk unless it is there already; DiskRefused when it does not go.

    It gets its name only when it is whole, so a kill leaves at most a stray part.
    """
    file = EvidenceFile(hashlib.sha256(content).hexdigest(), media_type)
    target = path_of(database, file)
    if target.exists() and target.stat().st_size == len(content):
        return file
    part = target.with_name(f"{secrets.token_hex(8)}{PART}")
    try:
        folder_of(database).mkdir(mode=0o700, parents=True, exist_ok=True)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with part.open("xb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        part.replace(target)
        _settle(target.parent)
        _settle(folder_of(database))
    except OSError as error:
        with suppress(OSError):  # what could not be written may not be deletable either
            part.unlink(missing_ok=True)
        raise DiskRefused(path=target) from error
    return file


def read(database: Path, file: EvidenceFile) -> bytes:
    """Return a file's content; NotFound when somebody took it from the disk."""
    try:
        return path_of(database, file).read_bytes()
    except FileNotFoundError as error:
        raise NotFound(file=file.name) from error


def named_files(storage: Storage) -> tuple[EvidenceFile, ...]:
    """Return every file that the database names."""
    return tuple(
        EvidenceFile(str(row["content_hash"]), str(row["media_type"]))
        for row in storage.rows("uploads/files")
    )


def copy_missing(database: Path, files: Iterable[EvidenceFile], copy: Path) -> None:
    """Bring the files that a copy of the database names beside the copy.

    Files of their own and no links, so that what harms one of the two does not harm both. A file
    that is lost is passed over: `state_of` is who tells of it.
    """
    for file in files:
        source, target = path_of(database, file), path_of(copy, file)
        if target.exists() or not source.exists():
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}{PART}")
        shutil.copyfile(source, part)
        part.replace(target)


def state_of(database: Path, files: Iterable[EvidenceFile]) -> State:
    """Look at every file that the database names, and count those that it does not name."""
    named = {path_of(database, file): file for file in files}
    lost = tuple(file.name for path, file in named.items() if not path.exists())
    damaged = tuple(
        file.name for path, file in named.items() if path.exists() and not _is_whole(path, file)
    )
    strays = {path for path in folder_of(database).glob("*/*") if path.is_file()} - named.keys()
    return State(len(named) - len(lost) - len(damaged), lost, damaged, len(strays))


def _is_whole(path: Path, file: EvidenceFile) -> bool:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == file.content_hash


def _settle(folder: Path) -> None:
    """Have the disk write down new names as well; Windows does so by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
