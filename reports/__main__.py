"""Papers from the command line, without signing in: python -m reports letter …"""

import sys
from collections.abc import Sequence

from core.i18n import N_
from reports.commands import COMMANDS
from services.command import Program, run_program

PROGRAM = Program(
    "python -m reports",
    N_("Papers of the school: each is frozen, noted in the list and written."),
    COMMANDS,
    metavar="PAPER",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    return run_program(PROGRAM, arguments)


if __name__ == "__main__":
    sys.exit(main())
