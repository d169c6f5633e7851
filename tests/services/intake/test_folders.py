"""Uploads that a killed process left go at the next start; whatever else lies there stays."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from services.intake.folders import PREFIX, private_folder, remove_stale_folders

KEEPING = """
from services.intake.folders import private_folder
folder = private_folder()
print(folder.name, flush=True)
input()
"""


def test_what_a_killed_process_left_goes_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", KEEPING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as child:
        assert child.stdout
        left = Path(child.stdout.readline().strip())
        (left / "a.csv").write_bytes(b"a")
        assert remove_stale_folders() == 0
        assert left.exists()
        child.kill()
    other, own = tmp_path / f"{PREFIX}other", private_folder()
    other.mkdir()
    (tmp_path / f"{PREFIX}1-link").symlink_to(other)
    earlier = tmp_path / f"{PREFIX}{os.getpid()}-earlier"  # of a process with the same number
    earlier.mkdir()
    os.utime(earlier, (1, 1))
    assert remove_stale_folders() == 2
    assert not left.exists()
    assert not earlier.exists()
    assert other.exists()
    assert Path(own.name).exists()
    own.cleanup()
