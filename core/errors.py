"""The one family of errors a person may see: a message id, its facts, a reference for the log."""

import dataclasses
import secrets
from dataclasses import dataclass
from typing import ClassVar

from core.i18n import N_, Words


class Failure(Exception):
    """Something that ends a deed and is told to the person in one sentence that says what to do."""

    message: ClassVar[str] = N_("Something went wrong. Nothing was changed.")

    def __init__(self, **facts: object) -> None:
        super().__init__(self.message, facts)
        self.facts = facts
        self.reference = secrets.token_hex(3)

    def sentence(self, words: Words) -> str:
        """Return the sentence for a person, in that person's language."""
        return words(self.message, **self.facts)


@dataclass(frozen=True)
class Violation:
    """One broken rule: the field it belongs to, a message id and the facts that fill it."""

    field: str
    message: str
    facts: dict[str, object] = dataclasses.field(default_factory=dict)

    def sentence(self, words: Words) -> str:
        """Return the sentence that stands beside the field."""
        return words(self.message, **self.facts)


class RulesBroken(Failure):
    """An entry breaks rules; `violations` holds all of them, never only the first."""

    message = N_("The entry is not complete yet: see the notes beside the fields.")

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__()
        self.violations = violations

    def sentence(self, words: Words) -> str:
        """Return every violation's sentence, for places that have no fields (commands, logs)."""
        return " ".join(violation.sentence(words) for violation in self.violations)


class NotAllowed(Failure):
    """The person's role does not include the action."""

    message = N_("Your role does not allow this. Ask an administrator if you need it.")


class NotFound(Failure):
    """The thing is not there, or the person may not see it: both look the same."""

    message = N_("This record does not exist or is not open to you.")


class StaleEdit(Failure):
    """The edit was made on a version that somebody has closed since."""

    message = N_("Somebody changed this record while you were editing it. Open it again.")


class StorageFailure(Failure):
    """The database cannot be used; the family of everything that storage refuses."""

    message = N_("The database cannot be used: {reason}")


class DatabaseInUse(StorageFailure):
    """Another process holds the database file."""

    message = N_(
        "The database file {path} is already open in another process. "
        "Close the other start of the application, then try again."
    )


class DatabaseDamaged(StorageFailure):
    """The file is not a database that DuckDB can open."""

    message = N_(
        "The database file {path} is damaged and cannot be opened. Nothing was changed in it. "
        "Put the latest copy from {backups} in its place."
    )


class DiskRefused(StorageFailure):
    """The disk is full, read-only, or the folder may not be written."""

    message = N_(
        "The disk refuses to write to {path}: it is full or read-only. "
        "Nothing was saved. Free some space or allow writing, then try again."
    )


class MigrationFailed(StorageFailure):
    """A migration stopped half way; the database stays at the version before it."""

    message = N_(
        "The database could not be brought to the new version (step {step}). "
        "It stays as it was; a copy made before is {backup}."
    )


class DatabaseTooNew(StorageFailure):
    """The file was made by a later version of the application."""

    message = N_(
        "The database {path} was made by a newer version of the application (step {step}). "
        "Install that version to open it."
    )


class UnknownSetting(Failure):
    """A setting's name is not in the table of settings."""

    message = N_("There is no setting {name}. Did you mean {nearest}? The README lists them all.")


class BadSetting(Failure):
    """A setting's value cannot be understood."""

    message = N_("The setting {name} cannot be {value}: {expected} is expected.")


class MissingSecret(Failure):
    """The key file that password hashes depend on is gone."""

    message = N_(
        "The key file {path} is missing, so nobody can sign in. Put it back from a backup, "
        "or run: python -m services accounts new-key"
    )


class ExportTooLong(Failure):
    """More rows fit than a sheet holds: a file that leaves out the rest would mislead."""

    message = N_(
        "A file holds {most} rows at most, and more fit the filters. "
        "Narrow the filters, for example to one school year."
    )


class ImportRefused(Failure):
    """A file or a mapping cannot be imported at all (single rows are rejected, not refused)."""

    message = N_("The file cannot be imported: {reason}")
