"""Every read of a page, kept in memory under the version of the data."""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from core.access import GRANTS, Person
from core.selection import Selection
from db import Row, Storage
from db.connection import now
from services.drafts import Kept, kept_drafts
from services.reference import Reference, load_reference
from services.sessions import OpenSession, session_of_token
from services.sight import Sight, sight_of
from ui import ahead, runtime
from ui.asked import Asked, Version, question, version_of
from ui.memory import in_memory
from ui.turns import DRAWING

if TYPE_CHECKING:
    from ui.page import Page

Made = TypeVar("Made")
A_WHILE = 300  # seconds
MOST_RESULTS = 2_000  # results kept for all people together; the oldest goes first


def load(page: "Page", statement: str, /, **parameters: object) -> pd.DataFrame:
    """Return a statement's frame, from the cache while no commit has come since.

    What the person may see stands in the parameters, so nobody gets another person's answer.
    """
    asked = question(version_of(page.storage), statement, parameters)
    ahead.note(_frame, asked)
    found = _frame(asked)
    return found.copy(deep=False)


def rows(page: "Page", statement: str, /, **parameters: object) -> list[Row]:
    """Return a statement's rows as dictionaries, cached like `load`; for short lists."""
    asked = question(version_of(page.storage), statement, parameters)
    ahead.note(_rows, asked)
    found = _rows(asked)
    return [dict(row) for row in found]


def rows_for_a_while(
    page: "Page", statement: str, /, *, asked: str, **parameters: object
) -> list[Row]:
    """Return a statement's rows as they were at most five minutes ago, whoever has written since.

    For what takes seconds to find out. Another word in `asked` asks anew.
    """
    found = _rows_for_a_while(question((str(page.storage.path), asked), statement, parameters))
    return [dict(row) for row in found]


def kept(page: "Page", name: str, selection: Selection, *, make: Callable[[], Made]) -> Made:
    """Return what `make` draws of a selection, kept while no commit has come since.

    Everything it may depend on is in the key: the limits of sight stand in the selection, what
    may be shown goes with what the person may do, so that roles of the same rights share it, and
    whose goals and notes are seen goes with the organisation and the led group.
    """
    key = (
        version_of(page.storage),
        name,
        selection,
        page.words.language,
        sorted(GRANTS[page.person.role]),
        page.person.organisation_id,
        page.person.led_method_group,
        page.today,
    )
    return runtime.kept(repr(key), make)


def reference(language: str) -> Reference:
    """Return the reference lists in a language, as of the last commit."""
    return _reference(version_of(runtime.storage()), language)


def sight(person: Person) -> Sight:
    """Return what the person may see, as of the last commit."""
    return _sight(version_of(runtime.storage()), person)


def school(storage: Storage, person: Person) -> Row:
    """Return the summary of the person's school, as of the last commit."""
    parameters: dict[str, object] = {"organisation_id": person.organisation_id}
    found = _rows(question(version_of(storage), "organisations/summary", parameters))
    return found[0] if found else {}


def visitor(storage: Storage, token: str) -> Person | None:
    """Return who a session's token stands for at this very moment, None for nobody.

    It is asked anew after every commit, whatever was written, and after the session's end.
    """
    begun = _session(storage.stamp, token)
    return begun.person if begun and begun.expires_at > now() else None


def drafts(page: "Page") -> tuple[Kept, ...]:
    """Return what the person has left unsaved, as of the last commit of any kind."""
    return _drafts(page.storage.stamp, page.person)


# What is kept is shared, so a frame is handed out as a view of its own, which pandas copies when
# somebody changes it, and rows as dictionaries of their own. While the database works, others draw.


@in_memory(MOST_RESULTS, key=lambda asked: asked)
def _frame(asked: Asked) -> pd.DataFrame:
    with DRAWING.given_back():
        return runtime.storage().read(asked.statement, **asked.parameters)


@in_memory(MOST_RESULTS, key=lambda asked: asked)
def _rows(asked: Asked) -> list[Row]:
    with DRAWING.given_back():
        return runtime.storage().rows(asked.statement, **asked.parameters)


@in_memory(50, key=lambda asked: asked, seconds=A_WHILE)
def _rows_for_a_while(asked: Asked) -> list[Row]:
    with DRAWING.given_back():
        return runtime.storage().rows(asked.statement, **asked.parameters)


@in_memory(20, key=lambda version, language: (version, language))
def _reference(version: Version, language: str) -> Reference:
    del version
    return load_reference(runtime.storage(), language)


@in_memory(MOST_RESULTS, key=lambda version, person: (version, person))
def _sight(version: Version, person: Person) -> Sight:
    del version
    return sight_of(runtime.storage(), person)


@in_memory(MOST_RESULTS, key=lambda stamp, token: (stamp, sha256(token.encode()).digest()))
def _session(stamp: str, token: str) -> OpenSession | None:
    del stamp
    return session_of_token(runtime.storage(), token)


@in_memory(MOST_RESULTS, key=lambda stamp, person: (stamp, person.account_id))
def _drafts(stamp: str, person: Person) -> tuple[Kept, ...]:
    del stamp
    return kept_drafts(runtime.storage(), person)
