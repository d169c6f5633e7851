"""What is asked of the data: a statement with its parameters, under the version of the data."""

from dataclasses import dataclass, field

from db import Storage

Version = tuple[str, int | str]  # the database's file and how often its data were written


@dataclass(frozen=True)
class Asked:
    """A statement asked of the data as they are; `wording` stands for the parameters in keys."""

    version: Version
    statement: str
    wording: str
    parameters: dict[str, object] = field(compare=False)


def version_of(storage: Storage) -> Version:
    """Return what changes with every commit of data."""
    return str(storage.path), storage.data_version


def question(version: Version, statement: str, parameters: dict[str, object]) -> Asked:
    """Return a statement as it is asked; parameters in another order are another question."""
    return Asked(version, statement, repr(parameters), parameters)
