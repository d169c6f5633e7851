"""Commands that act on the machine itself, without signing in: python -m services accounts …"""

import sys
from collections.abc import Sequence

from core.i18n import N_
from services.account_commands import ACCOUNTS
from services.command import Program, run_program
from services.demonstration_command import DEMO
from services.import_command import IMPORT

PROGRAM = Program(
    "python -m services",
    N_("Commands for the machine that the application runs on."),
    (ACCOUNTS, DEMO, IMPORT),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    return run_program(PROGRAM, arguments)


if __name__ == "__main__":
    sys.exit(main())
