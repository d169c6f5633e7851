"""The history of what is in a list: its steps, and undoing one of them at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from core.errors import Failure, Violation
from services.history import Step
from ui import session, steps
from ui.page import Page


@dataclass(frozen=True)
class History:
    """The steps of one item, the first one first, and how they are told and undone.

    `label` is of the panel, `labels` are those of the item's fields. `undo` is None where the
    person may only look; `finish` begins the screen anew with a sentence of what was done.
    """

    key: str
    label: str
    steps: Sequence[Step[Any]]
    labels: Mapping[str, str]
    describe: Callable[[Any], dict[str, str]]
    undo: Callable[[datetime], None] | None
    finish: Callable[[str], object]


def draw(page: Page, history: History) -> None:
    """Undo the step that a button asked to undo; draw the steps, the latest first, folded away."""
    refused = _do_asked(page, history)
    telling = steps.Telling(
        page, history.key, history.describe, partial(_draw_undo, page, history), history.label
    )
    steps.draw(telling, history.steps[::-1], refused=refused)


def _do_asked(page: Page, history: History) -> tuple[str, ...]:
    """Undo what was asked for and begin the screen anew, or return why that cannot be."""
    asked = session.recall(history.key)
    session.forget(history.key)
    refused: tuple[str, ...] = ()
    if isinstance(asked, datetime) and history.undo:
        try:
            history.undo(asked)
        except Failure as failure:
            refused = steps.sentences(page, failure, partial(_label, history.labels))
        else:
            history.finish(page.words(steps.UNDONE))
    return refused


def _draw_undo(page: Page, history: History, step: Step[Any]) -> None:
    if history.undo:
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
