"""The history of a record on its page: its steps, and undoing one of them."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from core.access import Action, may
from core.errors import Failure, Violation
from services.history import DECISIONS, Step, read_steps
from services.opened_records import OpenedRecord
from services.undo import undo_step
from ui import steps
from ui.forms.form import Form
from ui.forms.sheet import Sheet

UNDO, MORE, SHOWN_AT_FIRST = "undo:", "more_steps", 20
REFUSED, SEEN = "undo_refused", "seen"  # kept by the form: why not, and on which version


def do_asked(form: Form, sheet: Sheet[Any]) -> None:
    """Undo the step that a button asked to undo; a refusal is told where the history is."""
    asked, seen = str(form.value("asked", "")), form.value(SEEN)
    form.put(REFUSED, ())
    if not asked.startswith(UNDO) or not isinstance(seen, OpenedRecord):
        return
    form.asked(asked)
    page, recorded_at = form.page, datetime.fromisoformat(asked.removeprefix(UNDO))
    try:
        undo_step(
            page.storage, page.person, seen.opened, trail=sheet.trail, recorded_at=recorded_at
        )
    except Failure as failure:
        form.put(REFUSED, steps.sentences(page, failure, partial(_label, sheet.items)))
    else:
        st.toast(page.words(steps.UNDONE), icon=":material/undo:")


def draw(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    """Draw the steps of a record, the latest first, folded away."""
    page, record_id = form.page, stored.opened.record_id
    found = read_steps(page.storage, page.person, record_id, trail=sheet.trail)[::-1]
    form.put(SEEN, sheet.open(page.storage, page.person, record_id))  # saved in this very run
    if form.asked(MORE):
        form.put("steps_shown", len(found))
    shown, refused = int(str(form.value("steps_shown", SHOWN_AT_FIRST))), form.value(REFUSED, ())
    telling = steps.Telling(
        page, form.name, partial(sheet.describe, form), partial(_draw_undo, form)
    )
    steps.draw(
        telling,
        found[:shown],
        refused=refused if isinstance(refused, tuple) else (),
        draw_more=partial(_draw_more, form) if len(found) > shown else None,
    )


def _draw_undo(form: Form, step: Step[Any]) -> None:
    page, key = form.page, f"{UNDO}{step.recorded_at.isoformat()}"
    if step.deed not in DECISIONS or may(page.person, Action.CONFIRM_RECORDS):
        form.button(page.words("Undo"), key, type="tertiary", icon=":material/undo:")


def _draw_more(form: Form) -> None:
    form.button(form.page.words("Show the earlier steps"), MORE, icon=":material/expand_more:")


def _label(items: Sequence[Any], violation: Violation) -> str:
    named = (item.label for item in items if violation.field in {item.name, *item.notes})
    return next(named, "")
