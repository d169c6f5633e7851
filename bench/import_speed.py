"""How fast a large file is checked and applied, each in a process of its own with its memory."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.import_files import write_text, write_workbook
from bench.import_school import NAMES
from bench.measures import Measure

WORKBOOK_ROWS, TEXT_ROWS = 100_000, 1_000_000
MOST_MEGABYTES = 1_000
APPLIED_SECONDS = 5


def measures() -> Iterator[Measure]:
    """Yield the times against those of the readers alone, and the peaks of memory."""
    with tempfile.TemporaryDirectory() as folder:
        book = write_workbook(Path(folder) / "rows.xlsx", WORKBOOK_ROWS, NAMES)
        yield from _of_file(book, "100,000 rows of XLSX", times=2, is_applied=True)
        text = write_text(Path(folder) / "rows.csv", TEXT_ROWS, NAMES)
        yield from _of_file(text, "1,000,000 rows of CSV", times=3, is_applied=False)


def _of_file(path: Path, name: str, *, times: int, is_applied: bool) -> Iterator[Measure]:
    alone = _told("read", path)["seconds"]
    yield Measure(f"{name}: the reader alone", alone, "s")
    found = _told("apply" if is_applied else "check", path)
    yield Measure(f"{name}: refused", float(not found), "file", 0)
    if not found:
        return
    yield Measure(f"{name}: read", found["read"], "s")
    yield Measure(f"{name}: read and checked", found["checked"], "s", times * alone)
    yield Measure(f"{name}: rejected", found["rejected"], "rows", 0)
    if is_applied:
        yield Measure(f"{name}: applied", found["applied"], "s", APPLIED_SECONDS)
        yield Measure(f"{name}: undone", found["undone"], "s")
    yield Measure(f"{name}: most memory", found["megabytes"], "MB", MOST_MEGABYTES)


def _told(deed: str, path: Path) -> dict[str, float]:
    """Do it in a new process and return what it says, nothing for a file that is refused."""
    command = [sys.executable, "-m", "bench.import_school", deed, str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
