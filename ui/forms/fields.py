"""A form's field as a row of a table: its words, its control, its choices; drawing and reading."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from core.errors import Violation
from core.formats import day, number
from core.i18n import N_
from ui.forms.form import Form

NOT_A_NUMBER = N_("Write a number in digits, for example 16.")
CHOOSE, UNLISTED = N_("Choose"), N_("no longer listed")


@dataclass(frozen=True)
class Control:
    """Draws a field; `read` turns the widget's state into a value (ValueError: not readable)."""

    draw: Callable[[Form, "Field"], None]
    read: Callable[[Any], object]
    write: Callable[[Any], object]


@dataclass(frozen=True)
class Field:
    """One field of a form: its name in the entry, the words on screen, its control.

    `options` gives the words of every choice by its value, `reference_list` names the list they
    come from; `notes` are further names whose violations belong under this field.
    """

    name: str
    label: str
    control: Control
    help: str = ""
    placeholder: str = CHOOSE
    options: Callable[[Form], Mapping[Any, str]] | None = None
    reference_list: str = ""
    notes: tuple[str, ...] = ()


def draw_field(form: Form, item: Field) -> None:
    """Draw a field with the sentences of its violations under it."""
    with st.container(gap="xsmall"):
        item.control.draw(form, item)
        form.note(item.name, *item.notes)


def draw_rows(form: Form, rows: Sequence[Sequence[Field]]) -> None:
    """Draw fields row by row; on a narrow screen they stand one under another."""
    for row in rows:
        for column, item in zip(st.columns(len(row)), row, strict=True):
            with column:
                draw_field(form, item)


def draw_strays(form: Form, places: Collection[str]) -> None:
    """Say that something needs mending; sentences without a place of theirs stand here."""
    if form.violations:
        st.error(
            form.page.words("The entry is not complete yet: see the notes beside the fields."),
            icon=":material/edit_note:",
        )
    form.note(*(found.field for found in form.violations if found.field not in places))


def choices_of(form: Form, item: Field) -> dict[Any, str]:
    """Return the options, with what the field holds or began with: nothing is lost unseen."""
    options = dict(item.options(form)) if item.options else {}
    blank = form.value("blank")
    began = blank.get(item.name) if isinstance(blank, dict) else None
    for value in (*_listed(form.value(item.name)), *_listed(began)):
        if value is not None and value not in options:
            options[value] = shown(form, item, value)
    return options


def _listed(held: object) -> list[object]:
    return [*held] if isinstance(held, list | tuple) else [held]


def shown(form: Form, item: Field, value: object) -> str:
    """Return a field's value in words."""
    words = form.page.words
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return words("yes") if value else words("no")
        case date():
            return day(value, words.language)
        case float():
            return number(value, words.language)
        case tuple():
            return ", ".join(str(part) for part in value)
        case _:
            return _choice_in_words(form, item, str(value))


def _choice_in_words(form: Form, item: Field, value: str) -> str:
    if item.reference_list:
        return form.page.reference.name(item.reference_list, value)
    if item.options:
        return item.options(form).get(value, form.page.words(UNLISTED))
    return value


def read_values(form: Form, items: Sequence[Field]) -> tuple[dict[str, Any], tuple[Violation, ...]]:
    """Return what the fields hold; a number that cannot be read is None and named."""
    values: dict[str, Any] = {}
    unreadable = []
    for item in items:
        try:
            values[item.name] = item.control.read(form.value(item.name))
        except ValueError:
            values[item.name] = None
            unreadable.append(Violation(item.name, NOT_A_NUMBER))
    return values, tuple(unreadable)


def write_values(form: Form, items: Sequence[Field], values: Mapping[str, Any]) -> None:
    """Put values into the fields, before they are drawn; what is not given is emptied."""
    for item in items:
        form.put(item.name, item.control.write(values.get(item.name)))
