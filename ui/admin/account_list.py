"""The accounts of the school: their table, and the drawer of the one that is chosen or added."""

from functools import partial

import pandas as pd
import streamlit as st

from core.access import ROLE_NAMES, Role
from core.i18n import N_
from core.periods import TIME_ZONE
from db.connection import now
from ui.admin import account_form
from ui.admin.account_form import NAME
from ui.admin.deeds import begin_adding, is_adding, open_drawer
from ui.admin.table import MOMENT_FORMAT, Table, draw_table
from ui.page import Page

BLOCKED, ONE_TIME, ACTIVE = N_("blocked"), N_("has a one-time password"), N_("active")


def draw_toolbar(page: Page) -> None:
    """Draw what stands over the table."""
    st.button(
        page.words("Add an account"),
        key="add_account",
        icon=":material/person_add:",
        type="primary",
        on_click=begin_adding,
        args=(NAME,),
    )


def accounts(page: Page) -> pd.DataFrame:
    """Return the accounts of the person's school; sessions change without a new data version."""
    return page.storage.read(
        "accounts/list", organisation_ids=[page.person.organisation_id], moment=now()
    )


def draw(page: Page, found: pd.DataFrame) -> None:
    """Draw the table and the drawer of the chosen or of a new account."""
    signed_in = int((found["open_sessions"] > 0).sum())
    count = page.words.count("{n} account", "{n} accounts", len(found))
    present = page.words.count("{n} signed in now", "{n} are signed in now", signed_in)
    hint = page.words("Choose a row to change it.")
    st.caption(f"{count} · {present} · {hint}")
    chosen = draw_table(_table(page), _shown(page, found))
    if is_adding(NAME):
        body = partial(account_form.draw_new, page)
        open_drawer(page.words("A new account"), body, name=NAME)
    elif chosen is not None:
        body = partial(account_form.draw, page, dict(found.iloc[chosen]))
        open_drawer(page.words("Account"), body, name=NAME)


def _table(page: Page) -> Table:
    words, config = page.words, st.column_config
    return Table(
        NAME,
        words("Accounts of the school"),
        {
            "username": config.TextColumn(words("User name")),
            "display_name": config.TextColumn(words("Person's name"), width=220),
            "role": config.TextColumn(words("Role")),
            "state": config.TextColumn(words("State")),
            "last_signed_in_at": config.DatetimeColumn(words("Last sign-in"), format=MOMENT_FORMAT),
            "is_signed_in": config.TextColumn(words("Signed in now"), width="small"),
        },
    )


def _shown(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    last = pd.to_datetime(found["last_signed_in_at"]).dt.tz_localize("UTC")
    return found.assign(
        role=found["role"].map(lambda role: page.words(ROLE_NAMES[Role(role)])),
        state=_states(page, found),
        last_signed_in_at=last.dt.tz_convert(TIME_ZONE).dt.tz_localize(None),
        is_signed_in=(found["open_sessions"] > 0).map({True: page.words("yes"), False: ""}),
    )


def _states(page: Page, found: pd.DataFrame) -> "pd.Series[str]":
    names = {True: page.words(ONE_TIME), False: page.words(ACTIVE)}
    states = found["must_change_password"].map(names)
    return states.mask(found["is_blocked"], page.words(BLOCKED))
