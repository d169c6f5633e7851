"""The form of one reference item: its names, its place, archiving, merging, deleting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from core.access import Person
from core.errors import RulesBroken
from core.i18n import N_
from db import Storage
from services.fixed_items import why_fixed
from services.reference_items import (
    add_item,
    archive_item,
    delete_item,
    move_item,
    rename_item,
    unarchive_item,
)
from services.reference_merge import Merge, merge_items
from services.reference_rows import ItemKey, ItemNames
from ui.admin import defaults_form
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.markdown import plain
from ui.page import Page

NAME = "reference"
UP, DOWN = -1, 1

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    """Something to be done with an item: its button, the service, what is said afterwards."""

    name: str
    label: str
    icon: str
    run: Callable[[Storage, Person, ItemKey], None]
    told: str


ARCHIVE = Deed(
    "archive",
    N_("Archive"),
    ":material/archive:",
    archive_item,
    N_("Archived: forms no longer offer it, records keep it."),
)
UNARCHIVE = Deed(
    "unarchive",
    N_("Bring back"),
    ":material/unarchive:",
    unarchive_item,
    N_("Forms offer it again."),
)
DELETE = Deed(
    "delete", N_("Delete"), ":material/delete:", delete_item, N_("Deleted; nothing had used it.")
)


def draw_new(page: Page, list_name: str) -> None:
    """Draw the form of a new item."""
    names, notes, is_sent = _draw_names(page, f"new_{list_name}", ItemNames(""))
    if is_sent:
        with told(notes):
            add_item(page.storage, page.person, list_name, names=names)
            finish(page.words("Added: {name}.", name=plain(names.name)), name=NAME)


def draw(page: Page, items: pd.DataFrame, chosen: int) -> None:
    """Draw the form of the chosen item of a list and what else can be done with it."""
    row: Row = dict(items.iloc[chosen])
    key = ItemKey(row["list"], row["code"])
    name_en = row["name_en"] if row["name_en"] != row["name"] else ""
    names, notes, is_sent = _draw_names(page, _name(key), ItemNames(row["name"], name_en))
    if is_sent:
        with told(notes):
            rename_item(page.storage, page.person, key, names=names)
            finish(page.words("Saved: {name}.", name=plain(names.name)), name=NAME)
    _draw_moving(page, key, chosen=chosen, count=len(items))
    if key.list_name == "kinds":
        defaults_form.draw(page, key.code, name=NAME)
    st.divider()
    _draw_taking_away(page, row, key)
    if not row["is_archived"] or not isinstance(row["merged_into"], str):
        _draw_merging(page, items, row)


def _draw_names(page: Page, whose: str, names: ItemNames) -> tuple[ItemNames, Notes, bool]:
    notes = Notes(page.words)
    with st.form(_key("names", whose), border=False):
        name = st.text_input(
            page.words("Name"), names.name, key=_key("name", whose), autocomplete="off"
        )
        notes.place("name")
        name_en = st.text_input(
            page.words("In English"),
            names.name_en,
            key=_key("name_en", whose),
            autocomplete="off",
            help=page.words("Empty: the same as the name."),
        )
        notes.place("name_en")
        is_sent = st.form_submit_button(page.words("Save"), type="primary", key=_key("save", whose))
    return ItemNames(name, name_en), notes, is_sent


def _draw_moving(page: Page, key: ItemKey, *, chosen: int, count: int) -> None:
    with st.container(horizontal=True):
        is_up = st.button(
            page.words("Move up"),
            key=_key("up", _name(key)),
            icon=":material/arrow_upward:",
            disabled=chosen == 0,
        )
        is_down = st.button(
            page.words("Move down"),
            key=_key("down", _name(key)),
            icon=":material/arrow_downward:",
            disabled=chosen == count - 1,
        )
    if is_up or is_down:
        move_item(page.storage, page.person, key, places=UP if is_up else DOWN)
        finish(page.words("Moved."), name=NAME)


def _draw_taking_away(page: Page, row: Row, key: ItemKey) -> None:
    reason = why_fixed(key.list_name, key.code)
    if reason:
        st.caption(page.words(reason))
        return
    is_merged = isinstance(row["merged_into"], str)
    deeds = () if is_merged else (UNARCHIVE if row["is_archived"] else ARCHIVE,)
    if not row["uses"]:
        deeds = (*deeds, DELETE)
    with st.container(horizontal=True):
        asked = [deed for deed in deeds if _is_asked(page, deed, key)]
    for deed in asked:
        try:
            deed.run(page.storage, page.person, key)
        except RulesBroken as broken:
            st.error(broken.sentence(page.words), icon=":material/error:")
        else:
            finish(page.words(deed.told), name=NAME)


def _draw_merging(page: Page, items: pd.DataFrame, row: Row) -> None:
    key = ItemKey(row["list"], row["code"])
    others = items[~items["is_archived"] & (items["code"] != row["code"])]
    if why_fixed(key.list_name, key.code) or others.empty:
        return
    names = dict(zip(others["code"], others["name"], strict=True))
    notes = Notes(page.words)
    with st.expander(page.words("Merge with another item")):
        st.caption(
            page.words.count(
                "{n} record gets the other item; its history keeps this one.",
                "{n} records get the other item; their history keeps this one.",
                int(row["records"]),
            )
        )
        new_code = st.selectbox(
            page.words("Merge into"),
            list(names),
            index=None,
            format_func=lambda c: names[c],
            placeholder=page.words("Choose"),
            key=_key("into", _name(key)),
        )
        notes.place("new_code")
        is_asked = st.button(
            page.words("Merge"),
            key=_key("merge", _name(key)),
            disabled=new_code is None,
            icon=":material/merge:",
        )
    if is_asked and new_code:
        with told(notes):
            merge = Merge(key.list_name, key.code, new_code)
            count = merge_items(page.storage, page.person, merge)
            sentence = page.words.count(
                "Merged; {n} record was changed.", "Merged; {n} records were changed.", count
            )
            finish(sentence, name=NAME)


def _is_asked(page: Page, deed: Deed, key: ItemKey) -> bool:
    return st.button(page.words(deed.label), key=_key(deed.name, _name(key)), icon=deed.icon)


def _name(key: ItemKey) -> str:
    return f"{key.list_name}_{key.code}"


def _key(field: str, whose: str) -> str:
    return f"{NAME}_{round_of(NAME)}_{whose}_{field}"
