"""A reference list: its items in their order, and the drawer of the one chosen or added."""

from functools import partial

import pandas as pd
import streamlit as st

from core.i18n import N_
from services.reference_rows import LISTS
from ui import data
from ui.admin import item_form
from ui.admin.deeds import begin_adding, is_adding, open_drawer
from ui.admin.item_form import NAME
from ui.admin.table import Table, draw_table
from ui.page import Page

IN_USE, ARCHIVED = N_("in use"), N_("archived")


def draw_toolbar(page: Page) -> str:
    """Draw the choice of a list and the button that adds to it; return the list's name."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        list_name: str = st.selectbox(
            page.words("List"),
            list(LISTS),
            format_func=lambda name: page.words(LISTS[name]),
            key="reference_list",
            width=320,
        )
        st.button(
            page.words("Add an item"),
            key="add_item",
            icon=":material/add:",
            type="primary",
            on_click=begin_adding,
            args=(NAME,),
        )
    return list_name


def items(page: Page, list_name: str) -> pd.DataFrame:
    """Return the items of a list with how many records use each."""
    found = data.load(page, "reference/items")
    uses = data.load(page, "reference/item_uses")
    joined = found.merge(uses, on=["list", "code"], how="left")
    joined[["records", "uses"]] = joined[["records", "uses"]].fillna(0).astype(int)
    return joined[joined["list"] == list_name].reset_index(drop=True)


def draw(page: Page, list_name: str, found: pd.DataFrame) -> None:
    """Draw the list and the drawer of the chosen or of a new item."""
    count = page.words.count("{n} item", "{n} items", len(found))
    hint = page.words("Choose a row to change it.")
    st.caption(f"{count} · {hint}")
    chosen = draw_table(_table(page, list_name), _shown(page, found))
    if is_adding(NAME):
        body = partial(item_form.draw_new, page, list_name)
        open_drawer(page.words("A new item"), body, name=NAME)
    elif chosen is not None:
        body = partial(item_form.draw, page, found, chosen)
        open_drawer(page.words(LISTS[list_name]), body, name=NAME)


def _table(page: Page, list_name: str) -> Table:
    words, config = page.words, st.column_config
    return Table(
        f"{NAME}_{list_name}",
        words(LISTS[list_name]),
        {
            "name": config.TextColumn(words("Name"), width=340),
            "name_en": config.TextColumn(words("In English"), width=240),
            "records": config.NumberColumn(words("Records"), width="small"),
            "state": config.TextColumn(words("State")),
        },
        begun=NAME,
    )


def _shown(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    names = dict(zip(found["code"], found["name"], strict=True))
    states = found["is_archived"].map({True: page.words(ARCHIVED), False: page.words(IN_USE)})
    merged = found["merged_into"].map(
        lambda code: page.words("merged into “{name}”", name=names.get(code, code)),
        na_action="ignore",
    )
    name_en = found["name_en"].mask(found["name_en"] == found["name"], "")
    return found.assign(state=merged.fillna(states), name_en=name_en)
