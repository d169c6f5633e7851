"""The list of papers: what was made, by whom, from which snapshot; what failed says so."""

from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.ids import new_id
from db import Row, Storage, Transaction
from services.sight import sight_of


@dataclass(frozen=True)
class Made:
    """A paper that was made; `failure` says why it could not be, then there is nothing to take.

    `maker` is empty for one that came by its schedule. Moments are UTC.
    """

    paper_id: str
    snapshot_id: str | None
    code: str
    taken_at: datetime | None
    sort: str
    title: str
    format: str
    file_name: str
    failure: str
    is_scheduled: bool
    made_at: datetime
    maker: str


@dataclass(frozen=True)
class Entry:
    """A line for the list."""

    sort: str
    title: str
    format: str
    file_name: str
    snapshot_id: str | None
    failure: str = ""
    is_scheduled: bool = False


def note_made(storage: Storage, entry: Entry, *, organisation_id: str, made_by: str | None) -> str:
    """Add a line to the list and return its id; whoever made the snapshot was allowed to."""
    with storage.writing(of_data=False) as transaction:
        return note_in(transaction, entry, organisation_id=organisation_id, made_by=made_by)


def note_in(
    transaction: Transaction, entry: Entry, *, organisation_id: str, made_by: str | None
) -> str:
    """Add a line to the list together with what else a transaction writes; return its id."""
    paper_id = new_id()
    transaction.run(
        "papers/insert",
        paper_id=paper_id,
        organisation_id=organisation_id,
        snapshot_id=entry.snapshot_id,
        sort=entry.sort,
        title=entry.title,
        format=entry.format,
        file_name=entry.file_name,
        failure=entry.failure,
        is_scheduled=entry.is_scheduled,
        made_at=transaction.started_at,
        made_by=made_by,
    )
    return paper_id


def papers_in_sight(storage: Storage, person: Person) -> tuple[Made, ...]:
    """Return the papers that the person may see, the latest first. Raises NotAllowed."""
    require(person, Action.MAKE_PORTFOLIOS)
    limits = sight_of(storage, person).parameters()
    return tuple(
        map(_made, storage.rows("papers/in_sight", account_id=person.account_id, **limits))
    )


def _made(row: Row) -> Made:
    return Made(
        str(row["paper_id"]),
        None if row["snapshot_id"] is None else str(row["snapshot_id"]),
        str(row["code"]),
        row["taken_at"],
        str(row["sort"]),
        str(row["title"]),
        str(row["format"]),
        str(row["file_name"]),
        str(row["failure"]),
        bool(row["is_scheduled"]),
        row["made_at"],
        str(row["maker"]),
    )
