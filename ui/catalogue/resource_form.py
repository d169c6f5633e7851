"""The form of one resource: adding, changing, taking out, putting back; its history below."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.access import Action, may
from core.errors import RulesBroken, StaleEdit, Violation
from services import resources
from services.addresses import completed
from services.rules import ResourceEntry
from services.versions import Opened
from ui.admin.deeds import Row, finish, round_of, violations_of
from ui.forms import resource_history
from ui.forms.fields import draw_field, draw_rows, read_values, write_values
from ui.forms.form import Form
from ui.forms.resource_fields import (
    ADDRESS,
    CAPACITY,
    FIELDS,
    GRADES,
    KIND,
    OWNERS,
    PROVIDER,
    SUBJECT,
    TITLE,
    describe,
)
from ui.markdown import plain
from ui.page import Page

NAME = "catalogue"
SAVE, WITHDRAW, RESTORE = "save", "withdraw", "restore"


def draw(page: Page, row: Row | None) -> None:
    """Draw a resource: its form for whoever keeps the catalogue, its words for the others."""
    form = Form(page, f"{NAME}_{round_of(NAME)}_{row['resource_id'] if row else 'new'}")
    if not may(page.person, Action.MANAGE_RESOURCES):
        _draw_words(form, row)
    else:
        newest, row = row, _begun_with(form, row)
        form = replace(form, violations=_do_asked(form, row))
        form.note("")
        if row and row["is_withdrawn"]:
            st.info(page.words("This resource was taken out of the catalogue."))
            form.note("title")
            form.button(page.words("Put back into the catalogue"), RESTORE, type="primary")
        else:
            _draw_form(form, row)
        row = newest
    if row:
        told = partial(finish, name=NAME)
        resource_history.draw_of(page, str(row["resource_id"]), finish=told)


def _begun_with(form: Form, row: Row | None) -> Row | None:
    """Return the resource as it was when its form was filled: nothing newer is changed unseen."""
    begun = form.value("begun")
    return begun if isinstance(begun, dict) else row


def _draw_form(form: Form, row: Row | None) -> None:
    words = form.page.words
    if form.value("begun") is None:
        write_values(form, FIELDS, _values(row) if row else {})
        form.put("begun", value=row or True)
    draw_field(form, TITLE)
    draw_rows(form, ((KIND, CAPACITY),))
    owner = OWNERS.get(str(form.value(PROVIDER.name)))
    draw_field(form, PROVIDER)
    if owner:
        draw_field(form, owner)
    draw_field(form, ADDRESS)
    draw_rows(form, ((SUBJECT, GRADES),))
    form.button(words("Save"), SAVE, type="primary", width="stretch", keys="Ctrl+Enter")
    if row:
        _draw_withdrawal(form, row)


def _draw_withdrawal(form: Form, row: Row) -> None:
    words = form.page.words
    with st.expander(
        words("Entered by mistake?"), expanded=form.has_violation(("reason", WITHDRAW))
    ):
        if row["uses"]:
            st.caption(words(resources.USED, uses=int(row["uses"])))
            return
        st.text_input(words("Why"), key=form.key("reason"), autocomplete="off")
        form.note("reason", WITHDRAW)
        form.button(words("Take out of the catalogue"), WITHDRAW)


def _draw_words(form: Form, row: Row | None) -> None:
    if row is None:
        return
    told = describe(form, ResourceEntry(**_values(row)))
    lines = [f"{form.page.words(label)}: **{plain(text)}**" for label, text in told.items()]
    st.markdown("  \n".join(lines))


def _do_asked(form: Form, row: Row | None) -> tuple[Violation, ...]:
    """Do what a button asked for and begin the screen anew, or return what is in its way."""
    storage, person, words = form.page.storage, form.page.person, form.page.words
    deed = form.asked(SAVE, WITHDRAW, RESTORE)
    if deed == SAVE:
        return _save(form, row)
    if not deed or row is None:
        return ()
    if deed == RESTORE:
        run = partial(resources.restore, storage, person, _opened(row))
        return _finished(run, words("Back in the catalogue."))
    reason = str(form.value("reason", "") or "")
    run = partial(resources.withdraw, storage, person, _opened(row), reason=reason)
    broken = _finished(run, words("Taken out of the catalogue; it can be undone."))
    return tuple(replace(one, field=WITHDRAW) if one.field == "title" else one for one in broken)


def _save(form: Form, row: Row | None) -> tuple[Violation, ...]:
    page = form.page
    values, unreadable = read_values(form, FIELDS)
    if unreadable:
        return unreadable
    values["address"] = completed(values["address"], page.reference.address_rules)
    entry = ResourceEntry(**values)
    run: Callable[[], object] = partial(resources.add, page.storage, page.person, entry)
    if row:
        run = partial(resources.change, page.storage, page.person, _opened(row), entry=entry)
    return _finished(run, page.words("Saved: {name}.", name=plain(entry.title.strip())))


def _finished(run: Callable[[], object], sentence: str) -> tuple[Violation, ...]:
    try:
        run()
    except (RulesBroken, StaleEdit) as failure:
        return violations_of(failure)
    else:
        finish(sentence, name=NAME)


def _values(row: Row) -> dict[str, Any]:
    """Return the values of the fields, as a row of the list has them."""
    names = [item.name for item in FIELDS if item.name not in {PROVIDER.name, "grades"}]
    held = {name: _cell(row[name]) for name in names}
    places = None if held["capacity"] is None else int(held["capacity"])
    grades = [int(grade) for grade in row["grades"]]
    entry = resources.entry_of({**held, "capacity": places, "grades": grades})
    return {item.name: getattr(entry, item.name) for item in FIELDS}


def _cell(value: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    is_missing: bool = pd.isna(value)
    return None if is_missing else value


def _opened(row: Row) -> Opened:
    return Opened(str(row["resource_id"]), int(row["version"]))
