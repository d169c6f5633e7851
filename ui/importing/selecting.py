"""The first step: the file, what it holds, a template to fill; then how it was understood."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.errors import Failure
from core.i18n import N_
from services.intake.field_names import HOLDS
from services.intake.fields import FIELDS
from services.intake.table import MOST_BYTES
from services.intake.template import template
from ui import session
from ui.importing import understanding, wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain, wrong
from ui.page import Page

SORT = "import_template_sort"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INTRODUCTION = N_(
    "A table that somebody has kept: CSV or a workbook (XLSX, XLS, ODS). "
    "Nothing is written before the last step."
)


def draw(page: Page, kept: Wizard) -> None:
    """Draw the place for the file, or how the file was understood."""
    if kept.table is None or kept.mapping is None:
        _draw_uploader(page, kept)
        _draw_template(page)
        return
    words = page.words
    rows = words.count("{n} row", "{n} rows", kept.table.row_count)
    columns = words.count("{n} column", "{n} columns", len(kept.table.columns))
    said = f":material/table: **{plain(kept.table.name)}** · {rows} · {columns}"
    st.markdown(said)
    st.segmented_control(
        words("What the file holds"),
        list(FIELDS),
        format_func=lambda holds: words(HOLDS[holds]),
        default=kept.mapping.holds,
        key=kept.key("holds"),
        on_change=partial(_change_holds, page, kept.key("holds")),
        required=True,
    )
    understanding.draw(page, kept, kept.table)


def _change_holds(page: Page, key: str) -> None:
    chosen = session.recall(key)
    if isinstance(chosen, str):
        wizard.match_anew(page, chosen)


def _draw_uploader(page: Page, kept: Wizard) -> None:
    st.markdown(page.words(INTRODUCTION))
    most = MOST_BYTES // 1024 // 1024
    handed = st.file_uploader(
        page.words("The file, up to {most} MB", most=most),
        max_upload_size=most,
        key=kept.key("file"),
    )
    if handed is None:
        return
    if handed.file_id != kept.refused:
        try:
            with st.spinner(page.words("The file is being read…")):
                wizard.take_in(page, handed.name, handed.getvalue())
        except Failure as failure:
            kept = replace(kept, failure=failure, refused=handed.file_id)
            wizard.keep(kept)
        else:
            st.rerun()
    if kept.failure:
        st.markdown(wrong(kept.failure.sentence(page.words)))


def _draw_template(page: Page) -> None:
    """Offer a workbook to fill for the sort that is chosen."""
    words = page.words
    with st.expander(words("No table yet? Take a template"), icon=":material/table_view:"):
        st.markdown(
            words("A workbook with the columns, drop-downs and the lists; fill it and bring it.")
        )
        holds = st.segmented_control(
            words("What it is for"),
            list(FIELDS),
            format_func=lambda sort: words(HOLDS[sort]),
            default=next(iter(FIELDS)),
            key=SORT,
            required=True,
        )
        sort = str(holds)
        st.download_button(
            words("Download the template"),
            partial(template, page.storage, page.person, sort),
            file_name=f"{words(HOLDS[sort])}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="import_template",
        )
