"""The table behind a chart: as Streamlit's own table on screen, as a CSV file to take away."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from math import isnan
from numbers import Integral

import pandas as pd
import streamlit as st

from core import formats
from core.ids import new_id
from core.periods import TIME_ZONE
from core.spreadsheets import SEPARATORS, neutral
from ui.markdown import link, plain
from ui.page import Page
from ui.workbooks import MEDIA_TYPE as XLSX
from ui.workbooks import workbook

MEDIA_TYPES = {"csv": "text/csv", "xlsx": XLSX}
File = tuple[str, str, Callable[[], bytes], str]  # its button, its ending, its writer, its name
MOST_ROWS = 50  # on screen; the file has them all


@dataclass(frozen=True)
class Link:
    """A cell that leads to an address; without one it is a text."""

    text: str
    address: str

    def __str__(self) -> str:
        return self.text


def draw(page: Page, table: pd.DataFrame, *, alt: str, most: int = MOST_ROWS) -> None:
    """Draw the first rows of a table whose headers are words already."""
    shown = table.head(most)
    language = page.words.language
    texts = {
        plain(str(head)): [_cell(cell, language) for cell in shown[head]] for head in shown.columns
    }
    st.table(pd.DataFrame(texts), border="horizontal", hide_index=True, alt=alt)
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


def file_name(title: str, ending: str) -> str:
    """Return a name that no other file has: Streamlit may serve an older one of the same name."""
    return f"{file_stem(title)}_{new_id()[-8:]}.{ending}"


def file_stem(title: str) -> str:
    """Return the beginning of a file's name: the title, the day and the minute."""
    stem = re.sub(r"\W+", "_", title).strip("_")
    return f"{stem}_{datetime.now(TIME_ZONE):%Y-%m-%d_%H-%M}"


def _decimal(cell: object, decimals: str) -> object:
    if not isinstance(cell, float) or isnan(cell):
        return cell
    return str(int(cell) if cell.is_integer() else cell).replace(".", decimals)


def _harmless(cell: object) -> object:
    return neutral(str(cell)) if isinstance(cell, str | Link) else cell


def _cell(cell: object, language: str) -> str:
    if isinstance(cell, Link):
        return link(cell.text, cell.address)
    return plain(_text(cell, language))


def _text(cell: object, language: str) -> str:
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and isnan(cell)):
        return ""
    if isinstance(cell, date):
        return formats.day(cell, language)
    if isinstance(cell, int | float | Integral):
        return formats.number(float(cell), language)
    return str(cell)
