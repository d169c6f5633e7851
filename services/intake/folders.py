"""Private temporary folders of the import; those of processes that are gone are removed."""

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = "networks-import-"
_OURS = re.compile(rf"{PREFIX}(\d+)-\w+")
_LOADED_AT = time.time()  # no folder of this process is older
SECONDS_OF_DOUBT = 24 * 3600  # where nobody can be asked whether a process lives


def private_folder() -> TemporaryDirectory[str]:
    """Make a folder that only this account can read; its name says which process it belongs to."""
    return TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)


def remove_stale_folders() -> int:
    """Remove what processes left that were killed; return how many folders that were."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        named = _OURS.fullmatch(folder.name)
        with contextlib.suppress(OSError):  # somebody else's, or gone meanwhile
            facts = folder.lstat()
            if named and _is_own(facts) and _is_left(int(named[1]), facts.st_mtime):
                shutil.rmtree(folder)
                removed += 1
    return removed


def _is_own(facts: os.stat_result) -> bool:
    return stat.S_ISDIR(facts.st_mode) and (sys.platform == "win32" or facts.st_uid == os.getuid())


def _is_left(process: int, changed_at: float) -> bool:
    """Say whether the process that a folder belongs to is gone."""
    if process == os.getpid():
        return changed_at < _LOADED_AT - 1
    if sys.platform == "win32":  # asking after a process there would end it
        return changed_at < _LOADED_AT - SECONDS_OF_DOUBT
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False
