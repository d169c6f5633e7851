"""The history of the resource that a use names, beside the use."""

from functools import partial
from typing import Any

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from services.opened_records import read_resource_use
from services.resource_history import resource_steps, undo_resource_step
from services.rules import ResourceEntry
from ui import item_history, session
from ui.forms.fields import Field, shown
from ui.forms.form import Form
from ui.page import Page

LABEL = N_("History of the resource")
TOLD = "resource_undone"


def draw(page: Page, resource_use_id: str, *, items: tuple[Field, ...]) -> None:
    """Draw the steps of the resource; whoever imports the catalogue can undo them.

    `items` are the fields of a resource, under their names in a form with a prefix.
    """
    if session.recall(TOLD):
        st.toast(str(session.recall(TOLD)), icon=":material/undo:")
        session.forget(TOLD)
    resource_id = read_resource_use(page.storage, page.person, resource_use_id).entry.resource_id
    if resource_id is None:
        return
    steps = resource_steps(page.storage, page.person, resource_id)
    undo = partial(
        undo_resource_step,
        page.storage,
        page.person,
        resource_id,
        seen_at=steps[-1].recorded_at,
    )
    item_history.draw(
        page,
        item_history.History(
            key=f"resource_history_{resource_id}",
            label=LABEL,
            steps=steps,
            labels={_own(item): item.label for item in items},
            describe=partial(_describe, Form(page, "resource_history"), items),
            undo=(lambda moment: undo(recorded_at=moment))
            if may(page.person, Action.IMPORT_RECORDS)
            else None,
            finish=_finish,
        ),
    )


def _own(item: Field) -> str:
    return item.name.removeprefix("new_")


def _describe(form: Form, items: tuple[Field, ...], entry: ResourceEntry) -> dict[str, str]:
    """Return every field of a resource in words, by its label."""
    values: dict[str, Any] = {item.label: getattr(entry, _own(item)) for item in items}
    return {item.label: shown(form, item, values[item.label]) for item in items}


def _finish(sentence: str) -> None:
    session.remember(TOLD, sentence)
    st.rerun()
