"""Commands that act on the machine itself, without signing in: python -m services accounts …"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from core.errors import Failure
from core.i18n import DEFAULT_LANGUAGE, N_, Words, words_of
from core.settings import load_settings
from services.account_commands import ACCOUNTS
from services.command import Call, Command
from services.demonstration_command import DEMO
from services.import_command import IMPORT

COMMANDS: tuple[Command, ...] = (ACCOUNTS, DEMO, IMPORT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 1 for a failure told in a sentence, 2 for bad usage."""
    words = words_of(DEFAULT_LANGUAGE)
    try:
        settings = load_settings()
        words = words_of(settings.language)
        parsed = _parser(words).parse_args(arguments)
        command: Command = parsed.command
        return command.run(Call(parsed, settings, words, say=print))
    except Failure as failure:
        print(failure.sentence(words), file=sys.stderr)
        return 1


def _parser(words: Words) -> ArgumentParser:
    description = words(N_("Commands for the machine that the application runs on."))
    parser = ArgumentParser(prog="python -m services", description=description)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        sentence = words(command.help)
        part = commands.add_parser(command.name, help=sentence, description=sentence)
        part.set_defaults(command=command)
        command.declare(part, words)
    return parser


if __name__ == "__main__":
    sys.exit(main())
