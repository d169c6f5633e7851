"""Views of the dashboards that people name and keep: opened again, shared by a short link."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from core.access import Action, Person, require
from core.errors import Failure, NotFound, RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from core.screen import DASHBOARDS
from core.sitemap import SCREENS
from db import Row, Storage, Transaction

START = SCREENS[0].path  # where a session begins with nothing in its address
MOST_CHARACTERS = 60
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another one
CODE_LENGTH = 8


class NoSuchView(Failure):
    """The code is of no view, or of one that is not open to the person: both look the same."""

    message = N_(
        "This link leads to no view that is open to you: it was deleted, or its owner has not "
        "shared it with the school."
    )


@dataclass(frozen=True)
class SavedView:
    """A screen with what its filters chose; `filters` are the parameters of its address."""

    saved_view_id: str
    code: str
    screen: str
    filters: Mapping[str, str]
    name: str
    is_shared: bool
    is_own: bool


def saved_views(storage: Storage, person: Person) -> tuple[SavedView, ...]:
    """Return the person's own views and those shared with the school, the own ones first."""
    rows = storage.rows("saved_views/in_sight", **_limits(person))
    return tuple(_view(row) for row in rows)


def last_view(storage: Storage, person: Person) -> SavedView | None:
    """Return the view of the start screen that the person used last, while it is open to them."""
    row = storage.row("saved_views/last", **_limits(person), screen=START)
    return _view(row) if row else None


def keep_view(
    storage: Storage,
    person: Person,
    screen: str,
    *,
    filters: Mapping[str, str],
    name: str,
    is_shared: bool,
) -> SavedView:
    """Keep a view under a name and return it; RulesBroken for a name that cannot be."""
    require(person, Action.VIEW_DASHBOARDS)
    if screen not in {one.path for one in SCREENS if one.section == DASHBOARDS}:
        raise NotFound(screen=screen)
    view = SavedView(
        new_id(), new_code(), screen, dict(filters), name.strip(), is_shared, is_own=True
    )
    with storage.writing(of_data=False) as transaction:
        _refuse_name(transaction, person, view)
        transaction.run(
            "saved_views/insert",
            saved_view_id=view.saved_view_id,
            code=view.code,
            screen=view.screen,
            query=urlencode(view.filters),
            name=view.name,
            is_shared=view.is_shared,
            created_at=transaction.started_at,
            **_limits(person),
        )
        _note_last(transaction, person, view)
    return view


def open_view(storage: Storage, person: Person, code: str) -> SavedView:
    """Return the view of a code; one of the start screen comes back there. Raises NoSuchView."""
    require(person, Action.VIEW_DASHBOARDS)
    view = next((one for one in saved_views(storage, person) if one.code == code), None)
    if view is None:
        raise NoSuchView(code=code)
    with storage.writing(of_data=False) as transaction:
        _note_last(transaction, person, view)
    return view


def change_view(
    storage: Storage, person: Person, view: SavedView, *, name: str, is_shared: bool
) -> None:
    """Rename an own view, share it or take it back. Raises NotFound for somebody else's."""
    require(person, Action.VIEW_DASHBOARDS)
    changed = replace(view, name=name.strip(), is_shared=is_shared)
    with storage.writing(of_data=False) as transaction:
        _refuse_name(transaction, person, changed)
        found = transaction.run(
            "saved_views/set_content",
            saved_view_id=changed.saved_view_id,
            account_id=person.account_id,
            name=changed.name,
            is_shared=changed.is_shared,
        )
        if not found:
            raise NotFound(view=view.saved_view_id)


def delete_view(storage: Storage, person: Person, view: SavedView) -> None:
    """Delete an own view; one that is gone already is fine."""
    require(person, Action.VIEW_DASHBOARDS)
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "saved_views/delete", saved_view_id=view.saved_view_id, account_id=person.account_id
        )


def forget_last_view(storage: Storage, person: Person) -> None:
    """Let no view come back by itself at the next sign-in."""
    require(person, Action.VIEW_DASHBOARDS)
    with storage.writing(of_data=False) as transaction:
        transaction.run("saved_views/delete_last", account_id=person.account_id)


def _refuse_name(transaction: Transaction, person: Person, view: SavedView) -> None:
    """Raise RulesBroken for a name that is empty, too long, or of another view of the person."""
    others = {
        str(row["name"]).casefold()
        for row in transaction.rows("saved_views/in_sight", **_limits(person))
        if row["is_own"] and str(row["saved_view_id"]) != view.saved_view_id
    }
    if not view.name:
        broken = Violation("name", N_("Give the view a name."))
    elif len(view.name) > MOST_CHARACTERS:
        broken = Violation(
            "name", N_("The name has more than {most} characters."), {"most": MOST_CHARACTERS}
        )
    elif view.name.casefold() in others:
        broken = Violation("name", N_("You have a view of this name already."))
    else:
        return
    raise RulesBroken((broken,))


def _note_last(transaction: Transaction, person: Person, view: SavedView) -> None:
    """Note a view of the start screen: it comes back there. One of another screen never does."""
    if view.screen != START:
        return
    values = _limits(person) | {
        "saved_view_id": view.saved_view_id,
        "opened_at": transaction.started_at,
    }
    if not transaction.run("saved_views/set_last", **values):
        transaction.run("saved_views/insert_last", **values)


def _limits(person: Person) -> dict[str, object]:
    return {"account_id": person.account_id, "organisation_id": person.organisation_id}


def new_code() -> str:
    """Return a code for a link, which nobody guesses."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _view(row: Row) -> SavedView:
    return SavedView(
        str(row["saved_view_id"]),
        str(row["code"]),
        str(row["screen"]),
        dict(parse_qsl(str(row["query"]))),
        str(row["name"]),
        bool(row["is_shared"]),
        bool(row["is_own"]),
    )
