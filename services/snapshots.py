"""Snapshots: what was frozen for a paper or a meeting; kept for ever, changed by nobody."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from core.access import Action, Person, require
from core.errors import Failure
from core.i18n import N_
from core.ids import new_id
from db import Row, Storage, Transaction
from services.saved_views import new_code
from services.sight import sight_of


class NoSuchSnapshot(Failure):
    """There is none, or it is not for this person: both look the same."""

    message = N_("There is no such snapshot, or it is not open to you.")


@dataclass(frozen=True)
class Snapshot:
    """Frozen content: `asked` is what it was made for, `content` the JSON of its blocks.

    `teacher_ids` are the people whose figures it shows, where it is about certain people only.
    `taken_at` is a UTC moment.
    """

    snapshot_id: str
    code: str
    sort: str
    title: str
    asked: Mapping[str, object]
    content: str
    language: str
    taken_at: datetime
    teacher_ids: Sequence[str] = field(default=())


@dataclass(frozen=True)
class Frozen:
    """What is to be kept: a snapshot before it has its code and its moment."""

    sort: str
    title: str
    asked: Mapping[str, object]
    content: str
    language: str
    teacher_ids: Sequence[str] = field(default=())


def keep(storage: Storage, person: Person, frozen: Frozen) -> Snapshot:
    """Keep what was frozen. Raises NotAllowed; who sees a part only keeps what is of that part."""
    require(person, Action.MAKE_PORTFOLIOS)
    if not frozen.teacher_ids:
        require(person, Action.MAKE_PAPERS)
    sight = sight_of(storage, person)
    for teacher_id in frozen.teacher_ids:
        if not sight.includes(person.organisation_id, teacher_id):
            raise NoSuchSnapshot(teacher=teacher_id)
    return keep_for(
        storage, frozen, organisation_id=person.organisation_id, taken_by=person.account_id
    )


def keep_for(
    storage: Storage, frozen: Frozen, *, organisation_id: str, taken_by: str | None = None
) -> Snapshot:
    """Keep what the machine itself has frozen for an organisation: a command, a quarter's end."""
    with storage.writing(of_data=False) as transaction:
        return keep_in(transaction, frozen, organisation_id=organisation_id, taken_by=taken_by)


def keep_in(
    transaction: Transaction, frozen: Frozen, *, organisation_id: str, taken_by: str | None
) -> Snapshot:
    """Keep what was frozen together with what else a transaction writes."""
    kept = Snapshot(
        new_id(),
        new_code(),
        frozen.sort,
        frozen.title,
        frozen.asked,
        frozen.content,
        frozen.language,
        transaction.started_at,
        tuple(frozen.teacher_ids),
    )
    transaction.run(
        "snapshots/insert",
        snapshot_id=kept.snapshot_id,
        organisation_id=organisation_id,
        code=kept.code,
        sort=kept.sort,
        title=kept.title,
        asked=json.dumps(kept.asked, ensure_ascii=False),
        content=kept.content,
        language=kept.language,
        teacher_ids=kept.teacher_ids,
        taken_at=kept.taken_at,
        taken_by=taken_by,
    )
    return kept


def snapshot_in_sight(storage: Storage, person: Person, snapshot_id: str) -> Snapshot:
    """Return a snapshot that the person may see; NoSuchSnapshot for any other."""
    limits = sight_of(storage, person).parameters()
    row = storage.row("snapshots/one", snapshot_id=snapshot_id, **limits)
    if row is None:
        raise NoSuchSnapshot(snapshot=snapshot_id)
    return _snapshot(row)


def snapshot_of_code(storage: Storage, code: str) -> Snapshot:
    """Return the snapshot that bears a code, for whoever is at the machine itself."""
    row = storage.row("snapshots/by_code", code=code.strip())
    if row is None:
        raise NoSuchSnapshot(snapshot=code)
    return _snapshot(row)


def _snapshot(row: Row) -> Snapshot:
    return Snapshot(
        str(row["snapshot_id"]),
        str(row["code"]),
        str(row["sort"]),
        str(row["title"]),
        json.loads(str(row["asked"])),
        str(row["content"]),
        str(row["language"]),
        row["taken_at"],
        tuple(map(str, row["teacher_ids"])),
    )
