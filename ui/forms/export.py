"""The ways to take the records of the list away: as a workbook, as CSV, as Parquet."""

from functools import partial

import streamlit as st

from core.errors import ExportTooLong
from core.formats import number
from core.i18n import Words
from services.export_files import FORMATS, MOST_ROWS
from services.exports import Wanted, export_records, file_name
from ui.forms.record_filters import SORTS, RecordFilters
from ui.page import Page


def draw(page: Page, filters: RecordFilters, *, found: int) -> None:
    """Draw a button for each format; the file is made when it is pressed, of all that fits."""
    words = page.words
    with st.popover(words("Download"), icon=":material/download:", key="records_export"):
        st.caption(
            words("All records that fit the filters. A corrected file can be imported again.")
        )
        is_too_long = draw_too_long(words, found)
        for name, file_format in FORMATS.items():
            wanted = Wanted(filters.sort, filters.parameters(), name)
            st.download_button(
                file_format.name,
                partial(export_records, page.storage, page.person, wanted),
                file_name=file_name(words(SORTS[filters.sort]), file_format.suffix),
                mime=file_format.mime,
                icon=":material/download:",
                on_click="ignore",
                disabled=is_too_long,
                key=f"records_export_{name}",
                width="stretch",
            )


def draw_too_long(words: Words, found: int) -> bool:
    """Say whether more rows fit than a file holds; where they do, a sentence says it too."""
    is_too_long = found > MOST_ROWS
    if is_too_long:
        most = number(MOST_ROWS, words.language)
        st.warning(words(ExportTooLong.message, most=most), icon=":material/warning:")
    return is_too_long
