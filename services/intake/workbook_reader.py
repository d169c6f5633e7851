"""The process that reads a workbook: path and sheet in, JSON out, little memory and time.

Imports nothing of ours, so that it starts at once and can be run as a script.
"""

import importlib
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 50


def main(path: str, sheet: str) -> None:
    """Write the rows of the sheet, the names of the sheets when it is not there, or nothing."""
    try:
        workbook = CalamineWorkbook.from_path(path)
        name = sheet or workbook.sheet_names[0]
        if name not in workbook.sheet_names:
            sys.stdout.write(json.dumps({"sheets": workbook.sheet_names}))
            return
        found = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError):
        sys.stdout.write("{}")
        return
    sys.stdout.write(json.dumps({"rows": [[text_of(cell) for cell in row] for row in found]}))


def text_of(cell: object) -> str:
    """Return a cell's text: 5 for 5.0, days and times as ISO writes them."""
    return TEXTS.get(type(cell), str)(cell).strip()


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")


TEXTS: Mapping[type, Callable[..., str]] = {
    float: _number,
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
}


def limit_itself() -> None:
    """Take the memory and the time away that no honest workbook needs; not possible on Windows."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


if __name__ == "__main__":
    limit_itself()
    main(*sys.argv[1:3])
