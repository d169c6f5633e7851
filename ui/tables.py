"""The table behind a chart: on screen, and as a workbook or a CSV file to take away."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from math import isnan

import pandas as pd
import streamlit as st

from core.ids import new_id
from core.periods import TIME_ZONE
from core.spreadsheets import SEPARATORS, neutral
from reports.archive import packed
from reports.workbook.names import sheet_name
from ui import plain_table
from ui.page import Page
from ui.plain_table import Link
from ui.workbooks import MEDIA_TYPE as XLSX
from ui.workbooks import workbook

MEDIA_TYPES = {"csv": "text/csv", "xlsx": XLSX, "zip": "application/zip"}
File = tuple[str, str, Callable[[], bytes], str]  # its button, its ending, its writer, its name
MOST_ROWS = 50  # on screen; the file has them all


def draw(page: Page, table: pd.DataFrame, *, alt: str, most: int = MOST_ROWS) -> None:
    """Draw the first rows of a table whose headers are words already."""
    shown = table.head(most)
    st.html(plain_table.html(shown, page.words.language, alt=alt))
    if len(table) > most:
        st.caption(
            page.words(
                "The first {shown} of {n} rows; the file has them all.",
                shown=most,
                n=len(table),
            )
        )


def download(
    page: Page, table: pd.DataFrame, notes: pd.DataFrame | None = None, *, title: str, key: str
) -> None:
    """Offer the table as a workbook and as a CSV file that a spreadsheet of the language opens.

    Notes are a second sheet of the workbook; beside the CSV they are a file of their own. A file
    is written when somebody takes it.
    """
    words, sheets = page.words, {page.words("Table"): table}
    files: list[File] = [
        (words("Download as XLSX"), "xlsx", partial(workbook, sheets), title),
        (words("Download as CSV"), "csv", partial(csv, table, words.language), title),
    ]
    if notes is not None and not notes.empty:
        sheets[words("Notes")] = notes
        name = words("{title}, notes", title=title)
        files.append((words("Notes as CSV"), "csv", partial(csv, notes, words.language), name))
    _offer(files, key)


def download_all(page: Page, named: Mapping[str, pd.DataFrame], *, title: str, key: str) -> None:
    """Offer several tables as the sheets of one workbook, and as CSV files in one archive."""
    words, taken = page.words, set[str]()
    sheets = {sheet_name(name, taken): table for name, table in named.items()}
    write = partial(archive, named, words.language)
    files: list[File] = [
        (words("Download as XLSX"), "xlsx", partial(workbook, sheets), title),
        (words("Download as CSV files in an archive"), "zip", write, title),
    ]
    _offer(files, key)


def _offer(files: Sequence[File], key: str) -> None:
    with st.container(horizontal=True):
        for number, (label, ending, write, name) in enumerate(files):
            st.download_button(
                label,
                write,
                file_name=file_name(name, ending),
                mime=MEDIA_TYPES[ending],
                icon=":material/download:",
                on_click="ignore",
                key=f"{key}_{number}",
            )


def csv(table: pd.DataFrame, language: str) -> bytes:
    """Return the table as CSV; no cell can be taken for a formula."""
    fields, decimals = SEPARATORS[language]
    safe = table.rename(columns=_harmless)
    for head in safe.columns:
        safe[head] = safe[head].map(_harmless)
        if safe[head].dtype == object:  # beside words pandas writes numbers with a point
            safe[head] = safe[head].map(lambda cell: _decimal(cell, decimals))
    text = safe.to_csv(index=False, sep=fields, decimal=decimals, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def archive(named: Mapping[str, pd.DataFrame], language: str) -> bytes:
    """Return an archive with a CSV file of each table."""
    files = [(f"{_stem(name)}.csv", csv(table, language)) for name, table in named.items()]
    return packed(files)


def file_name(title: str, ending: str) -> str:
    """Return a name that no other file has: Streamlit may serve an older one of the same name."""
    return f"{file_stem(title)}_{new_id()[-8:]}.{ending}"


def file_stem(title: str) -> str:
    """Return the beginning of a file's name: the title, the day and the minute."""
    return f"{_stem(title)}_{datetime.now(TIME_ZONE):%Y-%m-%d_%H-%M}"


def _stem(title: str) -> str:
    return re.sub(r"\W+", "_", title).strip("_")


def _decimal(cell: object, decimals: str) -> object:
    if not isinstance(cell, float) or isnan(cell):
        return cell
    return str(int(cell) if cell.is_integer() else cell).replace(".", decimals)


def _harmless(cell: object) -> object:
    return neutral(str(cell)) if isinstance(cell, str | Link) else cell
