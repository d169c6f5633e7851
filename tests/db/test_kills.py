"""Killed in the middle of writing: what was acknowledged is there, and the file opens."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import Settings
from db import open_storage

ROOT = Path(__file__).parent.parent.parent
WRITER = """
from core.ids import new_id
from core.settings import load_settings
from db import open_storage
from db.connection import now

storage = open_storage(load_settings())
while True:
    code = new_id()
    with storage.writing() as transaction:
        transaction.run(
            "reference/insert_item", list="subjects", code=code, version=1, name="x", name_en="x",
            sort_order=1, is_archived=False, merged_into=None, recorded_at=now(),
            recorded_by=None, reason="kill", is_withdrawn=False,
        )
    print(code, flush=True)
"""


def kill_while_writing(after_lines: int) -> set[str]:
    """Let a process write until it has acknowledged so many rows, kill it, return those rows."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = {writer.stdout.readline().strip() for _ in range(after_lines)}
    writer.kill()
    acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    writer.wait()
    return acknowledged - {""}


def assert_nothing_acknowledged_is_lost(settings: Settings, kills: int) -> None:
    chance = random.Random(kills)
    expected: set[str] = set()
    for _ in range(kills):
        expected |= kill_while_writing(chance.randint(1, 40))
    storage = open_storage(settings)
    found = {row["code"] for row in storage.rows("reference/items") if row["list"] == "subjects"}
    storage.close()
    assert len(expected) >= kills
    assert expected <= found


def test_three_kills_lose_nothing_acknowledged(settings: Settings) -> None:
    assert_nothing_acknowledged_is_lost(settings, kills=3)


@pytest.mark.soak
def test_a_hundred_kills_lose_nothing_acknowledged(settings: Settings) -> None:
    assert_nothing_acknowledged_is_lost(settings, kills=100)
