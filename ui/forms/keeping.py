"""Keeping what is typed into a form as a draft, and the line that says where the form stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.errors import DiskRefused
from core.formats import clock
from core.i18n import N_
from services.drafts import Draft, drop_draft, keep_draft, read_drafts
from services.opened_records import OpenedRecord
from services.versions import Opened
from ui import session
from ui.forms import leaving
from ui.forms.form import Form

DROP, TAKE_BACK = "drop_draft", "take_back"
UNSAVED = "unsaved_form"  # the form that holds what is no record yet
KEPT = N_("Draft kept at {time}. Not saved as a record yet.")
IS_BACK = N_("Your draft of {time} is back. Not saved as a record yet.")
NOTHING_YET = N_("Nothing is entered yet.")
ALL_SAVED = N_("Everything shown here is saved.")
WAITING = N_("Waiting for the connection: nothing is kept until it is back.")


def begin(form: Form, names: Iterable[str]) -> None:
    """Remember what the form begins with: what differs from it is worth keeping."""
    form.put("blank", _values(form, names))
    form.put("draft", Draft(form.name))
    form.put("is_taken_over", False)


def latest(form: Form) -> Draft | None:
    """Return the draft kept last, unless the person has just dropped it."""
    if form.value("dropped") is not None:
        return None
    return next(iter(_stored(form)), None)


def take_over(form: Form, draft: Draft) -> None:
    """Go on with a draft that was kept before, in this window or another."""
    fill(form, draft.values)
    form.put("draft", draft)
    form.put("is_taken_over", True)


def fill(form: Form, values: Mapping[str, Any]) -> None:
    """Put values into the form's fields, before they are drawn."""
    for name, value in values.items():
        form.put(name, value)
    form.put("kind_before", values.get("kind"))  # its defaults do not come over what is chosen


def rebase(form: Form, names: tuple[str, ...], write: Callable[[], None]) -> None:
    """Measure what is typed against another beginning: what `write` puts into the fields."""
    typed = _values(form, names)
    write()
    form.put("blank", _values(form, names))
    fill(form, typed)


def draft_of(form: Form) -> Draft:
    """Return what is known of the draft of this opening of the form."""
    draft = form.value("draft")
    return draft if isinstance(draft, Draft) else Draft(form.name)


def is_typed(form: Form, names: Iterable[str]) -> bool:
    """Say whether the form holds anything that it did not begin with."""
    blank = form.value("blank")
    return isinstance(blank, dict) and _filled(_values(form, names)) != _filled(blank)


def do_asked(form: Form, names: tuple[str, ...]) -> None:
    """Drop the draft or take back what was dropped, when a button asked for it."""
    deed = form.asked(DROP, TAKE_BACK)
    if deed == DROP:
        values = _values(form, names)
        forget(form)
        form.clear(names)
        form.put("dropped", values)
    elif deed == TAKE_BACK:
        dropped = form.value("dropped")
        fill(form, dropped if isinstance(dropped, dict) else {})
        session.forget(form.key("dropped"))


def keep(form: Form, names: tuple[str, ...]) -> None:
    """Keep on the server what was typed since the last run; forget the draft of an empty form.

    What another window of the same person typed into this draft is taken over when nothing was
    typed here meanwhile. Raises DraftRecorded.
    """
    page, draft = form.page, draft_of(form)
    values, before, base = _values(form, names), form.value("blank"), _base(form)
    is_unsaved = is_typed(form, names)
    _note(form, is_unsaved=is_unsaved)
    if not is_unsaved:
        forget(form)
        return
    session.forget(form.key("dropped"))
    if draft.saved_at and (_filled(values), base) == (_filled(draft.values), draft.base):
        stored = [found for found in _stored(form) if found.draft_id == draft.draft_id]
        is_elsewhere = stored and stored[0].window != session.window()
        if is_elsewhere and stored[0].saved_at != draft.saved_at:
            take_over(form, stored[0])
        if stored:
            return
    else:
        form.put("is_taken_over", False)
    before = before if isinstance(before, dict) else {}
    wanted = replace(draft, values=values, before=before, base=base, window=session.window())
    try:
        form.put("draft", keep_draft(page.storage, page.person, wanted))
    except DiskRefused as failure:
        st.error(failure.sentence(page.words), icon=":material/error:")


def forget(form: Form) -> None:
    """Drop what is kept of the draft on the server."""
    draft, page = draft_of(form), form.page
    if draft.saved_at or any(one.draft_id == draft.draft_id for one in _stored(form)):
        drop_draft(page.storage, page.person, draft)
        form.put("draft", Draft(form.name))


def draw_line(
    form: Form,
    names: tuple[str, ...],
    *,
    saved_at: str = "",
    offer: Callable[[], None] | None = None,
) -> None:
    """Say where the form stands, with the ways to drop the draft and to take it back.

    `offer` draws what may be begun with while nothing is typed.
    """
    words, is_unsaved = form.page.words, is_typed(form, names)
    with st.container(horizontal=True, vertical_alignment="center", key="form_line"):
        with st.container(key="form_standing", width="content"):
            icon, sentence = _standing(form, saved_at, is_unsaved=is_unsaved)
            st.caption(f"{icon} {sentence}", width="content")
        with st.container(key="form_waiting", width="content"):
            st.caption(f":material/cloud_off: {words(WAITING)}", width="content")
        if is_unsaved:
            label = words("Drop the changes") if form.value("base") else words("Clear the form")
            form.button(label, DROP, icon=":material/ink_eraser:", type="tertiary")
        elif form.value("dropped"):
            form.button(words("Take it back"), TAKE_BACK, icon=":material/undo:", type="tertiary")
        if offer and not is_unsaved:
            offer()
        leaving.draw(is_unsaved=is_unsaved)


def _standing(form: Form, saved_at: str, *, is_unsaved: bool) -> tuple[str, str]:
    """Return the picture and the sentence of where the form stands."""
    words, draft = form.page.words, draft_of(form)
    if is_unsaved and draft.saved_at:
        is_back = bool(form.value("is_taken_over"))
        sentence = IS_BACK if is_back else KEPT
        icon = ":material/history:" if is_back else ":material/draft:"
        return icon, words(sentence, time=clock(draft.saved_at, words.language))
    if is_unsaved:
        return ":material/warning:", words("Not kept on the server yet.")
    if saved_at:
        return ":material/check:", words("Saved at {time}.", time=saved_at)
    return ":material/check:", words(ALL_SAVED if form.value("base") else NOTHING_YET)


def _stored(form: Form) -> tuple[Draft, ...]:
    return read_drafts(form.page.storage, form.page.person, form.name)


def _values(form: Form, names: Iterable[str]) -> dict[str, Any]:
    return {name: form.value(name) for name in names}


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that say something, whatever their fields' sort of empty is."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not None and value is not False and value not in ("", [], (), {})
    }


def _base(form: Form) -> Opened | None:
    base = form.value("base")
    return base.opened if isinstance(base, OpenedRecord) else None


def _note(form: Form, *, is_unsaved: bool) -> None:
    """Note for the screen that is opened next whether this form is left unsaved."""
    if is_unsaved:
        session.remember(UNSAVED, form.name)
    elif session.recall(UNSAVED) == form.name:
        session.forget(UNSAVED)
