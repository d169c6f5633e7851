"""A file as a table of texts: what it is, is told by its content, not by its name.

Small text files are read here; all others in a process of their own, which has little memory and
time, so that a hostile one ends only that.
"""

import dataclasses
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from core.i18n import N_
from services.intake.folders import private_folder
from services.intake.form import AS_FOUND, FileForm
from services.intake.reading.doubts import Doubt
from services.intake.reading.kinds import BROKEN, HEAD, TEXT, TOO_BIG, kind_of_file, require_modest
from services.intake.reading.reader import Reading, read, unpacked
from services.intake.refusals import Refused

__all__ = ["Doubt", "Table", "read_table"]

ROOT = Path(__file__).parents[2]
CHILD = "services.intake.reading.child"
MOST_BYTES = 150 * 1024 * 1024
SMALL_BYTES = 512 * 1024
SECONDS = 60

NO_FILE = N_("there is no file {name}")
UNREADABLE = N_("the file {name} cannot be read")
TOO_LARGE = N_("the file {name} is larger than {most} MB: split it")
TOO_HARD = N_("reading the file takes too much memory or time: split it, or save it anew as CSV")
LOST_ROWS = N_("not every row of the file could be accounted for: save it anew as XLSX or CSV")


@dataclass(frozen=True)
class Table:
    """The texts of a file, and how it was understood.

    `cells` holds one text column for each of `columns`, named "c0", "c1", …; `numbers` are the
    rows' numbers in the file, from 1. `overlong` keeps what a row has beyond the columns,
    `skipped` the records that are no data: number and text ("" for a blank one). `uneven` are
    rows of data whose cells may stand in the wrong columns.
    """

    name: str
    digest: str
    is_workbook: bool
    columns: tuple[str, ...]
    cells: pa.Table
    numbers: pa.Int32Array
    form: FileForm
    sheets: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    overlong: Mapping[int, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    skipped: tuple[tuple[int, str], ...] = ()
    uneven: tuple[int, ...] = ()

    @property
    def row_count(self) -> int:
        """How many rows of data there are."""
        return len(self.numbers)

    def row(self, number: int) -> tuple[str, ...]:
        """Return the texts of the row with this number in the file; KeyError without one."""
        place = self.numbers.index(number).as_py()
        if place < 0:
            raise KeyError(number)
        return tuple(str(column[place]) for column in self.cells.columns)

    @property
    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Iterate over number and texts of the rows."""
        columns = [column.to_pylist() for column in self.cells.columns]
        return zip(self.numbers.to_pylist(), zip(*columns, strict=True), strict=True)


def read_table(path: Path, form: FileForm = AS_FOUND) -> Table:
    """Read a table; ImportRefused when it is none, hostile, too large or empty."""
    try:
        if not path.is_file():
            raise Refused(NO_FILE, name=path.name)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(TOO_LARGE, name=path.name, most=MOST_BYTES // 1024 // 1024)
        with path.open("rb") as file:
            kind = kind_of_file(file.read(HEAD))
        if kind == TEXT and size <= SMALL_BYTES:
            reading = read(path, form)
            digest = _digest(path)
        else:
            reading, digest = _read_apart(path, form)
    except (OSError, ValueError) as error:
        raise Refused(UNREADABLE, name=path.name) from error
    _require_all(reading)
    said = {field.name: getattr(reading, field.name) for field in dataclasses.fields(reading)}
    del said["record_count"]
    return Table(name=path.name, digest=digest, **said)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_apart(path: Path, form: FileForm) -> tuple[Reading, str]:
    """Read a file in a process of its own; its digest is computed meanwhile."""
    require_modest(path)
    with private_folder() as folder:
        out = Path(folder) / "table.arrow"
        with subprocess.Popen(  # noqa: S603 - our own module, with two paths as arguments
            [sys.executable, "-m", CHILD, str(path.resolve()), str(out)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            try:
                if child.stdin:
                    child.stdin.write(json.dumps(asdict(form)).encode())
                    child.stdin.close()
                    child.stdin = None
                digest = _digest(path)
                said, _ = child.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired as error:
                raise Refused(TOO_HARD) from error
            finally:
                child.kill()
        return _result(out, said, child.returncode, path=path), digest


def _result(out: Path, said: bytes, code: int, *, path: Path) -> Reading:
    if said:
        facts = json.loads(said)
        raise Refused(facts.pop("reason"), **facts)
    if code or not out.exists():
        with path.open("rb") as file:
            is_text = kind_of_file(file.read(HEAD)) == TEXT
        raise Refused(TOO_HARD if is_text else TOO_BIG if code else BROKEN)
    source = (
        pa.memory_map(str(out)) if sys.platform != "win32" else pa.BufferReader(out.read_bytes())
    )
    return unpacked(pa.ipc.open_file(source).read_all())


def _require_all(reading: Reading) -> None:
    """Account for every record: header, data or left out, each once."""
    last = reading.form.header_row or 0
    header = range(last - (reading.form.header_rows or 0) + 1, last + 1)
    others = {number for number, _ in reading.skipped} | set(header)
    total = len(reading.numbers) + len(others)
    if total != reading.record_count:
        raise Refused(LOST_ROWS)
