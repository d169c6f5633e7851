"""The history of what a drawer shows: its steps, and undoing one of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from core.errors import Failure, Violation
from services.history import Step
from ui import session, steps
from ui.admin.deeds import finish
from ui.page import Page


@dataclass(frozen=True)
class History:
    """The steps of one item, the first one first, and how they are told and undone.

    `name` is of the drawer, `item_id` of the item in it. `labels` are those of the form's fields.
    """

    name: str
    item_id: str
    steps: Sequence[Step[Any]]
    labels: Mapping[str, str]
    describe: Callable[[Any], dict[str, str]]
    undo: Callable[[datetime], None]

    @property
    def key(self) -> str:
        """What the keys of the panel begin with."""
        return f"{self.name}_history_{self.item_id}"


def draw(page: Page, history: History) -> None:
    """Undo the step that a button asked to undo; draw the steps, the latest first, folded away."""
    refused = _do_asked(page, history)
    telling = steps.Telling(page, history.key, history.describe, partial(_draw_undo, page, history))
    steps.draw(telling, history.steps[::-1], refused=refused)


def _do_asked(page: Page, history: History) -> tuple[str, ...]:
    """Undo what was asked for and begin the drawer anew, or return why that cannot be."""
    asked = session.recall(history.key)
    session.forget(history.key)
    refused: tuple[str, ...] = ()
    if isinstance(asked, datetime):
        try:
            history.undo(asked)
        except Failure as failure:
            refused = steps.sentences(page, failure, partial(_label, history.labels))
        else:
            finish(page.words(steps.UNDONE), name=history.name)
    return refused


def _draw_undo(page: Page, history: History, step: Step[Any]) -> None:
    st.button(
        page.words("Undo"),
        key=f"{history.key}_undo_{step.recorded_at.isoformat()}",
        type="tertiary",
        icon=":material/undo:",
        on_click=session.remember,
        args=(history.key, step.recorded_at),
    )


def _label(labels: Mapping[str, str], violation: Violation) -> str:
    return labels.get(violation.field, "")
