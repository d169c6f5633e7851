"""What the second step says of columns: examples, one that fills several fields, unused ones."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from core.formats import day
from services.intake.field_names import name_of
from services.intake.mapping import ImportMapping
from services.intake.matching import samples, shared_columns, unused_columns
from services.intake.table import Table
from ui import session
from ui.importing import wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain, wrong
from ui.page import Page

EXAMPLES, LONGEST_EXAMPLE, MOST_UNUSED = 3, 40, 60
WORD_JOINER = "\u2060"  # takes no room and keeps an address from becoming a link
_LINK = re.compile(r"(?i)(https?|www|@)([:.]?)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)( 00:00:00)?")


def examples(page: Page, table: Table, column: str, *, told: Callable[[str], str] = str) -> str:
    """Return the first texts of a column as Markdown that makes no links of them.

    `told` says what of a text the field takes.
    """
    found = list(filter(None, map(told, samples(table, column))))[:EXAMPLES]
    texts = (_shown(page, table, text)[:LONGEST_EXAMPLE] for text in found)
    return " · ".join(plain(_LINK.sub(rf"\1{WORD_JOINER}\2", text)) for text in texts)


def _shown(page: Page, table: Table, text: str) -> str:
    """Return a day of a workbook as the person writes days, every other text as it is."""
    found = _DAY.fullmatch(text) if table.is_workbook else None
    try:
        return day(date.fromisoformat(found[1]), page.words.language) if found else text
    except ValueError:
        return text


def draw_shared(page: Page, kept: Wizard, mapping: ImportMapping) -> None:
    """Ask whether a column that feeds several fields is meant to."""
    for place, (column, fields) in enumerate(shared_columns(mapping).items()):
        names = ", ".join(page.words(name_of(mapping.holds, name)) for name in fields)
        said = page.words("The column “{column}” fills: {names}.", column=column, names=names)
        st.markdown(wrong(said))
        st.checkbox(
            page.words("It is meant to"),
            value=column in kept.shared,
            key=kept.key(f"shared_{place}_{column}"),
            on_change=_allow_shared,
            args=(column, kept.key(f"shared_{place}_{column}")),
        )


def _allow_shared(column: str, key: str) -> None:
    kept = wizard.current()
    is_meant = bool(session.recall(key))
    wizard.keep(
        replace(kept, shared=kept.shared | {column} if is_meant else kept.shared - {column})
    )


def draw_unused(page: Page, table: Table, mapping: ImportMapping) -> None:
    """List the columns that no field takes, so that nothing is left out silently."""
    unused = unused_columns(table, mapping)
    if not unused:
        return
    n, words = len(unused), page.words
    with st.expander(words.count("{n} column is not used", "{n} columns are not used", n)):
        for column in unused[:MOST_UNUSED]:
            shown = examples(page, table, column) or words("blank")
            st.caption(f"**{plain(column)}** — {shown}")
        if n > MOST_UNUSED:
            more = n - MOST_UNUSED
            st.caption(words.count("and {n} more", "and {n} more", more))
