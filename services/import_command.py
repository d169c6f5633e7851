"""python -m services import FILE --map MAPPING.toml [--dry-run] [--rejected OUT]."""

from argparse import ArgumentParser
from pathlib import Path
from uuid import UUID

from core.access import Person, Role
from core.errors import DiskRefused, Failure
from core.i18n import N_, Words
from db import Storage, open_storage
from services.command import Call, Command
from services.intake.importing import (
    AlreadyApplied,
    apply_import,
    plan_import,
    standing_import,
)
from services.intake.mapping import read_mapping
from services.intake.mending import rows_to_mend
from services.intake.plan import VERDICT_NAMES, ImportPlan
from services.intake.table import read_table

THE_MACHINE = str(UUID(int=0))  # who recorded it, when nobody signed in


class NoOrganisation(Failure):
    """The organisation that is named, or the only one, is not there."""

    message = N_("Say which school the records belong to: --organisation with one of: {names}")


class UnknownImporter(Failure):
    """No account has this user name."""

    message = N_("There is no account {username}, or it is blocked.")


class RejectedOverFile(Failure):
    """The rejected rows would be written over the file they come from."""

    message = N_("The rejected rows cannot be written over the file {path}: name another one.")


def declare(parser: ArgumentParser, words: Words) -> None:
    """Name the arguments."""
    parser.add_argument("file", type=Path, help=words("The CSV file or the workbook."))
    parser.add_argument(
        "--map", type=Path, required=True, metavar="MAPPING.toml", help=words("The mapping file.")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=words("Says what would happen, writes nothing.")
    )
    parser.add_argument(
        "--rejected", type=Path, metavar="OUT", help=words("Where the rejected rows go.")
    )
    parser.add_argument(
        "--organisation", help=words("The school's short name, when there are several.")
    )
    parser.add_argument(
        "--account", help=words("Whose deed it is, by user name; without it the machine's own.")
    )


def run(call: Call) -> int:
    """Import the file and say what became of its rows."""
    arguments = call.arguments
    if arguments.rejected and arguments.rejected.resolve() == arguments.file.resolve():
        raise RejectedOverFile(path=arguments.file)
    mapping = read_mapping(arguments.map)
    storage = open_storage(call.settings)
    try:
        person = _person(call, storage)
        table = read_table(arguments.file, mapping.form)
        plan = plan_import(storage, person, table, mapping=mapping)
        before = standing_import(storage, person, plan)
        if not arguments.dry_run:
            plan = apply_import(storage, person, plan).plan
    finally:
        storage.close()
    if before:
        call.say(AlreadyApplied(before).sentence(call.words))
    _report(call, plan)
    return 0


def _report(call: Call, plan: ImportPlan) -> None:
    words, arguments = call.words, call.arguments
    if arguments.dry_run:
        call.say(words("A trial: nothing was written."))
    for doubt in plan.request.table.doubts:
        call.say(words(doubt.message, **doubt.facts))
    for verdict, number in plan.counts.items():
        call.say(f"{words(VERDICT_NAMES[verdict])}\t{number}")
    if plan.teachers:
        n = len(plan.teachers)
        call.say(
            words.count(
                "{n} teacher is known by a number only.",
                "{n} teachers are known by a number only.",
                n,
            )
        )
    _write_rejected(call, plan)


def _write_rejected(call: Call, plan: ImportPlan) -> None:
    """Write the file that the screen would give, never over the one that was imported."""
    words, source = call.words, call.arguments.file
    mending = rows_to_mend(plan, source, words)
    if mending is None:
        return
    path = call.arguments.rejected or Path(mending.name)
    if path.resolve() == source.resolve():
        path = path.with_stem(f"{path.stem} 2")
    try:
        path.write_bytes(mending.content)
    except OSError as error:
        raise DiskRefused(path=path) from error
    call.say(words("The rejected rows with their reasons: {path}", path=path))
    call.say(mending.sentence)


def _person(call: Call, storage: Storage) -> Person:
    """Return who imports: an account, or the machine itself with an administrator's rights."""
    username = call.arguments.account
    if not username:
        return Person(
            account_id=THE_MACHINE,
            organisation_id=_organisation(call, storage),
            role=Role.ADMIN,
            username="",
            display_name="",
            language=call.settings.language,
        )
    accounts = storage.rows("accounts/all")
    found = next((row for row in accounts if row["username"] == username.casefold()), None)
    if found is None or found["is_blocked"]:
        raise UnknownImporter(username=username)
    row = storage.row("accounts/one", account_id=found["account_id"]) or {}
    return Person(
        account_id=str(found["account_id"]),
        organisation_id=str(row["organisation_id"]),
        role=Role(str(found["role"])),
        username=str(found["username"]),
        display_name=str(found["display_name"]),
        language=call.settings.language,
        must_change_password=bool(row.get("must_change_password")),
    )


def _organisation(call: Call, storage: Storage) -> str:
    wanted = call.arguments.organisation
    known = storage.rows("organisations/all")
    found = [
        str(row["organisation_id"])
        for row in known
        if wanted in {None, row["short_name"], row["organisation_id"]}
    ]
    if len(found) != 1:
        raise NoOrganisation(names=", ".join(str(row["short_name"]) for row in known) or "–")
    return found[0]


IMPORT = Command("import", N_("Imports a CSV file or a workbook."), declare, run)
