"""What becomes of files that break importers: right, asked, refused; wrong or crashed is a fault.

`python -m bench import-torture [FOLDER] [--files]`: the folder has a MANIFEST.csv with the columns
file, bytes, sha256, source, licence, nasty, expected. Where an expected file is given, the cells
must agree with it; where none is, another reader gives an account of every row.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from bench.accounts import account_of
from bench.measures import Measure
from core.i18n import words_of
from services.intake.form import FileForm, form_of
from services.intake.reading.doubts import Doubt
from services.intake.refusals import Refused
from services.intake.table import Table, read_table

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "import-torture"
RIGHT, ASKED, REFUSED, WRONG, CRASHED = "right", "asked", "refused", "wrong", "crashed"
NAMES = {
    RIGHT: "read right",
    ASKED: "asked the person",
    REFUSED: "refused with a sentence",
    WRONG: "wrong",
    CRASHED: "crashed",
}
FORM_FIELDS = {field.name for field in fields(FileForm)}
NO_ROWS_SAID = "holds no rows"


@dataclass(frozen=True)
class Outcome:
    """What became of a file, and why."""

    name: str
    verdict: str
    reason: str = ""


def measures(folder: str | None = None, *, is_listed: bool = False) -> Iterator[Measure]:
    """Measure the files of a folder; skipped where there is none."""
    place = Path(folder) if folder else FOLDER
    if not (place / "MANIFEST.csv").is_file():
        print(f"skipped: there is no {place / 'MANIFEST.csv'}")
        return
    with (place / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        outcomes = [_outcome(place, row) for row in csv.DictReader(file)]
    for outcome in outcomes:
        if is_listed or outcome.verdict in {WRONG, CRASHED}:
            print(f"{outcome.verdict:<8} {outcome.name}  {outcome.reason}")
    found = Counter(outcome.verdict for outcome in outcomes)
    yield Measure("import-torture files", len(outcomes), "files")
    for verdict, name in NAMES.items():
        aim = 0.0 if verdict in {WRONG, CRASHED} else None
        yield Measure(f"import-torture {name}", found[verdict], "files", aim)


def _outcome(folder: Path, row: dict[str, str]) -> Outcome:
    name, wanted = row["file"], row.get("expected") or ""
    path = folder / name
    expected = expected_of(folder / wanted) if wanted else None
    try:
        table = read_table(path)
    except Refused as refusal:
        sentence = refusal.sentence(words_of("en"))
        is_right = expected is None or not expected[1:] or NO_ROWS_SAID not in sentence
        return Outcome(name, REFUSED if is_right else WRONG, sentence)
    except Exception as error:  # noqa: BLE001 - what else comes is what is counted
        return Outcome(name, CRASHED, repr(error)[:200])
    said = ", ".join(sorted({doubt.field for doubt in table.doubts}))
    if expected is not None:
        return _compared(path, table, expected, said=said)
    fault = account_of(path, table)
    if fault:
        return Outcome(name, WRONG, fault)
    return Outcome(name, ASKED if table.doubts else RIGHT, said)


def expected_of(path: Path) -> list[list[str]]:
    """Return the header and the rows of an expected file: CSV, or JSON with a list of objects."""
    if path.suffix == ".json":
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [list(rows[0]), *([str(cell) for cell in row.values()] for row in rows)]
    with path.open(encoding="utf-8", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file)]


def _compared(path: Path, table: Table, expected: list[list[str]], *, said: str) -> Outcome:
    if agrees(table, expected):
        return Outcome(path.name, RIGHT, said)
    answer = _answer(path, table, expected)
    if answer:
        return Outcome(path.name, ASKED, answer)
    if table.uneven and _agrees_but(table, expected):
        return Outcome(path.name, ASKED, f"rows set aside: {table.uneven[:5]}")
    return Outcome(path.name, WRONG, f"differs from what is expected; doubts: {said or 'none'}")


def agrees(table: Table, expected: Sequence[Sequence[str]]) -> bool:
    """Say whether names and cells are the expected ones; without a header there are no names."""
    has_names = bool(table.form.header_row)
    rows = [list(cells) for _, cells in table.rows]
    names = [_bare(name) for name in table.columns]
    if not has_names:
        return rows == [list(row) for row in expected]
    wanted = [_bare(name) for name in expected[0]]
    return names == wanted and rows == [list(row) for row in expected[1:]]


def _bare(name: str) -> str:
    """A name without the sign between the parts of several header rows."""
    return " ".join(name.replace(" / ", " ").split())


def _answer(path: Path, table: Table, expected: list[list[str]]) -> str:
    """Return the answer to one of the doubts that leads to what is expected, "" without one."""
    for doubt in table.doubts:
        for value in _answers(doubt, expected):
            form = form_of({doubt.field: value})
            try:
                again = read_table(path, form)
            except Refused:
                continue
            if agrees(again, expected):
                return f"{doubt.field} = {value!r}"[:80]
    return ""


def _answers(doubt: Doubt, expected: list[list[str]]) -> Sequence[object]:
    """Return what a person may answer: the alternatives, or the names that are missing."""
    if doubt.field == "columns":
        return (tuple(expected[0]),)
    return doubt.alternatives if doubt.field in FORM_FIELDS else ()


def _agrees_but(table: Table, expected: list[list[str]]) -> bool:
    """Say whether only rows that the doubts name differ, and these hold all that is expected."""
    rows = list(table.rows)
    if [_bare(name) for name in table.columns] != expected[0] or len(rows) != len(expected) - 1:
        return False
    for (number, cells), wanted in zip(rows, expected[1:], strict=True):
        if list(cells) != wanted:
            own = "".join((*cells, *table.overlong.get(number, ())))
            if number not in table.uneven or _letters(own) != _letters("".join(wanted)):
                return False
    return True


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
