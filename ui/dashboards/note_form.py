"""Writing notes: from under any card, for days and for what the page is narrowed to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from charts.noted import Note
from core.access import Action, may
from core.dimensions import Mark, mark_of, mark_text
from core.errors import Failure, RulesBroken, Violation
from core.i18n import N_
from core.period_codes import EARLIEST, LATEST
from core.periods import month
from services.notes import NoteEntry, change_note, is_own, withdraw_note, write_note
from services.versions import Opened
from ui import marks, session
from ui.dashboards import notes
from ui.dashboards.view import View
from ui.forms.controls import KEPT
from ui.forms.form import Form
from ui.markdown import plain, wrong

FIELDS = ("text", "noted_on", "noted_until", "with_mark", "changed")
SAVE, CANCEL, WHOLE, CHANGE, TAKE_OFF = "save", "cancel", "whole", "change", "take_off"
TOLD = "note_told"


def draw_told(view: View) -> None:
    """Tell what the run before this one did to a note."""
    told = session.recall(TOLD)
    if told:
        session.forget(TOLD)
        st.toast(view.page.words(str(told)), icon=":material/check:")


def offer(view: View, key: str) -> None:
    """Offer to write a note under a card, or to read those that have no room under the cards."""
    words = view.page.words
    is_writer = may(view.page.person, Action.WRITE_NOTES) and view.selection.known_on is None
    if not is_writer and all(note.number is not None for note in notes.within(view)):
        return
    label = words("Note") if is_writer else words("All notes")
    if st.button(label, key=f"note_{key}", type="tertiary", icon=":material/edit_note:"):
        form = Form(view.page, "note")
        _begin(view, form)
        st.dialog(words(notes.TITLE), width="large", icon=":material/edit_note:")(_opened)(
            view, is_writer=is_writer
        )


def _begin(view: View, form: Form) -> None:
    """Set the form to the day of the figures; a text that was typed and not saved stays."""
    if form.value("changed"):
        form.clear(FIELDS)
    form.put("with_mark", value=True)
    _put_days(form, *(_days(view) if view.selection.months else (view.as_of, None)))


def _opened(view: View, *, is_writer: bool) -> None:
    form, found = Form(view.page, "note"), notes.within(view)
    if is_writer:
        _draw_form(view, replace(form, violations=_do_asked(view, form, found)))
    for note in found:
        _draw_note(form, note, is_writer=is_writer)


def _do_asked(view: View, form: Form, found: Sequence[Note]) -> tuple[Violation, ...]:
    """Do what a button asked for; return the rules that were broken by it."""
    page = view.page
    for note in found:
        if form.asked(f"{CHANGE}_{note.note_id}"):
            _begin_changing(form, note)
        if form.asked(f"{TAKE_OFF}_{note.note_id}"):
            opened = Opened(note.note_id, note.version)
            take_off = partial(withdraw_note, page.storage, page.person, opened)
            return _done(form, take_off, told=N_("The note is in the trash."))
    if form.asked(WHOLE):
        _put_days(form, *_days(view))
    if form.asked(CANCEL):
        form.clear(FIELDS)
        _begin(view, form)
    return _done(form, partial(_save, view, form), told=N_("Saved")) if form.asked(SAVE) else ()


def _done(form: Form, deed: Callable[[], object], *, told: str) -> tuple[Violation, ...]:
    """Do a deed and draw the page anew, or return why it was refused."""
    try:
        deed()
    except RulesBroken as broken:
        return broken.violations
    except Failure as failure:
        form.put("refused", failure.sentence(form.page.words))
    else:
        form.clear(FIELDS)
        session.remember(TOLD, told)
        st.rerun()
    return ()


def _save(view: View, form: Form) -> None:
    page, changed = view.page, _changed(form)
    first, last = form.value("noted_on"), form.value("noted_until")
    entry = NoteEntry(
        str(form.value("text", "")),
        noted_on=first if isinstance(first, date) else None,
        noted_until=last if isinstance(last, date) else None,
        mark=mark_text(_mark(view, form)) if form.value("with_mark", default=True) else "",
    )
    if changed:
        opened = Opened(changed.note_id, changed.version)
        change_note(page.storage, page.person, opened, entry=entry)
    else:
        write_note(page.storage, page.person, entry)


def _begin_changing(form: Form, note: Note) -> None:
    first, last = note.days or (None, None)
    form.clear(FIELDS)
    form.put("changed", note)
    form.put("text", note.text)
    form.put("with_mark", value=True)
    _put_days(form, first, last if last != first else None)


def _changed(form: Form) -> Note | None:
    note = form.value("changed")
    return note if isinstance(note, Note) else None


def _mark(view: View, form: Form) -> Mark:
    """Return the mark that the note can be pinned to: its own, or what the page is narrowed to."""
    changed = _changed(form)
    return changed.mark if changed else mark_of(view.selection)


def _days(view: View) -> tuple[date, date]:
    """Return the days of the page, of the months that it is narrowed to."""
    period, chosen = view.selection.period, sorted(view.selection.months)
    if not chosen:
        return period.starts_on, period.ends_on
    return chosen[0], month(chosen[-1].year, chosen[-1].month).ends_on


def _put_days(form: Form, first: date | None, last: date | None) -> None:
    form.put("noted_on", first)
    form.put("noted_until", last)


def _draw_form(view: View, form: Form) -> None:
    words, mark = view.page.words, _mark(view, form)
    st.text_area(
        words("What is to be known"),
        key=form.key("text"),
        height=100,
        placeholder=words("For example: from this day on the lessons were held from home"),
        persist_state=KEPT,
    )
    st.caption(words("All who see these figures read it, at meetings and in papers: no names."))
    form.note("text")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _draw_day(form, "noted_on", words("On the day"))
        _draw_day(form, "noted_until", words("to the day, where several"))
        form.button(words("The whole period"), WHOLE)
    form.note("noted_on")
    if mark:
        told = plain(marks.told(view.page, mark))
        st.toggle(words("Only about: {mark}", mark=told), key=form.key("with_mark"))
        form.note("mark")
    if form.value("refused"):
        st.markdown(wrong(str(form.value("refused"))))
        session.forget(form.key("refused"))
    with st.container(horizontal=True):
        form.button(words("Save"), SAVE, type="primary", keys="Ctrl+Enter")
        if _changed(form):
            form.button(words("Cancel"), CANCEL)


def _draw_day(form: Form, field: str, label: str) -> None:
    st.date_input(
        label,
        value=None,
        key=form.key(field),
        format="DD.MM.YYYY",
        min_value=EARLIEST,
        max_value=LATEST,
        width=180,
    )


def _draw_note(form: Form, note: Note, *, is_writer: bool) -> None:
    page = form.page
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        border=True,
        key=f"note_{note.note_id}",
    ):
        with st.container(width=480, gap=None):
            st.markdown(f"{notes.numbered(note)} {plain(note.text)}")
            st.caption(" · ".join(filter(None, (notes.about(page, note), plain(note.author)))))
        if is_writer and is_own(page.person, note.mark):
            with st.container(horizontal=True, width="content"):
                change, off = f"{CHANGE}_{note.note_id}", f"{TAKE_OFF}_{note.note_id}"
                form.button(page.words("Correct"), change, type="tertiary")
                form.button(page.words("Take off"), off, type="tertiary")
