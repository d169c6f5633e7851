"""What a command is: a name, its arguments, a deed; and how a program of commands is run."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.errors import Failure
from core.i18n import DEFAULT_LANGUAGE, Words, words_of
from core.settings import Settings, load_settings


@dataclass(frozen=True)
class Call:
    """One call of a command; `say` writes one line for the person at the machine."""

    arguments: Namespace
    settings: Settings
    words: Words
    say: Callable[[str], None]


@dataclass(frozen=True)
class Command:
    """One command; `help` is a message id, `run` returns the exit code and may raise Failure."""

    name: str
    help: str
    declare: Callable[[ArgumentParser, Words], None]
    run: Callable[[Call], int]


@dataclass(frozen=True)
class Program:
    """Commands under one name (`python -m services`); `help` is a message id."""

    name: str
    help: str
    commands: Sequence[Command]
    metavar: str = "COMMAND"


def run_program(program: Program, arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 1 for a failure told in a sentence, 2 for bad usage."""
    words = words_of(DEFAULT_LANGUAGE)
    try:
        settings = load_settings()
        words = words_of(settings.language)
        parsed = _parser(program, words).parse_args(arguments)
        command: Command = parsed.command
        return command.run(Call(parsed, settings, words, say=print))
    except Failure as failure:
        print(failure.sentence(words), file=sys.stderr)  # noqa: T201 - a command prints
        return 1


def _parser(program: Program, words: Words) -> ArgumentParser:
    parser = ArgumentParser(prog=program.name, description=words(program.help))
    commands = parser.add_subparsers(required=True, metavar=program.metavar)
    for command in program.commands:
        sentence = words(command.help)
        part = commands.add_parser(command.name, help=sentence, description=sentence)
        part.set_defaults(command=command)
        command.declare(part, words)
    return parser
