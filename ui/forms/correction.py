"""The correction of a record: its form, what others changed meanwhile, withdrawing, restoring."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.access import Action, may
from core.errors import NotFound, RulesBroken, Violation
from core.i18n import N_
from services.history import DECISIONS, read_steps
from services.opened_records import OpenedRecord
from services.records import Status
from ui.forms import again, confirming, conflict, history, keeping, saved, way_back
from ui.forms.form import Form
from ui.forms.saved import Saved, draw_way
from ui.forms.sheet import (
    SAVE,
    SAVE_LOOKS,
    Sheet,
    begin,
    draw_body,
    draw_confirm_tick,
    judged,
    resume,
)
from ui.forms.standing import draw_badge
from ui.markdown import plain
from ui.page import Page
from ui.steps import headline

SAVE_LABEL, SEND_AGAIN = N_("Save the correction"), N_("Send for a check again")
WITHDRAW, RESTORE = "withdraw", "restore"


def draw(page: Page, sheet: Sheet[Any], record_id: str) -> None:
    """Draw a record for correction, or say that there is none."""
    form = Form(page, f"{sheet.name}_{record_id}")
    keeping.do_asked(form, sheet.names)
    ways = st.container(horizontal=True, vertical_alignment="center")
    with ways:
        _draw_ways(page)
    try:
        refused = _do_asked(form, sheet)
        history.do_asked(form, sheet)
        stored = sheet.open(page.storage, page.person, record_id)
    except NotFound as failure:
        st.warning(failure.sentence(page.words), icon=":material/search_off:")
        return
    with ways:
        again.draw_way_to_another(page, record_id)
    if stored.is_withdrawn:
        _draw_withdrawn(form, sheet, stored)
    else:
        resume(form, sheet, lambda: _begin(form, sheet, stored))
        _draw_open(form, sheet, stored)
        if sheet.draw_more:
            sheet.draw_more(page, record_id)
        _draw_withdrawal(form, refused)
    history.draw(form, sheet, stored)


def _draw_open(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    page, base = form.page, _base(form, sheet, stored)
    sheet.follow(form)
    is_stale = base.opened != stored.opened
    if is_stale:
        form.asked(SAVE)  # nothing is saved over what the person has not seen
    form = judged(form, sheet, lambda entry, _deed: _change(form, sheet, entry))
    if not form.value("begun"):  # saved: begin anew on what was written
        stored = sheet.open(page.storage, page.person, base.opened.record_id)
        _base(form, sheet, stored)
    keeping.keep(form, sheet.names)
    _draw_standing(page, sheet, stored)
    keeping.draw_line(form, sheet.names, saved_at=saved.time(sheet.name))
    if is_stale:
        is_stale = conflict.draw(form, sheet, stored)
        if not is_stale:
            keeping.rebase(form, sheet.names, lambda: sheet.write(form, stored.entry))
    draw_body(form, sheet)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = page.words(SEND_AGAIN if _is_sent_again(page, stored) else SAVE_LABEL)
        form.button(label, SAVE, disabled=is_stale, **SAVE_LOOKS)
        draw_confirm_tick(form, sheet)
    saved.draw(page, sheet.name)


def _base(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> OpenedRecord[Any]:
    """Return the record as the person opened it; the newer one when nothing was typed since."""
    base = form.value("base")
    if isinstance(base, OpenedRecord):
        is_typed = sheet.read(form).entry != base.entry
        if base.opened == stored.opened or is_typed:
            return base
    return _begin(form, sheet, stored, is_opening=base is None)


def _begin(
    form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any], *, is_opening: bool = True
) -> OpenedRecord[Any]:
    """Fill the form with the record, when it is opened with the draft that waits."""
    form.put(confirming.NAME, stored.status == Status.CONFIRMED)
    begin(form, sheet, stored.entry)
    draft = keeping.latest(form) if is_opening else None
    if draft and draft.base:
        if draft.base != stored.opened:
            keeping.fill(form, draft.before)
            keeping.begin(form, sheet.names)
            stored = replace(stored, opened=draft.base, entry=sheet.read(form).entry)
        keeping.take_over(form, draft)
    form.put("base", stored)
    return stored


def _change(form: Form, sheet: Sheet[Any], entry: object) -> tuple[Violation, ...]:
    page, base = form.page, form.value("base")
    if not isinstance(base, OpenedRecord):
        return ()
    wanted = confirming.is_wanted(form) if may(page.person, Action.CONFIRM_RECORDS) else None
    try:
        sheet.change(page.storage, page.person, base.opened, entry=entry, is_confirmed=wanted)
    except RulesBroken as broken:
        return broken.violations
    is_sent = _is_sent_again(page, base)
    said = N_("The record is sent for a check.") if is_sent else N_("The correction is saved.")
    saved.remember(page, sheet.name, Saved(page.words(said)))
    _clear(form, sheet)
    return ()


def _is_sent_again(page: Page, stored: OpenedRecord[Any]) -> bool:
    """Say whether saving sends a returned record back to whoever checks it."""
    return stored.status == Status.RETURNED and not may(page.person, Action.CONFIRM_RECORDS)


def _clear(form: Form, sheet: Sheet[Any]) -> None:
    """Empty the form and drop its draft: what it holds is saved, or not wanted any more."""
    keeping.forget(form)
    form.clear(sheet.names)


def _do_asked(form: Form, sheet: Sheet[Any]) -> tuple[Violation, ...]:
    """Do what a button beside the form asked for and return what the rules say against it."""
    deed = form.asked(*DEEDS)
    base = form.value("base")
    if not deed or not isinstance(base, OpenedRecord):
        return ()
    try:
        DEEDS[deed](form, sheet, base)
    except RulesBroken as broken:
        return broken.violations
    return ()


def _withdraw(form: Form, sheet: Sheet[Any], base: OpenedRecord[Any]) -> None:
    page, reason = form.page, str(form.value("reason", ""))
    sheet.withdraw(page.storage, page.person, base.opened, reason=reason)
    _clear(form, sheet)


def _restore(form: Form, sheet: Sheet[Any], base: OpenedRecord[Any]) -> None:
    sheet.restore(form.page.storage, form.page.person, base.opened)
    _clear(form, sheet)


DEEDS: Mapping[str, Callable[[Form, Sheet[Any], OpenedRecord[Any]], None]] = {
    WITHDRAW: _withdraw,
    RESTORE: _restore,
}


def _draw_ways(page: Page) -> None:
    """Draw the ways out of a correction: where the person came from, the list, an empty form."""
    way_back.draw(page)
    st.page_link("entry/records.py", label=page.words("To the records"), icon=":material/list_alt:")
    draw_way(page.words("New record"), "add", {})


def _draw_standing(page: Page, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    """Say where the record stands and who else is touched by a change."""
    with st.container(horizontal=True, vertical_alignment="center", key="standing"):
        draw_badge(page, stored.status)
        if stored.others:
            st.caption(
                page.words.count(
                    "What is said of the activity also changes {n} other record.",
                    "What is said of the activity also changes {n} other records.",
                    stored.others,
                )
            )
    if stored.status_reason:
        _draw_sentence(page, sheet, stored)
    if stored.status == Status.CONFIRMED and not may(page.person, Action.CONFIRM_RECORDS):
        st.caption(
            page.words(
                "After a correction the record waits for a check; "
                "until then it counts as it was confirmed."
            )
        )


def _draw_sentence(page: Page, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    """Draw the sentence of the check, with who wrote it and when."""
    found = read_steps(page.storage, page.person, stored.opened.record_id, trail=sheet.trail)
    decided = [step for step in found if step.deed in DECISIONS]
    said = [headline(page, decided[-1])] if decided else []
    st.warning("  \n".join([*said, plain(stored.status_reason)]), icon=":material/feedback:")


def _draw_withdrawal(form: Form, refused: tuple[Violation, ...]) -> None:
    words = form.page.words
    with st.expander(words("Withdraw the record"), expanded=bool(refused)):
        st.caption(words("It leaves the lists and the figures; it can be restored at any time."))
        st.text_input(words("Why"), key=form.key("reason"), autocomplete="off")
        replace(form, violations=refused).note("reason")
        form.button(words("Withdraw"), WITHDRAW)


def _draw_withdrawn(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    words = form.page.words
    form.put("base", stored)
    st.subheader(plain(sheet.title(form.page, stored.entry)), anchor=False)
    st.info(
        words("This record was withdrawn: {reason}", reason=plain(stored.reason)),
        icon=":material/delete:",
    )
    form.button(words("Restore"), RESTORE, type="primary", icon=":material/restore_from_trash:")
