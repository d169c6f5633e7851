"""The form of one teacher: adding, changing, withdrawing, restoring."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.formats import day
from core.i18n import N_
from services.people import (
    OpenedTeacher,
    Saved,
    add_teacher,
    change_teacher,
    restore_teacher,
    withdraw_teacher,
)
from services.teacher_history import teacher_steps, undo_teacher_step
from services.teacher_rules import EARLIEST, LISTS, TeacherEntry, chosen
from ui import item_history
from ui.admin.deeds import Row, as_opened, finish, round_of, told
from ui.fields import Notes
from ui.markdown import plain
from ui.page import Page

NAME = "people"
LATEST_YEAR = 2100
EMPTY = "–"

TEXTS = {
    "last_name": N_("Last name"),
    "first_name": N_("First name"),
    "middle_name": N_("Middle name"),
}
CHOICES = {"position": N_("Position"), "qualification": N_("Qualification")}
SEVERAL = {"method_groups": N_("Method groups"), "subjects": N_("Subjects")}
DAYS = {
    "qualification_until": N_("Qualification valid until"),
    "employed_from": N_("Works here since"),
    "employed_to": N_("Last working day"),
}


def draw(page: Page, row: Row | None) -> None:
    """Draw the form of a teacher, an empty one for a new teacher, or offer to restore."""
    newest = row
    if row is not None:
        row = as_opened(NAME, str(row["teacher_id"]), row)
    if row is not None and row["is_withdrawn"]:
        _draw_withdrawn(page, row)
    else:
        _draw_form(page, row)
    if newest is not None:
        _draw_history(page, newest)


def _draw_form(page: Page, row: Row | None) -> None:
    notes = Notes(page.words)
    with st.form(_key("form", row), border=False):
        entry = _draw_fields(page, row, notes)
        is_sent = st.form_submit_button(
            page.words("Save"), type="primary", key=_key("save", row), width="stretch"
        )
    if is_sent:
        with told(notes):
            saved = _save(page, row, entry)
            finish(_sentence(page, entry, saved), name=NAME)
    if row is not None:
        _draw_withdrawal(page, row)


def _draw_fields(page: Page, row: Row | None, notes: Notes) -> TeacherEntry:
    drawn: dict[str, Any] = {}
    for field, label in TEXTS.items():
        drawn[field] = st.text_input(
            page.words(label), _value(row, field, ""), key=_key(field, row), autocomplete="off"
        )
        notes.place(field)
    drawn["position"] = _draw_choice(page, row, "position")
    notes.place("position")
    for field in SEVERAL:
        drawn[field] = _draw_several(page, row, field)
        notes.place(field)
    left, right = st.columns(2)
    with left:
        drawn["qualification"] = _draw_choice(page, row, "qualification")
        notes.place("qualification")
        drawn["employed_from"] = _draw_day(page, row, "employed_from")
        notes.place("employed_from")
    with right:
        drawn["qualification_until"] = _draw_day(page, row, "qualification_until")
        notes.place("qualification_until")
        drawn["employed_to"] = _draw_day(page, row, "employed_to")
        notes.place("employed_to")
    return TeacherEntry(**drawn)


def _draw_choice(page: Page, row: Row | None, field: str) -> str | None:
    options = _options(page, field, (_value(row, field, None),))
    chosen = _value(row, field, None)
    found: str | None = st.selectbox(
        page.words(CHOICES[field]),
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda code: page.reference.name(LISTS[field], code),
        placeholder=page.words("Choose"),
        key=_key(field, row),
    )
    return found


def _draw_several(page: Page, row: Row | None, field: str) -> tuple[str, ...]:
    chosen = list(_value(row, field, ()))
    return tuple(
        st.multiselect(
            page.words(SEVERAL[field]),
            _options(page, field, chosen),
            default=chosen,
            format_func=lambda code: page.reference.name(LISTS[field], code),
            placeholder=page.words("Choose"),
            select_all=False,
            key=_key(field, row),
        )
    )


def _draw_day(page: Page, row: Row | None, field: str) -> date | None:
    found: date | None = st.date_input(
        page.words(DAYS[field]),
        _value(row, field, None),
        format="DD.MM.YYYY",
        min_value=EARLIEST,
        max_value=date(LATEST_YEAR, 12, 31),
        key=_key(field, row),
    )
    return found


def _draw_withdrawn(page: Page, row: Row) -> None:
    st.info(page.words("This teacher was taken out of the staff list."))
    if st.button(page.words("Put back into the list"), key=_key("restore", row), type="primary"):
        with told(Notes(page.words)):
            restore_teacher(page.storage, page.person, _opened(row))
            finish(page.words("Back in the staff list."), name=NAME)


def _draw_withdrawal(page: Page, row: Row) -> None:
    notes = Notes(page.words)
    with (
        st.expander(page.words("Entered by mistake?")),
        st.form(_key("withdraw", row), border=False),
    ):
        st.caption(page.words("Who has left gets a last working day; who never was here goes."))
        reason = st.text_input(page.words("Why"), key=_key("reason", row), autocomplete="off")
        notes.place("reason")
        is_sent = st.form_submit_button(
            page.words("Take out of the list"), key=_key("withdrawal", row)
        )
    if is_sent:
        with told(notes):
            withdraw_teacher(page.storage, page.person, _opened(row), reason=reason)
            finish(page.words("Taken out of the staff list; it can be undone."), name=NAME)


def _draw_history(page: Page, row: Row) -> None:
    opened = _opened(row)
    item_history.draw(
        page,
        item_history.History(
            key=f"{NAME}_history_{opened.teacher_id}",
            label=N_("History of the record"),
            steps=teacher_steps(page.storage, page.person, opened.teacher_id),
            labels={**TEXTS, **CHOICES, **SEVERAL, **DAYS},
            describe=partial(_describe, page),
            undo=lambda moment: undo_teacher_step(
                page.storage, page.person, opened, recorded_at=moment
            ),
            finish=partial(finish, name=NAME),
        ),
    )


def _describe(page: Page, entry: TeacherEntry) -> dict[str, str]:
    """Return every field of an entry in words, by its label."""
    named = {**CHOICES, **SEVERAL}
    lists = {
        label: ", ".join(page.reference.name(LISTS[field], code) for code in chosen(entry, field))
        for field, label in named.items()
    }
    days = {
        label: day(held, page.words.language) if (held := getattr(entry, field)) else ""
        for field, label in DAYS.items()
    }
    told = {**{label: getattr(entry, field) for field, label in TEXTS.items()}, **lists, **days}
    return {label: text or EMPTY for label, text in told.items()}


def _save(page: Page, row: Row | None, entry: TeacherEntry) -> Saved:
    if row is None:
        return add_teacher(page.storage, page.person, entry)
    return change_teacher(page.storage, page.person, _opened(row), entry=entry)


def _sentence(page: Page, entry: TeacherEntry, saved: Saved) -> str:
    written = entry.trimmed()
    name = plain(f"{written.last_name} {written.first_name} {written.middle_name}")
    sentence = page.words("Saved: {name}.", name=name)
    if saved.namesakes:
        sentence += " " + page.words("Somebody else in the list has the same name.")
    return sentence


def _opened(row: Row) -> OpenedTeacher:
    return OpenedTeacher(str(row["teacher_id"]), int(row["version"]))


def _options(page: Page, field: str, chosen: tuple[object, ...] | list[str]) -> list[str]:
    """Return the codes to choose from: those in use and what the teacher has already."""
    codes = page.reference.codes(LISTS[field])
    kept = [code for code in chosen if isinstance(code, str) and code not in codes]
    return [*codes, *kept]


def _value(row: Row | None, field: str, empty: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    value = row[field] if row is not None else None
    if value is None or (not hasattr(value, "__len__") and pd.isna(value)):
        return empty
    return value.date() if isinstance(value, pd.Timestamp) else value


def _key(field: str, row: Row | None) -> str:
    whose = row["teacher_id"] if row is not None else "new"
    return f"{NAME}_{round_of(NAME)}_{whose}_{field}"
