"""What was understood without certainty: a plain question, the other answers as buttons."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.i18n import N_
from services.intake.headers import is_sheet_of_lists
from services.intake.table import Doubt, Table
from ui.importing import wizard
from ui.markdown import plain
from ui.page import Page

MOST_ANSWERS = 4
NAMED: Mapping[tuple[str, object], str] = {
    ("delimiter", ","): N_("separated by commas"),
    ("delimiter", ";"): N_("separated by semicolons"),
    ("delimiter", "\t"): N_("separated by tabulators"),
    ("delimiter", "|"): N_("separated by bars"),
    ("delimiter", " "): N_("separated by blanks"),
    ("quote", ""): N_("quotation marks are ordinary signs"),
    ("quote", '"'): N_("double quotation marks enclose texts"),
    ("escape", ""): N_("no sign has a special meaning"),
    ("header_row", 0): N_("the columns have no names"),
    ("header_rows", 1): N_("the header is one row"),
    ("table", 0): N_("read all as one table"),
    ("extras", "keep"): N_("read them as rows"),
    ("extras", "skip"): N_("leave them out"),
    ("uneven", "mend"): N_("put the rows in order"),
    ("uneven", "keep"): N_("leave the rows as they are"),
    ("decimal", ","): N_("the comma begins the fraction"),
    ("decimal", "."): N_("the point begins the fraction"),
}
PATTERNS: Mapping[str, str] = {
    "sheet": N_("read the sheet “{value}”"),
    "encoding": N_("read as {value}"),
    "header_row": N_("the header is row {value}"),
    "table": N_("read table {value}"),
    "date_formats": N_("dates as {value}"),
}
DATE_SIGNS = {"%d": "31", "%m": "12", "%Y": "2026", "%y": "26"}


def draw(page: Page, table: Table) -> None:
    """Draw every doubt with its answers; the sheet of a template's lists raises none."""
    for place, doubt in enumerate(table.doubts):
        answers = [answer for answer in _answers(doubt) if not _is_lists(doubt, answer)]
        if doubt.field == "sheet" and not answers:
            continue
        sentence = plain(page.words(doubt.message, **doubt.facts))
        with st.container(key=f"import_doubt_{place}"):
            st.warning(sentence, icon=":material/help:")
            if answers:
                _draw_answers(page, doubt, answers[:MOST_ANSWERS], place=place)


def _answers(doubt: Doubt) -> list[object]:
    """Return what else the field may be, lists as tuples."""
    others = doubt.alternatives
    return [tuple(other) if isinstance(other, list) else other for other in others]


def _is_lists(doubt: Doubt, answer: object) -> bool:
    return doubt.field == "sheet" and is_sheet_of_lists(str(answer))


def _draw_answers(page: Page, doubt: Doubt, answers: list[object], *, place: int) -> None:
    with st.container(horizontal=True):
        for number, answer in enumerate(answers):
            st.button(
                plain(_label(page, doubt.field, answer)),
                key=f"import_doubt_{place}_{number}",
                on_click=_answer,
                args=(page, doubt.field, answer),
            )


def _label(page: Page, field: str, answer: object) -> str:
    named = NAMED.get((field, answer))
    if named:
        return page.words(named)
    value = _example(answer) if isinstance(answer, tuple) else str(answer)
    pattern = PATTERNS.get(field)
    return page.words(pattern, value=value) if pattern else value


def _example(patterns: tuple[object, ...]) -> str:
    """Return what the last day of the year looks like in the first of the patterns."""
    text = str(patterns[0]) if patterns else ""
    for sign, digits in DATE_SIGNS.items():
        text = text.replace(sign, digits)
    return text


def _answer(page: Page, field: str, answer: Any) -> None:  # noqa: ANN401 - a value of any field
    """Read the file as the person says; another sheet is recognised from the beginning."""
    kept = wizard.current()
    form = replace(wizard.AS_RECOGNISED if field == "sheet" else kept.form, **{field: answer})
    wizard.correct(page, form)
