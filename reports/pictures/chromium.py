"""The only user of Chromium: found on the machine, run without a window, ended in any case.

It is driven by its own switches alone. Kaleido 1.5, which drives it for Plotly, takes three times
as long for the same pictures, asks a name server for outside hosts and cannot be told not to,
waits for ever for a browser that does not answer, and leaves that one running.
"""

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from core.errors import Failure
from core.i18n import N_
from core.settings import load_settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
         "msedge", "microsoft-edge", "yandex-browser", "yandex-browser-stable")  # fmt: skip
FOUND, NONE = "auto", "no"  # the words of the setting beside a path
SECONDS, SECONDS_EACH = 60, 3  # to begin with, and for each picture more
CLOCK = 60_000  # milliseconds of Chromium's own clock, which stands still while something loads
TOLD = 2_000  # letters of what Chromium said, for the log
SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-default-apps",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, nothing outside is reached
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    f"--virtual-time-budget={CLOCK}",
    "--dump-dom",
)

logger = logging.getLogger(__name__)
_turn = threading.Lock()  # an old PC has room for one Chromium


class NoChromium(Failure):
    """The machine has none, or the setting names none."""

    message = N_(
        "Pictures of a paper are drawn by Chromium, and this machine has none: install it (for "
        "example: sudo apt install chromium) or name its file in NETWORKS_CHROMIUM. In the browser "
        "every chart of a dashboard still offers its own picture."
    )


class TooSlow(Failure):
    """Chromium was stopped at the end of its time."""

    message = N_(
        "The pictures were not finished within {seconds} seconds, so Chromium was stopped. Try "
        "again when the machine has less to do."
    )


class NotDrawn(Failure):
    """Chromium ended without pictures; the log has what it said."""

    message = N_(
        "Chromium ({program}) drew no pictures. Try again, and tell the administrator if it fails "
        "again: the log says why under {reference}."
    )


def found() -> Path | None:
    """Return the Chromium of this machine, as the setting says; None where there is none."""
    asked = load_settings().chromium
    if asked == NONE:
        return None
    names = NAMES if asked == FOUND else (asked,)
    return next((Path(path) for path in map(shutil.which, names) if path), None)


def page_drawn(page: Path, folder: Path, *, pictures: int) -> str:
    """Return the page as it stands when its scripts have run; `folder` is for Chromium's own files.

    `pictures` is how many there are to draw. Raises NoChromium, TooSlow.
    """
    program = found()
    if program is None:
        raise NoChromium
    seconds = SECONDS + SECONDS_EACH * pictures
    if not _turn.acquire(timeout=seconds):
        raise TooSlow(seconds=seconds)
    try:
        return _run(program, page, folder, seconds=seconds)
    finally:
        _turn.release()


def not_drawn(folder: Path, reason: str) -> NotDrawn:
    """Return the failure of a page that came back without pictures, its reason in the log."""
    failure = NotDrawn(program=found())
    failure.facts["reference"] = failure.reference
    said = (folder / "said").read_text("utf-8", errors="replace")[-TOLD:]
    logger.error("%s Chromium drew nothing: %s\n%s", failure.reference, reason, said)
    return failure


def _run(program: Path, page: Path, folder: Path, *, seconds: int) -> str:
    command = [str(program), *SWITCHES, *_sandbox(), f"--user-data-dir={folder}", page.as_uri()]
    with (folder / "drawn").open("wb") as drawn, (folder / "said").open("wb") as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - a browser, with a page of ours
                command,
                stdin=subprocess.DEVNULL,
                stdout=drawn,
                stderr=said,
                start_new_session=True,
                env=os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
            )
        except OSError as error:
            raise not_drawn(folder, str(error)) from error
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TooSlow(seconds=seconds) from error
        finally:
            _end(process)
    return (folder / "drawn").read_text("utf-8", errors="replace")


def _sandbox() -> Sequence[str]:
    """Return what lets root run Chromium, which it refuses otherwise."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return ("--no-sandbox",)
    return ()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End Chromium with all processes that it began."""
    if sys.platform == "win32":
        taskkill = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603 - a number of ours
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
