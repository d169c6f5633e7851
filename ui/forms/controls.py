"""The controls of form fields: how each is drawn, and how its state is read and set."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from core.dimensions import HIGHEST_GRADE, LOWEST_GRADE
from services.rules.checks import EARLIEST
from ui.forms.fields import CHOOSE, Control, Field, choices_of
from ui.forms.form import Form

KEPT: Final = "session"  # what was typed survives a look at another page
PAUSE = "500ms"  # in typing, after which what was typed is sent and kept
MOST_PILLS = 8
AHEAD = timedelta(days=366 * 3)


def _help(form: Form, item: Field) -> str | None:
    return form.page.words(item.help) if item.help else None


def _text(form: Form, item: Field) -> None:
    st.text_input(
        form.page.words(item.label),
        key=form.key(item.name),
        help=_help(form, item),
        autocomplete="off",
        live=PAUSE,
        persist_state=KEPT,
    )


def _lines(form: Form, item: Field) -> None:
    st.text_area(
        form.page.words(item.label),
        key=form.key(item.name),
        help=_help(form, item),
        height=100,
        persist_state=KEPT,
    )


def _day(form: Form, item: Field) -> None:
    st.date_input(
        form.page.words(item.label),
        value=None,
        key=form.key(item.name),
        help=_help(form, item),
        format="DD.MM.YYYY",
        min_value=EARLIEST,
        max_value=form.page.today + AHEAD,
        persist_state=KEPT,
    )


def _choice(form: Form, item: Field) -> None:
    options = choices_of(form, item)
    st.selectbox(
        form.page.words(item.label),
        list(options),
        index=None,
        format_func=options.__getitem__,
        key=form.key(item.name),
        help=_help(form, item),
        placeholder=form.page.words(CHOOSE if options else item.placeholder),
        disabled=not options,
        persist_state=KEPT,
    )


def _pills(form: Form, item: Field) -> None:
    options = choices_of(form, item)
    if len(options) > MOST_PILLS:
        _choice(form, item)
        return
    st.pills(
        form.page.words(item.label),
        list(options),
        format_func=options.__getitem__,
        key=form.key(item.name),
        help=_help(form, item),
        persist_state=KEPT,
    )


def _several(form: Form, item: Field) -> None:
    options = choices_of(form, item)
    st.multiselect(
        form.page.words(item.label),
        list(options),
        format_func=options.__getitem__,
        key=form.key(item.name),
        help=_help(form, item),
        placeholder=form.page.words(item.placeholder),
        select_all=False,
        persist_state=KEPT,
    )


def _grades(form: Form, item: Field) -> None:
    st.pills(
        form.page.words(item.label),
        list(range(LOWEST_GRADE, HIGHEST_GRADE + 1)),
        selection_mode="multi",
        key=form.key(item.name),
        help=_help(form, item),
        persist_state=KEPT,
    )


def _tick(form: Form, item: Field) -> None:
    st.checkbox(
        form.page.words(item.label),
        key=form.key(item.name),
        help=_help(form, item),
        persist_state=KEPT,
    )


def _tuple(value: Any) -> object:  # noqa: ANN401 - whatever a widget of several holds
    return tuple(value or ())


def _list(value: Any) -> object:  # noqa: ANN401
    return list(value or ())


def _same(value: object) -> object:
    return value


def _as_text(value: object) -> object:
    return "" if value is None else str(value)


def _whole_number(text: object) -> int | None:
    written = str(text or "").strip()
    return int(written) if written else None


def _decimal(text: object) -> float | None:
    written = str(text or "").strip().replace(",", ".")
    return float(written) if written else None


def _decimal_text(value: object) -> object:
    return "" if value is None else f"{value:g}".replace(".", ",")


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


TEXT = Control(_text, read=lambda value: str(value or ""), write=_as_text)
LINES = Control(_lines, read=lambda value: str(value or ""), write=_as_text)
DAY = Control(_day, read=_date, write=_same)
CHOICE = Control(_choice, read=_same, write=_same)
PILLS = Control(_pills, read=_same, write=_same)
SEVERAL = Control(_several, read=_tuple, write=_list)
GRADES = Control(_grades, read=_tuple, write=_list)
TICK = Control(_tick, read=bool, write=bool)
WHOLE_NUMBER = Control(_text, read=_whole_number, write=_as_text)
DECIMAL = Control(_text, read=_decimal, write=_decimal_text)


def listed(name: str, label: str, reference_list: str, *, control: Control = CHOICE) -> Field:
    """Return a choice out of a reference list; archived items are not offered anew."""

    def options(form: Form) -> Mapping[Any, str]:
        reference = form.page.reference
        return {
            code: reference.name(reference_list, code) for code in reference.codes(reference_list)
        }

    return Field(name, label, control, options=options, reference_list=reference_list)
