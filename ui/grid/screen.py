"""The screen "Table": rows typed or pasted, judged cell by cell, saved all at once."""

from collections.abc import Mapping

import streamlit as st

from core.errors import RulesBroken
from core.i18n import Words
from services.drafts import DraftRecorded
from services.participation_batches import record_all
from services.recognition.rows import JudgedRow, row_reader
from services.rules import ParticipationEntry
from ui import first_steps, session
from ui.forms import choices, repeats
from ui.forms.form import Form
from ui.grid import columns, component, keeping, rows
from ui.grid.rows import GridRow
from ui.markdown import wrong
from ui.page import Page
from ui.paste.reading import knowledge

NAME = "grid"
SAVE, CLEAR = "save_rows", "clear_saved"


def draw(page: Page) -> None:
    """Draw the screen; first do what a button asked for."""
    if not first_steps.are_there_teachers(page):
        return
    form = Form(page, NAME)
    if session.is_screen_new():
        _leave_saved(form)
    keeping.begin(form, lambda: component.draw({}, key=form.key(rows.TABLE)), (SAVE, CLEAR))
    _do_asked(form)
    keeping.keep(form)
    held = rows.current(form)
    verdicts = _judged(form, rows.unsaved(form, held))
    _draw_head(page)
    keeping.draw_line(form)
    component.draw(_data(form, held, verdicts), key=form.key(rows.TABLE))
    _draw_strays(page, held, verdicts)
    waiting = _repeats(form, verdicts)
    _draw_repeats(form, held, waiting)
    _draw_foot(form, verdicts, waiting)


def _do_asked(form: Form) -> None:
    match form.asked(SAVE, CLEAR):
        case "save_rows":
            _save(form)
        case "clear_saved":
            _leave_saved(form)


def _judged(form: Form, held: list[GridRow]) -> dict[str, JudgedRow]:
    """Return the verdict on each row by its id."""
    page = form.page
    reader = row_reader(knowledge(page), page.reference, choices.teacher_names(page))
    judged = reader.judge([row.cells for row in held], choices.rule_facts(page))
    return {row.row_id: verdict for row, verdict in zip(held, judged, strict=True)}


def _ready(verdicts: Mapping[str, JudgedRow]) -> dict[str, ParticipationEntry]:
    return {row_id: row.entry for row_id, row in verdicts.items() if not row.violations}


def _repeats(form: Form, verdicts: Mapping[str, JudgedRow]) -> repeats.Repeats:
    return repeats.undecided(form, _ready(verdicts))


def _draw_repeats(form: Form, held: list[GridRow], waiting: repeats.Repeats) -> None:
    """Ask about the rows that may be records already."""
    words = form.page.words
    places = {row.row_id: place for place, row in enumerate(held, start=1)}
    heads = {row_id: words("Row {n}.", n=places[row_id]) for row_id in waiting}

    def drop(row_ids: list[str]) -> None:
        left = [row for row in rows.current(form) if row.row_id not in row_ids]
        rows.replace_all(form, left)

    repeats.draw_all(form, waiting, heads, drop=drop)


def _save(form: Form) -> None:
    """Record every row without a mistake, all in one go; the others stay as they are."""
    page, held = form.page, rows.current(form)
    verdicts = _judged(form, rows.unsaved(form, held))
    waiting = _repeats(form, verdicts)
    ready = {row_id: one for row_id, one in _ready(verdicts).items() if row_id not in waiting}
    try:
        made = record_all(
            page.storage,
            page.person,
            [*ready.values()],
            draft_id=keeping.draft_id(form),
            distinct_from=repeats.distinct_from(form, ready),
        )
    except RulesBroken:  # somebody changed the lists meanwhile: the rows are judged anew
        return
    except DraftRecorded as failure:
        keeping.empty(form)
        st.warning(failure.sentence(page.words), icon=":material/tab:")
        return
    if made:
        keeping.settle(form)
    form.put("saved", (*rows.saved(form), *ready))
    form.put("told", (sum(map(len, made)), len(verdicts) - len(ready)))


def _leave_saved(form: Form) -> None:
    """Take the rows that are records out of the table, and forget what was said of them."""
    rows.replace_all(form, rows.unsaved(form, rows.current(form)))
    session.forget(form.key("saved"), form.key("told"))


def _data(form: Form, held: list[GridRow], verdicts: Mapping[str, JudgedRow]) -> dict[str, object]:
    words = form.page.words
    return {
        "serial": rows.serial(form),
        "columns": columns.described(form.page),
        "rows": [{"id": row.row_id, "cells": dict(row.cells)} for row in held],
        "saved": [*rows.saved(form)],
        "verdicts": {row_id: _told(row, words) for row_id, row in verdicts.items()},
        "words": {
            "table": words("Table of records"),
            "remove": words("Remove the row"),
            "pasted": words("Rows pasted: {n}.", n="{n}"),
            "surplus": words("Cells beyond the columns: {n}, now in the note.", n="{n}"),
            "strays": words(
                "No column found for: {names}. Choose one below, or leave them in the note.",
                names="{names}",
            ),
            "note": words("into the note"),
            "nowhere": words("leave out"),
            "further": words("To mend further right: {n}", n="{n}"),
        },
    }


def _told(row: JudgedRow, words: Words) -> dict[str, dict[str, str]]:
    sentences: dict[str, str] = {}
    for violation in row.violations:
        before = f"{sentences[violation.field]} " if violation.field in sentences else ""
        sentences[violation.field] = before + violation.sentence(words)
    return {"wrong": sentences, "understood": dict(row.understood)}


def _draw_head(page: Page) -> None:
    st.caption(
        page.words(
            "Type, or copy rows in a spreadsheet and paste them into a cell with Ctrl+V. "
            "Enter and the arrows move between cells, Ctrl+Z takes a step back, Ctrl+Delete "
            "removes the row. What a cell means stands under it, in red what to mend."
        )
    )


def _draw_strays(page: Page, held: list[GridRow], verdicts: Mapping[str, JudgedRow]) -> None:
    """Write what is wrong with a row in no column of the table."""
    shown = {str(column["name"]) for column in columns.described(page)}
    for place, row in enumerate(held, start=1):
        for violation in verdicts[row.row_id].violations if row.row_id in verdicts else ():
            if violation.field not in shown:
                sentence = violation.sentence(page.words)
                st.markdown(wrong(page.words("Row {n}: {text}", n=place, text=sentence)))


def _draw_foot(form: Form, verdicts: Mapping[str, JudgedRow], waiting: repeats.Repeats) -> None:
    words = form.page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button(words("Save the rows"), SAVE, type="primary", icon=":material/check:")
        if rows.saved(form):
            form.button(words("Take saved rows away"), CLEAR, icon=":material/clear_all:")
        ready = len(_ready(verdicts)) - len(waiting)
        if verdicts:
            st.caption(words("Ready: {ready} of {all}", ready=ready, all=len(verdicts)))
    told = form.value("told")
    if isinstance(told, tuple):
        _draw_told(words, *told)


def _draw_told(words: Words, records: int, left: int) -> None:
    if records:
        sentence = words.count("Saved: {n} record", "Saved: {n} records", records)
        st.success(sentence, icon=":material/check_circle:")
    if left:
        sentence = words.count(
            "{n} row is not saved yet: see what is red in it or asked below the table.",
            "{n} rows are not saved yet: see what is red in them or asked below the table.",
            left,
        )
        st.warning(sentence, icon=":material/edit_note:")
    if not records and not left:
        st.info(words("There is nothing to save yet."), icon=":material/info:")
