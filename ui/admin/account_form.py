"""The form of one account: making it, its role and links, its password, blocking it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.access import ROLE_NAMES, Person, Role
from core.errors import RulesBroken
from core.i18n import N_
from db import Storage
from services.account_rows import AccountEntry
from services.accounts import (
    block_account,
    change_account,
    create_account,
    reset_password,
    sign_out_account,
    unblock_account,
)
from ui import runtime
from ui.admin import issued
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.forms.choices import teacher_names
from ui.markdown import plain
from ui.page import Page

NAME = "accounts"

Row = Mapping[str, Any]

HELP: Mapping[Role, str] = {
    Role.ADMIN: N_("Everything, the accounts and the lists too."),
    Role.DIRECTOR: N_("Sees everything, enters and confirms records, manages the staff list."),
    Role.METHODIST: N_("Sees everything, enters and confirms records, manages the staff list."),
    Role.GROUP_LEAD: N_("Sees and enters the records of one method group."),
    Role.TEACHER: N_("Sees and enters the own records."),
    Role.PRESENTER: N_("Sees dashboards without names."),
}


@dataclass(frozen=True)
class Deed:
    """Something to be done with an account: its button, the service, what is said afterwards."""

    name: str
    label: str
    icon: str
    run: Callable[[Storage, Person, str], None]
    told: str


SIGN_OUT = Deed(
    "sign_out",
    N_("End all sessions"),
    ":material/logout:",
    sign_out_account,
    N_("Every session of the account has ended."),
)
BLOCK = Deed(
    "block",
    N_("Block"),
    ":material/block:",
    block_account,
    N_("The account is blocked and signed out."),
)
UNBLOCK = Deed(
    "unblock",
    N_("Unblock"),
    ":material/lock_open:",
    unblock_account,
    N_("The account can sign in again."),
)


def draw_new(page: Page) -> None:
    """Draw the form of a new account."""
    notes = Notes(page.words)
    username = st.text_input(
        page.words("User name"),
        key=_key("username", None),
        autocomplete="off",
        help=page.words("3 to 40 letters, digits, dots, hyphens or underscores."),
    )
    notes.place("username")
    entry = _draw_fields(page, None, notes, username=username)
    if st.button(page.words("Make the account"), key=_key("create", None), type="primary"):
        with told(notes):
            made = create_account(page.storage, page.person, entry, settings=runtime.settings())
            issued.remember(username, made)
            finish(page.words("The account is made."), name=NAME)


def draw(page: Page, row: Row) -> None:
    """Draw the form of an account and what else can be done with it."""
    notes = Notes(page.words)
    st.caption(page.words("User name: {username}", username=plain(row["username"])))
    entry = _draw_fields(page, row, notes, username=row["username"])
    if st.button(page.words("Save"), key=_key("save", row), type="primary"):
        with told(notes):
            change_account(page.storage, page.person, row["account_id"], entry=entry)
            finish(page.words("Saved: {name}.", name=plain(entry.display_name)), name=NAME)
    st.divider()
    _draw_password(page, row)
    _draw_access(page, row)


def _draw_fields(page: Page, row: Row | None, notes: Notes, *, username: str) -> AccountEntry:
    display_name = st.text_input(
        page.words("Person's name"),
        _value(row, "display_name") or "",
        key=_key("display_name", row),
        autocomplete="off",
    )
    notes.place("display_name")
    role = _draw_role(page, row)
    notes.place("role")
    teacher_id = _draw_choice(
        page,
        row,
        "teacher_id",
        label=page.words("Teacher"),
        names=teacher_names(page),
        help=page.words("Whose records in the staff list are the person's own."),
    )
    notes.place("teacher_id")
    group = None
    if role is Role.GROUP_LEAD:
        codes = page.reference.codes("method_groups")
        names = {code: page.reference.name("method_groups", code) for code in codes}
        group = _draw_choice(
            page, row, "led_method_group", label=page.words("Leads the method group"), names=names
        )
        notes.place("led_method_group")
    return AccountEntry(username, display_name, role, teacher_id, group, page.words.language)


def _draw_role(page: Page, row: Row | None) -> Role:
    roles = list(Role)
    role = st.selectbox(
        page.words("Role"),
        roles,
        index=roles.index(Role(row["role"]) if row is not None else Role.TEACHER),
        format_func=lambda role: page.words(ROLE_NAMES[role]),
        key=_key("role", row),
    )
    st.caption(page.words(HELP[role]))
    return Role(role)


def _draw_choice(
    page: Page,
    row: Row | None,
    field: str,
    *,
    label: str,
    names: Mapping[str, str],
    help: str | None = None,  # noqa: A002 - Streamlit's own word for it
) -> str | None:
    options, chosen = list(names), _value(row, field)
    found: str | None = st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda option: names[option],
        placeholder=page.words("Choose"),
        key=_key(field, row),
        help=help,
    )
    return found


def _draw_password(page: Page, row: Row) -> None:
    st.caption(page.words("A new one-time password ends every session of the account."))
    label = page.words("New one-time password")
    if st.button(label, key=_key("reset", row), icon=":material/key:"):
        made = reset_password(
            page.storage, page.person, row["account_id"], settings=runtime.settings()
        )
        issued.remember(row["username"], made)
        finish(page.words("The account has a new password."), name=NAME)


def _draw_access(page: Page, row: Row) -> None:
    deeds = (UNBLOCK,) if row["is_blocked"] else (SIGN_OUT, BLOCK)
    with st.container(horizontal=True):
        asked = [deed for deed in deeds if _is_asked(page, deed, row)]
    for deed in asked:
        try:
            deed.run(page.storage, page.person, row["account_id"])
        except RulesBroken as broken:
            st.error(broken.sentence(page.words), icon=":material/error:")
        else:
            finish(page.words(deed.told), name=NAME)


def _is_asked(page: Page, deed: Deed, row: Row) -> bool:
    return st.button(page.words(deed.label), key=_key(deed.name, row), icon=deed.icon)


def _value(row: Row | None, field: str) -> str | None:
    value = row[field] if row is not None else None
    return value if isinstance(value, str) else None


def _key(field: str, row: Row | None) -> str:
    whose = row["account_id"] if row is not None else "new"
    return f"{NAME}_{round_of(NAME)}_{whose}_{field}"
