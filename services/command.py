"""What a command of `python -m services` is: a name, its arguments, a deed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from core.i18n import Words
from core.settings import Settings


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
