"""The table behind a chart: as Streamlit's own table on screen, as a CSV file to take away."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan
from numbers import Integral

import pandas as pd
import streamlit as st

from core import formats
from core.periods import TIME_ZONE
from core.spreadsheets import SEPARATORS, neutral
from ui.markdown import link, plain
from ui.page import Page

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


def download(page: Page, table: pd.DataFrame, *, title: str, key: str) -> None:
    """Offer the table as a CSV file that a spreadsheet of the person's language opens."""
    content = csv(table, page.words.language)
    st.download_button(
        page.words("Download as CSV"),
        content,
        file_name=file_name(title, content),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def csv(table: pd.DataFrame, language: str) -> bytes:
    """Return the table as CSV; no cell can be taken for a formula."""
    fields, decimals = SEPARATORS[language]
    safe = table.rename(columns=_harmless)
    for head in safe.columns:
        safe[head] = safe[head].map(_harmless)
    text = safe.to_csv(index=False, sep=fields, decimal=decimals, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def file_name(title: str, content: bytes) -> str:
    """Return a name no other content has: Streamlit may serve an older file of the same name."""
    stem = re.sub(r"\W+", "_", title).strip("_")
    stamp = f"{datetime.now(TIME_ZONE):%Y-%m-%d_%H-%M}"
    return f"{stem}_{stamp}_{hashlib.sha256(content).hexdigest()[:8]}.csv"


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
