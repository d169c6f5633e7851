"""The history of a record on its page: every step with what was before and after, and undoing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from core.access import Action, may
from core.errors import Failure, NotAllowed, RulesBroken, Violation
from core.formats import moment
from core.i18n import N_
from services.history import DECISIONS, DEED_NAMES, Step, read_steps
from services.opened_records import OpenedRecord
from services.record_states import State
from services.records import STATUS_NAMES, Status
from services.undo import undo_step
from ui.forms.form import Form
from ui.forms.sheet import Sheet
from ui.markdown import plain, wrong
from ui.page import Page

UNDO, MORE, SHOWN_AT_FIRST = "undo:", "more_steps", 20
REFUSED, SEEN = "undo_refused", "seen"  # kept by the form: why not, and on which version
NOT_YOURS = N_("This step is undone by whoever checks the records.")


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
        form.put(REFUSED, tuple(_sentences(page, sheet, failure)))
    else:
        st.toast(page.words("The step is undone."), icon=":material/undo:")


def draw(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    """Draw the steps of a record, the latest first, folded away."""
    page, record_id = form.page, stored.opened.record_id
    steps = read_steps(page.storage, page.person, record_id, trail=sheet.trail)[::-1]
    form.put(SEEN, sheet.open(page.storage, page.person, record_id))  # saved in this very run
    if form.asked(MORE):
        form.put("steps_shown", len(steps))
    shown = int(str(form.value("steps_shown", SHOWN_AT_FIRST)))
    refused = form.value(REFUSED, ())
    with st.expander(
        page.words("History of the record"), icon=":material/history:", expanded=bool(refused)
    ):
        for sentence in refused if isinstance(refused, tuple) else ():
            st.markdown(wrong(sentence))
        for step in steps[:shown]:
            _draw_step(form, sheet, step)
        if len(steps) > shown:
            form.button(page.words("Show the earlier steps"), MORE, icon=":material/expand_more:")


def _draw_step(form: Form, sheet: Sheet[Any], step: Step[Any]) -> None:
    page, key = form.page, f"{UNDO}{step.recorded_at.isoformat()}"
    with st.container(border=True, gap="xsmall", key=form.key(f"step_{key}")):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(_headline(page, step), width="content")
            if step.deed not in DECISIONS or may(page.person, Action.CONFIRM_RECORDS):
                form.button(page.words("Undo"), key, type="tertiary", icon=":material/undo:")
        lines = [*_reason(page, step), *_differences(form, sheet, step)]
        if lines:
            st.markdown("\n".join(f"- {line}" for line in lines))


def _headline(page: Page, step: Step[Any]) -> str:
    """Return what was done, when and by whom."""
    words = page.words
    name = plain(step.display_name) or words("the program itself")
    at = moment(step.recorded_at, words.language)
    return f"**{words(DEED_NAMES[step.deed])}** · {at} · {name}"


def _reason(page: Page, step: Step[Any]) -> Iterator[str]:
    if step.reason:
        yield page.words("Why: {reason}", reason=plain(step.reason))


def _differences(form: Form, sheet: Sheet[Any], step: Step[Any]) -> Iterator[str]:
    """Yield every field that the step changed, as it was before and after."""
    words = form.page.words
    if step.before is None:
        return
    before, after = (
        {
            **{words(label): text for label, text in sheet.describe(form, state.entry).items()},
            words("State"): _state(form.page, state),
        }
        for state in (step.before, step.after)
    )
    for label, text in after.items():
        if before[label] != text:
            yield words(
                "{field}: {before} → {after}",
                field=label,
                before=f"~~{plain(before[label])}~~",
                after=f"**{plain(text)}**",
            )


def _state(page: Page, state: State[Any]) -> str:
    if state.is_withdrawn:
        return page.words("withdrawn")
    return page.words(STATUS_NAMES[Status(state.status)])


def _sentences(page: Page, sheet: Sheet[Any], failure: Failure) -> Iterator[str]:
    """Yield why a step cannot be undone, each field by its name."""
    words = page.words
    if isinstance(failure, NotAllowed):
        yield words(NOT_YOURS)
    elif isinstance(failure, RulesBroken):
        for violation in failure.violations:
            label = _label(sheet.items, violation)
            sentence = violation.sentence(words)
            yield f"{words(label)}: {sentence}" if label else sentence
    else:
        yield failure.sentence(words)


def _label(items: Sequence[Any], violation: Violation) -> str:
    named = (item.label for item in items if violation.field in {item.name, *item.notes})
    return next(named, "")
