"""The history of a resource: in the catalogue, and beside the use that names it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from services.opened_records import read_resource_use
from services.resource_history import resource_steps, undo_resource_step
from ui import item_history, session
from ui.forms import resource_fields
from ui.forms.form import Form
from ui.page import Page

LABEL = N_("History of the resource")
TOLD = "resource_undone"


def draw(page: Page, resource_use_id: str) -> None:
    """Draw the steps of the resource that a use names."""
    if session.recall(TOLD):
        st.toast(str(session.recall(TOLD)), icon=":material/undo:")
        session.forget(TOLD)
    resource_id = read_resource_use(page.storage, page.person, resource_use_id).entry.resource_id
    if resource_id is not None:
        draw_of(page, resource_id, finish=_finish)


def draw_of(page: Page, resource_id: str, *, finish: Callable[[str], object]) -> None:
    """Draw the steps of a resource; whoever keeps the catalogue can undo them."""
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
            labels={item.name: item.label for item in resource_fields.FIELDS},
            describe=partial(resource_fields.describe, Form(page, "resource_history")),
            undo=(lambda moment: undo(recorded_at=moment))
            if may(page.person, Action.MANAGE_RESOURCES)
            else None,
            finish=finish,
        ),
    )


def _finish(sentence: str) -> None:
    session.remember(TOLD, sentence)
    st.rerun()
