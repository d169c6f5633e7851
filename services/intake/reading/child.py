"""The process that reads one file: path and form in, an Arrow file out, little memory and time.

`python -m services.intake.reading.child PATH OUT` with the form as JSON on its input; a refusal
is printed as JSON.
"""

import importlib
import json
import sys
from pathlib import Path

from services.intake.form import form_of

MEMORY_BYTES = 950 * 1024**2  # what the process may hold of its own
ADDRESS_BYTES = 4 * 1024**3  # with the libraries and the file that are only mapped
CPU_SECONDS = 50


def main(path: str, out: str) -> None:
    """Read the file and write the table, or print why it is refused."""
    limit_itself()
    import pyarrow as pa

    from services.intake.reading.kinds import require_modest
    from services.intake.reading.reader import packed, read
    from services.intake.refusals import Refused

    pa.set_cpu_count(2)
    form = form_of(json.load(sys.stdin))
    try:
        require_modest(Path(path))
        table = packed(read(Path(path), form))
        with pa.OSFile(out, "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
    except Refused as refused:
        facts = {name: str(value) for name, value in refused.facts.items()}
        sys.stdout.write(json.dumps(facts))


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
