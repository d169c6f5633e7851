"""The process that makes a workbook of rejected rows out of the one they came in: JSON in.

`python -m services.intake.rewriting.child JOB`; prints a JSON list of the sheets that were left
out. Imports as little as it can, so that it starts at once.
"""

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

MEMORY_BYTES = 900 * 1024**2
CPU_SECONDS = 50
WRITERS: Mapping[str, str] = {"xlsx": "book", "xls": "old_book", "ods": "open_document"}


def main(path: str) -> None:
    """Do the job that the file describes."""
    limit_itself()
    job = json.loads(Path(path).read_text(encoding="utf-8"))
    writer = importlib.import_module(f"services.intake.rewriting.{WRITERS[job['kind']]}")
    sys.stdout.write(json.dumps(writer.rewrite(job)))


def limit_itself() -> None:
    """Take the memory and the time away that no honest workbook needs; not possible on Windows."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


if __name__ == "__main__":
    main(sys.argv[1])
