"""Commands for the database file, the application closed: python -m db migrate|backup|check."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import Failure, StorageFailure
from core.i18n import DEFAULT_LANGUAGE, N_, Words, words_of
from core.settings import Settings, load_settings
from db import Row, Storage, open_storage
from db.backup import back_up
from db.evidence_files import State, named_files, state_of


class NoDatabase(StorageFailure):
    """There is no file to copy or to look into."""

    message = N_("There is no database file {path} yet. Start the application to make one.")


HELD: Mapping[str, str] = {  # tables of records, in the order in which they are told
    "organisations": N_("Organisations"),
    "teachers": N_("Teachers"),
    "activities": N_("Activities"),
    "participations": N_("Participations"),
    "resources": N_("Resources"),
    "resource_uses": N_("Resource uses"),
    "reference_items": N_("Items of reference lists"),
    "accounts": N_("Accounts"),
    "import_batches": N_("Imports of files"),
    "events": N_("Lines of the journal"),
    "uploads": N_("Files put on the server"),
    "attachments": N_("Files of evidence"),
}


@dataclass(frozen=True)
class Command:
    """One command: what it is for (a message id) and the sentences it says, one a line."""

    help: str
    run: Callable[[Storage, Settings, Words], Sequence[str]]
    makes_database: bool = False


def migrated(storage: Storage, settings: Settings, words: Words) -> Sequence[str]:
    """Say that opening has brought the file to this version."""
    del storage
    return [words("The database {path} is at the present version.", path=settings.database)]


def backed_up(storage: Storage, settings: Settings, words: Words) -> Sequence[str]:
    """Make a copy and say where it is."""
    return [words("A copy was made: {path}", path=back_up(storage, settings, "by-hand"))]


def checked(storage: Storage, settings: Settings, words: Words) -> Sequence[str]:
    """Say what the file holds, and how the evidence beside it is."""
    rows = {row["table_name"]: row for row in storage.rows("storage/records")}
    return [
        words("The database {path} opens and holds:", path=settings.database),
        *(_held(words, title, rows[table]) for table, title in HELD.items()),
        *_evidence(state_of(settings.database, named_files(storage)), words),
    ]


def _held(words: Words, title: str, row: Row) -> str:
    """Say how many records there are, and how many versions where that is another number."""
    records, versions = row["record_count"], row["row_count"]
    if records == versions:
        return words("{title}: {n}", title=words(title), n=records)
    return words(
        "{title}: {n}, in all versions, withdrawn ones too: {versions}",
        title=words(title),
        n=records,
        versions=versions,
    )


def _evidence(state: State, words: Words) -> Sequence[str]:
    """Say how the files of evidence are; those that are lost or damaged by their names."""
    return [
        words("Files of evidence that are well: {n}", n=state.whole),
        *(words("Lost, put it back from a copy: {name}", name=name) for name in state.lost),
        *(words("Damaged, put it back from a copy: {name}", name=name) for name in state.damaged),
        words("Files of no record, which do no harm: {n}", n=state.strays),
    ]


COMMANDS: Mapping[str, Command] = {
    "migrate": Command(N_("Makes the database or brings it to this version."), migrated, True),
    "backup": Command(N_("Makes a copy in the folder of copies and checks it."), backed_up),
    "check": Command(N_("Says whether the database opens and what it holds."), checked),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 1 for a failure told in a sentence, 2 for bad usage."""
    words = words_of(DEFAULT_LANGUAGE)
    try:
        settings = load_settings()
        words = words_of(settings.language)
        command = COMMANDS[_parser(words).parse_args(arguments).command]
        for line in _run(command, settings, words):
            print(line)
    except Failure as failure:
        print(failure.sentence(words), file=sys.stderr)
        return 1
    return 0


def _run(command: Command, settings: Settings, words: Words) -> Sequence[str]:
    if not command.makes_database and not settings.database.exists():
        raise NoDatabase(path=settings.database)
    storage = open_storage(settings)
    try:
        return command.run(storage, settings, words)
    finally:
        storage.close()


def _parser(words: Words) -> ArgumentParser:
    description = words(N_("Commands for the database file; the application must be closed."))
    parser = ArgumentParser(prog="python -m db", description=description)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=words(command.help), description=words(command.help))
    return parser


if __name__ == "__main__":
    sys.exit(main())
