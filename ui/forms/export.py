"""The ways to take the records of the list away: as a workbook, as CSV, as Parquet."""

from functools import partial

import streamlit as st

from services.export_files import FORMATS
from services.exports import Wanted, export_records, file_name
from ui.forms.record_filters import SORTS, RecordFilters
from ui.page import Page


def draw(page: Page, filters: RecordFilters) -> None:
    """Draw a button for each format; the file is made when it is pressed, of all that fits."""
    words = page.words
    with st.popover(words("Download"), icon=":material/download:", key="records_export"):
        st.caption(
            words("All records that fit the filters. A corrected file can be imported again.")
        )
        for name, file_format in FORMATS.items():
            wanted = Wanted(filters.sort, filters.parameters(), name)
            st.download_button(
                file_format.name,
                partial(export_records, page.storage, page.person, wanted),
                file_name=file_name(words(SORTS[filters.sort]), file_format.suffix),
                mime=file_format.mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"records_export_{name}",
                width="stretch",
            )
