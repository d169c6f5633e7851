"""How a file was understood: every guess with a control to correct it, and what it looks like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.table import Table
from ui import session
from ui.importing import doubting, wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain, wrong
from ui.page import Page

ROWS_SHOWN, MOST_LISTED = 8, 50
ENCODINGS = (
    *("utf-8", "windows-1251", "koi8-r", "mac-cyrillic", "cp866", "iso-8859-5"),
    *("utf-16", "iso-8859-1"),
)
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tabulator"), "|": N_("bar")}
QUOTES = {'"': N_("double quotes"), "'": N_("single quotes"), "": N_("none")}
DECIMALS = {",": N_("comma: 4,5"), ".": N_("point: 4.5")}
DATES = {
    "%d.%m.%Y": "31.12.2026",
    "%d.%m.%y": "31.12.26",
    "%d/%m/%Y": "31/12/2026",
    "%m/%d/%Y": "12/31/2026",
    "%m/%d/%y": "12/31/26",
    "%Y-%m-%d": "2026-12-31",
}
HIGHEST_ROW, MOST_HEADER_ROWS = 1000, 9


def draw(page: Page, kept: Wizard, table: Table) -> None:
    """Draw the doubts, the controls, the first rows and what was left out."""
    words = page.words
    if kept.failure:
        st.markdown(wrong(kept.failure.sentence(words)))
    doubting.draw(page, table)
    st.subheader(words("How the file was understood"), anchor=False)
    _draw_controls(page, kept, table)
    _draw_preview(page, table)
    _draw_left_out(page, table)


def _draw_controls(page: Page, kept: Wizard, table: Table) -> None:
    words = page.words
    choices: list[tuple[str, str, Mapping[Any, str]]] = []
    if len(table.sheets) > 1:
        choices.append(("sheet", words("Sheet"), {name: name for name in table.sheets}))
    if not table.is_workbook:
        choices += [
            ("encoding", words("Encoding"), {name: name for name in ENCODINGS}),
            ("delimiter", words("Separator"), _named(page, DELIMITERS)),
            ("quote", words("Quotation mark"), _named(page, QUOTES)),
        ]
    choices += [
        ("decimal", words("Decimals"), _named(page, DECIMALS)),
        ("date_formats", words("Dates"), _dates(table)),
    ]
    numbers = (
        ("header_row", words("Row of the header"), HIGHEST_ROW),
        ("header_rows", words("Rows in the header"), MOST_HEADER_ROWS),
    )
    drawn: list[Callable[[], None]] = [
        *(
            partial(_choice, page, kept, name, label=label, options=options)
            for name, label, options in choices
        ),
        *(
            partial(_number, page, kept, name, label=label, most=most)
            for name, label, most in numbers
        ),
    ]
    for begin in range(0, len(drawn), 4):
        for column, control in zip(st.columns(4), drawn[begin : begin + 4], strict=False):
            with column:
                control()
    if kept.form != FileForm():
        _draw_recognise(page)


def _draw_recognise(page: Page) -> None:
    """Offer to take the corrections back."""
    st.button(
        page.words("Recognise anew"),
        key="import_recognise",
        icon=":material/auto_fix_high:",
        type="tertiary",
        on_click=_recognise,
        args=(page,),
    )


def _named(page: Page, labels: Mapping[str, str]) -> dict[Any, str]:
    return {value: page.words(label) for value, label in labels.items()}


def _dates(table: Table) -> dict[Any, str]:
    """Return the ways to write a day, what was recognised first."""
    offered: dict[Any, str] = {(pattern,): example for pattern, example in DATES.items()}
    found = table.form.date_formats
    if found and found not in offered:
        return {found: ", ".join(DATES.get(pattern, pattern) for pattern in found), **offered}
    return offered


def _choice(page: Page, kept: Wizard, name: str, *, label: str, options: Mapping[Any, str]) -> None:
    value = _value(kept, name)
    if value not in options and value not in {None, ()}:
        options = {value: str(value), **options}
    st.selectbox(
        label,
        list(options),
        index=list(options).index(value) if value in options else None,
        format_func=options.__getitem__,
        placeholder=page.words("not needed"),
        key=kept.key(f"form_{name}"),
        on_change=_correct,
        args=(page, name, kept.key(f"form_{name}")),
    )


def _number(page: Page, kept: Wizard, name: str, *, label: str, most: int) -> None:
    value = _value(kept, name)
    st.number_input(
        label,
        min_value=0,
        max_value=most,
        value=value if isinstance(value, int) else 1,
        help=page.words("0: the columns have no names."),
        key=kept.key(f"form_{name}"),
        on_change=_correct,
        args=(page, name, kept.key(f"form_{name}")),
    )


def _value(kept: Wizard, name: str) -> object:
    """Return what the person said, else what was recognised."""
    said = getattr(kept.form, name)
    found = getattr(kept.table.form, name) if kept.table else None
    return found if said in {None, ()} else said


def _correct(page: Page, name: str, key: str) -> None:
    """Take over what the person says; another sheet is recognised from the beginning."""
    value: Any = session.recall(key)
    if value is None:
        return
    form = FileForm() if name == "sheet" else wizard.current().form
    wizard.correct(page, replace(form, **{name: value}))


def _recognise(page: Page) -> None:
    sheet = wizard.current().form.sheet
    wizard.correct(page, replace(FileForm(), sheet=sheet))


def _draw_preview(page: Page, table: Table) -> None:
    shown = table.cells.slice(0, ROWS_SHOWN)
    numbers = table.numbers.slice(0, ROWS_SHOWN).to_pylist()
    columns = {name: shown.column(place).to_pylist() for place, name in enumerate(table.columns)}
    first = page.words("Row")
    while first in columns:
        first += " "
    st.dataframe(
        pd.DataFrame({first: numbers, **columns}),
        hide_index=True,
        height="content",
        placeholder="",
        alt=page.words("The first rows of the file"),
    )


def _draw_left_out(page: Page, table: Table) -> None:
    words = page.words
    if table.overlong:
        n = len(table.overlong)
        st.warning(
            words.count(
                "{n} row has more cells than there are columns: it will be rejected.",
                "{n} rows have more cells than there are columns: they will be rejected.",
                n,
            ),
            icon=":material/help:",
        )
    if table.skipped:
        n = len(table.skipped)
        with st.expander(words.count("{n} row left out", "{n} rows left out", n)):
            _list_skipped(page, table.skipped)


def _list_skipped(page: Page, skipped: Sequence[tuple[int, str]]) -> None:
    blank = page.words("blank")
    for number, text in skipped[:MOST_LISTED]:
        st.caption(f"{number}: {plain(text) or blank}")
    if len(skipped) > MOST_LISTED:
        more = len(skipped) - MOST_LISTED
        st.caption(page.words.count("and {n} more", "and {n} more", more))
