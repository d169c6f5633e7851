"""Workbooks (XLSX, XLS, ODS), read in a process of their own: a hostile one ends only that."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from core.i18n import N_
from services.intake.refusals import Refused

SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
READER = Path(__file__).with_name("workbook_reader.py")
MOST_UNPACKED = 400 * 1024 * 1024
SECONDS = 60

BROKEN = N_("it looks like a workbook but cannot be read as one; save it anew as XLSX or CSV")
TOO_BIG = N_("the workbook is too large when unpacked, or takes too long: save the sheet as CSV")
NO_SHEET = N_("there is no sheet “{sheet}”; the workbook has: {sheets}")


def is_workbook(content: bytes) -> bool:
    """Say whether the file begins as workbooks do, whatever it is called."""
    return content.startswith(SIGNATURES)


def read_workbook(path: Path, sheet: str | None) -> list[list[str]]:
    """Return a sheet's rows as texts, days as ISO writes them; ImportRefused when it cannot be."""
    _require_modest(path)
    try:
        done = subprocess.run(  # noqa: S603 - our own reader, with a path and a name as arguments
            [sys.executable, str(READER), str(path), sheet or ""],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(TOO_BIG) from error
    if done.returncode:
        raise Refused(TOO_BIG)
    answer = json.loads(done.stdout)
    if "sheets" in answer:
        raise Refused(NO_SHEET, sheet=sheet, sheets=", ".join(answer["sheets"]))
    if "rows" not in answer:
        raise Refused(BROKEN)
    rows: list[list[str]] = answer["rows"]
    return rows


def _require_modest(path: Path) -> None:
    """Refuse an archive that says itself that it unpacks to too much."""
    content = path.read_bytes()
    if not content.startswith(SIGNATURES[0]):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Refused(BROKEN) from error
    if unpacked > MOST_UNPACKED:
        raise Refused(TOO_BIG)
