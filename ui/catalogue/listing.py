"""The catalogue of resources: its table, and the drawer of the one that is chosen or added."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from core.access import Action, may
from core.i18n import N_
from ui import data
from ui.admin.deeds import begin_adding, is_adding, open_drawer
from ui.admin.table import Table, draw_table
from ui.catalogue import resource_form
from ui.catalogue.resource_form import NAME
from ui.forms import choices
from ui.page import Page

LISTED, WITHDRAWN = N_("in the catalogue"), N_("taken out of the catalogue")


@dataclass(frozen=True)
class Shown:
    """Which resources the table shows."""

    with_withdrawn: bool = False
    without_room: bool = False


def draw_toolbar(page: Page) -> Shown:
    """Draw what stands over the table; return which resources it shows."""
    with st.container(horizontal=True, vertical_alignment="center"):
        may_write = may(page.person, Action.MANAGE_RESOURCES)
        if may_write:
            st.button(
                page.words("Add a resource"),
                key="add_resource",
                icon=":material/add:",
                type="primary",
                on_click=begin_adding,
                args=(NAME,),
            )
        without_room = st.toggle(
            page.words("Only those without a number of places"), key="catalogue_without_room"
        )
        label = page.words("Show those taken out")
        with_withdrawn = may_write and st.toggle(label, key="catalogue_with_withdrawn")
    return Shown(with_withdrawn, without_room)


def resources(page: Page, shown: Shown) -> pd.DataFrame:
    """Return the resources of the organisations in sight."""
    organisations = data.sight(page.person).organisation_ids
    found = data.load(
        page,
        "resources/list",
        organisation_ids=organisations,
        with_withdrawn=shown.with_withdrawn,
    )
    return found[found["capacity"].isna()].reset_index(drop=True) if shown.without_room else found


def draw(page: Page, found: pd.DataFrame) -> None:
    """Draw the table and the drawer of the chosen or of a new resource."""
    chosen = None
    if found.empty:
        st.info(page.words(_empty(page)), icon=":material/inventory_2:")
    else:
        st.caption(_count(page, found))
        chosen = draw_table(_table(page), _named(page, found))
    if is_adding(NAME):
        body = partial(resource_form.draw, page, None)
        open_drawer(page.words("A new resource"), body, name=NAME)
    elif chosen is not None:
        body = partial(resource_form.draw, page, dict(found.iloc[chosen]))
        open_drawer(page.words("Resource"), body, name=NAME)


def _empty(page: Page) -> str:
    if not may(page.person, Action.MANAGE_RESOURCES):
        return N_("There is nothing here. A new resource can be entered together with its use.")
    return N_("There is nothing here. Add a resource, or import the table of resources.")


def _count(page: Page, found: pd.DataFrame) -> str:
    present = int((~found["is_withdrawn"]).sum())
    count = page.words.count("{n} resource", "{n} resources", present)
    if may(page.person, Action.MANAGE_RESOURCES):
        return f"{count} · {page.words('Choose a row to change it.')}"
    return f"{count} · {page.words('Choose a row to see all of it.')}"


def _table(page: Page) -> Table:
    words, config = page.words, st.column_config
    return Table(
        NAME,
        words("Catalogue of resources"),
        {
            "title": config.TextColumn(words("Resource"), width=300),
            "capacity": config.NumberColumn(words("Places"), width=70),
            "kind": config.TextColumn(words("Kind")),
            "provider": config.TextColumn(words("Whose it is")),
            "subject": config.TextColumn(words("Subject")),
            "grades": config.TextColumn(words("Grades"), width="small"),
            "uses": config.NumberColumn(words("Records of its use"), width="small"),
            "state": config.TextColumn(words("State"), width="small"),
        },
    )


def _named(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with names in place of codes."""
    name = page.reference.name
    providers = zip(found["community"], found["partner"], strict=True)
    states = {True: page.words(WITHDRAWN), False: page.words(LISTED)}
    return found.assign(
        kind=[name("resource_kinds", code) for code in found["kind"]],
        provider=[choices.provider_name(page, *provider) for provider in providers],
        subject=[name("subjects", c) if isinstance(c, str) else "" for c in found["subject"]],
        grades=[", ".join(str(grade) for grade in grades) for grades in found["grades"]],
        state=found["is_withdrawn"].map(states),
    )
