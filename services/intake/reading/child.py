"""The process that reads one file: path and form in, an Arrow file out, little memory and time.

`python -m services.intake.reading.child PATH OUT` with the form as JSON on its input; a refusal
is printed as JSON.
"""

import gc
import importlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from services.intake.form import FileForm, form_of

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY_BYTES = 950 * 1024**2  # what the process may hold of its own
ADDRESS_BYTES = 4 * 1024**3  # with the libraries and the file that are only mapped
CPU_SECONDS = 50


def main(path: str, out: str) -> None:
    """Read the file and write the table, or print why it is refused."""
    limit_itself()
    gc.disable()  # it lives for one file and makes no cycles worth looking for
    from services.intake.refusals import Refused

    form = form_of(json.load(sys.stdin))
    try:
        _write(_packed(Path(path), form), out)
    except Refused as refused:
        facts = {name: str(value) for name, value in refused.facts.items()}
        sys.stdout.write(json.dumps(facts))


def _packed(path: Path, form: FileForm) -> "pa.Table":
    """Read the file; what turns records into a table is loaded while a workbook is opened."""
    from services.intake.reading.kinds import HEAD, WORKBOOK, kind_of_file, require_modest

    require_modest(path)
    with path.open("rb") as file:
        is_workbook = kind_of_file(file.read(HEAD)) == WORKBOOK
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(importlib.import_module, "services.intake.reading.reader")
        if not is_workbook:
            reader = loading.result()
            return reader.packed(reader.read(path, form))
        from services.intake.reading.sheet_rows import sheet_raw

        raw = sheet_raw(path, form)
        reader = loading.result()
    return reader.packed(reader.reading_of(raw, path.name))


def _write(table: "pa.Table", out: str) -> None:
    import pyarrow as pa

    with pa.OSFile(out, "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def limit_itself() -> None:
    """Take the memory and the time away that no honest table needs; not possible on Windows."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_BYTES, ADDRESS_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:3])
    sys.stdout.flush()
    os._exit(0)  # everything is written; giving back a million texts one by one takes time
