"""Drafts: what somebody typed into a form and has not saved yet, kept on the server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from core.access import Action, Person, require
from core.errors import Failure
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from services.versions import Opened

_DAY = "day"  # a date in the JSON is an object of this one key


class DraftRecorded(Failure):
    """A record was made of the draft already, also by another window of the same person."""

    message = N_("This entry is saved already. The form is empty again.")


@dataclass(frozen=True)
class Draft:
    """What one opening of a form holds; `form` is its name, with the record's id for a correction.

    `saved_at` None: nothing of it is kept yet. `base` is what a correction was made on, `before`
    what the fields held then. A record made of the draft bears its id, so that saving twice
    records once. `window` is the one that writes, or wrote last: it may write over what it wrote,
    also when it was interrupted before it took note of that.
    """

    form: str
    draft_id: str = field(default_factory=new_id)
    values: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    base: Opened | None = None
    saved_at: datetime | None = None
    window: str = ""


@dataclass(frozen=True)
class Kept:
    """A draft as the first screen names it: of which sort of form, of which record if of one."""

    sort: str
    record_id: str
    title: str
    saved_at: datetime


def kept_drafts(storage: Storage, person: Person) -> tuple[Kept, ...]:
    """Return what the person has left unsaved, the draft kept last of each form, the latest first.

    The draft of a correction is there as long as its record stands.
    """
    return tuple(
        Kept(
            str(row["form"]).removesuffix(f"_{row['record_id']}"),
            str(row["record_id"] or ""),
            str(row["title"] or "").strip(),
            row["saved_at"],
        )
        for row in storage.rows("drafts/kept", account_id=person.account_id)
    )


def read_drafts(storage: Storage, person: Person, form: str) -> tuple[Draft, ...]:
    """Return the person's drafts of a form, the latest first."""
    rows = storage.rows("drafts/of_form", account_id=person.account_id, form=form)
    return tuple(_draft(row) for row in rows)


def keep_draft(storage: Storage, person: Person, draft: Draft) -> Draft:
    """Keep what the draft holds and return it as it is kept.

    Where another window has changed the draft meanwhile, this becomes a draft of its own: neither
    writes over the other. Raises DraftRecorded when a record was made of it.
    """
    require(person, Action.ENTER_RECORDS)
    with storage.writing(of_data=False) as transaction:
        kept = replace(draft, saved_at=transaction.started_at)
        if transaction.run("drafts/set_content", seen_at=draft.saved_at, **_row(kept, person)):
            return kept
        if _is_recorded(transaction, draft.draft_id):
            raise DraftRecorded(draft=draft.draft_id)
        others = transaction.rows("drafts/of_form", account_id=person.account_id, form=draft.form)
        if any(row["draft_id"] == draft.draft_id for row in others):
            kept = replace(kept, draft_id=new_id())
        transaction.run(
            "drafts/insert",
            organisation_id=person.organisation_id,
            form=kept.form,
            **_row(kept, person),
        )
        return kept


def drop_draft(storage: Storage, person: Person, draft: Draft) -> None:
    """Forget what is kept of the draft; one that is not there is fine."""
    require(person, Action.ENTER_RECORDS)
    with storage.writing(of_data=False) as transaction:
        transaction.run("drafts/delete", draft_id=draft.draft_id, account_id=person.account_id)


def close_draft(transaction: Transaction, person: Person, draft_id: str | None) -> None:
    """Forget a draft in the transaction that makes a record of it; DraftRecorded the second time.

    The record must bear the draft's id.
    """
    if draft_id is None:
        return
    if _is_recorded(transaction, draft_id):
        raise DraftRecorded(draft=draft_id)
    transaction.run("drafts/delete", draft_id=draft_id, account_id=person.account_id)


def _is_recorded(transaction: Transaction, draft_id: str) -> bool:
    row = transaction.row("drafts/is_recorded", draft_id=draft_id)
    return bool(row and row["is_recorded"])


def _row(draft: Draft, person: Person) -> dict[str, object]:
    content = {"values": draft.values, "before": draft.before}
    return {
        "draft_id": draft.draft_id,
        "account_id": person.account_id,
        "content": json.dumps(content, ensure_ascii=False, default=_plain),
        "base_version": draft.base.version if draft.base else None,
        "base_activity_version": draft.base.activity_version if draft.base else None,
        "window_id": draft.window,
        "saved_at": draft.saved_at,
    }


def _draft(row: Mapping[str, Any]) -> Draft:
    version, record_id = row["base_version"], str(row["form"]).rpartition("_")[2]
    base = Opened(record_id, version, row["base_activity_version"]) if version else None
    content = json.loads(row["content"], object_hook=_day)
    return Draft(
        str(row["form"]),
        str(row["draft_id"]),
        content["values"],
        content["before"],
        base,
        row["saved_at"],
        str(row["window_id"]),
    )


def _plain(value: object) -> object:
    """Return what JSON takes for a value that it does not know: a date."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _day(found: dict[str, Any]) -> object:
    return date.fromisoformat(found[_DAY]) if set(found) == {_DAY} else found
