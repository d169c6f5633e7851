"""Several teachers at one activity: what is different for single ones, in a table of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.i18n import N_
from core.ids import new_id
from ui import session
from ui.forms import choices
from ui.forms.form import Form
from ui.forms.participation_fields import DIFFERENCES

NAMES = ("role", "outcome", "document_number")
LISTS = {"role": "roles", "outcome": "outcomes"}
HEADINGS = {
    "teacher": N_("Teacher"),
    "role": N_("Role"),
    "outcome": N_("Outcome"),
    "document_number": N_("Number of the document"),
}
Held = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Table:
    """The table as it was handed to the editor, which counts its changes from there.

    `before` is what was different then, `after` what is with the changes made since.
    """

    teacher_ids: tuple[str, ...]
    common: Mapping[str, Any]
    before: Held
    after: Held
    key: str = field(default_factory=new_id)


def draw(form: Form) -> None:
    """Draw the table of the teachers chosen, folded until somebody is different."""
    teacher_ids = tuple(str(one) for one in _list(form.value("teacher_ids")))
    if len(teacher_ids) < 2 or not form.value("kind"):
        return
    words, table = form.page.words, _table(form, teacher_ids)
    with st.expander(
        words("Role, outcome or number differ for some"),
        expanded=bool(table.after) or form.has_violation([DIFFERENCES]),
        key=form.key("differences_fold"),
    ):
        form.note(DIFFERENCES)
        st.data_editor(
            _rows(form, table),
            key=table.key,
            hide_index=True,
            disabled=["teacher"],
            column_config=_columns(form),
            on_change=_take_changes,
            args=(form, table),
        )


def _table(form: Form, teacher_ids: tuple[str, ...]) -> Table:
    """Return the table drawn before as long as nothing but its own changes was made to it."""
    held = form.value(DIFFERENCES)
    held = held if isinstance(held, dict) else {}
    common = {name: form.value(name) for name in LISTS}
    known = form.value("differences_table")
    if isinstance(known, Table) and (known.teacher_ids, known.common, known.after) == (
        teacher_ids,
        common,
        held,
    ):
        return known
    table = Table(teacher_ids, common, before=held, after=held)
    form.put("differences_table", table)
    return table


def _rows(form: Form, table: Table) -> pd.DataFrame:
    names = choices.teacher_names(form.page)
    rows = [
        {
            "teacher": names.get(one, ""),
            **{name: _said(table, one, name) for name in NAMES},
        }
        for one in table.teacher_ids
    ]
    return pd.DataFrame(rows, columns=list(HEADINGS))


def _said(table: Table, teacher_id: str, name: str) -> object:
    return table.before.get(teacher_id, {}).get(name) or table.common.get(name) or ""


def _columns(form: Form) -> dict[str, Any]:
    words, reference = form.page.words, form.page.reference
    columns: dict[str, Any] = {
        name: st.column_config.SelectboxColumn(
            words(HEADINGS[name]),
            options=list(reference.codes(list_name)),
            format_func=partial(reference.name, list_name),
            required=True,
        )
        for name, list_name in LISTS.items()
    }
    for name in ("teacher", "document_number"):
        columns[name] = st.column_config.TextColumn(words(HEADINGS[name]))
    return columns


def _take_changes(form: Form, table: Table) -> None:
    """Take over what was changed in the table; what is as for all is no difference."""
    state: Any = session.recall(table.key)
    held = {key: dict(value) for key, value in table.before.items()}
    for row, changes in state["edited_rows"].items():
        own = held.setdefault(table.teacher_ids[int(row)], {})
        own.update({name: value for name, value in changes.items() if name in NAMES})
    after = {key: kept for key, own in held.items() if (kept := _departing(own, table.common))}
    form.put(DIFFERENCES, after)
    form.put("differences_table", replace(table, after=after))


def _departing(own: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in own.items() if value and value != common.get(name)}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
