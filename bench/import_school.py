"""One deed on one file in this process: python -m bench.import_school read|check|apply FILE."""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import duckdb
import python_calamine

from bench.import_files import HEADER
from core.access import Person, Role
from core.errors import ImportRefused
from core.i18n import words_of
from core.ids import new_id
from core.settings import load_settings
from db import Storage, open_storage
from db.bulk import run_for_rows
from db.connection import now
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import ImportMapping, parse_mapping
from services.intake.plan import Verdict
from services.intake.table import read_table
from services.intake.undoing import undo_import

NAMES = tuple(f"Ахмадова-{number} З. И." for number in range(60))
FIELDS = (
    "outside_key",
    "full_name",
    "community",
    "kind",
    "title",
    "starts_on",
    "address",
    "document_number",
)
MEMORY_LIMIT = "1GB"


def read(path: Path) -> dict[str, float]:
    """Read the file with the quickest reader of its kind and nothing else."""
    started = time.perf_counter()
    if path.suffix == ".xlsx":
        python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    else:
        with duckdb.connect(path.with_suffix(".alone"), config={"memory_limit": MEMORY_LIMIT}) as c:
            c.execute(
                "create or replace table rows as select * from read_csv($path, all_varchar = true)",
                {"path": str(path)},
            )
    return {"seconds": time.perf_counter() - started}


def check(path: Path, *, is_applied: bool = False) -> dict[str, float]:
    """Read and check the file against a school, write and take it back when wished."""
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"NETWORKS_DATABASE": f"{folder}/school.duckdb"}
        storage = open_storage(load_settings(settings, Path(folder)))
        person = _person(storage)
        mapping = _mapping()
        times = [time.perf_counter()]
        try:
            table = read_table(path, mapping.form)
        except ImportRefused as refusal:
            print(refusal.sentence(words_of("en")), file=sys.stderr)
            storage.close()
            return {}
        times.append(time.perf_counter())
        plan = plan_import(storage, person, table, mapping=mapping)
        times.append(time.perf_counter())
        found: dict[str, float] = {
            "read": times[1] - times[0],
            "checked": times[2] - times[0],
            "rejected": plan.counts[Verdict.REJECTED],
        }
        if is_applied:
            applied = apply_import(storage, person, plan)
            times.append(time.perf_counter())
            undo_import(storage, person, str(applied.batch_id))
            times.append(time.perf_counter())
            found |= {"applied": times[3] - times[2], "undone": times[4] - times[3]}
        storage.close()
    return {**found, "megabytes": memory.most_megabytes()}


def apply(path: Path) -> dict[str, float]:
    """Read, check, write and take back."""
    return check(path, is_applied=True)


def _mapping() -> ImportMapping:
    return parse_mapping(
        {
            "holds": "participations",
            "file": {"date_formats": ["%d.%m.%Y"]},
            "columns": dict(zip(FIELDS, HEADER, strict=True)),
            "constants": {
                "role": "attendee",
                "outcome": "participated",
                "level": "unrated",
                "document": "participation_certificate",
            },
        }
    )


def _person(storage: Storage) -> Person:
    """Make a school with the teachers of the files and return its administrator."""
    organisation_id = new_id()
    teachers: list[dict[str, object]] = [
        {
            "teacher_id": new_id(),
            "version": 1,
            "organisation_id": organisation_id,
            "last_name": name.split()[0],
            "first_name": name.split()[1],
            "middle_name": name.split()[2],
            "position": "teacher",
            "subjects": [],
            "method_groups": [],
            "qualification": None,
            "qualification_until": None,
            "employed_from": date(2015, 9, 1),
            "employed_to": None,
            "outside_key": None,
            "batch_id": None,
            "recorded_at": now(),
            "recorded_by": None,
            "reason": "",
            "is_withdrawn": False,
        }
        for name in NAMES
    ]
    with storage.writing() as transaction:
        run_for_rows(transaction, "teachers/insert_many", teachers)
    return Person(new_id(), organisation_id, Role.ADMIN, "", "", "ru")


class Memory(threading.Thread):
    """Watches the most memory that this process and its children hold at one moment."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._is_over = threading.Event()
        self._most_kilobytes = 0
        self.start()

    def run(self) -> None:
        """Look ten times a second: looking oftener slows down what is measured."""
        while not self._is_over.wait(0.1):
            lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
            children = [str(process) for one in lists for process in one.read_text().split()]
            held = sum(map(_kilobytes, [str(os.getpid()), *children]))
            self._most_kilobytes = max(self._most_kilobytes, held)

    def most_megabytes(self) -> float:
        """Stop watching and return the most; never less than this process alone ever had."""
        self._is_over.set()
        self.join()
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return max(self._most_kilobytes, int(status.split("VmHWM:")[1].split()[0])) / 1024


def _kilobytes(process: str) -> int:
    """Return what a process holds now, nothing for one that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(status.split("VmRSS:")[1].split()[0]) if "VmRSS:" in status else 0


DEEDS: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "read": read,
    "check": check,
    "apply": apply,
}

if __name__ == "__main__":
    print(json.dumps(DEEDS[sys.argv[1]](Path(sys.argv[2]))))
